import { expect, it } from 'vitest'
import type { RolloutParameters } from '../../src/core/fleet/rollout.ts'
import type { RolloutResult } from '../../src/core/journal/entry.ts'
import { nodesNamed } from '../core/support/fleet.ts'
import { check } from '../core/support/hosts.ts'
import { tell, type Story } from '../core/support/story.ts'
import { expectAccounts, timelineOf } from './timeline.ts'

const nodes = nodesNamed('shop', 4)
const usual = { canaryBakeTimeMs: 60_000, maxParallel: { count: 2 }, maxUnavailable: { count: 2 } }

/** Version 2.4 runs everywhere; then somebody merges 2.5. */
function merge(rollout: Partial<RolloutParameters> = {}, before?: (story: Story) => void): Story {
  const story = tell()
  const ask = (
    oid: string,
    digest: string,
    more: Partial<RolloutParameters>,
    by: { subject: string; author: string },
  ) => story.commit(oid, { services: { shop: { digest, nodes, rollout: { ...usual, ...more } } } }, by)
  ask('a4c0ffee', 'shop24aa', {}, { subject: 'Bump shop to 2.4', author: 'Ada' })
  story.playUntil('rollout-ended')
  before?.(story)
  ask('b5c0ffee', 'shop25bb', rollout, { subject: 'Bump shop to 2.5', author: 'Bob' })
  return story
}

const fix = (story: Story) =>
  story.commit(
    'c6c0ffee',
    { services: { shop: { digest: 'shop26cc', nodes, rollout: usual } } },
    { subject: 'Bump shop to 2.6', author: 'Cleo' },
  )

const say = (story: Story, verb: 'resume' | 'abort', why: string) =>
  story.post({ event: 'operator', verb, rollout: story.newest(), who: 'ada', why })

const sick = check('fail', { detail: 'GET http://127.0.0.1:8080/healthz answered 503' })

/** How each way to end comes about. */
const stories: Record<RolloutResult | 'paused' | 'held', () => Story> = {
  succeeded() {
    const story = merge()
    story.playUntil('rollout-ended')
    return story
  },

  'succeeded-with-deferred'() {
    const story = merge({ maxFailPercentage: 2, maxUnreachablePercentage: 10 }, ({ hosts, play }) => {
      hosts.silent.add('shop-2')
      hosts.health['shop-4 shop25bb'] = sick
      play(130)
    })
    story.playUntil('rollout-ended')
    return story
  },

  failed() {
    const story = merge({}, ({ hosts }) => {
      const changes = ['file /etc/shop.env: its directory is on a read-only file system']
      hosts.looks['shop-1 prod/shop'] = { sync: 'blocked', cause: 'node', changes, digest: 'shop25bb' }
    })
    story.playUntil('rollout-ended')
    return story
  },

  restored() {
    const story = merge({}, ({ hosts }) => void (hosts.health['shop-3 shop25bb'] = sick))
    story.playUntil('rollout-ended')
    story.play(20)
    return story
  },

  'restore-failed'() {
    const story = merge({}, ({ hosts }) => {
      hosts.health['shop25bb'] = sick
      hosts.stuck['shop-1'] = 'step 2: /etc/shop.env was changed by somebody else since; nothing was forced'
    })
    story.playUntil('rollout-ended')
    return story
  },

  superseded() {
    const story = merge()
    story.playUntil('wave-started', ({ wave }) => wave === 2)
    fix(story)
    story.playUntil('rollout-ended')
    story.playUntil('rollout-ended')
    return story
  },

  aborted() {
    const story = merge()
    story.playUntil('bake-started')
    say(story, 'abort', 'the release notes were wrong')
    story.playUntil('rollout-ended')
    return story
  },

  paused() {
    const story = merge({ pauseAfterCanary: true })
    story.playUntil('rollout-paused')
    story.play(600)
    say(story, 'resume', 'the dashboards look well')
    story.playUntil('wave-started')
    story.post({ event: 'operator', verb: 'pause', rollout: story.newest(), who: 'bob', why: 'the sale begins' })
    story.play(60)
    return story
  },

  held() {
    const story = merge({}, ({ hosts }) => {
      hosts.sends['shop-1 shop25bb'] = {
        steps: 'failed',
        outcome: 'none',
        nodeCaused: true,
        detail: 'step 1: no space left on device',
      }
    })
    story.playUntil('rollout-ended')
    story.play(20)
    return story
  },
}

it.each(Object.keys(stories) as (keyof typeof stories)[])('a rollout that ends: %s', async (name) => {
  const story = stories[name]()
  expectAccounts(story)
  const results = story.said('rollout-ended').map(({ result }) => result)
  if (name === 'paused') expect(story.rollout('shop').paused).toBeDefined()
  else if (name === 'held') expect(story.state.slots['prod/shop']?.holds).toHaveProperty('shop25bb')
  else expect(results).toContain(name)
  const second = story.said('commit-accepted')[1]?.at
  await expect(timelineOf(story, second)).toMatchFileSnapshot(`told/${name}.txt`)
})
