import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runVerb } from './fleet/controller.ts'
import { startFleet, type Fleet } from './fleet/fleet.ts'
import { writeProbeFleet } from './fleet/probeFleet.ts'
import { describeLab } from './require.ts'

// One rollout that goes well and one that fails, recorded as the sequence of their journal appends, messages to nodes
// and pushes. Then the same rollouts again, each killed (SIGKILL) right after one of these points and started anew as
// anybody would. `npm test` takes a seeded sample, HOLDFAST_LONG=1 every point; HOLDFAST_SEED changes the sample.

const hosts = ['probe-1', 'probe-2']
const sampleSize = 12
const isLong = process.env['HOLDFAST_LONG'] === '1'
const seed = Number(process.env['HOLDFAST_SEED'] ?? 1)
const counted = ['--import', 'tsx', fileURLToPath(new URL('fleet/countedMain.ts', import.meta.url))]

type Kind = 'well' | 'sick'

let fleet: Fleet
let round = 0

beforeAll(async () => {
  fleet = await startFleet({ environments: { staging: hosts }, prepare: writeProbeFleet })
})
afterAll(() => fleet?.close())

/** Everything the service manages on a host, byte for byte. */
const digestScript = `
  find /etc/probe /etc/systemd/system/probe.service /etc/systemd/system/*.wants/probe.service -printf '%p %y %m %u %g %l\\n' 2>/dev/null | sort
  sha256sum /etc/probe/state /etc/systemd/system/probe.service
  systemctl show -P ActiveState -P SubState -P UnitFileState -P NeedDaemonReload probe.service
  ls -A /var/lib/holdfast/armed /var/lib/holdfast/restoring`

async function digests(): Promise<string[]> {
  return Promise.all(hosts.map(async (host) => (await fleet.lab.exec(host, digestScript)).stdout))
}

async function states(): Promise<string[]> {
  return Promise.all(hosts.map(async (host) => (await fleet.lab.exec(host, ['cat', '/etc/probe/state'])).stdout))
}

/** Commits a change of this kind and runs it once; answers how the process ended, and the points it went through. */
async function runCounted(kind: Kind, killAt?: string): Promise<{ commit: string; code: number; points: string[] }> {
  round += 1
  await fleet.alice.write('state', `${kind} ${round}\n`)
  const commit = await fleet.alice.commitAndPush(`Be ${kind} ${round}`)
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

/** Proves how the branch and the hosts stand after a change of a kind, however often the daemon was killed. */
async function prove(kind: Kind, commit: string, before: string[]): Promise<void> {
  const log = await fleet.alice.git('ls-remote', 'origin', 'main')
  await fleet.alice.git('pull', '-q')
  const after = await fleet.alice.git('log', '--format=%an %s', `${commit}..origin/main`)
  if (kind === 'well') {
    expect(after).toBe('')
    expect(await states()).toEqual(hosts.map(() => `well ${round}\n`))
  } else {
    expect(after, log).toBe(`Holdfast Revert "Be sick ${round}"`)
    expect(await digests()).toEqual(before)
  }
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
  const points: { kind: Kind; point: string }[] = []

  test('a rollout that goes well and one that fails are recorded', async () => {
    const first = await fleet.verb(['run', '--once'], 120_000)
    expect(first.code, first.stdout).toBe(0)
    for (const kind of ['well', 'sick'] as const) {
      const before = await digests()
      const { commit, points: seen } = await runCounted(kind)
      await prove(kind, commit, before)
      points.push(...seen.map((point) => ({ kind, point })))
    }
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
      let killed = 0
      for (const { kind, point } of chosen) {
        const before = await digests()
        const { commit, code } = await runCounted(kind, point)
        // A rollout is never quite the same twice: a point that did not come this time ends as if nothing had been.
        if (code === 137) killed += 1
        const where = `killed after "${point}" (${kind}, seed ${seed}), then`
        const again = await fleet.verb(['run', '--once'], 120_000).catch((error: Error) => {
          throw new Error(`${where}: ${error.message}\n${fleet.journal.tell(20)}`, { cause: error })
        })
        const told = `${where}:\n${again.stdout}${again.stderr}`
        expect([0, 1], told).toContain(again.code)
        await prove(kind, commit, before).catch((error: Error) => {
          throw new Error(`${told}\n${error.message}`, { cause: error })
        })
      }
      expect(killed).toBeGreaterThan(chosen.length / 2)
      const last = await fleet.verb(['run', '--once'], 120_000)
      expect(last.stdout).toMatch(/: 0 changes\n$/)
    },
    isLong ? 2_400_000 : 600_000,
  )
})
