import { readFileSync, writeFileSync } from 'node:fs'
import { Command, InvalidArgumentError } from 'commander'
import { abandon, missing, up, type Lab } from '../lab/lab.ts'
import { readLoad, readMachine } from './machine.ts'
import { measureAnswers } from './measures/answers.ts'
import { measureBastion } from './measures/bastion.ts'
import { measureReconcile } from './measures/reconcile.ts'
import { measureValidate } from './measures/validate.ts'
import { judgeRow, type Judged } from './row.ts'
import { drawTable } from './table.ts'

interface BenchOptions {
  nodes: number
  only?: string[]
  quick?: boolean
  json?: string
  profile?: string
}

/** The goals are set for so many nodes. */
const fullNodes = 50
const measures = ['P1', 'P2', 'P3', 'P9', 'P10', 'V1']
const say = (line: string): void => void process.stderr.write(`${line}\n`)
const { met: metBefore } = JSON.parse(readFileSync(new URL('baseline.json', import.meta.url), 'utf8')) as {
  met: string[]
}

function readCount(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('write a number of nodes')
  return Number(text)
}

function readMeasures(text: string): string[] {
  const names = text.split(',')
  const unknown = names.find((name) => !measures.includes(name))
  if (unknown !== undefined) throw new InvalidArgumentError(`there is no ${unknown}; there are ${measures.join(', ')}`)
  return names
}

async function bench(options: BenchOptions): Promise<void> {
  const { nodes, only, quick, json, profile } = options
  const wanted = (id: string): boolean => only === undefined || only.includes(id.split(' ')[0] ?? '')
  const machine = await readMachine()
  const loadBefore = readLoad()
  const rows: Judged[] = []
  if (wanted('V1')) {
    say('V1: validate')
    rows.push(...(await measureValidate(quick ? 3 : 5)).map(judgeRow))
  }
  if (['P1', 'P2', 'P3'].some(wanted)) {
    const often = { passes: quick ? 3 : 5, plays: quick ? 1 : 5 }
    const measured = await withLab(nodes, (lab) => measureReconcile(lab, { wanted, ...often, say, profile }))
    rows.unshift(...measured.map(judgeRow))
  }
  if (wanted('P9')) rows.push(...(await measureAnswers(quick ? 3 : 5, say)).map(judgeRow))
  if (wanted('P10')) {
    say('P10: 500 nodes behind one bastion')
    rows.push(...(await measureBastion(quick ? 1 : 3, say)).map(judgeRow))
  }
  const load = { before: loadBefore, after: readLoad() }
  if (json !== undefined) writeFileSync(json, `${JSON.stringify({ machine, load, nodes, rows }, null, 2)}\n`)
  const { cpus, model, memoryGb, kernel, system, node, ansible } = machine
  const parts = [`${cpus} × ${model}`, `${memoryGb} GB`, system, `Linux ${kernel}`, `Node.js ${node}`]
  const peer = ansible === undefined ? [] : [`Ansible ${ansible}`]
  const loads = `load ${load.before.toFixed(1)} before, ${load.after.toFixed(1)} after`
  process.stdout.write(`${drawTable(rows, nodes === fullNodes)}\n\n${[...parts, ...peer, loads].join(' · ')}\n`)
  if (nodes !== fullNodes) return say(`goals are for ${fullNodes} nodes: with ${nodes} there is nothing to be met`)
  const lost = rows.filter(({ id, met }) => !met && metBefore.includes(id))
  for (const { id } of lost) say(`${id} was met before and is not any more`)
  if (lost.length > 0) process.exitCode = 1
}

async function withLab<T>(nodes: number, measure: (lab: Lab) => Promise<T>): Promise<T> {
  const reason = missing()
  if (reason !== undefined) throw new Error(reason)
  say(`booting ${nodes} nodes`)
  const lab = await up({ hosts: nodes, python: true })
  try {
    return await measure(lab)
  } finally {
    await lab.down()
  }
}

// While the lab boots only this process can clear it; once it is up, it ends with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void abandon().finally(() => process.exit(130)))
}

try {
  await new Command('bench')
    .description('What Holdfast takes, beside what the same work takes at the least and what Ansible takes.')
    .option('--nodes <count>', 'boot so many nodes; the goals are for 50', readCount, fullNodes)
    .option('--only <measures>', 'only these of P1, P2, P3, P9, P10, V1: P1,P3', readMeasures)
    .option('--quick', 'medians of three passes, and one of Ansible')
    .option('--json <file>', 'write everything that was measured to a file as well')
    .option('--profile <folder>', 'write CPU profiles of both sides to a folder; the figures suffer')
    .action(bench)
    .parseAsync()
} catch (error) {
  say(`bench: ${(error as Error).message}`)
  process.exitCode = 2
}
