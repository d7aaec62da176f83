import { describe, expect, it } from 'vitest'
import type { PackageResource, Resource } from '../../../src/core/fleet/resource.ts'
import type { PackageValue, Seen } from '../../../src/core/fleet/value.ts'
import type { ManagedThing, Observation, PackageMove } from '../../../src/core/observed/observation.ts'
import { lookAgain } from '../../../src/core/observed/lookAgain.ts'
import { requestFor } from '../../../src/core/observed/request.ts'
import type { Planned, PlanInput } from '../../../src/core/plan/planned.ts'
import { planNode } from '../../../src/core/plan/planNode.ts'
import { desired, file, packagedUnit, problemsOf, stepsOf, user, wordsOf } from './given.ts'
import { bareModel, observe } from './model.ts'

function pkg(name: string, more: Partial<PackageResource> = {}): PackageResource {
  return { kind: 'package', name, state: 'present', prune: false, notify: [], ...more }
}

function there(version: string, more: Partial<Extract<PackageValue, { type: 'package' }>> = {}): Seen<PackageValue> {
  return { seen: 'present', value: { type: 'package', version, held: false, whole: true, ...more } }
}

const gone: Seen<PackageValue> = { seen: 'absent' }
const created = { service: 'app', origin: 'created', subject: 'package', name: 'nginx' } as const

interface Given {
  packages: Record<string, Seen<PackageValue>>
  /** What is rehearsed, by what is asked. */
  moves?: Record<string, PackageMove[] | string>
  managed?: ManagedThing[]
  interrupted?: boolean
}

function observationOf(resources: Resource[], given: Given): Observation {
  const model = { ...bareModel(), managed: given.managed ?? [] }
  const rehearsals = Object.entries(given.moves ?? {}).map(([asks, moves]) => [
    asks,
    typeof moves === 'string' ? { would: 'refuse', why: moves } : { would: 'change', moves },
  ])
  return {
    ...observe(model, requestFor([desired(...resources)], model.managed)),
    packages: given.packages,
    rehearsals: Object.fromEntries(rehearsals),
    ...(given.interrupted ? { packagesInterrupted: true } : {}),
  }
}

function planned(resources: Resource[], given: Given, more: Partial<PlanInput> = {}): Planned {
  return planNode({
    service: 'app',
    inputDigest: 'digest',
    desired: desired(...resources),
    observation: observationOf(resources, given),
    removalBudget: { percent: 100, acknowledge: '' },
    others: [],
    ...more,
  })
}

function mustPlan(one: Planned): Extract<Planned, { outcome: 'plan' }> {
  if (one.outcome !== 'plan') throw new Error(JSON.stringify(one))
  return one
}

const upgrade: PackageMove = { name: 'nginx', from: '1.0', to: '1.1', canReturn: true }

function upgradeThat(canReturn: boolean): Given {
  return { packages: { nginx: there('1.0') }, moves: { 'nginx=1.1': [{ ...upgrade, canReturn }] } }
}

