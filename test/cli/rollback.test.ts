import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addRollback, rollback } from '../../src/cli/rollback.ts'
import type { Repository } from '../../src/adapters/repositories/port.ts'
import { hostKey } from '../daemon/source/shop.ts'
import { closeSandbox, makeVerbWorld, type VerbWorld } from './verbWorld.ts'

const fleet = `apiVersion: holdfast/v1
kind: Fleet
metadata: { name: shop }
spec:
  environments:
    - { name: staging, nodes: { env: staging } }
    - { name: production, nodes: { env: production }, after: staging }
---
apiVersion: holdfast/v1
kind: Nodes
spec:
  defaults: { ssh: { user: deploy } }
  nodes:
    - { name: test-1, labels: { env: staging }, hostKeys: ["${hostKey}"] }
    - { name: web-1, labels: { env: production }, hostKeys: ["${hostKey}"] }
`
const service = (name: string, text: string) => `apiVersion: holdfast/v1
kind: Service
metadata: { name: ${name} }
spec:
  nodes: { matchExpressions: [{ key: env, operator: Exists }] }
  files: [{ path: /etc/${name}, content: "${text}" }]
  # Git merges changes that lie some lines apart.
  #
  #
  #
`
const pinned = (text: string) =>
  `${service('shop', text)}  environments: { production: { files: [{ path: /etc/shop, content: pinned }] } }\n`

let world: VerbWorld
beforeEach(() => {
  world = makeVerbWorld((made) => ({ environment: { HOME: '/nonexistent', ...made.context.environment } }))
  world.context.environment = { GIT_AUTHOR_NAME: 'Bob', GIT_AUTHOR_EMAIL: 'bob@example.org' }
  world.git.publish('Begin', {
    'fleet.yaml': fleet,
    'shop.yaml': service('shop', 'one'),
    'edge.yaml': service('edge', 'one'),
  })
})
afterEach(() => world.close())
afterAll(() => closeSandbox())

const remote = (...args: string[]) => world.git.git('--git-dir', world.git.bare, ...args)
const log = () => remote('log', '--format=%s', 'main').split('\n')
const message = () => remote('log', '-1', '--format=%an <%ae>%n%B', 'main').trim()

