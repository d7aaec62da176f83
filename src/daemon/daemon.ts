import type { State } from '../core/journal/state.ts'
import { createAct } from './act.ts'
import { openLoop, type Listener, type Loop } from './loop.ts'
import { createLead } from './lease/lead.ts'
import type { LeaseWishes } from './lease/takeLease.ts'
import { createPerformer } from './perform.ts'
import { createPoller } from './source/createPoller.ts'
import { pollBranch, type Polled } from './source/pollBranch.ts'
import type { World } from './world.ts'

/** Time passes for the loop at this pace; everything that waits for a time is derived from the state. */
const tickMs = 500
/** Once a day, at night (UTC), when nobody waits for the disk. */
const tidyAt = '17 3 * * *'

export interface Daemon {
  state(): State
  post: Loop['post']
  /** Asks the branch now; what was found. Polls never overlap. */
  poll(): Promise<Polled>
  stop(): Promise<void>
  lastPoll(): (Polled & { at: number }) | undefined
  /** True when no effect is under way or due. */
  quiet(): boolean
}

/** What the daemon says: entries as they become true, polls, and what must not happen. */
export interface Skin {
  entries: Listener
  polled(polled: Polled): void
  broken(error: unknown): void
}

/** Starts the loop on a world: polls, looks, rolls out, heals and reverts until it is stopped. Throws when another leads. */
export async function startDaemon(world: World, skin: Skin, wishes: LeaseWishes = {}): Promise<Daemon> {
  const { clock, store, version } = world
  const lead = createLead(world, wishes)
  const listen: Listener = (...heard) => skin.entries(...heard)
  const loop = await openLoop(store, clock, version, listen, skin.broken, lead.begin)
  const performer = createPerformer(
    loop,
    clock,
    createAct(world, loop),
    skin.broken,
    // Whatever became of the push, the branch is what tells: the head is asked before another revert is thought of.
    async (effect) => effect.effect === 'revert' && poller.poll(),
  )
  const poller = createPoller(async () => {
    const polled = await pollBranch(world, loop, lead.renew)
    skin.polled(polled)
    performer.pump()
    return polled
  }, clock)
  let stopped = false
  const cancels = new Set<() => void>()

  function later(ms: number, call: () => void): void {
    const cancel = clock.after(ms, () => {
      cancels.delete(cancel)
      if (!stopped) call()
    })
    cancels.add(cancel)
  }

  async function post(event: Parameters<Loop['post']>[0]): ReturnType<Loop['post']> {
    const entries = await loop.post(event)
    performer.pump()
    return entries
  }

  function tick(): void {
    later(tickMs, tick)
    post({ event: 'tick' }).catch(() => undefined)
  }

  function pollAgain(): void {
    // ±10 %: many controllers of one forge should not ask at the same moment.
    later(Math.round(world.pollIntervalMs * (0.9 + 0.2 * world.random())), pollAgain)
    poller.poll().catch(skin.broken)
  }

  cancels.add(clock.every(tidyAt, () => void world.library.tidy().catch(skin.broken)))
  tick()
  lead.keep(loop, later)
  pollAgain()
  return {
    state: loop.state,
    post,
    poll: poller.poll,
    lastPoll: poller.last,
    quiet: () => performer.idle() && poller.idle() && loop.due().length === 0,
    async stop() {
      stopped = true
      for (const cancel of cancels) cancel()
      await performer.stop()
      await poller.settled()
      await lead.settled()
    },
  }
}
