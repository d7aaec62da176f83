import { expect, it } from 'vitest'
import type { Step } from '../../src/core/plan/plan.ts'
import type { Bench } from './nodes-bench.ts'
import { absent, directory, hold, type OrderOptions, path } from './nodes-plans.ts'

/** Users, groups and releases. */
export function othersContract(bench: Bench): void {
  it('makes, changes and takes back users and groups', async () => {
    const user = `u${bench.subject.mark}`
    const group = `g${bench.subject.mark}`
    const before = await bench.subject.digest()
    const account = { type: 'user' as const, system: true, home: '/nonexistent', shell: '/usr/sbin/nologin' }
    const steps: Step[] = [
      { kind: 'group', name: group, from: absent, to: { type: 'group', system: true } },
      { kind: 'user', name: user, from: absent, to: { ...account, group, groups: [] } },
    ]
    expect(await bench.apply({ attempt: 'u1', steps })).toMatchObject({ steps: 'applied' })
    const seen = await bench.look({ users: [user], groups: [group] })
    expect(seen.users[user]).toMatchObject({ value: { ...account, group, groups: [] } })
    expect(seen.groups[group]).toMatchObject({ value: { system: true } })
    await bench.confirm('u1')
    const now = seen.users[user]
    if (now?.seen !== 'present') throw new Error('no user')
    const change: Step[] = [
      { kind: 'user', name: user, from: now.value, to: { ...account, shell: '/bin/sh', groups: ['root'] } },
    ]
    expect(await bench.apply({ attempt: 'u2', steps: change })).toMatchObject({ steps: 'applied' })
    const changed = await bench.look({ users: [user] })
    expect(changed.users[user]).toMatchObject({ value: { shell: '/bin/sh', groups: ['root'], group } })
    const stale: Step[] = [{ kind: 'user', name: user, from: now.value, to: absent }]
    expect(await bench.restore('u2')).toMatchObject({ outcome: 'restored' })
    expect((await bench.look({ users: [user] })).users[user]).toEqual(now)
    expect(await bench.restore('u1')).toMatchObject({ outcome: 'restored' })
    expect(await bench.subject.digest()).toBe(before)
    expect(await bench.apply({ attempt: 'u3', steps: stale })).toMatchObject({ steps: 'stale' })
  })

  it('unpacks a release, flips to it, and takes it back', async () => {
    const { at } = bench
    const { bytes, digest } = bench.subject.archive
    const archive = hold(bytes).sha256
    const before = await bench.subject.digest()
    const release = (attempt: string, version: string): OrderOptions => ({
      attempt,
      steps: [
        { kind: 'tree', directory: at(`app/releases/${version}`), from: absent, to: { type: 'tree', digest, archive } },
        path(at('current'), absent, { type: 'link', target: at(`app/releases/${version}`) }),
      ],
    })
    await bench.apply({ attempt: 'v0', steps: [path(at('app'), absent, directory)] })
    await bench.confirm('v0')
    expect(await bench.apply(release('v1', '1 a'))).toMatchObject({ steps: 'applied' })
    const trees = [{ directory: at('app/releases/1 a'), digest }]
    const seen = await bench.look({ trees, paths: [{ path: at('current') }] })
    expect(seen.trees[at('app/releases/1 a')]).toEqual({ seen: 'present', value: true })
    const more = [...trees, { directory: at('app/releases/2'), digest }, { directory: at('app'), digest }]
    for (let round = 0; round < 2; round += 1) {
      const several = await bench.look({ trees: more })
      expect(several.trees).toEqual({
        [at('app/releases/1 a')]: { seen: 'present', value: true },
        [at('app/releases/2')]: { seen: 'absent' },
        [at('app')]: { seen: 'present', value: false },
      })
    }
    const wrong = await bench.look({ trees: [{ directory: at('app/releases/1 a'), digest: 'f'.repeat(64) }] })
    expect(wrong.trees[at('app/releases/1 a')]).toEqual({ seen: 'present', value: false })
    expect(await bench.restore('v1')).toMatchObject({ outcome: 'restored' })
    expect((await bench.look({ trees })).trees[at('app/releases/1 a')]).toEqual({ seen: 'absent' })
    expect(await bench.restore('v0')).toMatchObject({ outcome: 'restored' })
    expect(await bench.subject.digest()).toBe(before)
  })

  it('brings back an account, a group and a release that it removed', async () => {
    const { at, subject } = bench
    const user = `u${subject.mark}`
    const { bytes, digest } = subject.archive
    const tree = { type: 'tree' as const, digest, archive: hold(bytes).sha256 }
    const account = { type: 'user' as const, system: true, home: '/nonexistent', shell: '/bin/sh', groups: ['root'] }
    const made: Step[] = [
      { kind: 'user', name: user, from: absent, to: account },
      { kind: 'tree', directory: at('r/1'), from: absent, to: tree },
    ]
    expect(await bench.apply({ attempt: 'x1', steps: made })).toMatchObject({ steps: 'applied' })
    await bench.confirm('x1')
    const before = await subject.digest()
    const seen = (await bench.look({ users: [user] })).users[user]
    if (seen?.seen !== 'present') throw new Error('no user')
    const gone: Step[] = [
      { kind: 'user', name: user, from: seen.value, to: absent },
      { kind: 'tree', directory: at('r/1'), from: tree, to: absent },
    ]
    expect(await bench.apply({ attempt: 'x2', steps: gone })).toMatchObject({ steps: 'applied' })
    const trees = [{ directory: at('r/1'), digest }]
    const between = await bench.look({ users: [user], trees })
    expect(between.users[user]).toEqual({ seen: 'absent' })
    expect(between.trees[at('r/1')]).toEqual({ seen: 'absent' })
    expect(await bench.restore('x2')).toMatchObject({ outcome: 'restored' })
    const after = await bench.look({ users: [user], trees })
    expect(after.users[user]).toEqual(seen)
    expect(after.trees[at('r/1')]).toEqual({ seen: 'present', value: true })
    expect(await subject.digest()).toBe(before)
  })

  it('clears the releases a healthy attempt leaves behind', async () => {
    const { at } = bench
    const { bytes, digest } = bench.subject.archive
    const to = { type: 'tree' as const, digest, archive: hold(bytes).sha256 }
    await bench.apply({
      attempt: 'w1',
      steps: ['1', '2'].map((name) => ({ kind: 'tree', directory: at(`app/releases/${name}`), from: absent, to })),
    })
    await bench.confirm('w1')
    await bench.apply({ attempt: 'w2', steps: [], prune: [at('app/releases/1')] })
    expect(await bench.confirm('w2')).toMatchObject({ outcome: 'healthy' })
    const trees = ['1', '2'].map((name) => ({ directory: at(`app/releases/${name}`), digest }))
    expect((await bench.look({ trees })).trees).toEqual({
      [at('app/releases/1')]: { seen: 'absent' },
      [at('app/releases/2')]: { seen: 'present', value: true },
    })
  })
}
