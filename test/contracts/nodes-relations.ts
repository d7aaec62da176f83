import { expect, it } from 'vitest'
import type { Step } from '../../src/core/plan/plan.ts'
import type { Bench } from './nodes-bench.ts'
import { absent, fileOf, path } from './nodes-plans.ts'

const service = '[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=/bin/true\n'

const unitFile = (unit: string, text: string): Step => path(`/etc/systemd/system/${unit}`, absent, fileOf(text))
const act = (action: 'start' | 'stop' | 'restart', unit: string): Step => ({ kind: 'unit', action, unit })

/** Units as they hang together: what goes along with a restart, and sockets with their services. */
export function relationContract(bench: Bench): void {
  const name = (suffix: string): string => `hf-${bench.subject.mark}${suffix}`
  const startedAs = async (unit: string): Promise<string> => {
    const seen = (await bench.look({ units: [unit] })).units[unit]
    return seen?.seen === 'present' ? seen.value.invocationId : ''
  }

  it('names what goes along with a unit, and restarts it along', async () => {
    const [base, part] = [name('.service'), name('-part.service')]
    await bench.apply({
      attempt: 'rel1',
      steps: [
        unitFile(base, service),
        unitFile(part, `[Unit]\nPartOf=${base}\nAfter=${base}\n${service}`),
        { kind: 'daemon-reload' },
        act('start', base),
        act('start', part),
      ],
      undoFirst: [act('stop', part), act('stop', base)],
      undoLast: [{ kind: 'daemon-reload' }],
    })
    await bench.confirm('rel1')
    expect((await bench.look({ units: [base] })).units[base]).toMatchObject({ value: { drags: [part] } })
    const before = await startedAs(part)
    expect(await bench.apply({ attempt: 'rel2', steps: [act('restart', base)] })).toMatchObject({ steps: 'applied' })
    await bench.confirm('rel2')
    const after = await startedAs(part)
    expect(after).not.toBe('')
    expect(after).not.toBe(before)
    await bench.apply({ attempt: 'rel3', steps: [act('stop', base)] })
    const units = (await bench.look({ units: [part] })).units
    expect(units[part]).toMatchObject({ value: { activeState: 'inactive' } })
    await bench.confirm('rel3')
    await bench.restore('rel3')
    await bench.restore('rel2')
    await bench.restore('rel1')
  })

  it('knows a socket and its service, and that one does not start while the other runs', async () => {
    const [socket, behind] = [name('.socket'), name('.service')]
    await bench.apply({
      attempt: 'sock1',
      steps: [
        unitFile(socket, `[Socket]\nListenStream=/run/${name('.sock')}\n`),
        unitFile(behind, service),
        { kind: 'daemon-reload' },
        act('start', socket),
      ],
      undoFirst: [act('stop', socket), act('stop', behind)],
      undoLast: [{ kind: 'daemon-reload' }],
    })
    await bench.confirm('sock1')
    const { units } = await bench.look({ units: [socket, behind] })
    expect(units[socket]).toMatchObject({ value: { activeState: 'active', triggers: [behind] } })
    expect(units[behind]).toMatchObject({ value: { activeState: 'inactive', triggeredBy: [socket] } })
    await bench.apply({ attempt: 'sock2', steps: [act('start', behind)] })
    await bench.confirm('sock2')
    expect(await bench.apply({ attempt: 'sock3', steps: [act('restart', socket)] })).toMatchObject({ steps: 'failed' })
    await bench.restore('sock3')
    const inOrder = [act('stop', behind), act('restart', socket), act('start', behind)]
    expect(await bench.apply({ attempt: 'sock4', steps: inOrder })).toMatchObject({ steps: 'applied' })
    for (const attempt of ['sock4', 'sock2', 'sock1']) await bench.restore(attempt)
  })
}
