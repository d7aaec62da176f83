import type { TreeFile } from '../../adapters/repositories/port.ts'
import type { Sandbox } from '../../adapters/sandbox/port.ts'
import { checkDocument } from '../../core/desired/checkDocument.ts'
import type { Manifest } from '../../core/desired/document.ts'
import type { Model } from '../../core/desired/model.ts'
import type { Problem } from '../../core/fleet/problem.ts'
import { looksLikeManifest, forgottenVersion, kindsIn } from './manifestText.ts'
import type { ParseCache, ReadYaml } from './parseCache.ts'
import type { SourceTree } from './sourceTree.ts'

/** The manifests of a commit, and what is wrong with those that are none. */
export interface ReadManifests {
  manifests: Manifest[]
  broken: Model['broken']
  problems: Problem[]
  /** Documents, broken ones included. */
  count: number
}

/** Bytes of a YAML file that is not even looked at; one that might be a manifest must not be passed over in silence. */
const yamlLimit = 16_000_000
/** Bytes of all YAML files of a commit. */
const totalLimit = 128_000_000

/** Reads every manifest of a commit; blobs seen before are not read again. */
export async function readManifests(source: SourceTree, sandbox: Sandbox, cache: ParseCache): Promise<ReadManifests> {
  const candidates = source.files.filter(({ path, mode }) => /\.ya?ml$/.test(path) && mode.startsWith('100'))
  const read: ReadManifests = { manifests: [], broken: [], problems: [], count: 0 }
  const report = (file: string, severity: Problem['severity'], message: string, hint: string): void => {
    read.problems.push({ severity, place: { file, line: 1, column: 1 }, message, hint })
  }
  const small = candidates.filter(({ path, size }) => {
    if (size > yamlLimit) report(path, 'error', 'is a YAML file of more than 16 MB', 'give it another ending')
    return size <= yamlLimit
  })
  if (small.reduce((sum, { size }) => sum + size, 0) > totalLimit) {
    report('.', 'error', 'has more than 128 MB of YAML files', 'give those that are no manifests another ending')
    return read
  }
  const byOid = await readAll(small, source, sandbox, cache)
  for (const file of small) {
    const yaml = byOid.get(file.oid)
    if (!yaml) throw new Error(`${file.path} (${file.oid}) could not be read from the repository`)
    if (yaml.manifest) addFile(read, file.path, yaml)
    else if (forgottenVersion(yaml.text)) {
      const message = 'has a kind of Holdfast and no apiVersion: it is taken for an ordinary file'
      report(file.path, 'warning', message, 'write apiVersion: holdfast/v1')
    }
  }
  return read
}

async function readAll(
  files: TreeFile[],
  source: SourceTree,
  sandbox: Sandbox,
  cache: ParseCache,
): Promise<Map<string, ReadYaml>> {
  const all = new Map<string, ReadYaml>()
  const fresh: string[] = []
  for (const oid of new Set(files.map((file) => file.oid))) {
    const known = cache.yaml.get(oid)
    if (known) all.set(oid, known)
    else fresh.push(oid)
  }
  const take = (oid: string, yaml: ReadYaml, weight: number): void => {
    all.set(oid, yaml)
    cache.yaml.set(oid, yaml, weight)
  }
  const manifests: { oid: string; text: string }[] = []
  for (const [oid, bytes] of await source.read(fresh)) {
    const text = new TextDecoder().decode(bytes)
    if (looksLikeManifest(text)) manifests.push({ oid, text })
    // Of other files only the beginning is of interest, for `forgottenVersion`.
    else take(oid, { manifest: false, text: text.slice(0, 2_000) }, 2_000)
  }
  const parsed = await sandbox.parse(manifests.map(({ text }) => text))
  // Positions weigh more than the text itself.
  for (const [index, { oid, text }] of manifests.entries()) {
    take(oid, { manifest: true, text, parsed: parsed[index]! }, 8 * text.length)
  }
  return all
}

function addFile(read: ReadManifests, file: string, yaml: ReadYaml & { manifest: true }): void {
  const { parsed, text } = yaml
  if (!parsed.ok) {
    read.count += 1
    read.broken.push(...kindsIn(text))
    for (const { position, message, hint } of parsed.problems) {
      const place = { file, line: position[0], column: position[1] }
      read.problems.push({ severity: 'error', place, message, hint })
    }
    return
  }
  for (const { value, positions } of parsed.documents) {
    read.count += 1
    const checked = checkDocument({ file, text, value, positions })
    if (checked.ok) {
      read.manifests.push(checked.manifest)
      continue
    }
    read.broken.push({ kind: checked.kind, name: checked.name })
    read.problems.push(...checked.problems)
  }
}
