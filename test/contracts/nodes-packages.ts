import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PackageValue } from '../../src/core/fleet/value.ts'
import type { Observation, PackageMove } from '../../src/core/observed/observation.ts'
import type { PackageStep, Step } from '../../src/core/plan/plan.ts'
import { type Bench, benchOf, type NodesSubject } from './nodes-bench.ts'
import { absent, fileOf, path } from './nodes-plans.ts'

/** A host whose package sources are the test's own. */
export interface PackagesSubject extends NodesSubject {
  /** Its sources offer this from now on. */
  offer(options: { name: string; version: string; needs?: string[]; fails?: boolean }): Promise<void>
  /** Its sources cannot be reached any more. */
  cutSources(): Promise<void>
  /** Somebody killed dpkg in the midst of something. */
  interrupt(): Promise<void>
}

/** A package as it should be. */
export function version(text: string, held = false): PackageValue {
  return { type: 'package', version: text, held, whole: true }
}

/** A step of a package; a dependency of another one where it says so. */
export function packageStep(
  name: string,
  from: PackageValue,
  to: PackageValue,
  more: Partial<PackageStep> = {},
): PackageStep {
  return { kind: 'package', name, from, to, isDependency: false, ...more }
}

/** What every adapter does with packages, on whatever stands for a host with a package manager. */
export function packagesContract(
  name: string,
  makeSubject: () => Promise<PackagesSubject>,
  parts: ('look' | 'change' | 'stage')[] = ['look', 'change', 'stage'],
): void {
  describe(`packages: ${name}`, () => {
    let subject: PackagesSubject
    beforeEach(async () => {
      subject = await makeSubject()
      await subject.offer({ name: 'hf-lib', version: '1:0.1' })
      await subject.offer({ name: 'hf-probe', version: '1.0' })
      await subject.offer({ name: 'hf-probe', version: '1.1', needs: ['hf-lib'] })
      await subject.offer({ name: 'hf-probe', version: '2.0', needs: ['hf-lib'], fails: true })
    })
    afterEach(() => subject.close())
    const bench = benchOf(() => subject)
    if (parts.includes('look')) lookTests(bench, () => subject)
    if (parts.includes('change')) changeTests(bench, () => subject)
    if (parts.includes('stage')) stageTests(bench, () => subject)
  })
}

const names = ['hf-lib', 'hf-probe']
const newLib = packageStep('hf-lib', absent, version('1:0.1'), { isDependency: true })

function lookAt(bench: Bench, ...rehearse: string[][]): Promise<Observation> {
  return bench.look({ packages: names, ...(rehearse.length > 0 ? { rehearse, refresh: true } : {}) })
}

async function states(bench: Bench): Promise<Observation['packages']> {
  return (await lookAt(bench)).packages
}

/** Brings hf-probe to 1.1, as an earlier attempt did. */
async function settle(bench: Bench): Promise<void> {
  const steps = [newLib, packageStep('hf-probe', absent, version('1.1'))]
  await lookAt(bench, ['hf-probe=1.1'])
  expect(await bench.apply({ attempt: 'settle', steps })).toMatchObject({ steps: 'applied' })
  await bench.confirm('settle')
}

function lookTests(bench: Bench, get: () => PackagesSubject): void {
  it('tells what is there, and what a change would do and could be taken back', async () => {
    const seen = await lookAt(bench, ['hf-probe'], ['hf-probe=1.1'], ['hf-probe=3.0'])
    expect(seen.packages).toEqual({ 'hf-lib': { seen: 'absent' }, 'hf-probe': { seen: 'absent' } })
    const lib = { name: 'hf-lib', to: '1:0.1', canReturn: true }
    expect(seen.rehearsals).toEqual({
      'hf-probe': moving(lib, { name: 'hf-probe', to: '2.0', canReturn: true }),
      'hf-probe=1.1': moving(lib, { name: 'hf-probe', to: '1.1', canReturn: true }),
      'hf-probe=3.0': { would: 'refuse', why: expect.stringContaining("Version '3.0'") as string },
    })
    await settle(bench)
    const after = await lookAt(bench, ['hf-probe-'], ['hf-probe=1.0'])
    expect(after.packages?.['hf-probe']).toEqual({ seen: 'present', value: version('1.1') })
    expect(after.rehearsals).toEqual({
      'hf-probe-': { would: 'change', moves: [{ name: 'hf-probe', from: '1.1', canReturn: true }] },
      'hf-probe=1.0': { would: 'change', moves: [{ name: 'hf-probe', from: '1.1', to: '1.0', canReturn: true }] },
    })
    await get().interrupt()
    expect(await lookAt(bench)).toMatchObject({ packagesInterrupted: true })
  })
}

/** In whatever order the package manager names them. */
function moving(...moves: PackageMove[]): unknown {
  return { would: 'change', moves: expect.arrayContaining(moves) as unknown }
}

