import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { DurableEntry } from '../../../src/core/journal/entry.ts'
import { startFleet, type Fleet } from '../../lab/fleet/fleet.ts'
import { must } from '../../lab/run.ts'
import type { Row } from '../row.ts'
import { sumUp } from '../samples.ts'

/** Of the lab's controller file; a push to a branch on this machine is hinted as well. */
const pollMs = 2_000
const waitMs = 120_000
const unit = 'services/hello/hello.service'

interface Answered {
  touchedMs: number
  restoredMs: number
  revertedMs: number
}

/** P9: from a merge to the first node touched; from the verdict on a bad one to the node restored and the revert pushed. */
export async function measureAnswers(passes: number, say: (line: string) => void): Promise<Row[]> {
  say('P9: booting 2 nodes')
  const fleet = await startFleet({ environments: { staging: ['stage-1'], production: ['shop-1'] } })
  try {
    const first = await fleet.verb(['run', '--once'], 280_000)
    if (first.code !== 0) throw new Error(`the first deployment failed: ${first.stdout}${first.stderr}`)
    const unitMs = await timeUnit(fleet)
    fleet.start()
    const passed: Answered[] = []
    for (let pass = 1; pass <= passes; pass++) passed.push(await answerTo(fleet, pass))
    say(`P9: the unit itself takes ${unitMs.toFixed(0)} ms to stop and start`)
    const row = (id: string, measure: string, pick: (one: Answered) => number, goalMs: number): Row => {
      const ours = sumUp(passed.map(pick))
      return { id: `P9 ${id}`, measure, unit: 'ms', ours, goal: { is: 'limit', value: goalMs } }
    }
    return [
      row('touched', 'merge to first node touched, polled every 2 s', (one) => one.touchedMs, pollMs + 1_000),
      row('restored', 'unhealthy to restored, beyond the unit itself', (one) => one.restoredMs - unitMs, 2_000),
      row('reverted', 'unhealthy to revert pushed', (one) => one.revertedMs, 10_000),
    ]
  } finally {
    await fleet.close()
  }
}

/** What stopping and starting the unit takes on that node: a restore cannot be faster. */
async function timeUnit(fleet: Fleet): Promise<number> {
  const took: number[] = []
  for (let time = 0; time < 3; time++) {
    const said = await fleet.lab.exec(
      'stage-1',
      'a=$(date +%s%N); systemctl restart hello.service; b=$(date +%s%N); echo $(( (b - a) / 1000000 ))',
    )
    took.push(Number(said.stdout.trim()))
  }
  return sumUp(took).median
}

/** Merges a unit that dies, and waits until everything is as it was. */
async function answerTo(fleet: Fleet, pass: number): Promise<Answered> {
  const { alice, journal } = fleet
  const from = journal.mark()
  const wait = (what: string, fits: (entry: DurableEntry) => boolean) =>
    journal.await(what, fits, { from, timeoutMs: waitMs })
  await alice.edit(unit, '/srv/hello/current/bin/hello', `/bin/sh -c 'sleep 0.5; echo ${pass}; exit 1'`)
  const commit = await alice.commitAndPush(`Start hello another way (${pass})`)
  const mergedAt = statSync(join(fleet.remote, 'refs/heads/main')).mtimeMs
  const touched = await wait('a node to be touched', ({ type }) => type === 'attempt-received')
  const verdict = await wait('a verdict', (entry) => entry.type === 'verdict' && entry.verdict === 'unhealthy')
  const restored = await wait('a restore', (entry) => entry.type === 'outcome' && entry.outcome === 'restored')
  const reverted = await wait('a revert', (entry) => entry.type === 'revert-made' && entry.reverts.includes(commit))
  await must(['git', '-C', alice.directory, 'pull', '-q'])
  await wait('the revert to be deployed', (entry) => entry.type === 'commit-accepted' && entry.author === 'Holdfast')
  await settled(fleet)
  return {
    touchedMs: touched.at - mergedAt,
    restoredMs: restored.at - verdict.at,
    revertedMs: reverted.at - verdict.at,
  }
}

/** Until every rollout that began has ended. */
async function settled({ journal }: Fleet): Promise<void> {
  const count = (type: DurableEntry['type']) => journal.entries().filter((entry) => entry.type === type).length
  await journal.await('every rollout to end', () => count('rollout-started') === count('rollout-ended'), {
    timeoutMs: waitMs,
  })
}
