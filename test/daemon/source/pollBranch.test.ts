import { describe, expect, it } from 'vitest'
import { repositoryError } from '../../../src/adapters/repositories/port.ts'
import { openLoop, type Loop } from '../../../src/daemon/loop.ts'
import { pollBranch } from '../../../src/daemon/source/pollBranch.ts'
import { openWorld, type DaemonWorld, type Faults } from '../support/daemonWorld.ts'

interface Polling extends DaemonWorld {
  loop: Loop
  poll(): ReturnType<typeof pollBranch>
  /** How many records were written so far. */
  written(): number
}

async function polling(faults: Faults = {}): Promise<Polling> {
  const open = await openWorld(faults)
  const { world } = open
  let written = 0
  const store: typeof world.store = {
    ...world.store,
    append: (entries, options) => {
      written += entries.length
      return world.store.append(entries, options)
    },
  }
  const loop = await openLoop(
    store,
    world.clock,
    'test',
    () => undefined,
    (error) => {
      throw error
    },
  )
  return { ...open, loop, poll: () => pollBranch(world, loop), written: () => written }
}

describe('a poll of the branch', () => {
  it('accepts what descends from the accepted commit and is right', async () => {
    const { poll, loop, commit, remote } = await polling()
    expect(await poll()).toEqual({ polled: 'accepted', head: remote.head })
    const next = commit('Bump web', { 'web.conf': 'web 2' })
    expect(await poll()).toEqual({ polled: 'accepted', head: next })
    expect(loop.state().accepted).toMatchObject({ commit: next, subject: 'Bump web', author: 'A Person' })
  })

  it('of a branch that did not move fetches nothing and writes nothing', async () => {
    const calls: string[] = []
    const { poll, written, remote } = await polling({ repository: (call) => void calls.push(call) })
    await poll()
    const before = written()
    calls.length = 0
    for (let i = 0; i < 3; i++) expect(await poll()).toEqual({ polled: 'unchanged', head: remote.head })
    expect(written()).toBe(before)
    expect(calls).toEqual(['remoteHead', 'remoteHead', 'remoteHead'])
  })

  it('refuses a rewound branch, says so once, and keeps what was accepted', async () => {
    const { poll, loop, commit, remote, written } = await polling()
    const root = remote.head
    const next = commit('Bump web', { 'web.conf': 'web 2' })
    await poll()
    remote.head = root
    expect(await poll()).toEqual({ polled: 'refused', head: root })
    const before = written()
    expect(await poll()).toEqual({ polled: 'unchanged', head: root })
    expect(written()).toBe(before)
    expect(loop.state().accepted?.commit).toBe(next)
    expect(loop.state().refused).toMatchObject({
      reason: 'rewound',
      problems: [expect.stringContaining('does not descend from the accepted')],
    })
  })

  it('refuses unrelated history', async () => {
    const { poll, loop, remote } = await polling()
    await poll()
    remote.commit('Other', { 'web.conf': 'web 9' }, [])
    await poll()
    expect(loop.state().refused?.reason).toBe('rewound')
  })

  it('refuses a commit that is wrong, says so once with file and line, and keeps what was accepted', async () => {
    const { poll, loop, commit, remote, written } = await polling()
    const root = remote.head
    await poll()
    const bad = commit('Break it', { 'broken.yaml': '' })
    expect(await poll()).toEqual({ polled: 'refused', head: bad })
    const before = written()
    await poll()
    expect(written()).toBe(before)
    expect(loop.state().accepted?.commit).toBe(root)
    expect(loop.state().refused).toMatchObject({
      commit: bad,
      reason: 'invalid',
      problems: ['broken.yaml:1:1  broken  mend it'],
    })
  })

  it('clears the refusal when the branch is mended', async () => {
    const { poll, loop, commit } = await polling()
    await poll()
    commit('Break it', { 'broken.yaml': '' })
    await poll()
    const mended = commit('Mend it', { 'broken.yaml': undefined })
    await poll()
    expect(loop.state()).toMatchObject({ accepted: { commit: mended }, refused: undefined })
  })

  it('clears the refusal when the branch is put back to what was accepted', async () => {
    const { poll, loop, commit, remote } = await polling()
    const root = remote.head
    const next = commit('Bump web', { 'web.conf': 'web 2' })
    await poll()
    remote.head = root
    await poll()
    expect(loop.state().refused).toBeDefined()
    remote.head = next
    await poll()
    expect(loop.state()).toMatchObject({ accepted: { commit: next }, refused: undefined })
  })

  it('tries again what was unavailable, and says so once', async () => {
    const { poll, loop, commit, world, written } = await polling()
    await poll()
    const next = commit('Bump web', { 'web.conf': 'web 2' })
    const { compile } = world.library
    const place = { file: 'shop.yaml', line: 1, column: 1 }
    const problem = { severity: 'error' as const, place, message: 'the server is away', hint: 'wait' }
    world.library.compile = async () => ({ ok: false, unavailable: true, problems: [problem] })
    await poll()
    const before = written()
    expect(await poll()).toEqual({ polled: 'refused', head: next })
    expect(written()).toBe(before)
    expect(loop.state().refused?.reason).toBe('unavailable')
    world.library.compile = compile
    expect(await poll()).toEqual({ polled: 'accepted', head: next })
  })

  it('that cannot reach the repository changes nothing, and says why and what to do', async () => {
    let away = false
    const { poll, loop, written } = await polling({
      repository: () => {
        if (away) throw repositoryError('unreachable', 'github.example.org does not answer', 'Check the network.')
      },
    })
    await poll()
    const before = written()
    away = true
    expect(await poll()).toEqual({
      polled: 'failed',
      message: 'github.example.org does not answer',
      hint: 'Check the network.',
    })
    expect(written()).toBe(before)
    expect(loop.state().accepted).toBeDefined()
  })

  it('of a deleted branch changes nothing', async () => {
    const { poll, loop, remote } = await polling()
    await poll()
    remote.head = undefined
    expect(await poll()).toMatchObject({ polled: 'failed', message: 'the branch is gone' })
    expect(loop.state().accepted).toBeDefined()
    expect(loop.state().refused).toBeUndefined()
  })
})
