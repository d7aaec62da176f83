import { describe, expect, it } from 'vitest'
import { digestHost, type MemoryHost, putFile } from '../../../../src/adapters/nodes/memory/host.ts'
import {
  createMemoryNodes,
  type MemoryNodes,
  type MemoryNodesOptions,
} from '../../../../src/adapters/nodes/memory/nodes.ts'
import type { AttemptRecord, Lost } from '../../../../src/adapters/nodes/port.ts'
import type { Target } from '../../../../src/core/fleet/node.ts'
import { epoch, nothing } from '../../../contracts/nodes-bench.ts'
import { absent, fileOf, orderOf, path, readHeld } from '../../../contracts/nodes-plans.ts'
import { createVirtualTime, type VirtualTime } from './time.ts'

const target: Target = { node: 'n', via: 'local', address: '', port: 0, user: 'root', become: 'none', hostKeys: [] }
const lost: Lost = { answer: 'lost', phase: 'cut', message: 'cut' }
const steps = ['a', 'b', 'c'].map((name) => path(`/srv/${name}`, absent, fileOf(name)))
const order = (attempt: string) => orderOf({ attempt, steps })

interface World {
  time: VirtualTime
  nodes: MemoryNodes
  host: MemoryHost
  follow(attempt: string): Promise<AttemptRecord>
}

function world(options: Partial<MemoryNodesOptions> = {}): World {
  const time = createVirtualTime()
  const nodes = createMemoryNodes({ clock: time, ...options })
  return {
    time,
    nodes,
    host: nodes.host('n'),
    async follow(attempt) {
      const answer = await time.during(nodes.follow(target, attempt, 5000), 5000)
      if (answer.answer !== 'ok') throw new Error(JSON.stringify(answer))
      return answer.value
    },
  }
}

async function run(): Promise<string> {
  const { nodes, host, follow } = world()
  await nodes.apply(target, order('x'), readHeld)
  await follow('x')
  return JSON.stringify([digestHost(host), await nodes.observe(target, nothing)])
}

describe('faults of the model', () => {
  it('drop a request, and nothing happened', async () => {
    let isBroken = true
    const { nodes, host } = world({ beforeCall: () => (isBroken ? lost : undefined) })
    expect(await nodes.apply(target, order('x'), readHeld)).toEqual(lost)
    isBroken = false
    expect(host.attempts.size).toBe(0)
    expect(await nodes.follow(target, 'x', 0)).toMatchObject({ value: { steps: 'none' } })
  })

  it('drop a reply, and it happened', async () => {
    const verbs: string[] = []
    const { nodes, follow } = world({
      afterCall: (_, verb) => {
        verbs.push(verb)
        return verb === 'apply' ? lost : undefined
      },
    })
    expect(await nodes.apply(target, order('x'), readHeld)).toEqual(lost)
    expect(await follow('x')).toMatchObject({ steps: 'applied', outcome: 'armed' })
    expect(verbs).toEqual(['apply', 'follow'])
  })

  it('crash or reboot before every step, and the host goes back to what it was', async () => {
    for (const fate of ['crash', 'reboot'] as const) {
      for (let at = 0; at < steps.length; at += 1) {
        let count = 0
        const { nodes, host, time, follow } = world({ beforeStep: () => (count++ === at ? fate : 'go') })
        putFile(host, '/srv/other', 'theirs')
        const before = digestHost(host)
        await nodes.apply(target, order('x'), readHeld)
        const record = await follow('x')
        expect(record.steps).toBe('failed')
        if (fate === 'crash') {
          expect(record.outcome).toBe('armed')
          time.advance(300_000)
        }
        expect(await follow('x')).toMatchObject({ outcome: 'restored', by: 'node' })
        expect(digestHost(host)).toBe(before)
      }
    }
  })

  it('crash in an undo, and the service manager goes on with it', async () => {
    let count = 0
    const { nodes, host, time, follow } = world({ beforeStep: () => (count++ === steps.length + 1 ? 'crash' : 'go') })
    const before = digestHost(host)
    await nodes.apply(target, order('x'), readHeld)
    await follow('x')
    await nodes.restore(target, { attempt: 'x', epoch })
    time.advance(100)
    expect(await nodes.observe(target, nothing)).toMatchObject({ value: { busy: 'x' } })
    expect(await follow('x')).toMatchObject({ outcome: 'restored' })
    expect(digestHost(host)).toBe(before)
  })

  it('make a host fall silent before and after', async () => {
    const { nodes, host } = world()
    host.reachable = false
    expect(await nodes.observe(target, nothing)).toMatchObject({ answer: 'lost', phase: 'connect' })
  })

  it('replay exactly', async () => {
    expect(await run()).toBe(await run())
  })
})
