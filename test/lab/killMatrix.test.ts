import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runVerb, sources } from './fleet/controller.ts'
import { hostPairs, openProbe, type Kind, type Probe } from './fleet/probe.ts'
import { up, type Lab } from './lab.ts'
import { describeLab } from './require.ts'

// One rollout that goes well and one that fails, recorded as the sequence of their journal appends, messages to nodes
// and pushes. Then the same rollouts again, each killed (SIGKILL) right after one of these points and started anew as
// anybody would; several fleets at a time, since most of it is waiting. `npm test` takes a seeded sample,
// HOLDFAST_LONG=1 every point; HOLDFAST_SEED changes the sample.

const laneCount = 3
const sampleSize = 12
const isLong = process.env['HOLDFAST_LONG'] === '1'
const seed = Number(process.env['HOLDFAST_SEED'] ?? 1)
const counted = ['--import', 'tsx', fileURLToPath(new URL('fleet/countedMain.ts', import.meta.url))]

interface Point {
  kind: Kind
  point: string
}

let lab: Lab
const lanes: Probe[] = []

beforeAll(async () => {
  const pairs = hostPairs(laneCount)
  lab = await up({ hosts: pairs.flat() })
  for (const hosts of pairs) lanes.push(await openProbe(lab, hosts))
})
afterAll(async () => {
  for (const { fleet } of lanes) await fleet.close()
  await lab?.down()
})

/** Commits a change of this kind and runs it once; answers how the process ended, and the points it went through. */
async function runCounted({ fleet, change }: Probe, kind: Kind, killAt?: string): Promise<Counted> {
  const commit = await change(kind)
  const trace = join(fleet.directory, 'trace')
  rmSync(trace, { force: true })
  const env = {
    COUNTED_TRACE: trace,
    COUNTED_KILL: killAt,
    XDG_CACHE_HOME: join(fleet.directory, 'cache'),
  }
  const done = await runVerb(counted, fleet.config, ['run', '--once'], env, 120_000)
  const points = readFileSync(trace, 'utf8').trimEnd().split('\n')
  if (!killAt) expect(done.code, `${done.stdout}${done.stderr}`).toBe(kind === 'well' ? 0 : 1)
  return { commit, code: done.code, points }
}

interface SystemCall {
  kind: Kind
  call: string
  nth: number
}

interface Counted {
  commit: string
  code: number
  points: string[]
}

/** Kills a rollout at a point and starts it again; answers whether it was killed. */
async function killAt(lane: Probe, { kind, point }: Point): Promise<boolean> {
  const before = await lane.digests()
  const { commit, code } = await runCounted(lane, kind, point)
  await recover(lane, kind, commit, before, `killed after "${point}" (${kind}, seed ${seed}), then`)
  // A rollout is never quite the same twice: a point that did not come this time ends as if nothing had been.
  return code === 137
}

/** Kills a rollout at the n-th call of a kind that a thread of it, or a program it runs, makes to the system. */
async function killAtCall(lane: Probe, { kind, call, nth }: SystemCall): Promise<boolean> {
  const before = await lane.digests()
  const commit = await lane.change(kind)
  const inject = ['-e', `trace=${call}`, '-e', `inject=${call}:signal=KILL:when=${nth}`]
  const under = ['strace', '-f', '-qq', '-o', '/dev/null', ...inject]
  const env = { XDG_CACHE_HOME: join(lane.fleet.directory, 'cache') }
  const done = await runVerb(sources, lane.fleet.config, ['run', '--once'], env, 120_000, under)
  await recover(lane, kind, commit, before, `killed at ${call} ${nth} (${kind}), then`)
  return done.code === 137
}

/** Starts again what was killed, and proves that it finishes or restores. */
async function recover(lane: Probe, kind: Kind, commit: string, before: string[], where: string): Promise<void> {
  const again = await lane.fleet.verb(['run', '--once'], 120_000).catch((error: Error) => {
    throw new Error(`${where}: ${error.message}\n${lane.fleet.journal.tell(20)}`, { cause: error })
  })
  const told = `${where}:\n${again.stdout}${again.stderr}`
  expect([0, 1], told).toContain(again.code)
  await lane.prove(kind, commit, before).catch((error: Error) => {
    throw new Error(`${told}\n${error.message}`, { cause: error })
  })
}

/** Runs a change of a kind and answers the points it went through. */
async function record(lane: Probe, kind: Kind): Promise<Point[]> {
  const before = await lane.digests()
  const { commit, points: seen } = await runCounted(lane, kind)
  await lane.prove(kind, commit, before)
  return seen.map((point) => ({ kind, point }))
}

/** Calls that make something durable or send it, spread over the life of a rollout. */
function systemCalls(): SystemCall[] {
  const counts = { fsync: [1, 2, 3, 5, 8], rename: [1, 2, 3], write: [300, 600, 900, 1200, 1500], sendmsg: [5, 20] }
  return Object.entries(counts).flatMap(([call, all]) =>
    all.flatMap((nth) => (['well', 'sick'] as const).map((kind) => ({ kind, call, nth }))),
  )
}

/** Goes through all of some work, each fleet one after the other; answers how often it was killed. */
async function share<T>(work: T[], run: (lane: Probe, one: T) => Promise<boolean>): Promise<number> {
  const left = [...work]
  let killed = 0
  const drive = async (lane: Probe): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      if (await run(lane, next)) killed += 1
      if (isLong) console.log(`${work.length - left.length} of ${work.length}: ${JSON.stringify(next)}`)
    }
    const last = await lane.fleet.verb(['run', '--once'], 120_000)
    expect(last.stdout).toMatch(/: 0 changes\n$/)
  }
  await Promise.all(lanes.map(drive))
  return killed
}

/** Points in an order that depends on the seed alone. */
function shuffled<T>(all: T[]): T[] {
  let state = seed >>> 0
  const keyed = all.map((one) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return { one, key: state }
  })
  return keyed.toSorted((a, b) => a.key - b.key).map(({ one }) => one)
}

describeLab('the daemon killed at every point of a rollout', () => {
  const points: Point[] = []

  test('a rollout that goes well and one that fails are recorded', async () => {
    const firsts = await Promise.all(lanes.map(({ fleet }) => fleet.verb(['run', '--once'], 120_000)))
    for (const first of firsts) expect(first.code, first.stdout).toBe(0)
    const [well, sick] = lanes as [Probe, Probe]
    points.push(...(await Promise.all([record(well, 'well'), record(sick, 'sick')])).flat())
    const names = points.map(({ kind, point }) => `${kind} ${point}`)
    expect(names.length).toBeGreaterThan(30)
    for (const name of ['well node apply 2', 'well node confirm 2', 'sick node restore 1', 'sick git push 1']) {
      expect(names).toContain(name)
    }
  })

  test(
    'started again, it finishes or restores, and reverts once',
    async () => {
      const chosen = isLong ? points : shuffled(points).slice(0, sampleSize)
      expect(await share(chosen, killAt)).toBeGreaterThan(chosen.length / 2)
    },
    isLong ? 2_400_000 : 600_000,
  )

  test(
    'so it does when it is killed at a call to the system',
    async () => {
      const chosen = isLong ? systemCalls() : shuffled(systemCalls()).slice(0, laneCount * 2)
      // Not every call comes so often each time, and some come from git, whose death is not the daemon's.
      expect(await share(chosen, killAtCall)).toBeGreaterThan(0)
    },
    isLong ? 2_400_000 : 600_000,
  )
})