describe('rollback', () => {
  test('without a service takes back the newest commit: one commit, the tree git revert would make', async () => {
    world.git.publish('Bump shop', { 'shop.yaml': service('shop', 'two') })
    const bad = world.git.publish('Bump edge', { 'edge.yaml': service('edge', 'two'), 'new.txt': 'x' })
    const { out, code, error } = await world.run(addRollback, 'rollback', '--yes')
    expect(error).toBeUndefined()
    expect(code).toBe(0)
    expect(log()).toEqual(['Revert "Bump edge"', 'Bump edge', 'Bump shop', 'Begin'])
    expect(message()).toBe(`Bob <bob@example.org>
Revert "Bump edge"

This reverts commit ${bad}.

Reverts: ${bad}`)
    world.git.git('revert', '--no-edit', bad)
    expect(remote('rev-parse', 'main^{tree}')).toBe(world.git.git('rev-parse', 'HEAD^{tree}'))
    const head = remote('rev-parse', '--short=7', 'main')
    expect(out.replaceAll(/[0-9a-f]{7} → [0-9a-f]{7}/g, 'a → b')).toBe(`\
takes back
  ${bad.slice(0, 7)} Bump edge (Ada)
which brings
  staging · edge · a → b
  production · edge · a → b
by Bob <bob@example.org>
pushed ${head} Revert "Bump edge" (Bob)
follow it: holdfast watch
`)
  })

  test('of a service takes back its newest change, whatever came since, and says why', async () => {
    const bad = world.git.publish('Bump shop', { 'shop.yaml': service('shop', 'two') })
    world.git.publish('Bump edge', { 'edge.yaml': service('edge', 'two') })
    world.git.publish('Write a word', { 'README.md': 'word' })
    const why = 'too slow\n\nReverts: nothing'
    const { code } = await world.run(addRollback, 'rollback', 'shop', '--why', why, '-y')
    expect(code).toBe(0)
    expect(log()[0]).toBe('Revert "Bump shop"')
    expect(message()).toContain(`This reverts commit ${bad}.\ntoo slow Reverts: nothing.\n\nReverts: ${bad}`)
    expect(remote('show', 'main:shop.yaml')).toBe(service('shop', 'one').trim())
    expect(remote('show', 'main:edge.yaml')).toBe(service('edge', 'two').trim())
  })

  test('--to takes back every change of the service since, in one commit, and leaves the others', async () => {
    const start = world.git.git('rev-parse', 'HEAD')
    const first = world.git.publish('Bump shop', { 'shop.yaml': service('shop', 'two') })
    world.git.publish('Bump edge', { 'edge.yaml': service('edge', 'two') })
    const second = world.git.publish('Bump shop again', { 'shop.yaml': service('shop', 'three') })
    world.journal.push({
      at: 1,
      type: 'digest-good',
      slot: 'staging/shop',
      commit: start,
      digest: await digestAt(start),
    })
    const { out } = await world.run(addRollback, 'rollback', 'shop', '--to', start.slice(0, 8), '--yes', '-o', 'json')
    expect(log().slice(0, 2)).toEqual(['Revert "Bump shop again and 1 more"', 'Bump shop again'])
    expect(remote('show', 'main:shop.yaml')).toBe(service('shop', 'one').trim())
    expect(remote('show', 'main:edge.yaml')).toBe(service('edge', 'two').trim())
    const answer = JSON.parse(out)
    expect(answer.pushed).toBe(remote('rev-parse', 'main'))
    expect(answer.reverts.map((one: { commit: string }) => one.commit)).toEqual([second, first])
    expect(answer.services).toMatchObject([
      { environment: 'staging', service: 'shop', to: await digestAt(start), proven: true },
      { environment: 'production', service: 'shop', proven: false },
    ])
  })

  test('--in looks at what one environment is asked', async () => {
    const moved = world.git.publish('Pin production', { 'shop.yaml': pinned('one') })
    world.git.publish('Bump staging', { 'shop.yaml': pinned('two') })
    const { error } = await world.run(addRollback, 'rollback', 'shop', '--in', 'production', '--yes')
    expect(error).toBeUndefined()
    expect(message()).toContain(`Reverts: ${moved}`)
  })

  test('a person Git does not know is named in a trailer of the commit of the controller', async () => {
    world.context.environment = { USER: 'root', SUDO_USER: 'eve' }
    world.git.publish('Bump shop', { 'shop.yaml': service('shop', 'two') })
    world.context.workingDirectory = '/'
    await world.run(addRollback, 'rollback', '--yes')
    expect(message()).toContain('Holdfast <holdfast@example.org>\nRevert')
    expect(message()).toContain('\n\nRequested-by: eve\nReverts: ')
  })

  test('asks, and pushes nothing when the answer is no; without a terminal it wants --yes', async () => {
    world.git.publish('Bump shop', { 'shop.yaml': service('shop', 'two') })
    let asked = ''
    const dialogue = {
      confirm: async (question: string) => {
        asked = question
        return false
      },
      text: async () => undefined,
      select: async () => undefined,
      multiselect: async () => undefined,
    }
    expect(await rollback(undefined, { output: 'text' }, world.context, dialogue)).toBe(1)
    expect(asked).toBe('Write this commit and push it?')
    expect(log()[0]).toBe('Bump shop')
    expect((await world.run(addRollback, 'rollback')).error?.hint).toBe('add --yes, or run it on a terminal')
  })

  test('a conflict, a protected branch and a broken result are told with the next step', async () => {
    const bad = world.git.publish('Bump shop', { 'shop.yaml': service('shop', 'two') })
    world.git.publish('Comment', {
      'shop.yaml': service('shop', 'two').replace('content: "two"', 'content: "two" # 2'),
    })
    const conflict = await world.run(addRollback, 'rollback', 'shop', '--yes')
    expect(conflict.error?.message).toBe('the revert conflicts; later commits changed the same lines: shop.yaml')
    expect(conflict.error?.hint).toContain(`git revert ${bad.slice(0, 12)} && git push`)
    expect(conflict.code).toBe(1)

    world.git.publish('Use a file', {
      'shop.yaml': service('shop', 'three').replace('content: "three"', 'source: a.txt'),
      'a.txt': 'a',
    })
    world.git.publish('Add', { 'b.txt': 'b' })
    world.git.protect()
    const denied = await world.run(addRollback, 'rollback', '--yes')
    expect(denied.error?.message).toContain('the remote refused the push')
    expect(denied.error?.hint).toContain('open a pull request')
    expect(log()[0]).toBe('Add')
    const invalid = await world.run(addRollback, 'rollback', '--to', 'HEAD~99', '--yes')
    expect(invalid.error?.message).toContain('no revision "HEAD~99"')
  })

  test('a result that is invalid is not pushed', async () => {
    world.git.publish('Add a file', { 'a.txt': 'a' })
    world.git.publish('Use it', { 'edge.yaml': service('edge', 'x').replace('content: "x"', 'source: a.txt') })
    const { error, err } = await world.run(addRollback, 'rollback', '--to', 'HEAD~1', '--yes')
    expect(error).toBeUndefined()
    world.git.git('fetch', '-q')
    world.git.git('reset', '-q', '--hard', 'origin/main')
    world.git.publish('Add b', { 'b.txt': 'b' })
    const used = world.git.publish('Use b', {
      'edge.yaml': service('edge', 'x').replace('content: "x"', 'source: b.txt'),
    })
    world.git.publish('Break', { 'shop.yaml': service('shop', 'x').replace('content: "x"', 'source: nowhere.txt') })
    world.git.publish('Mend', { 'shop.yaml': service('shop', 'four') })
    const broken = await world.run(addRollback, 'rollback', '--yes')
    expect(broken.error?.message).toBe('without these commits the repository is invalid')
    expect(broken.err).toContain('nowhere.txt')
    expect(log()[0]).toBe('Mend')
    expect([err, used.length]).toEqual(['', 40])
  })

  test('a push that lost a race is made once more on top of what was faster', async () => {
    world.git.publish('Bump shop', { 'shop.yaml': service('shop', 'two') })
    const real = await world.repository()
    let pushes = 0
    const racing: Repository = {
      ...real,
      push: async (commit, expected) => {
        pushes += 1
        if (pushes === 1) world.git.publish('Faster', { 'edge.yaml': service('edge', 'two') })
        return real.push(commit, expected)
      },
    }
    world.context.repository = async () => racing
    expect((await world.run(addRollback, 'rollback', '--yes')).code).toBe(0)
    expect(log().slice(0, 3)).toEqual(['Revert "Bump shop"', 'Faster', 'Bump shop'])
    expect(pushes).toBe(2)
  })

  test('a push whose reply was lost is not made twice', async () => {
    world.git.publish('Bump shop', { 'shop.yaml': service('shop', 'two') })
    const real = await world.repository()
    const deaf: Repository = {
      ...real,
      push: async (commit, expected) => {
        await real.push(commit, expected)
        return { result: 'unknown', message: 'cut' }
      },
    }
    world.context.repository = async () => deaf
    expect((await world.run(addRollback, 'rollback', '--yes')).code).toBe(0)
    expect(log().filter((subject) => subject.startsWith('Revert'))).toHaveLength(1)
  })

  test('names that do not exist are answered with those that do', async () => {
    expect((await world.run(addRollback, 'rollback', 'shoq', '--yes')).error).toMatchObject({
      message: 'there is no service shoq',
      hint: 'did you mean shop? To bring back a service that was removed, add --to REV',
    })
    expect((await world.run(addRollback, 'rollback', 'shop', '--in', 'prod', '--yes')).error?.message).toBe(
      'there is no environment prod',
    )
    expect((await world.run(addRollback, 'rollback', '--in', 'staging', '--yes')).error?.message).toBe(
      '--in needs a service',
    )
    const nothing = await world.run(addRollback, 'rollback', 'shop', '--yes')
    expect(nothing.error?.message).toBe('nothing changed shop in the newest 200 commits')
  })
})

