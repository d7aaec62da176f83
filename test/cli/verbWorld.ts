import { join } from 'node:path'
import { Command } from 'commander'
import { openArtifacts } from '../../src/adapters/artifacts/file/artifacts.ts'
import { createManualClock } from '../../src/adapters/clocks/manual/manual.ts'
import { createMemoryNodes, type MemoryNodes } from '../../src/adapters/nodes/memory/nodes.ts'
import type { Repository } from '../../src/adapters/repositories/port.ts'
import { createSandbox } from '../../src/adapters/sandbox/child/sandbox.ts'
import { chainEntries } from '../../src/adapters/stores/chain.ts'
import type { AddVerb, CliContext, UserError } from '../../src/cli/context.ts'
import type { DurableEntry } from '../../src/core/journal/entry.ts'
import { compile } from '../../src/daemon/source/compile.ts'
import { createParseCache } from '../../src/daemon/source/parseCache.ts'
import { readPromoted } from '../../src/daemon/source/readPromoted.ts'
import type { SourceTree } from '../../src/daemon/source/sourceTree.ts'
import { makeWorld, type World } from '../adapters/repositories/git/world.ts'

/** What a verb said and did. */
export interface Said {
  code: number
  out: string
  err: string
  /** A failure told to the person: `message` and `hint`. */
  error: UserError | undefined
}

/** A real repository, real compile and sandbox, nodes in memory: what verbs are tried on. */
export interface VerbWorld {
  git: World
  nodes: MemoryNodes
  journal: DurableEntry[]
  context: CliContext
  repository(): Promise<Repository>
  /** Digests by slot at a commit. */
  digests(commit: string): Promise<Record<string, string>>
  run(add: AddVerb, ...args: string[]): Promise<Said>
  close(): Promise<void>
}

const sandbox = createSandbox()
const refuse = () => Promise.reject(new Error('not part of this test'))

/** Makes a world for verbs; `change` replaces parts of what they are given. */
export function makeVerbWorld(change: (world: VerbWorld) => Partial<CliContext> = () => ({})): VerbWorld {
  const git = makeWorld()
  const clock = createManualClock(Date.UTC(2026, 0, 5, 12))
  const nodes = createMemoryNodes({ clock })
  const journal: DurableEntry[] = []
  let opened: Promise<Repository> | undefined
  const repository = () => (opened ??= git.open())
  const artifacts = () => openArtifacts(join(git.directory, 'artifacts'))

  const sourceAt = async (commit: string): Promise<SourceTree> => {
    const open = await repository()
    return { commit, files: await open.tree(commit), read: (oids) => open.read(oids) }
  }
  const compileAt = async (commit: string) => {
    const tools = { sandbox, artifacts: await artifacts(), cache: createParseCache() }
    const promoted = async (commits: string[]) =>
      readPromoted(await repository(), commit, commits, async (oid) => compile(await sourceAt(oid), tools))
    return compile(await sourceAt(commit), { ...tools, promoted })
  }

  const stateDir = join(git.directory, 'state')
  const context: CliContext = {
    out: () => undefined,
    err: () => undefined,
    isTerminal: false,
    columns: 100,
    environment: {},
    workingDirectory: git.directory,
    clock,
    controller: async () => ({
      remote: git.bare,
      branch: 'main',
      identities: [],
      agent: false,
      author: { name: 'Holdfast', email: 'holdfast@example.org' },
      stateDir,
      socket: join(stateDir, 'holdfast.sock'),
      pollIntervalMs: 15_000,
      lease: 'git' as const,
    }),
    sandbox: () => sandbox,
    artifacts,
    repository,
    nodes: async () => nodes,
    library: async () => ({
      read: refuse,
      tidy: refuse,
      compile: async (commit) => {
        const compiled = await compileAt(commit)
        if (compiled.ok) return { ok: true, desired: compiled.desired, warnings: compiled.warnings }
        return { ok: false, unavailable: compiled.unavailable, problems: compiled.problems }
      },
    }),
    sourceAt,
    journal: async () => chainEntries({ seq: 0, hash: '0'.repeat(64) }, journal),
    world: refuse,
    api: async () => undefined,
    hints: async () => async () => undefined,
    scanHostKeys: refuse,
    stop: new AbortController().signal,
    exit: () => undefined,
  }
  const world: VerbWorld = {
    git,
    nodes,
    journal,
    context,
    repository,
    digests: async (commit) => {
      await (await repository()).fetch()
      const compiled = await compileAt(commit)
      if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join('; '))
      return Object.fromEntries(Object.entries(compiled.desired.services).map(([key, { digest }]) => [key, digest]))
    },
    run: (add, ...args) => runVerb({ ...context, ...change(world) }, add, args),
    close: async () => {
      await git.close()
    },
  }
  return world
}

/** Ends the sandbox that all worlds share. */
export async function closeSandbox(): Promise<void> {
  await sandbox.close()
}

async function runVerb(context: CliContext, add: AddVerb, args: string[]): Promise<Said> {
  const said: Said = { code: 0, out: '', err: '', error: undefined }
  const program = new Command('holdfast').exitOverride()
  const out = (text: string): void => void (said.out += text)
  const err = (text: string): void => void (said.err += text)
  program.configureOutput({ writeOut: out, writeErr: err })
  add(program, { ...context, out, err, exit: (code) => void (said.code = code) })
  for (const command of program.commands) command.exitOverride().configureOutput({ writeOut: out, writeErr: err })
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof Error) || !('hint' in error || 'code' in error)) throw error
    said.error = error as UserError
    said.code = said.error.exitCode
  }
  return said
}
