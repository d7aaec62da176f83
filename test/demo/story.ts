import type { DurableEntry } from '../../src/core/journal/entry.ts'
import { packRelease } from '../lab/fleet/packRelease.ts'
import type { Fleet } from '../lab/fleet/fleet.ts'
import { eventually } from '../lab/run.ts'
import type { Stage } from './stage.ts'

/** The hosts of the story, by environment. */
export const environments = { staging: ['stage-1', 'stage-2'], production: ['shop-1', 'shop-2', 'shop-3'] }

type Ended = Extract<DurableEntry, { type: 'rollout-ended' }>

const manifest = 'services/hello/service.yaml'
const everyone = Object.values(environments).flat()

/** Tells the whole story; throws, saying what did not come, when a chapter does not come out as told. */
export async function tellStory(fleet: Fleet, stage: Stage): Promise<void> {
  await firstDeployment(fleet, stage)
  const merge = await mergedChange(fleet, stage)
  await badRelease(fleet, stage)
  await badConfiguration(fleet, stage)
  await handEdit(fleet, stage)
  await lockedOut(fleet, stage)
  await personReverts(fleet, stage, merge)
  await showLog(fleet, stage)
}

async function firstDeployment(fleet: Fleet, stage: Stage): Promise<void> {
  const { lab, alice, remote } = fleet
  stage.chapter(
    'The first deployment',
    `Five bare Debian hosts are up, and ${remote} holds a fleet: sshd settings,`,
    'and a program of our own behind nginx. Nothing is installed on the hosts. The daemon starts.',
  )
  stage.plain(...(await alice.git('ls-files')).split('\n').map((name) => `  ${name}`), '')
  stage.command('holdfast run')
  fleet.start()
  await succeeded(fleet, 'production/edge', 0, 180_000)
  await answers(fleet, stage, everyone, /^Hello from .*, version 1\.0\.0$/)
  stage.fact(`${lab.hosts.length} hosts run what is on main. Staging was first; production followed.`)
}

async function mergedChange(fleet: Fleet, stage: Stage): Promise<string> {
  const { alice, journal } = fleet
  stage.chapter(
    'A change is merged',
    'Alice has hello 1.1.0 and a friendlier greeting on a branch. The plan tells what merging it would do; merging it is',
    'the deployment.',
  )
  await alice.git('switch', '-q', '-c', 'greet')
  await alice.edit(manifest, '1.0.0', '1.1.0')
  await alice.edit(manifest, 'hello-1.0.0', 'hello-1.1.0')
  await alice.write('services/hello/hello-1.1.0.tar.gz', await packRelease('1.1.0'))
  await alice.edit('fleet.yaml', 'greeting: Hello', 'greeting: Good morning')
  await alice.git('add', '--all')
  await alice.git('commit', '-q', '-m', 'Greet with good morning (hello 1.1.0)')
  await alice.git('push', '-q', 'origin', 'greet')
  stage.command('holdfast plan --rev origin/greet')
  const plan = await fleet.verb(['plan', '--rev', 'origin/greet'])
  expect(plan.code === 0, `the branch can be planned: ${plan.stderr}`)
  stage.plain(...planInShort(plan.stdout), '')
  await alice.git('switch', '-q', 'main')
  const from = journal.mark()
  stage.command('git merge --no-ff greet && git push')
  await alice.git('merge', '-q', '--no-ff', '-m', 'Merge branch greet', 'greet')
  await alice.git('push', '-q', 'origin', 'main')
  await succeeded(fleet, 'production/hello', from, 120_000)
  const waves = wavesOf(fleet, 'production/hello', from)
  expect(waves.length >= 2 && waves[0]?.length === 1, 'production began with one canary')
  await answers(fleet, stage, everyone, /^Good morning from .*, version 1\.1\.0$/)
  return alice.git('rev-parse', 'HEAD')
}

/** A plan with the first of its diffs; the others say the same of other hosts. */
function planInShort(text: string): string[] {
  const blocks = text.trimEnd().split('\n\n')
  const first = blocks.findIndex((block) => block.startsWith('/'))
  const shown = blocks.filter((block, index) => !block.startsWith('/') || index === first)
  return shown
    .join('\n\n')
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
}

async function badRelease(fleet: Fleet, stage: Stage): Promise<void> {
  const { alice, journal } = fleet
  stage.chapter(
    'A bad release',
    'hello 1.2.0 wants to know where payments go. Staging says so; for production it was forgotten.',
    'Staging will be well. Let us see how far it gets in production.',
  )
  await alice.edit(manifest, '1.1.0', '1.2.0')
  await alice.edit(manifest, 'hello-1.1.0', 'hello-1.2.0')
  await alice.write('services/hello/hello-1.2.0.tar.gz', await packRelease('1.2.0', ['PAYMENT_URL']))
  await alice.edit('services/hello/hello.env.liquid', 'HELLO_PORT', 'PAYMENT_URL={{ vars.paymentUrl }}\nHELLO_PORT')
  const from = journal.mark()
  stage.command("git commit -am 'Ask for payments (hello 1.2.0)' && git push")
  const commit = await alice.commitAndPush('Ask for payments (hello 1.2.0)')
  await undone(fleet, stage, { slot: 'production/hello', from, commit })
  await succeeded(fleet, 'staging/hello', await afterRevert(fleet, from), 90_000)
  const touched = touchedBy(fleet, 'production/hello', from)
  expect(touched.length === 1, `one production host was touched, not ${touched.join(' ')}`)
  await answers(fleet, stage, everyone, /^Good morning from .*, version 1\.1\.0$/)
  stage.fact(`Only ${touched[0]} ever ran it in production, until its health had spoken. Staging went back too.`)
}