describe('packages', () => {
  it('come before accounts and files, with what comes along, and go back last', () => {
    const moves = [
      { name: 'nginx', to: '1.1', canReturn: true },
      { name: 'libnginx', to: '0.1', canReturn: true },
    ]
    const resources = [pkg('nginx', { version: '1.1' }), user('web'), file('/etc/a')]
    const one = planned(resources, { packages: { nginx: gone, libnginx: gone }, moves: { 'nginx=1.1': moves } })
    expect(stepsOf(one)).toEqual(['package nginx', 'package libnginx', 'user web', 'path /etc/a'])
    const { attempt, changes, warnings } = mustPlan(one)
    expect(wordsOf(attempt.undo.steps).slice(-3)).toEqual([
      'remove package libnginx',
      'remove package nginx',
      'remove user web',
    ])
    expect(changes.map(({ sign, name, summary }) => `${sign} ${name} ${summary}`).slice(0, 2)).toEqual([
      '+ nginx 1.1',
      '+ libnginx 0.1, comes along',
    ])
    expect(attempt.irreversible).toBeUndefined()
    // Twice ten minutes for packages, however many, and a minute for each other step.
    expect(attempt.stepSeconds).toBe(1200 + 2 * 60)
    expect(attempt.plan.manage).toContainEqual({ origin: 'created', subject: 'package', name: 'nginx', version: '1.1' })
    expect(warnings).toEqual([
      'the scripts of nginx, libnginx may restart units; which they did is said when it is done',
    ])
  })

  it('are in sync at the version stated, or at any when none is', () => {
    expect(planned([pkg('nginx', { version: '1.1' })], { packages: { nginx: there('1.1') } }).outcome).toBe('none')
    expect(planned([pkg('nginx')], { packages: { nginx: there('9') } }).outcome).toBe('none')
    expect(planned([pkg('nginx', { state: 'absent' })], { packages: { nginx: gone } }).outcome).toBe('none')
  })

  it('say both versions, and that one not to be had again cannot be taken back', () => {
    const back = mustPlan(planned([pkg('nginx', { version: '1.1' })], upgradeThat(true)))
    expect(back.changes).toMatchObject([{ sign: '~', summary: '1.0 → 1.1 (takeover: not created by Holdfast)' }])
    expect(wordsOf(back.attempt.undo.steps)).toEqual(['package nginx'])
    const onward = mustPlan(planned([pkg('nginx', { version: '1.1' })], upgradeThat(false)))
    expect(onward.attempt.irreversible).toEqual(['package nginx'])
    expect(onward.attempt.undo.steps).toEqual([])
    expect(onward.changes[0]).toMatchObject({
      sign: '!',
      summary: expect.stringContaining('cannot be taken back') as string,
    })
  })

  it('that write what a machine boots from cannot be taken back', () => {
    const move = { name: 'linux-image-amd64', from: '6.1', to: '6.2', canReturn: true }
    const given = { packages: { 'linux-image-amd64': there('6.1') }, moves: { 'linux-image-amd64=6.2': [move] } }
    const one = mustPlan(planned([pkg('linux-image-amd64', { version: '6.2' })], given))
    expect(one.attempt.irreversible).toEqual(['package linux-image-amd64'])
  })

  it('go back when the commit says so, and are not healed downwards when somebody raised them', () => {
    const down = { packages: { nginx: there('1.2') }, moves: { 'nginx=1.1': [{ ...upgrade, from: '1.2' }] } }
    const want = [pkg('nginx', { version: '1.1' })]
    const said = mustPlan(planned(want, { ...down, managed: [{ ...created, version: '1.2' }] }))
    expect(said.warnings).toContain('package nginx goes back from 1.2 to 1.1')
    const healed = planned(want, { ...down, managed: [{ ...created, version: '1.1' }] })
    expect(healed).toMatchObject({ outcome: 'none', foreign: [{ kind: 'package', name: 'nginx' }] })
    const up = { packages: { nginx: there('1.0') }, moves: { 'nginx=1.1': [upgrade] } }
    expect(stepsOf(planned(want, { ...up, managed: [{ ...created, version: '1.1' }] }))).toEqual(['package nginx'])
  })

  it('keep a hold that nobody speaks of, set one and lift one', () => {
    const held = there('1.0', { held: true })
    const kept = mustPlan(
      planned([pkg('nginx', { version: '1.1' })], { packages: { nginx: held }, moves: { 'nginx=1.1': [upgrade] } }),
    )
    expect(kept.attempt.plan.steps[0]).toMatchObject({ to: { version: '1.1', held: true } })
    const lifted = mustPlan(planned([pkg('nginx', { hold: false })], { packages: { nginx: held } }))
    expect(lifted.changes).toMatchObject([{ summary: expect.stringContaining('no hold any more') as string }])
    const set = mustPlan(planned([pkg('nginx', { hold: true })], { packages: { nginx: there('1.0') } }))
    expect(set.attempt.plan.steps).toMatchObject([{ from: { held: false }, to: { held: true } }])
  })

  it('are refused with the words of the node, and where others would go or are held', () => {
    const want = [pkg('nginx', { version: '1.1' })]
    const refused = planned(want, { packages: { nginx: gone }, moves: { 'nginx=1.1': 'Version 1.1 was not found' } })
    expect(problemsOf(refused)).toMatchObject([{ cause: 'node', why: 'Version 1.1 was not found' }])
    const going = { name: 'apache2', from: '2', canReturn: true }
    const away = planned(want, {
      packages: { nginx: there('1.0'), apache2: there('2') },
      moves: { 'nginx=1.1': [upgrade, going] },
    })
    expect(problemsOf(away)).toMatchObject([
      { cause: 'commit', why: expect.stringContaining('apache2 would be removed') as string },
    ])
    const lib = { name: 'lib', from: '1', to: '2', canReturn: true }
    const stuck = planned(want, {
      packages: { nginx: there('1.0'), lib: there('1', { held: true }) },
      moves: { 'nginx=1.1': [upgrade, lib] },
    })
    expect(problemsOf(stuck)).toMatchObject([{ cause: 'node', why: expect.stringContaining('is held') as string }])
  })

  it('are unknown, never absent, where the node could not say', () => {
    const silent = planned([pkg('nginx')], { packages: { nginx: { seen: 'unknown', why: 'no dpkg' } } })
    expect(silent).toMatchObject({ outcome: 'unknown', why: 'package nginx: no dpkg' })
    const unasked = planned([pkg('nginx')], { packages: { nginx: gone } })
    expect(unasked).toMatchObject({ outcome: 'unknown', why: expect.stringContaining('were not rehearsed') as string })
  })

  it('wait until the package manager has ended what it was interrupted in', () => {
    const resources = [pkg('nginx', { version: '1.1' }), file('/etc/a')]
    const one = planned(resources, { packages: { nginx: there('1.0') }, interrupted: true })
    expect(stepsOf(one)).toEqual(['package-repair'])
    expect(mustPlan(one).attempt.undo.steps).toEqual([])
    expect(planned([pkg('nginx')], { packages: { nginx: there('1.0') }, interrupted: true }).outcome).toBe('none')
  })

  it('go only where Holdfast installed them and the author allowed it', () => {
    const packages = { nginx: there('1.1') }
    const moves = { 'nginx-': [{ name: 'nginx', from: '1.1', canReturn: true }] }
    const pruned = planned([], { packages, moves, managed: [{ ...created, prune: true }] })
    expect(stepsOf(pruned)).toEqual(['remove package nginx'])
    const kept = planned([], { packages, moves, managed: [created] })
    expect(kept).toMatchObject({
      outcome: 'none',
      warnings: [expect.stringContaining('package nginx stays') as string],
    })
    const taken = planned([], { packages, moves, managed: [{ ...created, origin: 'taken', prune: true }] })
    expect(taken.outcome).toBe('none')
    const more = { 'nginx-': [...moves['nginx-'], { name: 'site', from: '1', canReturn: true }] }
    expect(planned([], { packages, moves: more, managed: [{ ...created, prune: true }] })).toMatchObject({
      outcome: 'none',
    })
    const others = [desired(pkg('nginx'))]
    expect(planned([], { packages, moves, managed: [{ ...created, prune: true }] }, { others }).outcome).toBe('none')
  })

  it('that should be absent are left alone where Holdfast did not install them', () => {
    const want = [pkg('telnetd', { state: 'absent' })]
    const packages = { telnetd: there('1') }
    const moves = { 'telnetd-': [{ name: 'telnetd', from: '1', canReturn: true }] }
    expect(planned(want, { packages, moves })).toMatchObject({ outcome: 'none', foreign: [{ name: 'telnetd' }] })
    const managed = [{ ...created, name: 'telnetd' }]
    expect(stepsOf(planned(want, { packages, moves, managed }))).toEqual(['remove package telnetd'])
  })

  it('may bring the unit that nobody gave a file', () => {
    const resources = [pkg('web'), packagedUnit('web.service')]
    const one = planned(resources, {
      packages: { web: gone },
      moves: { web: [{ name: 'web', to: '1', canReturn: true }] },
    })
    expect(stepsOf(one)).toEqual(['package web', 'enabled web.service', 'start web.service'])
  })
})

