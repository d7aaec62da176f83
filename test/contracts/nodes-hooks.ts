import { expect, it } from 'vitest'
import type { AttemptRecord } from '../../src/adapters/nodes/port.ts'
import type { HookPhase } from '../../src/core/fleet/hook.ts'
import type { HookStep } from '../../src/core/plan/plan.ts'
import { type Bench, epoch, value } from './nodes-bench.ts'
import { absent, fileOf, type OrderOptions, path } from './nodes-plans.ts'

/** What the hooks of this contract do: they add a line to a file, and then end well, badly, or not at all. */
export const hookTool =
  'echo "$HOLDFAST_PHASE $HOLDFAST_HOOK $HOLDFAST_ACTION" >>"$1"; case $2 in fail) echo no thanks; exit 3 ;; hang) sleep 60 ;; esac'

/** A hook of the contract; memory reads its last two words. */
function hook(bench: Bench, phase: HookPhase, name: string, does: 'ok' | 'fail' | 'hang' = 'ok'): HookStep {
  const log = bench.subject.real(bench.at('log'))
  return {
    kind: 'hook',
    phase,
    name,
    argv: ['/bin/sh', '-c', hookTool, 'tool', log, does],
    directory: '/srv',
    timeoutSeconds: does === 'hang' ? 1 : 10,
    waitSeconds: 0,
    environment: 'prod',
    node: 'web-1',
  }
}

/** A change with a hook on either side, as a planner writes it and its undo. */
function drained(
  bench: Bench,
  attempt: string,
  does: { before?: 'ok' | 'fail' | 'hang'; after?: 'ok' | 'fail' | 'hang' } = {},
): OrderOptions {
  const [before, after] = [
    hook(bench, 'beforeNode', 'drain', does.before),
    hook(bench, 'afterNode', 'undrain', does.after),
  ]
  return {
    attempt,
    steps: [before, path(bench.at('f'), absent, fileOf('1')), after],
    undoFirst: [before],
    undoLast: [after],
  }
}

/** Hooks: what they may rely on, and how often each is run. */
export function hookContract(bench: Bench): void {
  const log = async (): Promise<string[]> => ((await bench.subject.read(bench.at('log'))) ?? '').trim().split('\n')
  const proceed = async (attempt: string): Promise<AttemptRecord> => {
    value(await bench.subject.nodes.proceed(bench.subject.target, { attempt, epoch }))
    return bench.follow(attempt)
  }

  it('runs one hook before the change and one after health, each once however often it is asked', async () => {
    const order = drained(bench, 'hk1')
    const applied = await bench.apply(order)
    expect(applied).toMatchObject({ steps: 'applied', outcome: 'armed' })
    expect(applied.hooks).toMatchObject([{ hook: 'beforeNode drain', result: 'done', restore: false }])
    await bench.apply(order)
    expect(await log()).toEqual(['beforeNode drain apply'])
    const after = await proceed('hk1')
    expect(after.hooks?.map((news) => `${news.hook} ${news.result}`)).toEqual([
      'beforeNode drain done',
      'afterNode undrain done',
    ])
    await proceed('hk1')
    expect(await log()).toEqual(['beforeNode drain apply', 'afterNode undrain apply'])
    expect(await bench.confirm('hk1')).toMatchObject({ outcome: 'healthy' })
  })

  it('runs both around the way back', async () => {
    await bench.apply(drained(bench, 'hk2'))
    expect(await bench.restore('hk2')).toMatchObject({ outcome: 'restored' })
    expect(await log()).toEqual(['beforeNode drain apply', 'beforeNode drain restore', 'afterNode undrain restore'])
    expect(await bench.subject.read(bench.at('f'))).toBeUndefined()
    expect((await bench.follow('hk2')).hooks?.map((news) => news.restore)).toEqual([false, true, true])
  })

  it('changes nothing after a hook that failed, and undoes only what that hook may have begun', async () => {
    const record = await bench.apply(drained(bench, 'hk3', { before: 'fail' }))
    expect(record).toMatchObject({ steps: 'failed', step: 0 })
    expect(record.nodeCaused).toBeUndefined()
    expect(record.detail).toContain('drain')
    expect(record.hooks).toMatchObject([{ hook: 'beforeNode drain', result: 'failed', detail: 'no thanks' }])
    expect(await bench.subject.read(bench.at('f'))).toBeUndefined()
    expect(await bench.restore('hk3')).toMatchObject({ outcome: 'restored' })
    expect(await log()).toEqual(['beforeNode drain apply', 'afterNode undrain restore'])
  })

  it('does not know what a hook did that did not end in time, and never runs it again', async () => {
    const order = drained(bench, 'hk4', { before: 'hang' })
    expect(await bench.apply(order)).toMatchObject({
      steps: 'failed',
      hooks: [{ hook: 'beforeNode drain', result: 'unknown' }],
    })
    await bench.apply(order)
    expect(await log()).toEqual(['beforeNode drain apply'])
    expect(await bench.restore('hk4')).toMatchObject({ outcome: 'restored' })
    expect(await log()).toEqual(['beforeNode drain apply', 'afterNode undrain restore'])
  })

  it('tells of a hook after health that failed, and goes back when asked', async () => {
    await bench.apply(drained(bench, 'hk5', { after: 'fail' }))
    const record = await proceed('hk5')
    expect(record).toMatchObject({ steps: 'applied', outcome: 'armed' })
    expect(record.hooks?.[1]).toMatchObject({ hook: 'afterNode undrain', result: 'failed', detail: 'no thanks' })
    await proceed('hk5')
    expect(await log()).toEqual(['beforeNode drain apply', 'afterNode undrain apply'])
    expect(await bench.restore('hk5')).toMatchObject({ outcome: 'restore-failed' })
    expect(await bench.subject.read(bench.at('f'))).toBeUndefined()
  })

  it('fences what comes after health as everything else', async () => {
    await bench.apply({ ...drained(bench, 'hk6'), epoch: { number: 4, controller: 'bbbbbbbb' } })
    const { nodes, target } = bench.subject
    expect(await nodes.proceed(target, { attempt: 'hk6', epoch })).toMatchObject({ answer: 'refused', code: 'epoch' })
    expect(
      await nodes.proceed(target, { attempt: 'nobody', epoch: { number: 4, controller: 'bbbbbbbb' } }),
    ).toMatchObject({ answer: 'refused', code: 'unknown-attempt' })
    expect(await log()).toEqual(['beforeNode drain apply'])
  })
}