async function badConfiguration(fleet: Fleet, stage: Stage): Promise<void> {
  const { alice, journal } = fleet
  stage.chapter(
    'A typing mistake in nginx',
    'The new file is laid over the old one where only "nginx -t" sees it. What that refuses is never put in place.',
  )
  await alice.git('pull', '-q')
  await alice.edit('services/edge/site.conf.liquid', 'access_log off;', 'acces_log off;')
  const from = journal.mark()
  stage.command("git commit -am 'Log less' && git push")
  const commit = await alice.commitAndPush('Log less')
  await undone(fleet, stage, { slot: 'staging/edge', from, commit })
  const refused = journal.entries().some((entry) => entry.type === 'steps-ended' && entry.validatorRefused)
  expect(refused, 'the validator refused the file')
  await answers(fleet, stage, everyone, /version 1\.1\.0$/)
}

async function handEdit(fleet: Fleet, stage: Stage): Promise<void> {
  const { lab, journal } = fleet
  stage.chapter('Somebody edits a file by hand', 'At night, on one host, quickly. Git does not know of it.')
  const from = journal.mark()
  const file = '/etc/hello/hello.env'
  const before = (await lab.exec('shop-2', ['cat', file])).stdout
  stage.command(`ssh shop-2 "sed -i 's/Good morning/Hi there/' ${file}"`)
  await lab.ssh('shop-2', `sed -i 's/Good morning/Hi there/' ${file}`)
  await journal.await('the drift of shop-2 to be found', isDriftOf('shop-2'), { from, timeoutMs: 45_000 })
  await succeeded(fleet, 'production/hello', from, 60_000)
  const after = (await lab.exec('shop-2', ['cat', file])).stdout
  expect(before === after && after.includes('Good morning'), `${file} of shop-2 is as Git has it`)
  await answers(fleet, stage, ['shop-2'], /^Good morning from shop-2/)
}

async function lockedOut(fleet: Fleet, stage: Stage): Promise<void> {
  const { alice, lab, journal } = fleet
  stage.chapter(
    'A commit that locks everybody out',
    'sshd shall listen on another port. "sshd -t" finds nothing wrong, sshd restarts well, it runs: but nobody can log',
    'in any more, Holdfast neither. The host waits for a word over a fresh connection. When none comes, it takes the',
    'change back by itself: here after half a minute.',
  )
  await alice.git('pull', '-q')
  await alice.edit('services/access/sshd.conf', 'X11Forwarding no', 'X11Forwarding no\nPort 2222')
  const from = journal.mark()
  stage.command("git commit -am 'Move sshd to a quieter port' && git push")
  const commit = await alice.commitAndPush('Move sshd to a quieter port')
  await undone(fleet, stage, { slot: 'staging/access', from, commit, timeoutMs: 240_000 })
  const outcomes = journal.entries().slice(from)
  const byItself = outcomes.find((entry) => entry.type === 'outcome' && entry.outcome === 'restored')
  expect(byItself?.type === 'outcome' && byItself.by === 'node', 'the host restored itself')
  const login = await lab.ssh('stage-1', 'hostname')
  expect(login.stdout.trim() === 'stage-1', 'stage-1 lets us in again')
  stage.fact('ssh stage-1 works again; nobody had to go to a console. Production never saw it.')
}

async function personReverts(fleet: Fleet, stage: Stage, merge: string): Promise<void> {
  const { alice, journal } = fleet
  stage.chapter(
    'A person rolls back',
    'The old greeting was better after all. A "git revert" is just the newest commit; what ran well before is a proven',
    'way back, so it needs no canary.',
  )
  await alice.git('pull', '-q')
  const from = journal.mark()
  stage.command(`git revert -m 1 ${merge.slice(0, 7)} && git push`)
  await alice.git('revert', '--no-edit', '-m', '1', merge)
  await alice.git('push', '-q', 'origin', 'main')
  await succeeded(fleet, 'production/hello', from, 120_000)
  await answers(fleet, stage, everyone, /^Hello from .*, version 1\.0\.0$/)
}

