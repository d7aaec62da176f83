import { describe, expect, it } from 'vitest'
import type { Hooks } from '../../../src/core/fleet/hook.ts'
import { removedDigest } from '../../../src/core/rollout/rules/healNodes.ts'
import { hookNamed, nodesNamed, type CommitSpec } from '../support/fleet.ts'
import { check } from '../support/hosts.ts'
import { tell, type Story } from '../support/story.ts'

const nodes = nodesNamed('web', 3)
const all: Hooks = {
  beforeRollout: [hookNamed('migrate', { timeoutSeconds: 600 })],
  beforeNode: [hookNamed('drain', { waitSeconds: 15 })],
  afterNode: [hookNamed('undrain')],
  afterRollout: [hookNamed('announce')],
}
const web = (digest: string, hooks: Partial<Hooks> = all, rollout = {}): CommitSpec => ({
  services: { web: { digest, nodes, hooks, rollout } },
})
const around = (node: string) => [`${node} beforeNode drain`, `${node} afterNode undrain`]

/** `one` runs everywhere, then `two` is merged. */
function second(prepare: (story: Story) => void = () => undefined, spec = web('two')): Story {
  const story = tell()
  story.commit('c1', web('one', {}))
  story.playUntil('rollout-ended')
  prepare(story)
  story.commit('c2', spec)
  return story
}

describe('hooks', () => {
  it('run in their order: once before all, around each node, once at the end', () => {
    const story = second()
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded', counts: { healthy: 3 } })
    const [canary, ...others] = nodes
    expect(story.hosts.ran).toEqual([
      `${canary} beforeRollout migrate`,
      ...around(canary ?? ''),
      ...others.flatMap(around),
      'web-3 afterRollout announce',
    ])
    expect(story.said('hook-ended').every((entry) => entry.result === 'done')).toBe(true)
  })

  it('count into the deadlines a node arms itself with', () => {
    const story = second()
    const first = story.playUntil('attempt-intended', (a) => a.digest === 'two')
    // Steps, migration, and after them health, confirmation and what comes after health.
    expect(first.confirmSeconds).toBe(20 + 2 + 30 + 30)
    expect(first.deadlineSeconds).toBe(10 + 600 + first.confirmSeconds)
  })

  it('are journaled with the attempt before anything is sent', () => {
    const story = second()
    expect(story.playUntil('attempt-intended', (a) => a.digest === 'two').hooks).toEqual([
      'beforeRollout migrate',
      'beforeNode drain',
      'afterNode undrain',
    ])
    expect(story.hosts.ran).toEqual([])
  })

  it('of the rollout keep other canaries waiting until they have ended', () => {
    const spec = web('two', all, { canary: { count: 2 }, maxParallel: { count: 2 }, maxUnavailable: { count: 2 } })
    const story = second(undefined, spec)
    story.playUntil('rollout-ended')
    const order = story.entries.flatMap((entry) => {
      if (entry.type === 'hook-ended' && entry.hook.endsWith('migrate')) return ['migrated']
      return entry.type === 'attempt-intended' && entry.digest === 'two' ? [entry.node] : []
    })
    expect(order.slice(0, 3)).toEqual(['web-1', 'migrated', 'web-2'])
    expect(story.hosts.ran.filter((run) => run.endsWith('migrate'))).toEqual(['web-1 beforeRollout migrate'])
  })

  it('of the rollout run on a node on which nothing has to change, too', () => {
    const story = second(({ hosts }) => {
      for (const node of nodes) hosts.runs[`${node} prod/web`] = 'two'
    })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded' })
    expect(story.hosts.ran).toEqual(['web-1 beforeRollout migrate', 'web-3 afterRollout announce'])
  })

  it('of a node run on healing, those of the rollout do not', () => {
    const story = second()
    story.playUntil('rollout-ended')
    story.hosts.ran.length = 0
    story.hosts.runs['web-2 prod/web'] = 'one'
    story.playUntil('rollout-started', (r) => r.kind === 'heal')
    story.playUntil('rollout-ended')
    expect(story.hosts.ran).toEqual(around('web-2'))
  })

  it('are none of a service that leaves a node', () => {
    const story = second()
    story.playUntil('rollout-ended')
    story.hosts.ran.length = 0
    story.commit('c3', { services: {}, others: nodes })
    story.playUntil('attempt-intended', (a) => a.node === 'web-3')
    story.play(30)
    expect(story.said('attempt-intended').at(-1)).toMatchObject({ digest: removedDigest })
    expect(story.hosts.ran).toEqual([])
  })
})

