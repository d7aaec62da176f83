import type { Nodes } from '../adapters/nodes/port.ts'
import type { CliContext } from '../cli/context.ts'
import { userError } from '../cli/context.ts'
import type { Bastion } from '../core/fleet/node.ts'
import { bastionTarget } from '../core/fleet/node.ts'
import type { ControllerSettings } from '../core/desired/controllerSettings.ts'
import { sourceAt } from '../daemon/source/library.ts'
import { once, openAdapters } from './openAdapters.ts'

/** What the process itself brings along; tests bring their own. */
export interface Surroundings {
  out(text: string): void
  err(text: string): void
  isTerminal: boolean
  columns: number
  environment: Readonly<Record<string, string | undefined>>
  workingDirectory: string
  /** Asked for by what runs until it is stopped; what never asks is ended by the signal itself. */
  stop(): AbortSignal
  exit(code: number): void
  version: string
  /** Other nodes than real ones. */
  openNodes?: (settings: ControllerSettings) => Promise<Nodes>
}

/** A context that must be closed when the verb has ended; `choose` sets what the global options say. */
export interface OpenContext extends CliContext {
  choose(options: { config?: string }): void
  close(): Promise<void>
}

const scanTimeoutMs = 10_000

/** Makes the context of a verb from adapters. */
export function createContext(surroundings: Surroundings): OpenContext {
  const { out, err, isTerminal, columns, environment, workingDirectory, exit, version, openNodes } = surroundings
  let chosen: string | undefined
  const note = (text: string) => err(`holdfast: ${text}\n`)
  const configFile = () => chosen
  const adapters = openAdapters({ environment, workingDirectory, version, note, configFile, openNodes })
  const { controller, repository } = adapters
  const stop = once(() => surroundings.stop())
  return {
    ...adapters,
    out,
    err,
    isTerminal,
    columns,
    environment,
    workingDirectory,
    exit,
    scanHostKeys: async (address, port, jump) => scanHostKeys({ address, port, jump }, controller, environment),
    get stop() {
      return stop()
    },
    sourceAt: async (commit) => sourceAt(await repository(), commit),
    journal: async () => {
      const { readJournal } = await import('../adapters/stores/file/store.ts')
      return readJournal((await controller()).stateDir)
    },
    api: async () => {
      const { connectApi } = await import('../api/client.ts')
      return connectApi((await controller()).socket)
    },
    hints: async (call) => watchLocal((await controller()).remote, call),
    choose: (options) => (chosen = options.config),
  }
}

async function watchLocal(remote: string, call: () => void): Promise<() => Promise<void>> {
  const { parseRemote } = await import('../adapters/repositories/git/remote.ts')
  const { gitDir } = parseRemote(remote)
  if (gitDir === undefined) return async () => undefined
  const { watchRepository } = await import('../adapters/repositories/directory/watchRepository.ts')
  return watchRepository(gitDir, call)
}

async function scanHostKeys(
  { address, port, jump }: { address: string; port: number; jump?: Bastion },
  settings: () => Promise<ControllerSettings>,
  environment: Surroundings['environment'],
): Promise<string[]> {
  const scan = await import('../adapters/channels/ssh2/scan.ts')
  const channels = jump && (await (await import('./openNodes.ts')).openSshChannels(await settings(), environment))
  const target = jump && bastionTarget(jump)
  const reach = channels && target && (() => channels.dial(target, { host: address, port }, scanTimeoutMs))
  try {
    return await scan.scanHostKeys(address, port, scanTimeoutMs, reach)
  } catch (error) {
    const way = jump ? `, and that ${jump.name} lets this controller through` : ''
    throw userError((error as Error).message, `Check the address, the port, and that sshd runs there${way}.`, 3)
  } finally {
    await channels?.close()
  }
}
