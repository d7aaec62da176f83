import { describe, expect, it } from 'vitest'
import type { DurableEntry, Entry } from '../../src/core/journal/entry.ts'
import { startDaemon, type Daemon } from '../../src/daemon/daemon.ts'
import { openWorld, type DaemonWorld, type Faults } from './support/daemonWorld.ts'

interface Living extends DaemonWorld {
  daemon: Daemon
  said: Entry[]
  broken: unknown[]
  /** Lets time pass until something is true, at most ten simulated minutes. */
  until(what: () => boolean): Promise<void>
}

async function living(faults: Faults = {}): Promise<Living> {
  const open = await openWorld(faults)
  const said: Entry[] = []
  const broken: unknown[] = []
  const daemon = await startDaemon(open.world, {
    entries: (entries) => said.push(...entries),
    polled: () => undefined,
    broken: (error) => broken.push(error),
  })
  const until = async (what: () => boolean) => {
    for (let i = 0; i < 1_200 && !what(); i++) await open.clock.advance(500)
    if (!what())
      throw new Error(
        `not within ten minutes; said: ${said
          .map((e) => e.type)
          .slice(-30)
          .join(' ')}`,
      )
  }
  return { ...open, daemon, said, broken, until }
}

/** Both services are good in both environments. */
async function deployed(faults: Faults = {}): Promise<Living> {
  const life = await living(faults)
  await life.until(() => Object.values(life.daemon.state().slots).filter((slot) => slot.good.length > 0).length === 4)
  return life
}

const file = (life: Living, host: string, name = 'web') => {
  const entry = life.nodes.host(host).files.get(`/etc/${name}.conf`)
  return entry?.type === 'file' ? life.nodes.host(host).contents.get(entry.sha256)?.toString() : undefined
}

