import { describe, expect, it } from 'vitest'
import { readLease } from '../../../src/core/fleet/lease.ts'
import type { DurableEntry } from '../../../src/core/journal/entry.ts'
import { openMemoryRepository, type RepositoryFault } from '../../../src/adapters/repositories/memory/memory.ts'
import { createMemoryDisk, type MemoryDisk } from '../../../src/adapters/stores/memory/memory.ts'
import { startDaemon, type Daemon } from '../../../src/daemon/daemon.ts'
import type { LeaseWishes } from '../../../src/daemon/lease/takeLease.ts'
import type { World } from '../../../src/daemon/world.ts'
import { openWorld, type DaemonWorld } from '../support/daemonWorld.ts'

/** A controller on a machine of its own, with the remote and the nodes of the first. */
interface Controller {
  disk: MemoryDisk
  /** What the remote does to this one alone. */
  trouble: { fails?: (...moment: Parameters<RepositoryFault>) => boolean }
  start(wishes?: LeaseWishes, changes?: Partial<World>): Promise<Daemon>
  said(): Promise<DurableEntry['type'][]>
}

function controllerOf(shared: DaemonWorld, name: string, host: string): Controller {
  const disk = createMemoryDisk(name)
  const trouble: Controller['trouble'] = {}
  const fault: RepositoryFault = (call, phase) => {
    if (trouble.fails?.(call, phase)) throw new Error('the remote is away')
  }
  const skin = { entries: () => undefined, polled: () => undefined, broken: (error: unknown) => void error }
  return {
    disk,
    trouble,
    async start(wishes = {}, changes = {}) {
      disk.crash()
      const repository = openMemoryRepository(shared.remote, fault)
      return startDaemon({ ...shared.world, repository, store: await disk.open(), host, ...changes }, skin, wishes)
    },
    async said() {
      disk.crash()
      return (await (await disk.open()).load()).map(({ entry }) => (entry as DurableEntry).type)
    },
  }
}

async function two() {
  const shared = await openWorld()
  await shared.world.store.close()
  const one = controllerOf(shared, 'c0ffee00', 'ctl-1')
  const other = controllerOf(shared, 'feedbeef', 'ctl-2')
  /** Lets time pass until a start has come to its end. */
  const patiently = async (starting: Promise<Daemon>): Promise<Daemon | Error> => {
    const ends: (Daemon | Error)[] = []
    starting.then(
      (daemon) => ends.push(daemon),
      (error: Error) => ends.push(error),
    )
    for (let i = 0; i < 200 && ends.length === 0; i++) await shared.clock.advance(5_000)
    return ends[0] ?? new Error('it never ended')
  }
  const lease = () => readLease(shared.remote.lease?.text ?? '')
  return { ...shared, one, other, patiently, lease }
}

const deny = async () => ({ result: 'denied' as const, message: 'read only', id: '0'.repeat(40) })
const minutes = 60_000
/** The lease is written, and nobody hears of it. */
const deaf: NonNullable<Controller['trouble']['fails']> = (call, phase) => call === 'swapLease' && phase === 'after'

