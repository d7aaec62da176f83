import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DesiredOnNode } from '../../../src/core/fleet/desired.ts'
import type { Notify, Resource, UnitResource } from '../../../src/core/fleet/resource.ts'
import type { NodePlan } from '../../../src/core/plan/plan.ts'
import { content, desired, directory, file, link, planOn, release, unit, user } from './given.ts'
import { apply, bareModel, type Model, prune, staleUnits, takeBack, visible } from './model.ts'

const contents = fc.constantFrom('a', 'b', 'c', 'd')
const notify = fc.array(
  fc.record<Notify>({
    action: fc.constantFrom('restart', 'reload'),
    unit: fc.constantFrom('one.service', 'two.service', 'nginx.service'),
  }),
  { maxLength: 2 },
)
const modes = fc.constantFrom('0600', '0644')

const someFile = (path: string) =>
  fc
    .record({ mode: modes, content: contents.map(content), notify, owner: fc.constantFrom('root', 'app') })
    .map((more) => file(path, more))

const someUnit = (name: string) =>
  fc
    .record<Partial<UnitResource>>({
      file: name === 'nginx.service' ? fc.constant(undefined) : contents.map(content),
      dropIns: fc.option(
        contents.map((c) => [{ name: 'limits.conf', content: content(c) }]),
        { nil: [] },
      ),
      enabled: fc.constantFrom(true, false, undefined),
      state: fc.constantFrom('running', 'stopped', undefined),
      onChange: fc.constantFrom('restart', 'reload', 'nothing'),
    })
    .map((more) => unit(name, more))

const someResources: fc.Arbitrary<Resource>[] = [
  someFile('/etc/a'),
  someFile('/etc/b'),
  fc.constant(directory('/d')),
  modes.map((mode) => directory('/d/e', { mode })),
  someFile('/d/x'),
  someFile('/d/e/y'),
  fc.constantFrom('/etc/a', '/nowhere').map((target) => link('/etc/l', target)),
  fc
    .record({ version: fc.constantFrom('1', '2', '3'), notify })
    .map(({ version, notify }) => release(version, { notify })),
  someUnit('one.service'),
  someUnit('two.service'),
  someUnit('nginx.service'),
  fc
    .record({ uid: fc.constantFrom(undefined, 7, 8), groups: fc.subarray(['adm', 'www']), prune: fc.boolean() })
    .map((more) => user('app', more)),
  fc
    .record({ gid: fc.constantFrom(undefined, 7, 8), prune: fc.boolean() })
    .map((more) => ({ kind: 'group' as const, name: 'www', system: true, ...more })),
]

/** Any part of the universe; what lies in a directory asks for the directory. */
const someDesired: fc.Arbitrary<DesiredOnNode> = fc
  .tuple(...someResources.map((resource) => fc.option(resource, { nil: undefined, freq: 2 })))
  .map((resources) => {
    const list = resources.filter((resource) => resource !== undefined)
    const paths = list.flatMap((one) => ('path' in one ? one.path : []))
    if (paths.includes('/d/e/y') && !paths.includes('/d/e')) list.push(directory('/d/e'))
    if (paths.some((path) => path.startsWith('/d/')) && !paths.includes('/d')) list.push(directory('/d'))
    return desired(...list)
  })

/** What people and programs do to a node behind our back. */
const mutations: ((model: Model) => void)[] = [
  (model) => void (model.paths['/etc/a'] = { type: 'file', mode: '0600', owner: 'app', group: 'root', sha256: 'd' }),
  (model) => void (model.paths['/etc/b'] = { type: 'file', mode: '0644', owner: 'root', group: 'root', sha256: 'b' }),
  (model) => void delete model.paths['/etc/a'],
  (model) => void delete model.paths['/srv/app/current'],
  (model) => {
    delete model.paths['/etc/systemd/system/one.service']
    delete model.up['one.service']
    model.enabled = model.enabled.filter((unit) => unit !== 'one.service')
  },
  (model) => {
    if (model.paths['/d']) model.paths['/d/stranger'] = { type: 'link', target: 'x' }
  },
  (model) => void delete model.up['one.service'],
  (model) => {
    delete model.up['two.service']
    model.failed = ['two.service']
  },
  (model) => void (model.up['nginx.service'] = model.loaded['nginx.service'] ?? ''),
  (model) => void (model.enabled = ['nginx.service']),
  (model) => void (model.owed = [{ action: 'restart', unit: 'one.service' }]),
  (model) =>
    void (model.users.app ??= {
      type: 'user',
      system: false,
      uid: 9,
      group: 'x',
      home: '/',
      shell: '/bin/sh',
      groups: [],
    }),
  (model) => void (model.groups.www ??= { type: 'group', system: false, gid: 9 }),
]

