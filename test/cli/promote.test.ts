import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addPromote } from '../../src/cli/promote.ts'
import { addRollback } from '../../src/cli/rollback.ts'
import { hostKey } from '../daemon/source/shop.ts'
import { closeSandbox, makeVerbWorld, type VerbWorld } from './verbWorld.ts'

const fleet = `apiVersion: holdfast/v1
kind: Fleet
metadata: { name: shop }
spec:
  environments:
    - { name: staging, nodes: { env: staging } }
    - { name: production, nodes: { env: production }, after: staging, soak: 10m, promotion: manual }
---
apiVersion: holdfast/v1
kind: Nodes
spec:
  defaults: { ssh: { user: deploy } }
  nodes:
    - { name: test-1, labels: { env: staging }, hostKeys: ["${hostKey}"] }
    - { name: web-1, labels: { env: production }, hostKeys: ["${hostKey}"] }
`
const shop = (text: string) => `apiVersion: holdfast/v1
kind: Service
metadata: { name: shop }
spec:
  nodes: { matchExpressions: [{ key: env, operator: Exists }] }
  files: [{ path: /etc/shop, content: "${text}" }]
`

let world: VerbWorld
beforeEach(() => {
  world = makeVerbWorld((made) => ({ environment: { HOME: '/nonexistent', ...made.context.environment } }))
  world.context.environment = { GIT_AUTHOR_NAME: 'Bob', GIT_AUTHOR_EMAIL: 'bob@example.org' }
  world.git.publish('Begin', { 'fleet.yaml': fleet, 'shop.yaml': shop('one') })
})
afterEach(() => world.close())
afterAll(() => closeSandbox())

const remote = (...args: string[]) => world.git.git('--git-dir', world.git.bare, ...args)
const main = () => remote('rev-parse', 'main')
const promote = (...args: string[]) => world.run(addPromote, 'promote', 'shop', '--to', 'production', ...args)
const inProduction = async () => (await world.digests(main()))['production/shop']

describe('promote', () => {
  test('writes one commit that changes one small file, and says what it will wait for', async () => {
    const start = main()
    expect(await inProduction()).toBeUndefined()
    const { out, code, error } = await promote('--yes', '--why', 'the release of this week')
    expect(error).toBeUndefined()
    expect(code).toBe(0)
    expect(remote('diff', '--name-status', start, 'main')).toBe('A\tpromotions/production/shop.yaml')
    expect(remote('log', '-1', '--format=%an <%ae>%n%B', 'main').trim()).toBe(`Bob <bob@example.org>
Promote shop to production

production runs shop as commit ${start}
(Begin) asks for it.
the release of this week.`)
    expect(out.replaceAll(/nothing → [0-9a-f]{7}/g, 'nothing → a')).toBe(`\
promotes
  production · shop · nothing → a
  as ${start.slice(0, 7)} Begin (Ada) asks for it
  it will wait: waits for staging; until staging proves it healthy
by Bob <bob@example.org>
pushed ${main().slice(0, 7)} Promote shop to production (Bob)
follow it: holdfast watch
`)
    expect(await inProduction()).toMatch(/^[0-9a-f]{64}$/)
  })

  test('holds production at what was promoted, until the next promotion; a revert takes one back', async () => {
    await promote('--yes')
    const first = await inProduction()
    world.git.git('pull', '-q', 'origin', 'main')
    world.git.publish('Bump shop', { 'shop.yaml': shop('two') })
    expect(await inProduction()).toBe(first)
    const { code } = await promote('--yes')
    expect(code).toBe(0)
    const second = await inProduction()
    expect(second).not.toBe(first)
    expect(remote('diff', '--stat', 'main^', 'main')).toContain('promotions/production/shop.yaml | 2 +-')
    const back = await world.run(addRollback, 'rollback', 'shop', '--in', 'production', '--yes')
    expect(back.error).toBeUndefined()
    expect(remote('log', '-1', '--format=%s', 'main')).toBe('Revert "Promote shop to production"')
    expect(await inProduction()).toBe(first)
    expect(remote('show', 'main:shop.yaml')).toBe(shop('two').trim())
  })

  test('waits for no staging that has proven it and soaked', async () => {
    const head = main()
    const digests = await world.digests(head)
    const at = world.context.clock.now() - 600_000
    const good = {
      at,
      type: 'digest-good',
      slot: 'staging/shop',
      digest: digests['staging/shop'] ?? '',
      commit: head,
    } as const
    world.journal.push({ ...good, at: at + 60_000 })
    const { out } = await promote('--yes', '-o', 'json')
    expect(JSON.parse(out)).toMatchObject({ waits: { why: 'soaks in staging, 1m of 10m left' } })
    world.journal[0] = good
    world.git.git('pull', '-q', 'origin', 'main')
    world.git.git('revert', '--no-edit', 'HEAD')
    world.git.git('push', '-q', 'origin', 'HEAD:main')
    expect((await promote('--yes')).out).not.toContain('wait')
  })

  test('is refused where there is nothing to promote, with what to do', async () => {
    const cases: [string[], string, string][] = [
      [
        ['promote', 'shop', '--to', 'staging'],
        'nothing is promoted to staging: every commit comes at once',
        'write promotion: manual there to change that',
      ],
      [['promote', 'shop', '--to', 'produktion'], 'there is no environment produktion', 'did you mean production?'],
      [['promote', 'shpo', '--to', 'production'], 'production has no service shpo', 'did you mean shop?'],
    ]
    for (const [args, message, hint] of cases) {
      const { error } = await world.run(addPromote, ...args, '--yes')
      expect(error).toMatchObject({ message, hint, exitCode: 2 })
    }
    await promote('--yes')
    const again = await promote('--yes')
    expect(again.error).toMatchObject({
      message: 'production is promoted to this version of shop already',
      exitCode: 1,
    })
    expect((await world.run(addPromote, 'promote', 'shop', '--to', 'production')).error?.message).toBe(
      'nobody is there to be asked',
    )
  })

  test('writes nothing over a file of somebody else', async () => {
    world.git.publish('Write a note', { 'promotions/production/shop.yaml': 'a: note\n' })
    const { error } = await promote('--yes')
    expect(error?.message).toBe('promotions/production/shop.yaml is there and promotes something else')
    expect(remote('show', 'main:promotions/production/shop.yaml')).toBe('a: note')
  })

  test('says what to write by hand where the branch is protected', async () => {
    world.git.protect()
    const { error } = await promote('--yes')
    expect(error).toMatchObject({
      message: expect.stringMatching(/^the remote refused the push/) as string,
      exitCode: 1,
    })
    expect(error?.hint).toContain('kind: Promotion')
  })
})
