import { describe, expect, it } from 'vitest'
import type { DurableEntry } from '../../../src/core/journal/entry.ts'
import { fold } from '../../../src/core/journal/fold.ts'
import { emptyState, type State } from '../../../src/core/journal/state.ts'
import { sha256 } from '../../../src/core/fleet/digest.ts'
import { findRevert } from '../../../src/daemon/record/findRevert.ts'
import { openWorld, type DaemonWorld } from '../support/daemonWorld.ts'

const at = 1

/** The digest the model gives to a service with that configuration. */
function digestOf(text: string): string {
  return sha256(`${text.split(' ')[0]} ${text}`)
}

function good(text: string, commit: string): DurableEntry {
  return { at, type: 'digest-good', slot: `staging/${text.split(' ')[0]}`, digest: digestOf(text), commit }
}

function held(text: string, commit: string): DurableEntry {
  const slot = `staging/${text.split(' ')[0]}`
  return {
    at,
    type: 'digest-held',
    slot,
    digest: digestOf(text),
    commit,
    rollout: 'r',
    blame: 'commit',
    why: 'it failed',
  }
}

async function find({ world, remote }: DaemonWorld, state: State) {
  const head = remote.head ?? ''
  return findRevert(world, state, head, (commits, settled) =>
    world.repository.revert({
      onto: head,
      commits,
      message: `Revert ${settled?.join() ?? ''}`,
      author: world.author,
      at,
      ...(settled ? { settle: 'before' } : {}),
    }),
  )
}