const someStory = fc.record({
  first: fc.option(someDesired, { nil: undefined }),
  isPruned: fc.boolean(),
  mutations: fc.subarray(mutations, { maxLength: 4 }),
  second: fc.option(someDesired, { nil: undefined, freq: 6 }),
})
type Story = typeof someStory extends fc.Arbitrary<infer T> ? T : never

/** The node as it stands before the second plan. */
function setScene({ first, isPruned, mutations }: Story): Model {
  let model = bareModel()
  const planned = planOn(model, first)
  if (planned.outcome === 'plan') {
    model = apply(model, planned.attempt.plan)
    if (isPruned) model = prune(model, planned.attempt.plan)
  }
  for (const mutate of mutations) mutate(model)
  return model
}

let planned = 0

/** Runs a property on every story whose second plan has steps. */
function onPlans(
  check: (before: Model, answer: Extract<ReturnType<typeof planOn>, { outcome: 'plan' }>, story: Story) => void,
) {
  planned = 0
  fc.assert(
    fc.property(someStory, (story) => {
      const before = setScene(story)
      const answer = planOn(before, story.second)
      if (answer.outcome !== 'plan') return
      planned += 1
      check(before, answer, story)
    }),
    { numRuns: 600 },
  )
  // A property that holds because nothing was ever planned says nothing.
  expect(planned).toBeGreaterThan(300)
}

describe('a plan', () => {
  it('leads to what is wanted: the next plan has nothing to do', () => {
    onPlans((before, { attempt }, { second }) => {
      const after = prune(apply(before, attempt.plan), attempt.plan)
      const next = planOn(after, second)
      // Directories of a release that leaves go when its trees have gone, which is after the attempt was confirmed.
      if (next.outcome === 'plan' && attempt.plan.prune.length > 0) {
        expect(planOn(prune(apply(after, next.attempt.plan), next.attempt.plan), second)).toMatchObject({
          outcome: 'none',
        })
      } else expect(next).toMatchObject({ outcome: 'none' })
    })
  })

  it('is the same for the same input', () => {
    onPlans((before, answer, { second }) => {
      expect(planOn(structuredClone(before), structuredClone(second))).toEqual(answer)
    })
  })

  it('acts on each unit at most once, and after every file', () => {
    onPlans((_before, { attempt: { plan } }) => {
      const units = plan.steps.flatMap((step) => (step.kind === 'unit' ? step.unit : []))
      expect(new Set(units).size).toBe(units.length)
      const lastFile = plan.steps.findLastIndex(({ kind }) => kind === 'path' || kind === 'tree')
      const tooEarly = plan.steps.findIndex((step) => step.kind === 'unit' && step.action !== 'stop')
      if (tooEarly >= 0) expect(tooEarly).toBeGreaterThan(lastFile)
    })
  })

  it('asks for every content it puts in place', () => {
    onPlans((_before, { attempt }) => {
      const named = new Set(attempt.contents.map(({ sha256 }) => sha256))
      for (const step of attempt.plan.steps) {
        if (step.kind === 'path' && step.to.type === 'file') expect(named).toContain(step.to.sha256)
        if (step.kind === 'tree' && step.to.type === 'tree') expect(named).toContain(step.to.archive)
      }
    })
  })
})

function expectAsBefore(after: Model, undo: NodePlan, before: Model): void {
  const back = takeBack(after, undo, before)
  expect(visible(back)).toEqual(visible(before))
  expect(staleUnits(before)).toEqual(expect.arrayContaining(staleUnits(back)))
}

describe('an undo', () => {
  it('of a whole plan leaves the node as it was', () => {
    onPlans((before, { attempt: { plan, undo } }) => expectAsBefore(apply(before, plan), undo, before))
  })

  it('of every beginning of a plan leaves the node as it was', () => {
    onPlans((before, { attempt: { plan, undo } }) => {
      for (let count = 0; count < plan.steps.length; count += 1)
        expectAsBefore(apply(before, plan, count), undo, before)
    })
  })

  it('that was interrupted anywhere can be run again from its beginning', () => {
    onPlans((before, { attempt: { plan, undo } }) => {
      const after = apply(before, plan)
      for (let count = 0; count <= undo.steps.length; count += 1) {
        const halfway = takeBack(after, { ...undo, steps: undo.steps.slice(0, count) }, before)
        expectAsBefore(halfway, undo, before)
      }
    })
  })
})
