import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { DurableEntry } from '../../../src/core/journal/entry.ts'
import { sha256 } from '../../../src/core/fleet/digest.ts'
import { fold } from '../../../src/core/journal/fold.ts'
import { emptyState, type State } from '../../../src/core/journal/state.ts'
import { defaultRollout } from '../../../src/core/fleet/rollout.ts'
import type { Loop } from '../../../src/daemon/loop.ts'
import { pushRevert } from '../../../src/daemon/record/pushRevert.ts'
import { personEnvironment } from '../../adapters/repositories/git/world.ts'
import { openGitWorld } from '../support/gitWorld.ts'

const at = 1
const digestOf = (text: string): string => sha256(`${text.split(' ')[0]} ${text}`)

/** `web 1` is proven in staging; another text of web came with a commit, failed and is held. */
function failedWith(text: string, root: string, commit: string): State {
  const slot = 'staging/web'
  const digest = digestOf(text)
  const entries: DurableEntry[] = [
    { at, type: 'digest-good', slot, digest: digestOf('web 1'), commit: root },
    {
      at,
      type: 'rollout-started',
      rollout: 'c0ffee00-2',
      slot,
      digest,
      commit,
      kind: 'deploy',
      proven: false,
      nodes: ['s1', 's2'],
      parameters: defaultRollout,
    },
    { at, type: 'rollout-failed', rollout: 'c0ffee00-2', node: 's1', blame: 'commit', why: 'it died', evidence: [] },
    { at, type: 'digest-held', slot, digest, commit, rollout: 'c0ffee00-2', blame: 'commit', why: 'it died' },
  ]
  return fold(emptyState(), entries)
}