describe('a hook that failed', () => {
  it('before the rollout ends it before any node is changed, and condemns the digest', () => {
    const story = second(({ hosts }) => {
      hosts.hooks['beforeRollout migrate'] = 'failed'
    })
    const failed = story.playUntil('rollout-failed')
    expect(failed).toMatchObject({ node: 'web-1', blame: 'commit' })
    expect(failed.why).toContain('migrate')
    expect(story.playUntil('rollout-ended')).toMatchObject({ counts: { restored: 1, ignored: 2 } })
    expect(story.said('digest-held')).toHaveLength(1)
    expect(nodes.map((node) => story.hosts.runs[`${node} prod/web`])).toEqual(['one', 'one', 'one'])
    story.play(5)
    expect(story.reverts).toMatchObject([{ digest: 'two' }])
    expect(story.hosts.ran).toEqual(['web-1 beforeRollout migrate'])
  })

  it('is run again when a person says so', () => {
    const story = second(({ hosts }) => {
      hosts.hooks['beforeRollout migrate'] = 'failed'
    })
    story.playUntil('rollout-ended')
    delete story.hosts.hooks['beforeRollout migrate']
    story.post({ event: 'operator', verb: 'retry', slot: 'prod/web', who: 'ada', why: 'the database is back' })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded' })
    expect(story.hosts.ran.filter((run) => run.endsWith('migrate'))).toHaveLength(2)
  })

  it('after health takes its node back', () => {
    const story = second(({ hosts }) => {
      hosts.hooks['afterNode undrain'] = 'failed'
    })
    expect(story.playUntil('rollout-failed')).toMatchObject({
      node: 'web-1',
      blame: 'commit',
      why: 'the hook undrain (afterNode) failed: relation "orders" does not exist',
    })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'restored' })
    expect(story.hosts.runs['web-1 prod/web']).toBe('one')
  })

  it('at the end takes every node back', () => {
    const story = second(({ hosts }) => {
      hosts.hooks['afterRollout announce'] = 'failed'
    })
    expect(story.playUntil('rollout-failed')).toMatchObject({ node: 'web-3', blame: 'commit' })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'restored', counts: { restored: 3 } })
    expect(story.said('digest-good').map((entry) => entry.digest)).not.toContain('two')
  })
})

describe('a hook that was done', () => {
  it('is not run again for the same digest, whatever rollout carries it', () => {
    const story = second(({ hosts }) => {
      hosts.health['two'] = check('fail')
    })
    story.playUntil('rollout-ended')
    delete story.hosts.health['two']
    story.post({ event: 'operator', verb: 'retry', slot: 'prod/web', who: 'ada', why: 'again' })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded' })
    expect(story.hosts.ran.filter((run) => run.endsWith('migrate'))).toHaveLength(1)
  })

  it('is not run again by a controller that was restarted in the middle', () => {
    const story = second()
    story.playUntil('hook-ended')
    story.restart()
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded' })
    expect(story.hosts.ran.filter((run) => run.endsWith('migrate'))).toHaveLength(1)
    expect(story.hosts.ran.filter((run) => run === 'web-1 beforeNode drain')).toHaveLength(1)
  })

  it('belongs to its digest: another one runs its own', () => {
    const story = second()
    story.playUntil('rollout-ended')
    story.commit('c3', web('three'))
    story.playUntil('rollout-ended')
    expect(story.hosts.ran.filter((run) => run.endsWith('migrate'))).toHaveLength(2)
  })
})

const stuck = (hook: string): Story =>
  second(({ hosts }) => {
    hosts.hooks[hook] = 'unknown'
  })

