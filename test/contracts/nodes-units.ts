import { expect, it } from 'vitest'
import type { Step } from '../../src/core/plan/plan.ts'
import type { Bench } from './nodes-bench.ts'
import { absent, fileOf, type OrderOptions, path } from './nodes-plans.ts'

function unitText(command: string): string {
  return `[Unit]\nDescription=contract\n[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=${command}\n[Install]\nWantedBy=multi-user.target\n`
}

/** Units, and the validators that come before them. */
export function unitContract(bench: Bench): void {
  const unitOf = (attempt: string, text: string): OrderOptions => {
    const unit = `hf-${bench.subject.mark}.service`
    return {
      attempt,
      steps: [
        path(`/etc/systemd/system/${unit}`, absent, fileOf(text)),
        path(`/etc/systemd/system/${unit}.d/10-more.conf`, absent, fileOf('[Unit]\nDescription=more\n')),
        { kind: 'daemon-reload' },
        { kind: 'enablement', unit, from: 'absent', to: 'enabled' },
        { kind: 'unit', action: 'restart', unit },
      ],
      undoFirst: [{ kind: 'unit', action: 'stop', unit }],
      undoLast: [{ kind: 'daemon-reload' }],
    }
  }

  it('installs, enables and starts a unit with a drop-in, and takes all of it back', async () => {
    const unit = `hf-${bench.subject.mark}.service`
    const before = await bench.subject.digest()
    expect(await bench.apply(unitOf('p1', unitText('/bin/true')))).toMatchObject({ steps: 'applied' })
    const seen = await bench.look({ units: [unit] })
    expect(seen.owed).toEqual([])
    expect(seen.units[unit]).toMatchObject({
      value: {
        loadState: 'loaded',
        activeState: 'active',
        enablement: 'enabled',
        needDaemonReload: false,
        fragmentPath: `/etc/systemd/system/${unit}`,
        dropInPaths: [`/etc/systemd/system/${unit}.d/10-more.conf`],
      },
    })
    expect(await bench.restore('p1')).toMatchObject({ outcome: 'restored' })
    const after = await bench.look({ units: [unit] })
    expect(after.units[unit]).toMatchObject({ value: { activeState: 'inactive', enablement: 'absent' } })
    expect(await bench.subject.digest()).toBe(before)
  })

  it('fails with the words of a unit that does not start, and still owes the restart', async () => {
    const unit = `hf-${bench.subject.mark}.service`
    const before = await bench.subject.digest()
    const record = await bench.apply(unitOf('q1', unitText('/bin/false')))
    expect(record).toMatchObject({ steps: 'failed', step: 4 })
    expect(record.detail).toContain(unit)
    expect((await bench.look()).owed).toEqual([{ action: 'restart', unit }])
    expect(await bench.restore('q1')).toMatchObject({ outcome: 'restored' })
    expect((await bench.look()).owed).toEqual([])
    expect(await bench.subject.digest()).toBe(before)
  })

  it('sees a unit file changed behind its back', async () => {
    const unit = `hf-${bench.subject.mark}.service`
    await bench.apply(unitOf('r1', unitText('/bin/true')))
    await bench.subject.write(`/etc/systemd/system/${unit}`, `${unitText('/bin/true')}# more\n`)
    expect((await bench.look({ units: [unit] })).units[unit]).toMatchObject({ value: { needDaemonReload: true } })
    await bench.subject.write(`/etc/systemd/system/${unit}`, unitText('/bin/true'))
    expect(await bench.restore('r1')).toMatchObject({ outcome: 'restored' })
  })

  it('stops at a validator that refuses the staged file, and leaves the live one and its unit alone', async () => {
    const { at, subject } = bench
    const unit = `hf-${bench.subject.mark}.service`
    await subject.write(at('conf'), 'good')
    await bench.apply(unitOf('s1', unitText('/bin/true')))
    await bench.confirm('s1')
    const before = await subject.digest()
    const started = (await bench.look({ units: [unit] })).units[unit]
    const withConf = (attempt: string, text: string): OrderOptions => ({
      attempt,
      steps: [
        {
          kind: 'validate',
          argv: ['/bin/grep', '-q', 'good', subject.real(at('conf'))],
          path: at('conf'),
          timeoutSeconds: 10,
        },
        path(at('conf'), fileOf('good'), fileOf(text)),
        { kind: 'unit', action: 'restart', unit },
      ],
      undoLast: [{ kind: 'unit', action: 'restart', unit }],
    })
    expect(await bench.apply(withConf('s2', 'bad'))).toMatchObject({ steps: 'failed', step: 0, validatorRefused: true })
    expect(await subject.read(at('conf'))).toBe('good')
    expect(await bench.restore('s2')).toMatchObject({ outcome: 'restored' })
    expect(await subject.digest()).toBe(before)
    expect((await bench.look({ units: [unit] })).units[unit]).toEqual(started)
    expect(await bench.apply(withConf('s3', 'good too'))).toMatchObject({ steps: 'applied' })
    expect(await subject.read(at('conf'))).toBe('good too')
  })

  it('does not blame the files for a validator that is missing', async () => {
    const steps: Step[] = [
      { kind: 'validate', argv: ['/no/such/validator'], path: bench.at('conf'), timeoutSeconds: 10 },
      path(bench.at('conf'), absent, fileOf('x')),
    ]
    const record = await bench.apply({ attempt: 't1', steps })
    expect(record).toMatchObject({ steps: 'failed', step: 0 })
    expect(record.validatorRefused).toBeUndefined()
  })
}