async function digestAt(commit: string): Promise<string> {
  return (await world.digests(commit))['staging/shop'] ?? ''
}

function notAsked(): never {
  throw new Error('not asked')
}

describe('rollback while the repository does not answer', () => {
  const asked: unknown[] = []
  const api = {
    get: notAsked,
    post: async <T>(path: string, body: unknown): Promise<T> => {
      asked.push([path, body])
      return {
        verb: 'rollback',
        applied: ['production/shop'],
        lines: [
          { at: 1, sign: 'bad', text: 'production · shop: 0a1b2c3 is held: taken back by bob: too slow', minor: false },
        ],
      } as T
    },
    events: notAsked,
  }
  const without = async (change: Partial<VerbWorld['context']>, ...args: string[]) => {
    const real = await world.repository()
    const failing: Repository = {
      ...real,
      fetch: () =>
        Promise.reject(
          Object.assign(new Error('cannot fetch git@example.org: no route to host'), { code: 'unreachable', hint: '' }),
        ),
    }
    world.context.repository = async () => failing
    const environment = { USER: 'bob', HOME: '/nonexistent' }
    Object.assign(world.context, { environment, api: async () => api, ...change })
    asked.length = 0
    return world.run(addRollback, 'rollback', ...args)
  }

  test('takes the service back by the daemon, and says that the revert comes later', async () => {
    const { out, code, error } = await without({}, 'shop', '--in', 'production', '--why', 'too slow', '--yes')
    expect(error).toBeUndefined()
    expect(code).toBe(0)
    expect(asked).toEqual([
      ['/v1/steer', { verb: 'rollback', service: 'shop', environment: 'production', who: 'bob', why: 'too slow' }],
    ])
    expect(out).toBe(`cannot fetch git@example.org: no route to host
The daemon can take shop back now in production, and hold what runs there.
Git follows: the revert is pushed when the repository answers again. Until then the branch asks for what is held.
production · shop: 0a1b2c3 is held: taken back by bob: too slow
nothing is pushed yet: the daemon pushes the revert when the repository answers
follow it: holdfast watch
`)
  })

  test('goes back to a revision of the clone that is there', async () => {
    await (await world.repository()).fetch()
    const start = world.git.git('rev-parse', 'HEAD')
    const { error } = await without({}, 'shop', '--to', start, '--why', 'x', '--urgent', '--yes', '-o', 'json')
    expect(error).toBeUndefined()
    expect(asked.map((one) => (one as [string, unknown])[1])).toMatchObject([
      { environment: 'staging', digest: await digestAt(start), urgent: true },
      { environment: 'production', urgent: true },
    ])
  })

  const missing = async (change: Partial<VerbWorld['context']>, ...args: string[]) =>
    (await without(change, ...args, '--yes')).error?.hint

  test('says what is missing', async () => {
    expect(await missing({})).toBe('without the repository only a service can be taken back: holdfast rollback SERVICE')
    expect(await missing({}, 'shop')).toBe('Say why: it is recorded.')
    expect(await missing({ api: async () => undefined }, 'shop', '--why', 'x')).toMatch(/^no daemon runs/)
    expect(await missing({}, 'shop', '--to', 'f'.repeat(40), '--why', 'x')).toMatch(/^leave --to out/)
    expect(asked).toEqual([])
  })
})