describe('the lead of a fleet', () => {
  it('is taken at the start, with a number that goes up, and renewed', async () => {
    const { one, lease, clock } = await two()
    const daemon = await one.start()
    expect(lease()).toMatchObject({ number: 1, controller: 'c0ffee00', host: 'ctl-1' })
    const before = lease()!
    await clock.advance(2 * minutes)
    expect(lease()!.renewed).toBeGreaterThan(before.renewed)
    expect(lease()!.since).toBe(before.since)
    await daemon.stop()
    await (await one.start()).stop()
    expect(lease()).toMatchObject({ number: 2 })
    expect(await one.said()).not.toContain('lease-missed')
  })

  it('is refused to a second controller whose state directory is new', async () => {
    const { one, other, lease } = await two()
    const daemon = await one.start()
    await expect(other.start()).rejects.toMatchObject({
      code: 'lease',
      message: expect.stringContaining('c0ffee00 on ctl-1 (number 1'),
      hint: expect.stringContaining('--take-over'),
    })
    expect(lease()).toMatchObject({ controller: 'c0ffee00' })
    expect(await other.said()).toEqual([])
    await daemon.stop()
  })

  it('goes to who takes it over, and the one before stops when it finds out', async () => {
    const { one, other, lease, clock } = await two()
    const first = await one.start()
    const second = await other.start({ takeOver: { above: 40 } })
    expect(lease()).toMatchObject({ controller: 'feedbeef', number: 41 })
    expect(second.state().controller).toEqual({ epoch: 41, controller: 'feedbeef' })
    await clock.advance(1 * minutes)
    expect(first.state().fenced?.message).toContain('feedbeef')
    expect(first.quiet()).toBe(true)
    expect(second.state().fenced).toBeUndefined()
    expect(lease()).toMatchObject({ controller: 'feedbeef' })
    await first.stop()
    await second.stop()
  })

  it('is seen to be lost by one that was paused, before it touches a node', async () => {
    const { one, other, clock } = await two()
    const first = await one.start()
    await (await other.start({ takeOver: { above: 0 } })).stop()
    await clock.advance(1 * minutes)
    expect(first.state().fenced).toMatchObject({ node: undefined, message: expect.stringContaining('on ctl-2') })
    await first.stop()
  })

  it('is seen to be lost before a commit is accepted that came after it', async () => {
    const { one, other, clock, commit } = await two()
    const first = await one.start()
    await clock.advance(3 * minutes)
    const before = first.state().accepted?.commit
    await (await other.start({ takeOver: { above: 0 } })).stop()
    const late = commit('Bump web', { 'web.conf': 'web 2' })
    await clock.advance(6_000)
    expect(first.state().fenced?.message).toContain('on ctl-2')
    expect(first.state().accepted?.commit).toBe(before)
    expect(before).not.toBe(late)
    await first.stop()
  })

  it('is written once where the first reply was lost and the remote went away', async () => {
    const { one, lease } = await two()
    let lost = 0
    one.trouble.fails = (call, phase) =>
      call === 'lease' ? lost === 1 && lost++ === 1 : deaf(call, phase) && lost++ === 0
    const daemon = await one.start()
    expect(lease()).toMatchObject({ controller: 'c0ffee00', number: 2 })
    await daemon.stop()
  })

  it('is watched before it is refused: a living holder is left alone', async () => {
    const { one, other, lease, patiently } = await two()
    await (await one.start()).stop()
    const second = await other.start({ takeOver: { above: 0 } })
    const watched: string[] = []
    const refused = await patiently(one.start({ onWatch: ({ host }) => void watched.push(host) }))
    expect(refused).toMatchObject({ code: 'lease', message: expect.stringContaining('is alive') })
    expect(watched).toEqual(['ctl-2'])
    expect(lease()).toMatchObject({ controller: 'feedbeef' })
    expect(await one.said()).toContain('controller-fenced')
    // It was told so: with the repository away it must not believe that it leads.
    one.trouble.fails = () => true
    expect(await patiently(one.start())).toMatchObject({ code: 'lease', message: expect.stringContaining('led last') })
    await second.stop()
  })

  it('is taken from a dead one by a controller that has led before, on its own time alone', async () => {
    const { one, other, lease, patiently, world, clock } = await two()
    await (await one.start()).stop()
    // The clock on its machine is an hour ahead of ours.
    const ahead = { ...world.clock, now: () => world.clock.now() + 60 * minutes }
    await (await other.start({ takeOver: { above: 0 } }, { clock: ahead })).stop()
    const daemon = await patiently(one.start())
    expect(lease()).toMatchObject({ controller: 'c0ffee00', number: 3 })
    if (!(daemon instanceof Error)) await Promise.all([daemon.stop(), clock.advance(5 * minutes)])
  })

  it('is not given up for a repository that is away: it is said, and tried again', async () => {
    const { one, clock, lease } = await two()
    const daemon = await one.start()
    await clock.advance(1 * minutes)
    one.trouble.fails = () => true
    await clock.advance(40_000)
    expect(daemon.state().leaseMissed).toBeUndefined()
    await clock.advance(1 * minutes)
    expect(daemon.state().leaseMissed?.why).toContain('away')
    expect(daemon.state().fenced).toBeUndefined()
    one.trouble.fails = undefined
    const before = lease()!.renewed
    await clock.advance(1 * minutes)
    expect(daemon.state().leaseMissed).toBeUndefined()
    expect(lease()!.renewed).toBeGreaterThan(before)
    await daemon.stop()
    expect((await one.said()).filter((type) => type.startsWith('lease'))).toEqual(['lease-missed', 'lease-renewed'])
  })

  it('is gone on with at a start while the repository is away, and written when it is back', async () => {
    const { one, clock, lease } = await two()
    await (await one.start()).stop()
    one.trouble.fails = () => true
    const daemon = await one.start()
    expect(daemon.state().leaseMissed).toBeDefined()
    one.trouble.fails = undefined
    await clock.advance(1 * minutes)
    expect(lease()).toMatchObject({ number: 2, controller: 'c0ffee00' })
    expect(daemon.state().leaseMissed).toBeUndefined()
    await daemon.stop()
  })

  it('is not given up where the first renewal after such a start does not get there', async () => {
    const { one, clock, lease } = await two()
    await (await one.start()).stop()
    one.trouble.fails = () => true
    const daemon = await one.start()
    const moments = ['swapLease before']
    one.trouble.fails = (call, phase) => moments[0] === `${call} ${phase}` && moments.shift() !== undefined
    await clock.advance(40_000)
    expect(moments).toEqual([])
    expect(daemon.state().fenced).toBeUndefined()
    await clock.advance(1 * minutes)
    expect(lease()).toMatchObject({ number: 2 })
    await daemon.stop()
  })

  it('that another one took meanwhile ends such a start', async () => {
    const { one, other, clock } = await two()
    await (await one.start()).stop()
    one.trouble.fails = () => true
    const daemon = await one.start()
    const second = await other.start({ takeOver: { above: 9 } })
    one.trouble.fails = undefined
    await clock.advance(1 * minutes)
    expect(daemon.state().fenced?.message).toContain('feedbeef')
    await daemon.stop()
    await second.stop()
  })

  it('is kept through lost replies', async () => {
    const { one, clock, lease } = await two()
    one.trouble.fails = deaf
    const daemon = await one.start()
    await clock.advance(3 * minutes)
    expect(daemon.state().fenced).toBeUndefined()
    expect(lease()!.renewed).toBeGreaterThan(lease()!.since)
    await daemon.stop()
  })

  it('is kept where a reply was lost, nobody could be asked about it, and the next push did not get there', async () => {
    const { one, clock } = await two()
    const daemon = await one.start()
    const moments = ['swapLease after', 'lease before', 'swapLease before']
    one.trouble.fails = (call, phase) => moments[0] === `${call} ${phase}` && moments.shift() !== undefined
    await clock.advance(70_000)
    expect(moments).toEqual([])
    await clock.advance(1 * minutes)
    expect(daemon.state().fenced).toBeUndefined()
    expect(daemon.state().leaseMissed).toBeUndefined()
    await daemon.stop()
  })

  it('is lost by one of two that run on copies of one state directory', async () => {
    const shared = await two()
    const { one, clock } = shared
    const copy = controllerOf(shared, 'c0ffee00', 'ctl-3')
    await (await copy.disk.open()).nextEpoch()
    const first = await one.start()
    const second = await copy.start()
    await clock.advance(1 * minutes)
    expect(first.state().fenced).toBeDefined()
    expect(second.state().fenced).toBeUndefined()
    await first.stop()
    await second.stop()
  })

  it('is left to the nodes where the controller file says so', async () => {
    const { one, other, remote } = await two()
    const first = await one.start({}, { lease: 'none' })
    const second = await other.start({}, { lease: 'none' })
    expect(remote.lease).toBeUndefined()
    expect(second.state().fenced).toBeUndefined()
    await first.stop()
    await second.stop()
  })

  it('is not believed where the remote does not let it be written', async () => {
    const shared = await two()
    const closed = openMemoryRepository(shared.remote)
    await expect(shared.one.start({}, { repository: { ...closed, swapLease: deny } })).rejects.toMatchObject({
      message: expect.stringContaining('read only'),
      hint: expect.stringContaining('lease: none'),
    })
  })
})