describe('the daemon', () => {
  it('brings what the branch asks for to every node, environment after environment', async () => {
    const life = await deployed()
    for (const host of ['s1', 's2', 'p1', 'p2', 'p3', 'p4'])
      expect([host, file(life, host), file(life, host, 'app')]).toEqual([host, 'web 1', 'app 1'])
    expect(life.broken).toEqual([])
    await life.daemon.stop()
  })

  it('pauses while what a node needs cannot be had, and goes on by itself; nobody is condemned', async () => {
    const life = await deployed()
    const { library } = life.world
    const read = library.read
    library.read = () => Promise.reject(new Error('getaddrinfo EAI_AGAIN artifacts.example.org'))
    life.commit('Bump web', { 'web.conf': 'web 2' })
    await life.until(() => life.said.some((entry) => entry.type === 'rollout-paused'))
    expect(life.said.find((entry) => entry.type === 'rollout-paused')).toMatchObject({
      cause: 'external',
      who: 'holdfast',
      why: 's1 needs something that cannot be had: getaddrinfo EAI_AGAIN artifacts.example.org; this says nothing of the commit',
    })
    library.read = read
    await life.until(() => file(life, 'p4') === 'web 2')
    expect(life.said.filter((entry) => entry.type === 'digest-held' || entry.type === 'rollout-failed')).toEqual([])
    expect(life.broken).toEqual([])
    await life.daemon.stop()
  })

  it('takes a failed commit out of the branch with one revert that says why', async () => {
    const life = await deployed()
    const bad = life.commit('Bump web', { 'web.conf': 'web 2 fails' })
    await life.until(() => life.tree()['web.conf'] === 'web 1')
    const revert = life.remote.commits.get(life.remote.head ?? '')
    expect(revert).toMatchObject({ subject: 'Revert "Bump web"', author: { name: 'Holdfast' }, parents: [bad] })
    expect(revert?.message).toContain(`Reverts: ${bad}`)
    expect(revert?.message).toContain('Holdfast-Restored: s1')
    await life.clock.advance(120_000)
    expect(life.remote.head).toBe(revert?.oid)
    expect(life.daemon.state().accepted?.commit).toBe(revert?.oid)
    expect([file(life, 's1'), file(life, 'p1')]).toEqual(['web 1', 'web 1'])
    await life.daemon.stop()
  })

  it('makes one revert only, though the reply to its push is lost', async () => {
    let lost = false
    const life = await deployed({
      repository: (call, phase) => {
        if (call !== 'push' || phase !== 'after' || lost) return
        lost = true
        throw new Error('connection reset')
      },
    })
    life.commit('Bump web', { 'web.conf': 'web 2 fails' })
    await life.until(() => life.tree()['web.conf'] === 'web 1')
    await life.clock.advance(120_000)
    expect(lost).toBe(true)
    expect(
      [...life.remote.commits.values()].filter((c) => c.author.name === 'Holdfast' && c.oid === life.remote.head),
    ).toHaveLength(1)
    expect(life.remote.commits.get(life.remote.head ?? '')?.parents).toHaveLength(1)
    expect(life.daemon.state().refused).toBeUndefined()
    await life.daemon.stop()
  })

  it('proposes the revert where the manifests want it, once, and leaves the branch alone', async () => {
    const life = await deployed()
    life.commit('Let people merge reverts', { 'rollback.mode': 'propose' })
    const bad = life.commit('Bump web', { 'web.conf': 'web 2 fails' })
    const branch = `holdfast/revert-${bad.slice(0, 12)}`
    await life.until(() => life.remote.branches.has(branch))
    life.commit('Write the readme', { README: 'x' })
    await life.clock.advance(120_000)
    expect([...life.remote.branches.keys()]).toEqual([branch])
    expect(life.tree()['web.conf']).toBe('web 2 fails')
    const proposed = life.said.filter((entry) => entry.type === 'revert-proposed')
    expect(proposed).toMatchObject([{ branch, reverts: [bad], why: 'rollback.mode is propose' }])
    expect(file(life, 's1')).toBe('web 1')
    const proposal = life.remote.commits.get(life.remote.branches.get(branch) ?? '')
    life.remote.commit(proposal?.subject ?? '', { ...life.tree(), 'web.conf': 'web 1' })
    await life.clock.advance(60_000)
    expect(life.daemon.state().slots['staging/web']).toMatchObject({
      wanted: { digest: life.daemon.state().slots['staging/web']?.current },
    })
    await life.daemon.stop()
  })

  it('proposes the revert where the branch is protected', async () => {
    const life = await deployed()
    life.remote.isProtected = true
    const bad = life.commit('Bump web', { 'web.conf': 'web 2 fails' })
    await life.until(() => life.said.some((entry) => entry.type === 'revert-proposed'))
    await life.clock.advance(120_000)
    expect(life.said.filter((entry) => entry.type === 'revert-proposed')).toMatchObject([
      { branch: `holdfast/revert-${bad.slice(0, 12)}`, why: 'the push was refused: the branch is protected' },
    ])
    expect(life.broken).toEqual([])
    await life.daemon.stop()
  })

  it('proposes the revert where it conflicts, also when the first answer is lost', async () => {
    let lost = false
    const life = await deployed({
      repository: (call, phase) => {
        if (call !== 'push' || phase !== 'after' || lost) return
        lost = true
        throw new Error('connection reset')
      },
    })
    const next = life.commit('Bump app', { 'app.conf': 'app 2 fails', shared: 'a' })
    life.commit('Edit what is shared', { shared: 'b' })
    await life.until(() => life.said.some((entry) => entry.type === 'revert-proposed'))
    await life.clock.advance(120_000)
    expect(lost).toBe(true)
    expect(life.said.filter((entry) => entry.type === 'revert-proposed')).toMatchObject([
      { branch: `holdfast/revert-${next.slice(0, 12)}`, why: 'it conflicts in shared' },
    ])
    expect(life.tree()).toMatchObject({ 'app.conf': 'app 2 fails', shared: 'b' })
    expect(life.broken).toEqual([])
    await life.daemon.stop()
  })

  it('takes a service back for a person while the forge is down, and pushes the revert when it is back', async () => {
    let away = false
    const life = await deployed({
      repository: (call, phase) => {
        if (away && phase === 'before') throw new Error(`${call}: no route to host`)
      },
    })
    const bad = life.commit('Bump web', { 'web.conf': 'web 2' })
    const isGood = (slot: string) => life.daemon.state().slots[slot]?.good[0]?.commit === bad
    await life.until(() => isGood('production/web'))
    away = true
    const word = { event: 'operator', verb: 'rollback', who: 'Ada', why: 'it loses orders' } as const
    for (const slot of ['staging/web', 'production/web']) await life.daemon.post({ ...word, slot })
    await life.until(() => ['s1', 's2', 'p1', 'p2', 'p3', 'p4'].every((host) => file(life, host) === 'web 1'))
    await life.clock.advance(300_000)
    expect(life.remote.head).toBe(bad)
    expect(life.said.filter((entry) => entry.type === 'revert-unanswered').length).toBeLessThan(20)
    away = false
    await life.until(() => life.tree()['web.conf'] === 'web 1')
    const revert = life.remote.commits.get(life.remote.head ?? '')
    expect(revert).toMatchObject({ subject: 'Revert "Bump web"', parents: [bad] })
    expect(revert?.message).toContain('taken back by Ada: it loses orders.\n')
    await life.clock.advance(120_000)
    expect(life.remote.head).toBe(revert?.oid)
    expect(life.broken).toEqual([])
    await life.daemon.stop()
  })

  it('asks again when a person pushed at the same moment, and reverts on top of theirs', async () => {
    let raced = false
    const life: Living = await deployed({
      repository: (call, phase) => {
        if (call !== 'push' || phase !== 'before' || raced) return
        raced = true
        life.commit('Write the readme', { README: 'x' })
      },
    })
    life.commit('Bump web', { 'web.conf': 'web 2 fails' })
    await life.until(() => life.tree()['web.conf'] === 'web 1')
    expect(life.tree()).toEqual({ 'web.conf': 'web 1', 'app.conf': 'app 1', README: 'x' })
    await life.daemon.stop()
  })

  it('looks quiet when nothing is left to do, and then writes nothing', async () => {
    const life = await deployed()
    await life.until(() => life.daemon.quiet())
    const durable = () => life.said.filter((e): e is DurableEntry => e.type !== 'node-looked').length
    const before = durable()
    await life.clock.advance(300_000)
    expect(durable()).toBe(before)
    await life.daemon.stop()
  })

  it('tells when its journal cannot be written', async () => {
    let full = false
    const life = await deployed({
      store: ({ call }) => {
        if (full && call === 'append') throw new Error('no space left on device')
      },
    })
    full = true
    life.commit('Bump web', { 'web.conf': 'web 2' })
    await life.until(() => life.broken.length > 0)
    expect(String(life.broken[0])).toContain('no space left on device')
    expect(file(life, 's1')).toBe('web 1')
    await life.daemon.stop()
  })

  it('stops: nothing is asked and nothing is said any more', async () => {
    const life = await deployed()
    await life.daemon.stop()
    const before = life.said.length
    life.commit('Bump web', { 'web.conf': 'web 2' })
    await life.clock.advance(60_000)
    expect(life.said).toHaveLength(before)
    expect(file(life, 's1')).toBe('web 1')
  })

  it('goes on after a stop in mid-rollout, and repeats nothing that was done', async () => {
    const life = await deployed()
    life.commit('Bump web', { 'web.conf': 'web 2' })
    await life.until(() => life.said.some((e) => e.type === 'steps-ended' && e.at > life.clock.now() - 1_000))
    await life.daemon.stop()
    life.disk.crash()
    const said: Entry[] = []
    const world = { ...life.world, store: await life.disk.open() }
    const again = await startDaemon(world, {
      entries: (e) => said.push(...e),
      polled: () => undefined,
      broken: (error) => life.broken.push(error),
    })
    await life.until(() => file(life, 'p4') === 'web 2' && again.quiet())
    const tries = [...life.said, ...said].filter(
      (e) => e.type === 'attempt-intended' && e.slot === 'staging/web' && !e.empty,
    )
    expect(tries).toHaveLength(4)
    expect(life.broken).toEqual([])
    await again.stop()
  })
})