describe('rollback --urgent', () => {
  test('tells the daemon who is in a hurry and why, before it pushes', async () => {
    const start = world.git.git('rev-parse', 'HEAD')
    world.git.publish('Bump shop', { 'shop.yaml': service('shop', 'two') })
    const digest = await digestAt(start)
    world.journal.push({ at: 1, type: 'digest-good', slot: 'staging/shop', commit: start, digest })
    const told: unknown[] = []
    const post = async <T>(_path: string, body: unknown): Promise<T> => {
      told.push([body, log()[0]])
      return {} as T
    }
    world.context.api = async () => ({ get: notAsked, post, events: notAsked })
    const { code, error } = await world.run(addRollback, 'rollback', 'shop', '--urgent', '--why', 'it burns', '--yes')
    expect(error).toBeUndefined()
    expect(code).toBe(0)
    expect(told).toEqual([
      [
        {
          verb: 'urgent',
          service: 'shop',
          environment: 'staging',
          digest,
          who: expect.any(String) as string,
          why: 'it burns',
        },
        'Bump shop',
      ],
    ])
    expect(log()[0]).toBe('Revert "Bump shop"')
  })

  test('pushes nothing where no daemon could be told', async () => {
    world.git.publish('Bump shop', { 'shop.yaml': service('shop', 'two') })
    const { error } = await world.run(addRollback, 'rollback', 'shop', '--urgent', '--why', 'it burns', '--yes')
    expect(error?.message).toMatch(/^no daemon listens on .* that could be told of the urgency$/)
    expect(log()[0]).toBe('Bump shop')
    const silent = await world.run(addRollback, 'rollback', 'shop', '--urgent', '--yes')
    expect(silent.error?.message).toBe('--urgent needs --why')
  })
})