function changeTests(bench: Bench, get: () => PackagesSubject): void {
  it('installs with what comes along, and takes all of it back', async () => {
    const before = await get().digest()
    await lookAt(bench, ['hf-probe=1.1'])
    const steps = [newLib, packageStep('hf-probe', absent, version('1.1', true))]
    expect(await bench.apply({ attempt: 'a1', steps })).toMatchObject({ steps: 'applied', outcome: 'armed' })
    expect(await states(bench)).toEqual({
      'hf-lib': { seen: 'present', value: version('1:0.1') },
      'hf-probe': { seen: 'present', value: version('1.1', true) },
    })
    expect(await bench.restore('a1')).toMatchObject({ outcome: 'restored' })
    expect(await states(bench)).toEqual({ 'hf-lib': { seen: 'absent' }, 'hf-probe': { seen: 'absent' } })
    expect(await get().digest()).toBe(before)
  })

  it('goes back and forth without any network, keeps what somebody changed, and keeps holds', async () => {
    await settle(bench)
    const hold = [packageStep('hf-probe', version('1.1'), version('1.1', true))]
    expect(await bench.apply({ attempt: 'b1', steps: hold })).toMatchObject({ steps: 'applied' })
    await bench.confirm('b1')
    await lookAt(bench, ['hf-probe=1.0'])
    const down = [packageStep('hf-probe', version('1.1', true), version('1.0', true))]
    expect(await bench.apply({ attempt: 'b2', steps: down })).toMatchObject({ steps: 'applied' })
    await get().cutSources()
    expect((await states(bench))?.['hf-probe']).toEqual({ seen: 'present', value: version('1.0', true) })
    expect(await bench.restore('b2')).toMatchObject({ outcome: 'restored' })
    expect((await states(bench))?.['hf-probe']).toEqual({ seen: 'present', value: version('1.1', true) })
  })

  it('fails with the words of a package that does not come up, and brings the one before back', async () => {
    await settle(bench)
    await lookAt(bench, ['hf-probe=2.0'])
    const steps: Step[] = [
      packageStep('hf-probe', version('1.1'), version('2.0')),
      path(bench.at('never'), absent, fileOf('x')),
    ]
    const record = await bench.apply({ attempt: 'c1', steps })
    expect(record).toMatchObject({ steps: 'failed', step: 0 })
    expect(record.nodeCaused).toBeUndefined()
    expect(record.detail).toContain('hf-probe')
    expect((await states(bench))?.['hf-probe']).toMatchObject({ value: { version: '2.0', whole: false } })
    expect(await bench.restore('c1')).toMatchObject({ outcome: 'restored' })
    expect((await states(bench))?.['hf-probe']).toEqual({ seen: 'present', value: version('1.1') })
  })

  it('takes away what is not wanted, and brings it back', async () => {
    await settle(bench)
    const steps = [packageStep('hf-probe', version('1.1'), absent)]
    expect(await bench.apply({ attempt: 'd1', steps })).toMatchObject({ steps: 'applied' })
    expect((await states(bench))?.['hf-probe']).toEqual({ seen: 'absent' })
    expect(await bench.restore('d1')).toMatchObject({ outcome: 'restored' })
    expect((await states(bench))?.['hf-probe']).toEqual({ seen: 'present', value: version('1.1') })
  })
}

function stageTests(bench: Bench, get: () => PackagesSubject): void {
  it('changes nothing when more would happen than the plan says', async () => {
    await lookAt(bench, ['hf-probe=1.1'])
    const before = await get().digest()
    const steps = [packageStep('hf-probe', absent, version('1.1'))]
    const record = await bench.apply({ attempt: 'e1', steps })
    expect(record).toMatchObject({ steps: 'stale', outcome: 'none' })
    expect(record.detail).toContain('hf-lib')
    const other = [packageStep('hf-probe', version('1.0'), version('1.1'))]
    expect(await bench.apply({ attempt: 'e2', steps: other })).toMatchObject({ steps: 'stale' })
    expect(await get().digest()).toBe(before)
  })

  it('changes nothing when a package cannot be fetched, and says that it is not to blame', async () => {
    await lookAt(bench, ['hf-probe=1.0'])
    await get().cutSources()
    const steps = [packageStep('hf-probe', absent, version('1.0'))]
    const record = await bench.apply({ attempt: 'f1', steps })
    expect(record).toMatchObject({ steps: 'failed', outcome: 'none', nodeCaused: true })
    expect(record.detail).toContain('hf-probe=1.0 could not be fetched')
    expect((await states(bench))?.['hf-probe']).toEqual({ seen: 'absent' })
  })

  it('ends what dpkg was interrupted in, and asks to be planned anew', async () => {
    await settle(bench)
    await get().interrupt()
    expect((await lookAt(bench)).packagesInterrupted).toBe(true)
    const record = await bench.apply({ attempt: 'g1', steps: [{ kind: 'package-repair' }] })
    expect(record).toMatchObject({ steps: 'stale', outcome: 'none' })
    const seen = await lookAt(bench)
    expect(seen.packagesInterrupted).toBeUndefined()
    expect(seen.packages?.['hf-probe']).toEqual({ seen: 'present', value: version('1.1') })
  })
}
