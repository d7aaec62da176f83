import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runVerb, sources, type Controller } from './fleet/controller.ts'
import { tailJournal, type Told } from './fleet/journalTail.ts'
import { openProbe, type Probe } from './fleet/probe.ts'
import { up, type Lab } from './lab.ts'
import { describeLab } from './require.ts'
import type { Finished } from './run.ts'

const hosts = ['probe-1', 'probe-2']
const hasEnded = (entry: Told) => entry.type === 'rollout-ended'
const isTouched = (entry: Told) => entry.type === 'attempt-received'
const isFenced = (entry: Told) => entry.type === 'controller-fenced'

let lab: Lab
let probe: Probe
let first: Controller | undefined
let second: { config: string; state: string }

beforeAll(async () => {
  lab = await up({ hosts })
  probe = await openProbe(lab, hosts)
  const { config, directory } = probe.fleet
  second = { config: join(directory, 'second.yaml'), state: join(directory, 'second') }
  const text = await readFile(config, 'utf8')
  await writeFile(second.config, text.replace(join(directory, 'state'), second.state))
})
afterAll(async () => {
  if (first?.ended() === undefined) await first?.kill()
  await probe?.fleet.close()
  await lab?.down()
})

const other = (args: string[]): Promise<Finished> =>
  runVerb(sources, second.config, args, { XDG_CACHE_HOME: join(probe.fleet.directory, 'cache') }, 240_000)

describeLab('two controllers of one fleet', () => {
  test('one leads; the other takes over only when told to, and the first is fenced', async () => {
    const { fleet, change, digests, prove } = probe
    const { journal } = fleet
    const paused = (first = fleet.start())
    await journal.await('the first deployment', hasEnded, { timeoutMs: 120_000 })

    const refused = await other(['run', '--once'])
    expect(refused.code).not.toBe(0)
    expect(refused.stderr).toMatch(/is led by controller .*--take-over/s)

    // The first is paused in the midst of a change, as a machine that is moved or swaps is, and wakes up much later.
    const before = await digests()
    const from = journal.mark()
    const commit = await change('well')
    await journal.await('an attempt', isTouched, { from, timeoutMs: 60_000 })
    process.kill(-paused.pid, 'SIGSTOP')
    const taken = await other(['run', '--once', '--take-over'])
    expect(taken.code, `${taken.stdout}${taken.stderr}`).toBe(0)
    await prove('well', commit, before)

    process.kill(-paused.pid, 'SIGCONT')
    await journal.await('the first to learn that it leads no more', isFenced, { from, timeoutMs: 120_000 })
    const after = await change('well')
    const last = await other(['run', '--once'])
    expect(last.code, `${last.stdout}${last.stderr}`).toBe(0)
    await prove('well', after, before)
    const sentBySecond = tailJournal(join(second.state, 'journal.jsonl')).entries().filter(isTouched)
    expect(sentBySecond.length).toBeGreaterThanOrEqual(hosts.length)
    const mark = journal.entries().findIndex(isFenced)
    expect(journal.entries().slice(mark).filter(isTouched)).toEqual([])
  })
})
