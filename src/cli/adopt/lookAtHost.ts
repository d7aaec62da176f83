import type { Answer, Nodes } from '../../adapters/nodes/port.ts'
import type { Target } from '../../core/fleet/node.ts'
import type { Observation, ObservedPath } from '../../core/observed/observation.ts'
import { unitFilePath } from '../../core/observed/wanted.ts'
import { userError } from '../context.ts'

/** What of a host is to be taken up. */
export interface Asked {
  paths: string[]
  users: string[]
  groups: string[]
  units: string[]
  packages: string[]
}

/** What a host showed of that: the observation, and the text of every file it may be written from. */
export interface Shown {
  observation: Observation
  texts: Map<string, string>
  /** Why a file has no text. */
  unread: Map<string, string>
}

/** Nobody needs a file of more in Git; a node sends no more at once. */
const maxBytes = 256 * 1024

/** Looks at a host, and reads the files. Changes nothing there. */
export async function lookAtHost(nodes: Nodes, target: Target, asked: Asked): Promise<Shown> {
  const unitFiles = asked.units.map(unitFilePath)
  const request = {
    paths: [...asked.paths, ...unitFiles].map((path) => ({ path })),
    trees: [],
    users: asked.users,
    groups: asked.groups,
    units: asked.units,
    ...(asked.packages.length > 0 ? { packages: asked.packages } : {}),
  }
  const first = await told(nodes.observe(target, request))
  const dropIns = asked.units.flatMap((unit) => ownDropIns(first, unit))
  const observation =
    dropIns.length === 0
      ? first
      : await told(
          nodes.observe(target, { ...request, paths: [...request.paths, ...dropIns.map((path) => ({ path }))] }),
        )
  const files = [...asked.paths, ...unitFiles, ...dropIns].filter((path) => fileAt(observation, path) !== undefined)
  const unread = new Map(files.flatMap((path) => whyNot(path, fileAt(observation, path)) ?? []))
  const wanted = files.filter((path) => !unread.has(path))
  const contents = wanted.length === 0 ? {} : await told(nodes.read(target, wanted))
  const texts = new Map<string, string>()
  for (const path of wanted) {
    const text = textOf(contents[path])
    if (text === undefined) unread.set(path, 'it is no text, or could not be read whole')
    else texts.set(path, text)
  }
  return { observation, texts, unread }
}

/** Drop-ins an administrator wrote; those of packages and of the running system are not theirs. */
export function ownDropIns(observation: Observation, unit: string): string[] {
  const seen = observation.units[unit]
  if (seen?.seen !== 'present') return []
  return seen.value.dropInPaths.filter((path) => path.startsWith(`${unitFilePath(unit)}.d/`))
}

/** A regular file as it was seen; undefined for anything else. */
export function fileAt(observation: Observation, path: string): Extract<ObservedPath, { type: 'file' }> | undefined {
  const seen = observation.paths[path]
  return seen?.seen === 'present' && seen.value.type === 'file' ? seen.value : undefined
}

/** What not everybody may read on the host must not become readable to all who read the repository. */
function whyNot(path: string, file: { mode: string; size: number } | undefined): [string, string][] | undefined {
  if (!file) return undefined
  if ((Number.parseInt(file.mode, 8) & 0o004) === 0) {
    return [[path, `its mode is ${file.mode}: it may hold a secret, which does not belong into Git`]]
  }
  return file.size > maxBytes ? [[path, `it has ${file.size} bytes; ${maxBytes} are the limit`]] : undefined
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  if (!bytes) return undefined
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

async function told<T>(asked: Promise<Answer<T>>): Promise<T> {
  const answer = await asked
  if (answer.answer === 'ok') return answer.value
  throw userError(`the node does not answer: ${answer.message}`, 'See `holdfast doctor`.', 3)
}
