import { hostname } from 'node:os'
import { createSystemClock } from '../adapters/clocks/system/system.ts'
import type { Nodes } from '../adapters/nodes/port.ts'
import type { Repository } from '../adapters/repositories/port.ts'
import { createSandbox } from '../adapters/sandbox/child/sandbox.ts'
import type { Sandbox } from '../adapters/sandbox/port.ts'
import type { ControllerSettings } from '../core/desired/controllerSettings.ts'
import { createLibrary } from '../daemon/source/library.ts'
import { createParseCache } from '../daemon/source/parseCache.ts'
import type { World } from '../daemon/world.ts'
import { daemonPlace, openPlace, type Place } from './openPlace.ts'
import { openSettings } from './openSettings.ts'

/** What is opened on, and what may be put in the place of it. */
export interface AdapterOptions {
  environment: Readonly<Record<string, string | undefined>>
  workingDirectory: string
  version: string
  /** Tells a person what opening found. */
  note(text: string): void
  configFile(): string | undefined
  /** Other nodes than real ones. */
  openNodes?: (settings: ControllerSettings) => Promise<Nodes>
}

/** Everything that touches the world: each opened at its first use, and closed in the opposite order. */
export function openAdapters(options: AdapterOptions) {
  const { environment, workingDirectory } = options
  const closers: (() => Promise<void>)[] = []
  const clock = createSystemClock()
  let isDaemon = false
  const sandbox = once((): Sandbox => {
    const made = createSandbox()
    closers.push(() => made.close())
    return made
  })
  const controller = once(() => {
    const asked = { file: options.configFile(), environment: environment['HOLDFAST_CONFIG'], workingDirectory }
    return openSettings(asked, sandbox())
  })
  const place = once(async (): Promise<Place> => {
    const opened = isDaemon ? daemonPlace((await controller()).stateDir) : await openPlace(environment)
    closers.push(opened.close)
    return opened
  })
  const repository = once(async () => {
    const opened = await openRepository(await controller(), await place())
    closers.push(() => opened.close())
    return opened
  })
  const artifacts = once(async () => {
    const { openArtifacts } = await import('../adapters/artifacts/file/artifacts.ts')
    return openArtifacts((await place()).artifacts)
  })
  const nodes = once(async () => {
    const open = options.openNodes ?? (await import('./openNodes.ts')).openNodes
    const opened = await open(await controller(), environment)
    closers.push(() => opened.close())
    return opened
  })
  const library = once(async () => {
    const tools = { sandbox: sandbox(), artifacts: await artifacts(), cache: createParseCache() }
    return createLibrary(await repository(), tools)
  })
  const world = once(async (): Promise<World> => {
    isDaemon = true
    const { stateDir, author, pollIntervalMs, lease } = await controller()
    // Locked before anything else of the state directory is touched.
    const store = await openStore(stateDir, options.note)
    closers.push(() => store.close())
    const parts = { repository: await repository(), nodes: await nodes(), library: await library() }
    const { version } = options
    return { ...parts, store, clock, author, version, host: hostname(), lease, pollIntervalMs, random: Math.random }
  })
  const close = once(async () => {
    for (const end of closers.toReversed()) await end().catch(() => undefined)
  })
  return { clock, sandbox, controller, repository, artifacts, nodes, library, world, close }
}

async function openRepository(settings: ControllerSettings, place: Place): Promise<Repository> {
  const { remote, branch, deployKey, knownHosts, caFile } = settings
  const { openGitRepository } = await import('../adapters/repositories/git/repository.ts')
  const cacheDir = place.clone(`${remote} ${branch}`)
  return openGitRepository({ remote, branch, deployKey, knownHosts, caFile, cacheDir })
}

async function openStore(stateDir: string, note: (text: string) => void) {
  const { openFileStore } = await import('../adapters/stores/file/store.ts')
  const store = await openFileStore(stateDir)
  try {
    await store.load()
    for (const told of store.notes()) note(told)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Does something at the first call, and answers the same ever after. */
export function once<T>(open: () => T): () => T {
  let opened: { value: T } | undefined
  return () => (opened ??= { value: open() }).value
}
