import { describe, expect, it } from 'vitest'
import { createManualClock } from '../../src/adapters/clocks/manual/manual.ts'
import type { Effect } from '../../src/core/rollout/effect.ts'
import type { Event } from '../../src/core/rollout/event.ts'
import { emptyState } from '../../src/core/journal/state.ts'
import type { Entry } from '../../src/core/journal/entry.ts'
import { createPerformer } from '../../src/daemon/perform.ts'

const look = (node: string): Effect => ({ effect: 'look', key: `look ${node}`, node })
const tick: Event = { event: 'tick' }
const learned: Entry[] = [{ at: 0, type: 'node-back', node: 'n' }]

/** A performer over effects that stay due until a test says otherwise. */
function performing(act: (effect: Effect) => Promise<Event>, post: () => Entry[] = () => learned) {
  const clock = createManualClock(0)
  const due: Effect[] = []
  const bugs: unknown[] = []
  const started: { key: string; at: number }[] = []
  const loop = { state: emptyState, due: () => [...due], post: async () => post() }
  const performer = createPerformer(
    loop,
    clock,
    (effect) => {
      started.push({ key: effect.key, at: clock.now() })
      return act(effect)
    },
    (error) => bugs.push(error),
  )
  const run = async (ms: number, everyMs = 100) => {
    for (let t = 0; t < ms; t += everyMs) {
      performer.pump()
      await clock.advance(everyMs)
    }
  }
  return { performer, clock, due, bugs, started, run }
}

describe('performing effects', () => {
  it('does one effect a key at a time', async () => {
    let end: ((event: Event) => void) | undefined
    const { performer, due, started, clock } = performing(() => new Promise((resolve) => (end = resolve)))
    due.push(look('a'))
    performer.pump()
    performer.pump()
    expect(started).toHaveLength(1)
    expect(performer.idle()).toBe(false)
    due.length = 0
    end?.(tick)
    await clock.advance(0)
    expect(performer.idle()).toBe(true)
  })

  it('goes on with what is due next as soon as one has ended', async () => {
    const { performer, due, started, clock } = performing(async (effect) => {
      due.splice(due.indexOf(effect), 1)
      if (effect.key === 'look a') due.push(look('b'))
      return tick
    })
    due.push(look('a'))
    performer.pump()
    await clock.advance(0)
    expect(started.map((s) => s.key)).toEqual(['look a', 'look b'])
  })

  it('pauses before it asks again what taught nothing', async () => {
    const { due, started, run } = performing(
      async () => tick,
      () => [],
    )
    due.push(look('a'))
    await run(2_000)
    expect(started.map((s) => s.at)).toEqual([0, 500, 1_000, 1_500])
  })

  it('never spins: the same question twice in a moment is followed by a pause, whatever it taught', async () => {
    const { due, started, run } = performing(async () => tick)
    due.push(look('a'))
    await run(3_000)
    expect(started.length).toBeLessThanOrEqual(15)
    expect(started.length).toBeGreaterThan(3)
  })

  it('looks at sixty-four nodes at once, and at the others after them', async () => {
    let open = 0
    let most = 0
    const { performer, due, clock, started } = performing(async (effect) => {
      open += 1
      most = Math.max(most, open)
      await clock.sleep(10)
      open -= 1
      due.splice(due.indexOf(effect), 1)
      return tick
    })
    for (let i = 0; i < 200; i++) due.push(look(`n${i}`))
    performer.pump()
    await clock.advance(1_000)
    expect(most).toBe(64)
    expect(started).toHaveLength(200)
  })

  it('does not keep other effects waiting behind looks', async () => {
    const { performer, due, started } = performing(() => new Promise(() => undefined))
    for (let i = 0; i < 100; i++) due.push(look(`n${i}`))
    due.push({ effect: 'confirm', key: 'attempt a', attempt: 'a' })
    performer.pump()
    expect(started.at(-1)?.key).toBe('attempt a')
    expect(started).toHaveLength(65)
  })

  it('tells of an effect that throws, and does not ask it again at once', async () => {
    const { due, started, bugs, run } = performing(async () => {
      throw new Error('a bug')
    })
    due.push(look('a'))
    await run(11_000)
    expect(started.map((s) => s.at)).toEqual([0, 5_000, 10_000])
    expect(bugs).toHaveLength(3)
  })

  it('stops: what runs is waited for, what it learned is not believed, and nothing more begins', async () => {
    let end: ((event: Event) => void) | undefined
    let posts = 0
    const { performer, due, started, clock } = performing(
      () => new Promise((resolve) => (end = resolve)),
      () => {
        posts += 1
        return learned
      },
    )
    due.push(look('a'))
    performer.pump()
    let stopped = false
    const stopping = performer.stop().then(() => (stopped = true))
    await clock.advance(0)
    expect(stopped).toBe(false)
    end?.(tick)
    await stopping
    performer.pump()
    expect(started).toHaveLength(1)
    expect(posts).toBe(0)
  })
})