describe('a hook of unknown result', () => {
  it('before the rollout pauses it, leaves no node changed, and counts as done once a person goes on', () => {
    const story = stuck('beforeRollout migrate')
    const paused = story.playUntil('rollout-paused')
    expect(paused).toMatchObject({ who: 'holdfast' })
    expect(paused.why).toContain('the hook migrate (beforeRollout) did on web-1 is not known')
    story.play(300)
    expect(story.rollout('web').endedAt).toBeUndefined()
    expect(story.said('rollout-failed')).toEqual([])
    expect(story.hosts.runs['web-1 prod/web']).toBe('one')
    expect(story.hosts.ran).toEqual(['web-1 beforeRollout migrate'])
    story.restart()
    story.play(60)
    expect(story.said('rollout-paused')).toHaveLength(1)
    story.post({ event: 'operator', verb: 'resume', rollout: story.newest(), who: 'ada', why: 'it is migrated' })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded' })
    expect(story.hosts.ran.filter((run) => run.endsWith('migrate'))).toHaveLength(1)
  })

  it('before a node pauses, takes it back, and drains it anew only when a person goes on', () => {
    const story = stuck('web-2 beforeNode drain')
    story.playUntil('rollout-paused')
    story.play(120)
    expect(story.hosts.ran.filter((run) => run === 'web-2 beforeNode drain')).toHaveLength(1)
    expect(story.hosts.runs['web-2 prod/web']).toBe('one')
    delete story.hosts.hooks['web-2 beforeNode drain']
    story.post({ event: 'operator', verb: 'resume', rollout: story.newest(), who: 'ada', why: 'it hung' })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded' })
    expect(story.hosts.ran.filter((run) => run === 'web-2 beforeNode drain')).toHaveLength(2)
  })

  it('after health keeps the healthy node, and pauses', () => {
    const story = stuck('web-3 afterNode undrain')
    story.playUntil('rollout-paused')
    story.play(120)
    expect(story.hosts.runs['web-3 prod/web']).toBe('two')
    expect(story.rollout('web')).toMatchObject({ nodes: { 'web-3': { status: 'healthy' } } })
    story.post({ event: 'operator', verb: 'resume', rollout: story.newest(), who: 'ada', why: 'looked' })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded' })
    expect(story.hosts.ran.filter((run) => run === 'web-3 afterNode undrain')).toHaveLength(1)
  })

  it('at the end pauses, and is taken as done', () => {
    const story = stuck('afterRollout announce')
    story.playUntil('rollout-paused')
    story.play(60)
    expect(story.rollout('web').endedAt).toBeUndefined()
    story.post({ event: 'operator', verb: 'resume', rollout: story.newest(), who: 'ada', why: 'looked' })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded' })
    expect(story.hosts.ran.filter((run) => run.endsWith('announce'))).toHaveLength(1)
  })

  it('pauses also the next rollout of its digest, when the one before was given up', () => {
    const story = stuck('beforeRollout migrate')
    story.playUntil('rollout-paused')
    story.post({ event: 'operator', verb: 'abort', rollout: story.newest(), who: 'ada', why: 'not now' })
    story.playUntil('rollout-ended')
    story.post({ event: 'operator', verb: 'retry', slot: 'prod/web', who: 'ada', why: 'now' })
    story.playUntil('rollout-paused')
    expect(story.hosts.ran).toEqual(['web-1 beforeRollout migrate'])
    story.post({ event: 'operator', verb: 'resume', rollout: story.newest(), who: 'ada', why: 'it is migrated' })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded' })
  })
})

describe('a node that is kept as it is', () => {
  it('while a person looks is put into the balancer again once it is well', () => {
    const story = second(
      ({ hosts }) => {
        hosts.health['web-1 two'] = check('fail')
      },
      web('two', all, { onFailure: 'pause' }),
    )
    story.playUntil('node-settled', (entry) => entry.node === 'web-1')
    expect(story.hosts.ran.filter((run) => run.includes('web-1'))).not.toContain('web-1 afterNode undrain')
    delete story.hosts.health['web-1 two']
    story.post({ event: 'operator', verb: 'resume', rollout: story.newest(), who: 'ada', why: 'it came up late' })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded' })
    expect(story.hosts.ran.filter((run) => run.includes('web-1'))).toEqual([
      'web-1 beforeRollout migrate',
      ...around('web-1'),
    ])
  })
})

describe('the node that runs a hook of the rollout', () => {
  it('may fall silent: nothing is begun elsewhere until its word is there', () => {
    const story = second(({ hosts }) => {
      hosts.sends['web-1 two'] = { steps: 'running', outcome: 'armed', detail: '' }
    })
    story.playUntil('attempt-received')
    story.hosts.silent.add('web-1')
    story.play(60)
    expect(story.said('attempt-intended').filter((a) => a.digest === 'two')).toHaveLength(1)
  })

  it('of the end may fall silent: a person is asked, and no node is taken back', () => {
    const story = second()
    story.playUntil('attempt-intended', (a) => a.part === 'afterRollout')
    story.hosts.silent.add('web-3')
    expect(story.playUntil('rollout-paused').why).toContain('the hook announce (afterRollout) did on web-3')
    expect(story.said('rollout-failed')).toEqual([])
    story.post({ event: 'operator', verb: 'resume', rollout: story.newest(), who: 'ada', why: 'it was announced' })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded' })
  })

  it('of the end is none any more when the service is gone meanwhile', () => {
    const story = second(({ hosts }) => {
      hosts.sends['web-3 two'] = { steps: 'running', outcome: 'armed', detail: '' }
    })
    story.playUntil('attempt-intended', (a) => a.node === 'web-3' && a.digest === 'two')
    story.commit('c3', { services: {}, others: nodes })
    const { id } = story.attempt('web-3')
    const value = { steps: 'applied' as const, outcome: 'armed' as const, detail: '' }
    Object.assign(story.hosts.kept[id] ?? {}, value)
    story.playUntil('rollout-ended')
    expect(story.hosts.ran.filter((run) => run.endsWith('announce'))).toEqual([])
  })

  it('of the end is one that answers', () => {
    const story = second(undefined, web('two', { afterRollout: all.afterRollout }))
    story.playUntil('node-settled', (entry) => entry.node === 'web-3')
    story.believe([{ at: story.now, type: 'node-lost', node: 'web-3', phase: 'connect', message: 'no route' }])
    story.hosts.silent.add('web-3')
    story.playUntil('rollout-ended')
    expect(story.hosts.ran).toEqual(['web-2 afterRollout announce'])
  })
})