async function showLog(fleet: Fleet, stage: Stage): Promise<void> {
  stage.chapter('What Git says', 'Everything that ever ran here, and everything that was taken back, with its reason.')
  stage.command('git log --first-parent')
  const log = await fleet.alice.git('log', '--first-parent', '--format=%h  %<(9)%an %s')
  stage.plain(...log.split('\n').map((line) => `  ${line}`), '')
  stage.command("git show --no-patch $(git log --grep='^Revert .Ask for payments' --format=%h)")
  const message = await fleet.alice.git('log', '-1', '--grep=^Revert .Ask for payments', '--format=%B')
  stage.plain(...message.split('\n').map((line) => (line === '' ? '' : `  ${line}`)))
  const reverts = (await fleet.subjects()).filter((subject) => subject.startsWith('Revert '))
  expect(reverts.length === 4, `four reverts are in the log, three of them Holdfast's: ${reverts.join(' · ')}`)
}

interface Undoing {
  slot: string
  from: number
  commit: string
  timeoutMs?: number
}

function isDriftOf(node: string): (entry: DurableEntry) => boolean {
  return (entry) => entry.type === 'drift-found' && entry.node === node
}

/** Waits until a commit failed, its nodes are restored, and one revert of it lies on the branch. */
async function undone(fleet: Fleet, stage: Stage, { slot, from, commit, timeoutMs = 90_000 }: Undoing): Promise<void> {
  const { journal, alice } = fleet
  const isRevert = (entry: DurableEntry) => entry.type === 'revert-made' && entry.reverts.includes(commit)
  const failed = (entry: DurableEntry) => endOf(fleet, entry, slot)?.result === 'restored'
  await journal.await(`${slot} to fail and be restored`, failed, { from, timeoutMs })
  const made = await journal.await(`the revert of ${commit.slice(0, 7)}`, isRevert, { from, timeoutMs: 60_000 })
  const reverted = made.type === 'revert-made' ? made.commit : ''
  await alice.git('pull', '-q')
  expect((await alice.git('rev-parse', 'HEAD')) === reverted, 'the revert is the newest commit')
  stage.fact(
    `${reverted.slice(0, 7)} ${await alice.git('log', '-1', '--format=%s')} (${await alice.git('log', '-1', '--format=%an')})`,
  )
}

/** Waits for a rollout of a slot that began after `from` and went well. */
async function succeeded(fleet: Fleet, slot: string, from: number, timeoutMs: number): Promise<void> {
  const ended = await fleet.journal.await(`a rollout of ${slot} to end`, (e) => endOf(fleet, e, slot) !== undefined, {
    from,
    timeoutMs,
  })
  const result = ended.type === 'rollout-ended' ? ended.result : ''
  expect(result === 'succeeded', `the rollout of ${slot} succeeded (it ended: ${result})`)
}

function endOf(fleet: Fleet, entry: DurableEntry, slot: string): Ended | undefined {
  if (entry.type !== 'rollout-ended') return undefined
  return startedBy(fleet, entry.rollout)?.slot === slot ? entry : undefined
}

function startedBy(fleet: Fleet, rollout: string) {
  const starts = fleet.journal.entries().flatMap((entry) => (entry.type === 'rollout-started' ? [entry] : []))
  return starts.find((start) => start.rollout === rollout)
}

/** Nodes by wave, of what was rolled out in a slot after `from`. */
function wavesOf(fleet: Fleet, slot: string, from: number): string[][] {
  const since = fleet.journal.entries().slice(from)
  const waves = since.flatMap((entry) => (entry.type === 'wave-started' ? [entry] : []))
  return waves.filter(({ rollout }) => startedBy(fleet, rollout)?.slot === slot).map(({ nodes }) => nodes)
}

/** Nodes that were given a change of a slot after `from`, before the first revert. */
function touchedBy(fleet: Fleet, slot: string, from: number): string[] {
  const since = fleet.journal.entries().slice(from)
  const end = since.findIndex((entry) => entry.type === 'revert-made')
  const intended = since.slice(0, end).flatMap((entry) => (entry.type === 'attempt-intended' ? [entry] : []))
  return intended.filter((entry) => entry.slot === slot && !entry.empty).map((entry) => entry.node)
}

async function afterRevert(fleet: Fleet, from: number): Promise<number> {
  return (
    from +
    fleet.journal
      .entries()
      .slice(from)
      .findIndex((entry) => entry.type === 'revert-made')
  )
}

/** Asks hosts over HTTP, as a customer would, until all say what they should. */
async function answers(fleet: Fleet, stage: Stage, names: string[], wanted: RegExp): Promise<void> {
  let last: Record<string, string> = {}
  const ask = async (): Promise<true | undefined> => {
    const said = await Promise.all(names.map(async (name) => [name, await get(fleet.lab.host(name).address)] as const))
    last = Object.fromEntries(said)
    return said.every(([, text]) => wanted.test(text)) || undefined
  }
  const all = await eventually(ask, 20_000, 500)
  if (!all) throw new Error(`waited 20s for hosts to answer ${wanted}; they say ${JSON.stringify(last)}`)
  for (const name of names) stage.fact(`http://${fleet.lab.host(name).address}:8080/  ${last[name]}`)
}

async function get(address: string): Promise<string> {
  try {
    const answer = await fetch(`http://${address}:8080/`, { signal: AbortSignal.timeout(3_000) })
    return (await answer.text()).trim()
  } catch (error) {
    return `nothing: ${(error as Error).message}`
  }
}

function expect(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`this did not come out as told: ${what}`)
}