describe('a revert pushed to real git', () => {
  let opened: Awaited<ReturnType<typeof openGitWorld>>
  afterEach(async () => await opened.close())

  const revert = async (state: State, head: string, mode: 'push' | 'propose' = 'push') => {
    const digest = Object.keys(state.slots['staging/web']?.holds ?? {})[0] ?? ''
    const loop = { state: () => state } as Loop
    const event = await pushRevert(opened.world, loop, {
      effect: 'revert',
      key: 'revert',
      head,
      slot: 'staging/web',
      digest,
      rollout: 'c0ffee00-2',
      mode,
    })
    return event.event === 'revert-ended' ? event.result : undefined
  }
  const main = (): string => opened.git.git('-C', opened.git.bare, 'rev-parse', 'main')
  const root = (): string => opened.git.git('rev-list', '--max-parents=0', 'HEAD')
  const at2 = (path: string, ref = 'main'): string => opened.git.git('-C', opened.git.bare, 'show', `${ref}:${path}`)

  it('undoes a failed merge whole, and keeps what came after it', async () => {
    opened = await openGitWorld()
    const { git } = opened
    git.git('checkout', '-q', '-b', 'feature')
    git.commit('Half of it', { 'web.conf': 'web 2\n' })
    git.commit('The rest of it', { 'web.conf': 'web 3\n', extra: 'x\n' })
    git.git('checkout', '-q', 'main')
    git.commit('Bump app', { 'app.conf': 'app 2\n' })
    git.git('merge', '-q', '--no-ff', '-m', 'Merge the feature', 'feature')
    const merge = git.git('rev-parse', 'HEAD')
    const head = git.publish('Write the readme', { README: 'x\n' })
    await opened.world.repository.fetch()
    const result = await revert(failedWith('web 3', root(), merge), head)
    expect(result).toMatchObject({ result: 'pushed', reverts: [merge] })
    expect(git.git('-C', git.bare, 'ls-tree', '--name-only', 'main').split('\n')).toEqual([
      'README',
      'app.conf',
      'web.conf',
    ])
    expect([at2('web.conf'), at2('app.conf')]).toEqual(['web 1', 'app 2'])
  })

  it('undoes each of several culprits, also beneath a rename, and nothing in between', async () => {
    opened = await openGitWorld()
    const { git } = opened
    const text = Array.from({ length: 30 }, (_, n) => `line ${n}\n`)
    git.commit('Write a page', { 'page.txt': text.join('') })
    const one = git.commit('Bump web', { 'web.conf': 'web 2\n', 'page.txt': ['changed\n', ...text.slice(1)].join('') })
    git.git('mv', 'page.txt', 'moved.txt')
    git.commit('Move the page', {})
    const two = git.publish('Bump web again', { 'web.conf': 'web 3\n' })
    await opened.world.repository.fetch()
    const result = await revert(failedWith('web 3', root(), two), two)
    expect(result).toMatchObject({ result: 'pushed', reverts: [two, one] })
    expect([at2('web.conf'), `${at2('moved.txt')}\n`]).toEqual(['web 1', text.join('')])
    expect(git.git('-C', git.bare, 'log', '-1', '--format=%B', 'main')).toMatch(
      /^Revert "Bump web again and 1 more"\n\nThis reverts commit [0-9a-f]{40} \(Bump web again\),[^]*Reverts: [0-9a-f]{40}\nReverts: /,
    )
  })

  it('proposes what a protected branch refuses, and what conflicts; main stays as it is', async () => {
    opened = await openGitWorld()
    const { git } = opened
    const bad = git.publish('Bump web', { 'web.conf': 'web 2\n', shared: 'a\n' })
    git.protect()
    await opened.world.repository.fetch()
    const state = failedWith('web 2', root(), bad)
    const branch = `holdfast/revert-${bad.slice(0, 12)}`
    const refused = await revert(state, bad)
    expect(refused).toMatchObject({
      result: 'proposed',
      branch,
      why: expect.stringMatching(/^the push was refused: .*main is protected/),
    })
    expect(main()).toBe(bad)
    expect(at2('web.conf', branch)).toBe('web 1')
    // Asked once more, as after a lost journal, it finds the proposal that is there.
    expect(await revert(state, bad, 'propose')).toMatchObject({ result: 'proposed', branch })
    expect(
      git.git('-C', git.bare, 'for-each-ref', '--format=%(refname)', 'refs/heads/holdfast').split('\n'),
    ).toHaveLength(1)
  })

  it('proposes a revert that conflicts with the failed lines taken back, and says where to look', async () => {
    opened = await openGitWorld()
    const { git } = opened
    const bad = git.commit('Bump web', { 'web.conf': 'web 2\n', 'app.conf': 'app 2\n' })
    const head = git.publish('Bump app again', { 'app.conf': 'app 3\n', README: 'x\n' })
    await opened.world.repository.fetch()
    const result = await revert(failedWith('web 2', root(), bad), head)
    const branch = `holdfast/revert-${bad.slice(0, 12)}`
    expect(result).toMatchObject({ result: 'proposed', branch, reverts: [bad], why: 'it conflicts in app.conf' })
    expect(main()).toBe(head)
    expect(['web.conf', 'app.conf', 'README'].map((path) => at2(path, branch))).toEqual(['web 1', 'app 1', 'x'])
    expect(git.git('-C', git.bare, 'log', '-1', '--format=%B', branch)).toContain('Later commits changed app.conf too')
  })

  it('undoes a root commit as far as something was proven before it', async () => {
    opened = await openGitWorld()
    const { git } = opened
    const head = git.publish('Write the readme', { README: 'x\n' })
    await opened.world.repository.fetch()
    // What the root commit asks for failed: nothing older is there to go back to, and nobody invents anything.
    const result = await revert(failedWith('web 1', 'f'.repeat(40), root()), head)
    expect(result).toEqual({ result: 'blocked', why: 'none of the newest 200 commits brought the failed version' })
    expect(main()).toBe(head)
  })

  const races = process.env['HOLDFAST_LONG'] === '1' ? 1_000 : 20
  it(
    `wins or loses against a person ${races} times, and neither loses a commit`,
    { timeout: races * 6_000 },
    async () => {
      opened = await openGitWorld()
      const { git, world } = opened
      let again = 0
      for (let race = 1; race <= races; race += 1) {
        const start = git.git('rev-parse', 'HEAD')
        const bad = git.publish(`Bump web ${race}`, { 'web.conf': `web bad ${race}\n` })
        git.commit(`Write ${race}`, { README: `${race}\n` })
        const mine = git.git('rev-parse', 'HEAD')
        const pushed = pushLikeAPerson(git.directory)
        const state = failedWith(`web bad ${race}`, start, bad)
        for (let tries = 0; tries < 5; tries += 1) {
          const head = await world.repository.fetch()
          const result = await revert(state, head)
          if (result?.result === 'pushed') break
          expect(result).toMatchObject({ result: 'again' })
          again += 1
        }
        if ((await pushed) !== 0) {
          git.git('pull', '-q', '--rebase', 'origin', 'main')
          git.git('push', '-q', 'origin', 'HEAD:main')
        }
        git.git('pull', '-q', '--rebase', 'origin', 'main')
        expect([at2('web.conf'), at2('README')], `race ${race}, the person's ${mine}`).toEqual(['web 1', `${race}`])
        const since = git.git('-C', git.bare, 'log', '--format=%an', `${bad}..main`).split('\n')
        expect(since.toSorted(), `race ${race}`).toEqual(['Ada', 'Holdfast'])
      }
    },
  )
})

/** Pushes in a process of its own, at the same time; answers its exit code. */
function pushLikeAPerson(directory: string): Promise<number | null> {
  return new Promise((resolve) => {
    const cwd = join(directory, 'work')
    const push = spawn('git', ['push', '-q', 'origin', 'HEAD:main'], { cwd, env: personEnvironment, stdio: 'ignore' })
    push.on('close', resolve)
  })
}