describe('a second look', () => {
  it('rehearses each service for itself, and what leaves, and nothing that is as it should be', () => {
    const services = [desired(pkg('a', { version: '2' }), pkg('b')), desired(pkg('c')), desired(pkg('d'))]
    const request = requestFor(services, [])
    const managed: ManagedThing[] = [{ ...created, name: 'old', prune: true }]
    const first = observe({ ...bareModel(), managed }, request)
    const packages = { a: there('1'), b: gone, c: gone, d: there('1'), old: there('1') }
    const more = lookAgain(request, { ...first, packages }, services)
    expect(more?.rehearse).toEqual([['a=2', 'b'], ['c'], ['old-']])
    const rehearsals = Object.fromEntries(
      (more?.rehearse ?? []).map((asks) => [asks.join(' '), { would: 'change' as const, moves: [] }]),
    )
    expect(lookAgain(more!, { ...first, packages, rehearsals }, services)).toBeUndefined()
  })
})

const moves = { 'nginx=1.1': [upgrade] }

function rebootOf(when: 'required' | 'packages', given: Given, rebootRequired = false): Planned {
  const resources = [pkg('nginx', { version: '1.1' })]
  const observation = { ...observationOf(resources, given), ...(rebootRequired ? { rebootRequired } : {}) }
  const want = { ...desired(...resources), reboot: { when, timeoutSeconds: 300 } }
  return planned(resources, given, { desired: want, observation })
}

describe('a restart of the machine', () => {
  it('comes last where packages move, and counts with its own time; its undo restarts as well', () => {
    const one = rebootOf('packages', { packages: { nginx: there('1.0') }, moves })
    expect(stepsOf(one)).toEqual(['package nginx', 'reboot'])
    const { attempt, changes } = mustPlan(one)
    expect(attempt.stepSeconds).toBe(1200 + 300)
    expect(wordsOf(attempt.undo.steps)).toEqual(['package nginx', 'reboot'])
    expect(changes.at(-1)).toMatchObject({ sign: '↻', kind: 'reboot', summary: 'restart of the machine' })
  })

  it('is the node to decide on where only a change can tell', () => {
    const one = mustPlan(rebootOf('required', { packages: { nginx: there('1.0') }, moves }))
    expect(one.attempt.plan.steps.at(-1)).toEqual({ kind: 'reboot', onlyIfRequired: true, timeoutSeconds: 300 })
  })

  it('is due as soon as the machine asks for it, and then nothing has to be taken back', () => {
    const inSync = { packages: { nginx: there('1.1') } }
    const one = mustPlan(rebootOf('required', inSync, true))
    expect(wordsOf(one.attempt.plan.steps)).toEqual(['reboot'])
    expect(one.attempt.undo.steps).toEqual([])
    expect(rebootOf('required', inSync).outcome).toBe('none')
    expect(rebootOf('packages', inSync, true).outcome).toBe('none')
  })
})
