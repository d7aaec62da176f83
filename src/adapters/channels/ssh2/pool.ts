import { bastionTarget, type Bastion, type Target } from '../../../core/fleet/node.ts'
import { channelError } from '../port.ts'
import { closed, openConnection } from './connection.ts'
import type { Connection, Start } from './connection.ts'
import { pinnedKeys } from './hostKey.ts'
import type { Starts } from './starts.ts'
import { bastionLost } from './through.ts'

/** The kept connections, one a target. */
export interface Pool {
  /** The kept connection, or a new one that is kept from now on; concurrent calls share one start. */
  take(target: Target): Promise<Connection>
  /** A new connection that nobody else gets; whoever asked ends it. */
  open(target: Target): Promise<Connection>
  close(): void
}

/** Keeps connections until they are lost, or too many and idle. */
export function createPool(
  settings: Omit<Start, 'target' | 'known' | 'signal'>,
  starts: Starts,
  ending: AbortController,
): Pool {
  const kept = new Map<string, { connection?: Connection; opening: Promise<Connection> }>()
  const all = new Set<Connection>()
  const known = new Map<string, Set<string>>()

  const open = async (target: Target): Promise<Connection> => {
    if (ending.signal.aborted) throw closed(target)
    for (const key of pinnedKeys(target)) known.set(key.line, (known.get(key.line) ?? new Set()).add(target.node))
    const start = { ...settings, target, known, signal: ending.signal }
    const { jump } = target
    const host = `${jump ? `${jump.name} ${jump.address}:${jump.port} ` : ''}${target.address}:${target.port}`
    const connection = await starts
      .start(host, async (login) => openConnection(jump ? { ...start, via: await way(target, jump) } : start, login))
      .catch((error: unknown) => {
        throw ending.signal.aborted ? closed(target) : error
      })
    if (ending.signal.aborted) {
      connection.end('this controller closed it')
      throw closed(target)
    }
    all.add(connection)
    connection.client.once('close', () => all.delete(connection))
    return connection
  }
  /** All hosts behind a bastion share one connection to it. */
  const way = (target: Target, jump: Bastion): Promise<Connection> =>
    take(bastionTarget(jump)).catch((error: Error) => {
      throw ending.signal.aborted ? error : bastionLost(target, error.message, error)
    })
  const take = (target: Target): Promise<Connection> => {
    const name = nameOf(target)
    const entry = kept.get(name)
    if (entry && entry.connection?.gone() === undefined) {
      kept.delete(name) // and to the end again: the first is the one idle longest
      kept.set(name, entry)
      return entry.opening
    }
    const opening = open(target)
    const fresh: { connection?: Connection; opening: Promise<Connection> } = { opening }
    const forget = () => {
      if (kept.get(name) === fresh) kept.delete(name)
    }
    kept.set(name, fresh)
    opening.then((connection) => {
      fresh.connection = connection
      connection.onGone(forget)
    }, forget)
    makeRoom(kept, settings.limits.kept)
    return opening
  }
  return {
    open,
    take,
    close: () => {
      for (const connection of all) connection.end('this controller closed it')
      ending.abort(channelError('cut', 'the channels are closed'))
    },
  }
}

/** The same for targets that may share a connection. */
function nameOf({ user, address, port, hostKeys, jump }: Target): string {
  const way: string = jump ? ` through ${nameOf(bastionTarget(jump))}` : ''
  return `${user}@${address}:${port} ${hostKeys.toSorted().join(' ')}${way}`
}

function makeRoom(kept: Map<string, { connection?: Connection }>, limit: number): void {
  if (kept.size <= limit) return
  for (const { connection } of kept.values()) {
    if (!connection?.idle()) continue
    return connection.end('it was idle longest')
  }
}
