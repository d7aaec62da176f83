import { expect, it } from 'vitest'
import type { Answer, AttemptRecord } from '../../src/adapters/nodes/port.ts'
import { type Bench, epoch } from './nodes-bench.ts'
import { absent, directory, fileOf, orderOf, type OrderOptions, path, readHeld } from './nodes-plans.ts'

/** What a node must not take. */
export function refusalContract(bench: Bench): void {
  const send = (options: OrderOptions): Promise<Answer<AttemptRecord>> =>
    bench.subject.nodes.apply(bench.subject.target, orderOf(options), readHeld)

  const next = (number: number, controller: string): Promise<Answer<AttemptRecord>> =>
    send({ attempt: `f-${number}-${controller}`, steps: [], epoch: { number, controller } })

  it('refuses a lower epoch, and an equal one of another controller', async () => {
    const first = { attempt: 'f1', steps: [path(bench.at('f'), absent, fileOf('1'))] }
    await bench.apply({ ...first, epoch: { number: 7, controller: 'bbbbbbbb' } })
    await bench.subject.nodes.confirm(bench.subject.target, {
      attempt: 'f1',
      epoch: { number: 7, controller: 'bbbbbbbb' },
      as: 'healthy',
    })
    expect(await next(6, 'bbbbbbbb')).toMatchObject({ answer: 'refused', code: 'epoch' })
    expect(await next(7, 'cccccccc')).toMatchObject({ answer: 'refused', code: 'epoch' })
    const { nodes, target } = bench.subject
    const old = { attempt: 'f1', epoch: { number: 3, controller: 'bbbbbbbb' } }
    expect(await nodes.restore(target, old)).toMatchObject({ answer: 'refused', code: 'epoch' })
    expect(await nodes.confirm(target, { ...old, as: 'kept' })).toMatchObject({ answer: 'refused', code: 'epoch' })
    expect(await next(8, 'cccccccc')).toMatchObject({ answer: 'ok' })
    expect((await bench.look()).epoch).toEqual({ number: 8, controller: 'cccccccc' })
  })

  it('takes no second attempt while one waits for a word', async () => {
    await bench.apply({ attempt: 'g1', steps: [path(bench.at('f'), absent, fileOf('1'))] })
    expect(await send({ attempt: 'g2', steps: [] })).toMatchObject({ answer: 'refused', code: 'busy' })
    await bench.confirm('g1')
    expect(await send({ attempt: 'g2', steps: [] })).toMatchObject({ answer: 'ok' })
  })

  it('knows what it never received', async () => {
    const { nodes, target } = bench.subject
    expect(await bench.follow('h1')).toMatchObject({ attempt: 'h1', steps: 'none', outcome: 'none' })
    const unknown = { answer: 'refused', code: 'unknown-attempt' }
    expect(await nodes.restore(target, { attempt: 'h1', epoch })).toMatchObject(unknown)
    expect(await nodes.confirm(target, { attempt: 'h1', epoch, as: 'healthy' })).toMatchObject(unknown)
  })

  it('takes back only the newest attempt of a service', async () => {
    const { nodes, target } = bench.subject
    await bench.apply({ attempt: 'i1', steps: [path(bench.at('f'), absent, fileOf('1'))] })
    await bench.confirm('i1')
    await bench.apply({ attempt: 'i2', steps: [path(bench.at('f'), fileOf('1'), fileOf('2'))] })
    await bench.confirm('i2')
    await bench.apply({ attempt: 'i3', steps: [path(bench.at('other'), absent, fileOf('3'))], service: 'other' })
    await bench.confirm('i3')
    expect(await nodes.restore(target, { attempt: 'i1', epoch })).toMatchObject({
      answer: 'refused',
      code: 'superseded',
    })
    expect(await bench.restore('i2')).toMatchObject({ outcome: 'restored' })
    expect(await bench.subject.read(bench.at('f'))).toBe('1')
    expect(await bench.restore('i1')).toMatchObject({ outcome: 'restored' })
    expect(await bench.subject.read(bench.at('f'))).toBeUndefined()
  })
}

/** How an attempt ends, whoever ends it. */
export function restoreContract(bench: Bench): void {
  const one = (attempt: string): OrderOptions => ({
    attempt,
    steps: [path(bench.at('d'), absent, directory), path(bench.at('d/f'), absent, fileOf('1'))],
    manage: [{ origin: 'created', subject: 'path', name: bench.at('d/f') }],
  })

  it('gives one answer to who won, however often it is asked', async () => {
    await bench.apply(one('j1'))
    expect(await bench.restore('j1')).toMatchObject({ outcome: 'restored', by: 'controller' })
    expect(await bench.confirm('j1')).toMatchObject({ outcome: 'restored', by: 'controller' })
    expect(await bench.restore('j1')).toMatchObject({ outcome: 'restored' })
    expect((await bench.look()).managed).toEqual([])
  })

  it('keeps an attempt for now, and for good later', async () => {
    await bench.apply(one('k1'))
    expect(await bench.confirm('k1', 'kept')).toMatchObject({ outcome: 'kept' })
    expect((await bench.look()).armed).toBeUndefined()
    expect(await bench.confirm('k1', 'healthy')).toMatchObject({ outcome: 'healthy' })
    expect(await bench.confirm('k1', 'kept')).toMatchObject({ outcome: 'healthy' })
  })

  it.each([
    ['in time', { deadlineSeconds: 1 }],
    ['soon after its steps, long before what steps were allowed', { confirmSeconds: 1 }],
  ])('takes itself back when nobody confirms %s', async (_when, deadlines) => {
    const before = await bench.subject.digest()
    await bench.apply({ ...one('l1'), ...deadlines })
    let record = await bench.follow('l1')
    for (let round = 0; round < 100 && record.outcome === 'armed'; round += 1) {
      await bench.subject.pass(100)
      record = await bench.follow('l1')
    }
    expect(record).toMatchObject({ steps: 'applied', outcome: 'restored', by: 'node' })
    expect(await bench.subject.digest()).toBe(before)
  })

  it('takes itself back when the host restarts before it was confirmed', async () => {
    const before = await bench.subject.digest()
    const boot = (await bench.look()).bootId
    await bench.apply(one('m1'))
    await bench.subject.reboot()
    expect(await bench.follow('m1')).toMatchObject({ outcome: 'restored', by: 'node', nodeCaused: true })
    expect(await bench.subject.digest()).toBe(before)
    expect((await bench.look()).bootId).not.toBe(boot)
  })

  it('keeps what was confirmed across a restart', async () => {
    await bench.apply(one('n1'))
    await bench.confirm('n1')
    await bench.subject.reboot()
    expect(await bench.follow('n1')).toMatchObject({ outcome: 'healthy' })
    expect(await bench.subject.read(bench.at('d/f'))).toBe('1')
  })

  it('forces nothing over what somebody changed since, and goes on with the rest', async () => {
    const { at, subject } = bench
    await bench.apply({
      attempt: 'o1',
      steps: [path(at('a'), absent, fileOf('1')), path(at('b'), absent, fileOf('2'))],
    })
    await subject.write(at('a'), 'by hand')
    const record = await bench.restore('o1')
    expect(record).toMatchObject({ steps: 'applied', outcome: 'restore-failed' })
    expect(record.detail).toContain(at('a'))
    expect(await subject.read(at('a'))).toBe('by hand')
    expect(await subject.read(at('b'))).toBeUndefined()
  })
}
