import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startController, runVerb, sources, type RunLine } from './fleet/controller.ts'
import { startFleet, type Fleet } from './fleet/fleet.ts'
import { tailJournal } from './fleet/journalTail.ts'
import { git } from './fleet/person.ts'
import { describeLab } from './require.ts'
import { eventually } from './run.ts'

const waitMs = 90_000
const motd = 'services/access/motd.liquid'

describeLab('a controller that wakes up', () => {
  let fleet: Fleet
  let second: string
  beforeAll(async () => {
    fleet = await startFleet({ environments: { staging: ['stage-1'], production: ['shop-1'] } })
    second = join(fleet.directory, 'second.yaml')
    const text = await readFile(fleet.config, 'utf8')
    await writeFile(second, text.replace(/stateDir: .*/, `stateDir: ${join(fleet.directory, 'second')}`))
  })
  afterAll(() => fleet?.close())

  const ofSecond = (args: string[]) => runVerb(sources, second, args, {}, waitMs)
  const lease = () => git(fleet.remote, 'log', '-1', '--format=%s', 'refs/holdfast/lease')

  test('after another one took over, and changed nothing that a node could tell, accepts nothing any more', async () => {
    const first = await fleet.verb(['run', '--once'], 240_000)
    expect(`${first.code} ${first.stderr}`).toBe('0 ')
    const paused = fleet.start()
    const { alice, journal } = fleet
    await journal.await('the daemon to start', ({ type }) => type === 'controller-started', {
      from: 1,
      timeoutMs: waitMs,
    })
    process.kill(paused.pid, 'SIGSTOP')
    const before = journal.mark()
    const said: RunLine[] = []
    const taken = await ofSecond(['run', '--once', '--take-over'])
    expect(`${taken.code} ${taken.stderr}`).toBe('0 ')
    expect(taken.stdout).toContain('it took the lead over from controller')
    const holder = await lease()
    const daemon = startController(sources, second, {}, (line) => said.push(line))
    try {
      await eventually(() => said.find(({ type }) => type === 'ready'), waitMs)
      await alice.edit(motd, 'belongs to', 'is part of')
      const commit = await alice.commitAndPush('Greet otherwise')
      process.kill(paused.pid, 'SIGCONT')
      const fenced = await journal.await('it to be fenced', ({ type }) => type === 'controller-fenced', {
        from: before,
        timeoutMs: waitMs,
      })
      expect(fenced).toBeDefined()
      const other = tailJournal(join(fleet.directory, 'second', 'journal.jsonl'))
      await other.await(
        'the change to be deployed by the second',
        (entry) => entry.type === 'digest-good' && entry.commit === commit && entry.slot === 'production/access',
        { timeoutMs: waitMs },
      )
      // What it had in hand when it was paused may be told; nothing was changed by it since.
      const since = journal.entries().slice(before)
      expect(since.filter(({ type }) => type === 'attempt-received')).toEqual([])
      expect(await lease()).not.toContain('number 1,')
      expect((await lease()).split(' ')[1]).toBe(holder.split(' ')[1])
    } finally {
      process.kill(paused.pid, 'SIGCONT')
      await daemon.stop()
    }
    const status = await fleet.verb(['status'])
    expect(status.stdout).toContain('this controller is fenced and changes nothing')
  })
})
