import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Told } from './fleet/journalTail.ts'
import { openProbe, type Probe } from './fleet/probe.ts'
import { up, type Lab } from './lab.ts'
import { describeLab } from './require.ts'

// A bad afternoon: in the midst of a rollout over twenty hosts two are cut off, one restarts and the daemon is killed,
// while somebody pushes a fix. What has to come of it is the fix, everywhere, and a history that says what happened.

const hosts = Array.from({ length: 20 }, (_, index) => `web-${index + 1}`)
const endedAt = (commit: string, entries: () => Told[]) => (entry: Told) =>
  entry.type === 'rollout-ended' &&
  entries().some(
    (one) => one.type === 'rollout-started' && one.rollout === entry.rollout && one.commit.startsWith(commit),
  )

const isWide = (entry: Told) => entry.type === 'wave-started' && entry.wave === 2

let lab: Lab
let probe: Probe

beforeAll(async () => {
  lab = await up({ hosts })
  probe = await openProbe(lab, hosts)
  const { alice } = probe.fleet
  const wide = '      canary: 1\n      maxParallel: 20%\n      maxUnavailable: 20%\n'
  await alice.edit('fleet.yaml', '      canary: 1\n', wide)
  await alice.edit('fleet.yaml', 'healthyDeadline: 3s', 'healthyDeadline: 20s')
  await alice.commitAndPush('Go by fours')
})
afterAll(async () => {
  await probe?.fleet.close()
  await lab?.down()
})

describeLab('an afternoon of an operator', () => {
  test('ends at the fix, on hosts that were cut off as well', { timeout: 900_000 }, async () => {
    const { fleet, change } = probe
    const { journal } = fleet
    const first = fleet.start()
    const head = await fleet.head()
    await journal.await('the first deployment', endedAt(head, journal.entries), { timeoutMs: 300_000 })

    const from = journal.mark()
    const release = await change('well')
    const wave = await journal.await('the second wave', isWide, { from, timeoutMs: 120_000 })
    const touched = wave.type === 'wave-started' ? wave.nodes : []
    const seen = journal.entries().slice(from)
    const started = seen.find((entry) => entry.type === 'rollout-started')
    const order = started?.type === 'rollout-started' ? started.nodes : []
    const [away = '', alsoAway = ''] = order.slice(-2)
    await Promise.all([lab.cutNetwork(away), lab.cutNetwork(alsoAway), lab.crash(touched[0] ?? ''), first.kill()])
    const fix = await change('well')
    fleet.start()
    const end = await journal.await('the fix', endedAt(fix, journal.entries), { from, timeoutMs: 300_000 })
    expect(end).toMatchObject({ result: 'succeeded-with-deferred', counts: { healthy: 18, deferred: 2 } })

    await Promise.all([away, alsoAway].map((host) => lab.restoreNetwork(host)))
    await vi.waitFor(() => probe.prove('well', fix, []), { timeout: 180_000, interval: 1_000 })

    const history = await fleet.verb(['history'])
    expect(history.code).toBe(0)
    const told = history.stdout.split('\n')
    const says = (commit: string, words: RegExp) =>
      expect(
        told.some((line) => line.includes(commit.slice(0, 7)) && words.test(line)),
        history.stdout,
      ).toBe(true)
    says(release, /superseded/)
    says(fix, /18 healthy.*2 deferred/)
    const status = await fleet.verb(['status'])
    expect(status.stdout).toContain('20 healthy')
  })
})
