import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Step } from '../../src/core/plan/plan.ts'
import { benchOf, epoch, type NodesSubject, value } from './nodes-bench.ts'
import { absent, fileOf, orderOf, type OrderOptions, path, readHeld } from './nodes-plans.ts'

/** A host that a plan may restart. */
export interface RebootSubject extends NodesSubject {
  /** Something installed asks for a restart. */
  requireReboot(): Promise<void>
  /** Waits until the host restarts because it was told to, and is up again. */
  awaitReboot(): Promise<void>
}

function reboot(onlyIfRequired: boolean): Step {
  return { kind: 'reboot', onlyIfRequired, timeoutSeconds: 60 }
}

/** What a declared restart does, and what tells it from one that nobody asked for. */
export function rebootContract(name: string, makeSubject: () => Promise<RebootSubject>): void {
  describe(`reboots: ${name}`, () => {
    let subject: RebootSubject
    beforeEach(async () => {
      subject = await makeSubject()
    })
    afterEach(() => subject.close())
    const bench = benchOf(() => subject)
    const plan = (attempt: string, onlyIfRequired = false): OrderOptions => ({
      attempt,
      steps: [path(bench.at('f'), absent, fileOf('1')), reboot(onlyIfRequired)],
      undoLast: [reboot(onlyIfRequired)],
    })
    /** Sends a plan whose restart then happens. */
    const restartBy = async (options: OrderOptions): Promise<void> => {
      value(await subject.nodes.apply(subject.target, orderOf(options), readHeld))
      await subject.awaitReboot()
    }

    it('goes on after the restart, still armed, and is confirmed', async () => {
      await subject.requireReboot()
      const before = await bench.look()
      expect(before.rebootRequired).toBe(true)
      await restartBy(plan('a1', true))
      expect(await bench.follow('a1')).toMatchObject({ steps: 'applied', outcome: 'armed' })
      const after = await bench.look()
      expect(after).toMatchObject({ armed: 'a1' })
      expect(after.bootId).not.toBe(before.bootId)
      expect(after.rebootRequired).toBeUndefined()
      expect(await subject.read(bench.at('f'))).toBe('1')
      expect(await bench.confirm('a1')).toMatchObject({ outcome: 'healthy' })
    })

    it('leaves a host alone that does not ask for one', async () => {
      const { bootId } = await bench.look()
      expect(await bench.apply(plan('b1', true))).toMatchObject({ steps: 'applied', outcome: 'armed' })
      // What was not done is not undone.
      expect(await bench.restore('b1')).toMatchObject({ outcome: 'restored' })
      expect((await bench.look()).bootId).toBe(bootId)
    })

    it('is taken back with a restart of its own', async () => {
      await restartBy(plan('c1'))
      expect(await bench.follow('c1')).toMatchObject({ steps: 'applied', outcome: 'armed' })
      const { bootId } = await bench.look()
      value(await subject.nodes.restore(subject.target, { attempt: 'c1', epoch }))
      await subject.awaitReboot()
      expect(await bench.follow('c1')).toMatchObject({ outcome: 'restored', by: 'controller' })
      expect((await bench.look()).bootId).not.toBe(bootId)
      expect(await subject.read(bench.at('f'))).toBeUndefined()
    })

    it('is taken back by a second restart, which nobody asked for', async () => {
      await restartBy(plan('d1'))
      expect(await bench.follow('d1')).toMatchObject({ steps: 'applied', outcome: 'armed' })
      await subject.reboot()
      await subject.awaitReboot()
      expect(await bench.follow('d1')).toMatchObject({ outcome: 'restored', by: 'node', nodeCaused: true })
      expect(await subject.read(bench.at('f'))).toBeUndefined()
    })

    it('is taken back when nobody confirms it after the restart', async () => {
      await restartBy({ ...plan('e1'), deadlineSeconds: 2, confirmSeconds: 2 })
      expect(await bench.follow('e1')).toMatchObject({ steps: 'applied' })
      await subject.pass(4_000)
      await subject.awaitReboot()
      expect(await bench.follow('e1')).toMatchObject({ outcome: 'restored', by: 'node' })
      expect(await subject.read(bench.at('f'))).toBeUndefined()
    })
  })
}
