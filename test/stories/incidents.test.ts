import { expect, it } from 'vitest'
import type { Hook } from '../../src/core/fleet/hook.ts'
import { hookNamed, nodesNamed, type CommitSpec } from '../core/support/fleet.ts'
import { check } from '../core/support/hosts.ts'
import { tell, type Story } from '../core/support/story.ts'
import { expectAccounts, timelineOf } from './timeline.ts'

const nodes = nodesNamed('shop', 4)
const edges = nodesNamed('edge', 2)
const rollout = { canaryBakeTimeMs: 60_000, maxParallel: { count: 2 }, maxUnavailable: { count: 2 } }

function fleet(shop: string, edge: string): CommitSpec {
  return { services: { shop: { digest: shop, nodes, rollout }, edge: { digest: edge, nodes: edges, rollout } } }
}

/** Shop 2.4 and edge 1.8 run everywhere and are proven. */
function running(): Story {
  const story = tell()
  story.commit('a4c0ffee', fleet('shop24aa', 'edge18aa'), { subject: 'Begin', author: 'Ada' })
  story.play(120)
  return story
}

const runs = (story: Story, names: string[], service: string) =>
  new Set(names.map((name) => story.hosts.runs[`${name} prod/${service}`]))

it('a bad config on the canary while a colleague merges something else', async () => {
  const story = running()
  const from = story.now
  const detail = 'GET http://127.0.0.1:8080/healthz answered 503'
  story.hosts.health['shop25bb'] = check('fail', { detail })
  story.commit('b5c0ffee', fleet('shop25bb', 'edge18aa'), { subject: 'Raise the limits of shop', author: 'Bob' })
  story.playUntil('steps-ended')
  story.play(5)
  story.commit('c6c0ffee', fleet('shop25bb', 'edge19cc'), { subject: 'Let edge speak HTTP/3', author: 'Cleo' })
  story.playUntil('rollout-ended', ({ result }) => result === 'restored')
  story.play(10)
  const [revert] = story.reverts
  expect(revert).toMatchObject({ slot: 'prod/shop', digest: 'shop25bb', head: 'c6c0ffee' })
  story.post({
    event: 'revert-ended',
    head: 'c6c0ffee',
    slot: 'prod/shop',
    digest: 'shop25bb',
    result: { result: 'pushed', commit: 'd7c0ffee', reverts: ['b5c0ffee'] },
  })
  const by = { subject: 'Revert "Raise the limits of shop"', author: 'Holdfast' }
  story.commit('d7c0ffee', fleet('shop24aa', 'edge19cc'), by)
  story.play(180)
  expect([runs(story, nodes, 'shop'), runs(story, edges, 'edge')]).toEqual([
    new Set(['shop24aa']),
    new Set(['edge19cc']),
  ])
  expect(story.said('rollout-started').filter(({ digest }) => digest === 'shop25bb')).toHaveLength(1)
  expect(story.attempts().filter((node) => node.startsWith('shop')).length).toBe(5)
  expectAccounts(story)
  await expect(timelineOf(story, from)).toMatchFileSnapshot('told/bad-config-on-the-canary.txt')
})

it('a bad release found by a person after two hours at 100 %', async () => {
  const story = running()
  const from = story.now
  story.commit('b5c0ffee', fleet('shop25bb', 'edge18aa'), { subject: 'Bump shop to 2.5', author: 'Bob' })
  story.playUntil('rollout-ended')
  story.play(1_200)
  story.commit('c6c0ffee', fleet('shop25bb', 'edge19cc'), { subject: 'Let edge speak HTTP/3', author: 'Cleo' })
  story.playUntil('rollout-ended')
  story.play(6_000)
  const by = { subject: 'Revert "Bump shop to 2.5"', author: 'Ada' }
  story.commit('d7c0ffee', fleet('shop24aa', 'edge19cc'), by)
  const back = story.playUntil('rollout-started')
  expect(back).toMatchObject({ proven: true, digest: 'shop24aa' })
  const { at } = story.playUntil('rollout-ended')
  // Half of the nodes at a time, no canary, no bake.
  expect(story.rollout('shop').waves.map((wave) => wave.length)).toEqual([2, 2])
  expect(at - back.at).toBeLessThan(15_000)
  expect([runs(story, nodes, 'shop'), runs(story, edges, 'edge')]).toEqual([
    new Set(['shop24aa']),
    new Set(['edge19cc']),
  ])
  expectAccounts(story)
  await expect(timelineOf(story, from)).toMatchFileSnapshot('told/found-after-two-hours.txt')
})