describe('what has to be undone', () => {
  it('is the commit that brought the failed version, and nothing since', async () => {
    const open = await openWorld()
    const root = open.remote.head ?? ''
    const bad = open.commit('Bump web', { 'web.conf': 'web 2' })
    open.commit('Write the readme', { README: 'x' })
    open.commit('Bump app', { 'app.conf': 'app 2' })
    const state = fold(emptyState(), [good('web 1', root), held('web 2', bad)])
    const found = await find(open, state)
    expect(found).toMatchObject({ result: 'found', reverts: [bad] })
    expect(found.result === 'found' && open.tree(found.commit)).toEqual({
      'web.conf': 'web 1',
      'app.conf': 'app 2',
      README: 'x',
    })
  })

  it('is every commit since the last good one that changed the service, newest first', async () => {
    const open = await openWorld()
    const root = open.remote.head ?? ''
    const first = open.commit('Bump web', { 'web.conf': 'web 2' })
    open.commit('Bump app', { 'app.conf': 'app 2' })
    const second = open.commit('Bump web again', { 'web.conf': 'web 3' })
    const state = fold(emptyState(), [good('web 1', root), held('web 3', second)])
    const found = await find(open, state)
    expect(found).toMatchObject({ result: 'found', reverts: [second, first] })
    expect(found.result === 'found' && open.tree(found.commit)['web.conf']).toBe('web 1')
  })

  it('begins after the newest commit that asked for the good version, not after the first', async () => {
    const open = await openWorld()
    const root = open.remote.head ?? ''
    open.commit('Bump web', { 'web.conf': 'web 2' })
    open.commit('Revert by hand', { 'web.conf': 'web 1' })
    const bad = open.commit('Bump web once more', { 'web.conf': 'web 3' })
    const state = fold(emptyState(), [good('web 1', root), held('web 3', bad)])
    expect(await find(open, state)).toMatchObject({ result: 'found', reverts: [bad] })
  })

  it('is a whole stretch that did not compile', async () => {
    const open = await openWorld()
    const root = open.remote.head ?? ''
    const broken = open.commit('Break it', { 'web.conf': 'web 2', 'broken.yaml': '' })
    const mended = open.commit('Mend it', { 'broken.yaml': undefined })
    const state = fold(emptyState(), [good('web 1', root), held('web 2', mended)])
    expect(await find(open, state)).toMatchObject({ result: 'found', reverts: [mended, broken] })
  })

  it('is both of two services that are held, in one revert', async () => {
    const open = await openWorld()
    const root = open.remote.head ?? ''
    const web = open.commit('Bump web', { 'web.conf': 'web 2' })
    const app = open.commit('Bump app', { 'app.conf': 'app 2' })
    const state = fold(emptyState(), [good('web 1', root), good('app 1', root), held('web 2', web), held('app 2', app)])
    const found = await find(open, state)
    expect(found).toMatchObject({ result: 'found', reverts: [app, web] })
    expect(found.result === 'found' && open.tree(found.commit)).toEqual({ 'web.conf': 'web 1', 'app.conf': 'app 1' })
  })

  it('takes along what undoing it would bring back: two services that toggle each other go back together', async () => {
    const open = await openWorld()
    const root = open.remote.head ?? ''
    const web = open.commit('Bump web', { 'web.conf': 'web 2' })
    // The fix of web is what broke app: undoing it alone would bring web 2 back.
    const app = open.commit('Mend web, bump app', { 'web.conf': 'web 1', 'app.conf': 'app 2' })
    const state = fold(emptyState(), [good('web 1', root), good('app 1', root), held('web 2', web), held('app 2', app)])
    const found = await find(open, state)
    expect(found).toMatchObject({ result: 'found', reverts: [app, web] })
    expect(found.result === 'found' && open.tree(found.commit)).toEqual({ 'web.conf': 'web 1', 'app.conf': 'app 1' })
  })

  it('is left to a person where every way back holds something that failed', async () => {
    const open = await openWorld()
    const root = open.remote.head ?? ''
    const both = open.commit('Bump both', { 'web.conf': 'web 2', 'app.conf': 'app 2' })
    // web 1 has failed since, so undoing the commit whole brings it back.
    const state = fold(emptyState(), [
      good('web 1', root),
      good('app 1', root),
      good('web 2', both),
      held('app 2', both),
      held('web 1', root),
    ])
    const found = await find(open, state)
    expect(found.result).toBe('blocked')
    expect(open.remote.head).toBe(both)
  })

  it('is never a revert of our own: two services must not be driven around each other', async () => {
    const open = await openWorld()
    const root = open.remote.head ?? ''
    const both = open.commit('Bump both', { 'web.conf': 'web 2', 'app.conf': 'app 2' })
    const revert = open.commit('Revert "Bump both"', { 'web.conf': 'web 1', 'app.conf': 'app 1' })
    const state = fold(emptyState(), [
      good('web 1', root),
      good('app 1', root),
      good('web 2', both),
      held('app 2', both),
      {
        at,
        type: 'revert-made',
        commit: revert,
        head: both,
        slot: 'staging/app',
        digest: digestOf('app 2'),
        reverts: [both],
      },
      // The revert brought web 1 back, which fails now.
      held('web 1', revert),
    ])
    expect(await find(open, state)).toEqual({
      result: 'blocked',
      why: 'it was brought back by an automatic revert; a person has to choose what should run',
    })
  })

  it('is not what a node was to blame for', async () => {
    const open = await openWorld()
    const root = open.remote.head ?? ''
    const app = open.commit('Bump app', { 'app.conf': 'app 2' })
    const bad = open.commit('Bump web', { 'web.conf': 'web 2' })
    const nodesFault = { ...held('app 2', app), blame: 'node' } as DurableEntry
    const state = fold(emptyState(), [good('web 1', root), good('app 1', root), nodesFault, held('web 2', bad)])
    expect(await find(open, state)).toMatchObject({ result: 'found', reverts: [bad] })
  })

  it('names what conflicts, which is as it was before: somebody has to look at it', async () => {
    const open = await openWorld()
    const root = open.remote.head ?? ''
    const bad = open.commit('Bump web', { 'web.conf': 'web 2', shared: 'a' })
    open.commit('Edit what is shared', { shared: 'b', README: 'x' })
    const state = fold(emptyState(), [good('web 1', root), held('web 2', bad)])
    const found = await find(open, state)
    expect(found).toMatchObject({ result: 'found', reverts: [bad], settled: ['shared'] })
    if (found.result !== 'found') return
    expect(open.tree(found.commit)).toEqual({ 'web.conf': 'web 1', 'app.conf': 'app 1', README: 'x' })
    expect((await open.world.repository.commit(found.commit)).subject).toBe('Revert shared')
  })

  it('goes back over a stretch that did not compile to the last state that did', async () => {
    const open = await openWorld()
    const root = open.remote.head ?? ''
    open.commit('Break it', { 'broken.yaml': '' })
    const mended = open.commit('Mend it, bump web', { 'broken.yaml': undefined, 'web.conf': 'web 2' })
    const state = fold(emptyState(), [good('web 1', root), held('web 2', mended)])
    const found = await find(open, state)
    expect(found.result === 'found' && open.tree(found.commit)).toEqual({ 'web.conf': 'web 1', 'app.conf': 'app 1' })
  })

  it('is nothing that lies further back than two hundred commits: no innocent commit is named', async () => {
    const open = await openWorld()
    const root = open.remote.head ?? ''
    const bad = open.commit('Bump web', { 'web.conf': 'web 2' })
    for (let i = 0; i < 220; i++) open.commit(`Write the readme ${i}`, { README: `${i}` })
    const state = fold(emptyState(), [good('web 1', root), held('web 2', bad)])
    expect(await find(open, state)).toEqual({
      result: 'blocked',
      why: 'none of the newest 200 commits brought the failed version',
    })
  })
})
