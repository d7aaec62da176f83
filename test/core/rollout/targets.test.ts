import { describe, expect, it } from 'vitest'
import { removedDigest } from '../../../src/core/rollout/rules/healNodes.ts'
import { targetsOn } from '../../../src/core/rollout/targets.ts'
import { nodesNamed, type CommitSpec } from '../support/fleet.ts'
import { check } from '../support/hosts.ts'
import { tell, type Story } from '../support/story.ts'

const nodes = nodesNamed('web', 2)
const web = (digest: string): CommitSpec => ({ services: { web: { digest, nodes } } })

/** What each service should be on a node: its digest, `gone`, or left out. */
function targets(story: Story, name = 'web-1', managed: string[] = []): Record<string, string> {
  const node = story.state.accepted && story.state.desired[story.state.accepted.commit]?.nodes[name]
  if (!node) return {}
  return Object.fromEntries(
    targetsOn(story.state, node, managed).map(({ service, digest, desired }) => [service, desired ? digest : 'gone']),
  )
}

describe('what a node should run', () => {
  it('is what is being rolled out, then what came of it', () => {
    const story = tell()
    story.commit('c1', web('one'))
    story.playUntil('rollout-ended')
    story.hosts.health['two'] = check('fail')
    story.commit('c2', web('two'))
    expect(targets(story)).toEqual({ web: 'two' })
    story.playUntil('rollout-failed')
    expect(targets(story)).toEqual({ web: 'one' })
  })

  it('is gone where a loaded commit says so, and only what the node’s record names', () => {
    const story = tell()
    story.commit('c1', { services: { web: { digest: 'one', nodes: ['web-1'] } }, others: ['web-2'] })
    expect(targets(story, 'web-2')).toEqual({})
    expect(targets(story, 'web-2', ['web', 'old'])).toEqual({ web: 'gone', old: 'gone' })
  })

  it('is left out where the commit is not loaded: what is not known is not gone', () => {
    const story = tell()
    story.commit('c1', web('one'))
    story.playUntil('rollout-ended')
    story.commit('c2', { services: { app: { digest: 'app', nodes } } })
    story.restart()
    expect(targets(story, 'web-1', ['web'])).toEqual({})
  })

  it('is left out where it was never proven and is held', () => {
    const story = tell()
    story.hosts.health['one'] = check('fail')
    story.commit('c1', web('one'))
    story.playUntil('rollout-ended')
    expect(targets(story, 'web-1', ['web'])).toEqual({})
  })

  it('has a digest of its own for what is gone', () => {
    const story = tell()
    story.commit('c1', { services: {}, others: ['web-1'] })
    const node = story.state.desired['c1']?.nodes['web-1']
    expect(node && targetsOn(story.state, node, ['old'])).toEqual([
      { key: 'prod/old', service: 'old', digest: removedDigest, desired: undefined },
    ])
  })
})
