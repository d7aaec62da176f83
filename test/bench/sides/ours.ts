import { readFile } from 'node:fs/promises'
import { createSshChannels } from '../../../src/adapters/channels/ssh2/channels.ts'
import type { Channels } from '../../../src/adapters/channels/port.ts'
import { createPosixNodes } from '../../../src/adapters/nodes/posix/nodes.ts'
import type { Nodes } from '../../../src/adapters/nodes/port.ts'
import type { Entry } from '../../../src/core/journal/entry.ts'
import { acceptedDesired } from '../../../src/core/rollout/effective.ts'
import { createAct } from '../../../src/daemon/act.ts'
import { openLoop } from '../../../src/daemon/loop.ts'
import { createPerformer } from '../../../src/daemon/perform.ts'
import { openAdapters } from '../../../src/main/openAdapters.ts'
import { recordChannels, type Conversation } from '../recordChannels.ts'
import { serve } from './serve.ts'

/** The daemon's own parts on the real world, with a clock that can be put forward so that every look falls due. */
async function openDaemon(configFile: string) {
  const ssh = createSwitch()
  const adapters = openAdapters({
    environment: process.env,
    workingDirectory: process.cwd(),
    version: '0.0.0',
    note: () => undefined,
    configFile: () => configFile,
    openNodes: async ({ identities }) => {
      const keys = await Promise.all(identities.map(async (path) => ({ path, key: await readFile(path) })))
      return ssh.open(() => createSshChannels({ identities: keys }))
    },
  })
  const world = await adapters.world()
  let aheadMs = 0
  const clock = { ...world.clock, now: () => world.clock.now() + aheadMs }
  let heard: Entry[] = []
  let wake = nothing
  const listen = (entries: Entry[]): void => {
    heard.push(...entries)
    wake()
  }
  let broken: unknown
  const fail = (error: unknown): void => {
    broken = error
    wake()
  }
  const loop = await openLoop(world.store, clock, '0.0.0', listen, fail)
  const performer = createPerformer(loop, clock, createAct({ ...world, clock }, loop), fail)

  /** Until nothing is under way or due. */
  async function settle(): Promise<void> {
    performer.pump()
    for (;;) {
      if (broken !== undefined) throw broken
      if (performer.idle() && loop.due().length === 0) return
      await new Promise<void>((resolve) => (wake = () => setImmediate(resolve)))
    }
  }

  return {
    ssh,
    settle,
    nodes: () => Object.keys(acceptedDesired(loop.state())?.nodes ?? {}),
    /** One look at every node, decided and folded. */
    async sweep(): Promise<Entry[]> {
      heard = []
      aheadMs += acceptedDesired(loop.state())?.observeIntervalMs ?? 0
      await settle()
      return heard
    },
    close: async () => {
      await performer.stop()
      await adapters.close()
    },
  }
}

const nothing = (): void => undefined
const silence = (): Conversation => ({ execs: [], dials: [] })

/** Nodes whose connections can be ended and begun anew, and whose conversations can be recorded. */
function createSwitch() {
  let make: () => Channels
  let inner: Nodes
  const current: Nodes = {
    observe: (...args) => inner.observe(...args),
    apply: (...args) => inner.apply(...args),
    follow: (...args) => inner.follow(...args),
    confirm: (...args) => inner.confirm(...args),
    proceed: (...args) => inner.proceed(...args),
    restore: (...args) => inner.restore(...args),
    probe: (...args) => inner.probe(...args),
    read: (...args) => inner.read(...args),
    lastLines: (...args) => inner.lastLines(...args),
    close: () => inner.close(),
  }
  const renew = async (wrap: (channels: Channels) => Channels = (channels) => channels): Promise<void> => {
    await inner?.close()
    inner = createPosixNodes({ channels: wrap(make()) })
  }
  return {
    renew,
    open: async (open: () => Channels): Promise<Nodes> => {
      make = open
      await renew()
      return current
    },
  }
}

/** Throws unless every node was looked at once, differs in nothing and is healthy. */
function check(entries: Entry[], nodes: string[]): void {
  const looks = entries.flatMap((entry) => (entry.type === 'node-looked' ? [entry] : []))
  const fine = looks.filter(({ slots }) =>
    Object.values(slots).every(({ sync, health }) => sync === 'none' && health[0]?.status === 'pass'),
  )
  if (fine.length === nodes.length && entries.length === nodes.length) return
  const odd = entries.find((entry) => !(fine as Entry[]).includes(entry))
  throw new Error(`${fine.length} of ${nodes.length} nodes are in sync and healthy; else: ${JSON.stringify(odd)}`)
}

let daemon: Awaited<ReturnType<typeof openDaemon>>

serve({
  /** Opens the daemon, sweeps once, and answers what that sweep said to the nodes. */
  prepare: async ({ configFile }: { configFile: string }): Promise<Conversation> => {
    daemon = await openDaemon(configFile)
    await daemon.settle()
    let take = silence
    await daemon.ssh.renew((channels) => {
      const recorder = recordChannels(channels)
      take = recorder.take
      return recorder.channels
    })
    check(await daemon.sweep(), daemon.nodes())
    const said = take()
    await daemon.ssh.renew()
    return said
  },
  round: async (connections) => {
    if (connections === 'cold') await daemon.ssh.renew()
    check(await daemon.sweep(), daemon.nodes())
  },
  hangUp: () => daemon.ssh.renew(),
  close: () => daemon.close(),
})