const migration = { timeoutSeconds: 600, irreversible: true }

/** Shop with a migration before its rollout, and draining around each node. */
function migrating(shop: string, more: Partial<Hook>): CommitSpec {
  const hooks = {
    beforeRollout: [hookNamed('migrate', { ...migration, ...more })],
    beforeNode: [hookNamed('drain', { waitSeconds: 15 })],
    afterNode: [hookNamed('undrain')],
  }
  return { services: { shop: { digest: shop, nodes, rollout, hooks } } }
}

/** Shop 2.5 migrates, is well on the canary, and fails on the first node under load. */
function migrationThatFails(more: Partial<Hook>): Story {
  const story = tell()
  story.commit('a4c0ffee', { services: { shop: { digest: 'shop24aa', nodes, rollout } } })
  story.play(120)
  const detail = 'GET http://127.0.0.1:8080/healthz answered 503'
  for (const node of ['shop-2', 'shop-3']) story.hosts.health[`${node} shop25bb`] = check('fail', { detail })
  story.commit('b5c0ffee', migrating('shop25bb', more), { subject: 'Bump shop to 2.5', author: 'Bob' })
  return story
}

it('a database migration with a release that fails, on which the version before runs', async () => {
  const story = migrationThatFails({ compatibleWithPrevious: true })
  const from = story.now
  story.playUntil('rollout-ended', ({ result }) => result === 'restored')
  story.play(10)
  const pushed = { result: 'pushed' as const, commit: 'd7c0ffee', reverts: ['b5c0ffee'] }
  story.post({ event: 'revert-ended', head: 'b5c0ffee', slot: 'prod/shop', digest: 'shop25bb', result: pushed })
  const by = { subject: 'Revert "Bump shop to 2.5"', author: 'Holdfast' }
  story.commit('d7c0ffee', { services: { shop: { digest: 'shop24aa', nodes, rollout } } }, by)
  story.play(60)
  expect(runs(story, nodes, 'shop')).toEqual(new Set(['shop24aa']))
  // It was done once, and stays done.
  expect(story.hosts.ran.filter((run) => run.endsWith('migrate'))).toEqual(['shop-1 beforeRollout migrate'])
  expectAccounts(story)
  await expect(timelineOf(story, from)).toMatchFileSnapshot('told/migration-that-stays.txt')
})

it('a database migration with a release that fails, on which the version before does not run', async () => {
  const story = migrationThatFails({ compatibleWithPrevious: false })
  const from = story.now
  story.playUntil('rollout-paused')
  story.play(300)
  // Nothing goes back over a schema it does not know, and nothing goes on.
  expect(story.said('rollout-failed')).toEqual([])
  expect(story.hosts.runs['shop-1 prod/shop']).toBe('shop25bb')
  expect(story.hosts.runs['shop-4 prod/shop']).toBe('shop24aa')
  story.hosts.health = {}
  const { id } = story.rollout('shop')
  story.post({ event: 'operator', verb: 'resume', rollout: id, who: 'ada', why: 'the missing index is there' })
  expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded' })
  expect(story.hosts.ran.filter((run) => run.endsWith('migrate'))).toEqual(['shop-1 beforeRollout migrate'])
  expectAccounts(story)
  await expect(timelineOf(story, from)).toMatchFileSnapshot('told/migration-that-waits.txt')
})
