import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Target } from '../../src/core/fleet/node.ts'
import type { Observation, ObserveRequest } from '../../src/core/observed/observation.ts'
import type { Step } from '../../src/core/plan/plan.ts'
import type { Answer, ApplyOrder, AttemptRecord, Nodes } from '../../src/adapters/nodes/port.ts'
import { absent, directory, fileOf, hold, orderOf, type OrderOptions, path, readHeld } from './nodes-plans.ts'

/** A host to hold to the contract, fresh for each test, and what a person on it could do. */
export interface NodesSubject {
  nodes: Nodes
  target: Target
  /** A folder whose names are the test's own; it exists and is empty. */
  base: string
  /** A path as commands on the host must name it. */
  real(path: string): string
  write(path: string, text: string): Promise<void>
  remove(path: string): Promise<void>
  read(path: string): Promise<string | undefined>
  /** Digest of all the contract may change: paths with modes, owners and contents, accounts, units. */
  digest(): Promise<string>
  reboot(): Promise<void>
  /** Lets so much of the host's time pass. */
  pass(ms: number): Promise<void>
  killRunner(attempt: string): Promise<void>
  /** A release and the tree digest it has once unpacked. */
  archive: { bytes: Uint8Array; digest: string }
  /** Short name that makes accounts and units of this test its own. */
  mark: string
  close(): Promise<void>
}

export const epoch = { number: 1, controller: 'aaaaaaaa' }
const nothing: ObserveRequest = { paths: [], trees: [], users: [], groups: [], units: [] }

function value<T>(answer: Answer<T>): T {
  if (answer.answer !== 'ok') throw new Error(JSON.stringify(answer))
  return answer.value
}

/** Tools every group of the contract uses on its subject. */
export interface Bench {
  subject: NodesSubject
  at(name: string): string
  look(request?: Partial<ObserveRequest>): Promise<Observation>
  /** Applies and follows to the end of the steps. */
  apply(options: OrderOptions | ApplyOrder): Promise<AttemptRecord>
  follow(attempt: string): Promise<AttemptRecord>
  /** Restores and follows to the end of the undo. */
  restore(attempt: string): Promise<AttemptRecord>
  confirm(attempt: string, as?: 'healthy' | 'kept'): Promise<AttemptRecord>
}

function benchOf(get: () => NodesSubject): Bench {
  const settled = async (attempt: string): Promise<AttemptRecord> => {
    const { nodes, target } = get()
    for (let round = 0; round < 10; round += 1) {
      const record = value(await nodes.follow(target, attempt, 5000))
      if (record.steps !== 'running' && record.outcome !== 'restoring') return record
    }
    throw new Error(`${attempt} does not end`)
  }
  return {
    get subject() {
      return get()
    },
    at: (name) => `${get().base}/${name}`,
    look: async (request = {}) => value(await get().nodes.observe(get().target, { ...nothing, ...request })),
    follow: settled,
    async apply(options) {
      const order = 'plan' in options ? options : orderOf(options)
      value(await get().nodes.apply(get().target, order, readHeld))
      return settled(order.attempt)
    },
    async restore(attempt) {
      value(await get().nodes.restore(get().target, { attempt, epoch }))
      return settled(attempt)
    },
    confirm: async (attempt, as = 'healthy') => value(await get().nodes.confirm(get().target, { attempt, epoch, as })),
  }
}

/** What every adapter of the nodes port has to do, on whatever stands for a host. */
export function nodesContract(name: string, makeSubject: () => Promise<NodesSubject>): void {
  describe(`nodes: ${name}`, () => {
    let subject: NodesSubject
    beforeEach(async () => {
      subject = await makeSubject()
    })
    afterEach(() => subject.close())
    const bench = benchOf(() => subject)
    describe('observe', () => observeContract(bench))
    describe('apply', () => applyContract(bench))
    describe('refusals', () => refusalContract(bench))
    describe('restore', () => restoreContract(bench))
    describe('units', () => unitContract(bench))
    describe('accounts and releases', () => othersContract(bench))
    describe('looks', () => lookContract(bench))
  })
}

function observeContract(bench: Bench): void {
  it('tells present, absent and other sizes apart', async () => {
    const { at, subject } = bench
    await subject.write(at('a file'), 'text')
    const seen = await bench.look({
      paths: [
        { path: at('a file'), size: 4 },
        { path: subject.base },
        { path: at('none') },
        { path: at('a file/below'), size: 4 },
      ],
    })
    const { sha256 } = hold('text')
    const file = { type: 'file', mode: '0644', owner: 'root', group: 'root', size: 4 }
    expect(seen.paths[at('a file')]).toEqual({ seen: 'present', value: { ...file, sha256 } })
    expect(seen.paths[subject.base]).toEqual({ seen: 'present', value: directory })
    expect(seen.paths[at('none')]).toEqual({ seen: 'absent' })
    expect(seen.paths[at('a file/below')]).toEqual({ seen: 'absent' })
    const again = await bench.look({ paths: [{ path: at('a file'), size: 5 }] })
    expect(again.paths[at('a file')]).toEqual({ seen: 'present', value: { ...file, sha256: undefined } })
  })

  it('answers about a host nobody touched', async () => {
    const seen = await bench.look({
      users: ['root', `no${bench.subject.mark}`],
      groups: ['root'],
      units: ['no-such.service'],
    })
    expect(seen).toMatchObject({ managed: [], owed: [] })
    expect(seen.epoch).toBeUndefined()
    expect(seen.users.root).toMatchObject({ seen: 'present', value: { uid: 0, group: 'root' } })
    expect(seen.users[`no${bench.subject.mark}`]).toEqual({ seen: 'absent' })
    expect(seen.groups.root).toMatchObject({ seen: 'present', value: { gid: 0 } })
    expect(seen.units['no-such.service']).toMatchObject({
      seen: 'present',
      value: { loadState: 'not-found', activeState: 'inactive', enablement: 'absent' },
    })
  })
}

/** Names that break what is not careful. */
export const hostileNames = [
  ' leading and  double blanks ',
  `quotes ' " \` $(touch x) $HOME; rm -rf *`,
  '*',
  '[a-z]?',
  '-n',
  '--help',
  'ünïcödé 日本 \u{1F600}',
  '%s%n',
  '~root',
  '#comment',
  '{a,b}',
]

function applyContract(bench: Bench): void {
  it('brings files, directories and links, and records what it manages', async () => {
    const { at } = bench
    const manage = [
      {
        origin: 'created' as const,
        subject: 'path' as const,
        name: at('dir/a b'),
        prune: true,
        notify: [{ action: 'reload' as const, unit: 'a-b.service' }],
      },
      { origin: 'taken' as const, subject: 'unit' as const, name: 'a-b.service' },
    ]
    const steps: Step[] = [
      path(at('dir'), absent, { ...directory, mode: '0750' }),
      path(at('dir/a b'), absent, fileOf('hello\n', '0640')),
      path(at('link'), absent, { type: 'link', target: `to 'a' "b" \\ $x ` }),
    ]
    const record = await bench.apply({ attempt: 'a1', steps, manage })
    expect(record).toMatchObject({ steps: 'applied', outcome: 'armed' })
    const seen = await bench.look({
      paths: [{ path: at('dir') }, { path: at('dir/a b'), size: 6 }, { path: at('link') }],
    })
    expect(seen).toMatchObject({ armed: 'a1', epoch, managed: manage.map((thing) => ({ service: 'web', ...thing })) })
    expect(seen.busy).toBeUndefined()
    expect(seen.paths[at('dir')]).toMatchObject({ value: { type: 'directory', mode: '0750' } })
    expect(seen.paths[at('dir/a b')]).toMatchObject({ value: { mode: '0640', sha256: hold('hello\n').sha256 } })
    expect(seen.paths[at('link')]).toEqual({ seen: 'present', value: { type: 'link', target: `to 'a' "b" \\ $x ` } })
    expect(await bench.confirm('a1')).toMatchObject({ steps: 'applied', outcome: 'healthy', by: 'controller' })
    expect((await bench.look()).armed).toBeUndefined()
  })

  it('survives hostile names', async () => {
    const { at } = bench
    const before = await bench.subject.digest()
    const steps = hostileNames.map((name) => path(at(name), absent, fileOf(name)))
    expect(await bench.apply({ attempt: 'hostile', steps })).toMatchObject({ steps: 'applied' })
    const paths = hostileNames.map((name) => ({ path: at(name), size: Buffer.byteLength(name) }))
    const seen = await bench.look({ paths })
    for (const name of hostileNames) {
      expect(seen.paths[at(name)], name).toMatchObject({ value: { sha256: hold(name).sha256 } })
    }
    expect(await bench.restore('hostile')).toMatchObject({ outcome: 'restored' })
    expect(await bench.subject.digest()).toBe(before)
  })

  it('changes and removes what is there, and leaves what others put into a directory', async () => {
    const { at, subject } = bench
    await bench.apply({
      attempt: 'b1',
      steps: [path(at('d'), absent, directory), path(at('f'), absent, fileOf('1')), path(at('g'), absent, fileOf('g'))],
    })
    await bench.confirm('b1')
    await subject.write(at('d/theirs'), 'x')
    const before = await subject.digest()
    const steps = [
      path(at('f'), fileOf('1'), fileOf('2', '0600')),
      path(at('g'), fileOf('g'), absent),
      path(at('d'), directory, absent),
    ]
    expect(await bench.apply({ attempt: 'b2', steps })).toMatchObject({ steps: 'applied' })
    expect(await subject.read(at('f'))).toBe('2')
    expect(await subject.read(at('g'))).toBeUndefined()
    expect(await subject.read(at('d/theirs'))).toBe('x')
    expect(await bench.restore('b2')).toMatchObject({ outcome: 'restored', by: 'controller' })
    expect(await subject.digest()).toBe(before)
  })

  it('does an attempt once however often it is sent', async () => {
    const { at, subject } = bench
    const order = orderOf({ attempt: 'c1', steps: [path(at('f'), absent, fileOf('1'))] })
    await bench.apply(order)
    await subject.remove(at('f'))
    const again = await bench.apply(order)
    expect(again).toMatchObject({ steps: 'applied', outcome: 'armed' })
    expect(await subject.read(at('f'))).toBeUndefined()
  })

  it('changes nothing when anything differs from what was expected', async () => {
    const { at, subject } = bench
    await subject.write(at('second'), 'by hand')
    const before = await subject.digest()
    const steps = [path(at('first'), absent, fileOf('1')), path(at('second'), absent, fileOf('2'))]
    const record = await bench.apply({ attempt: 'd1', steps })
    expect(record).toMatchObject({ steps: 'stale', outcome: 'none', detail: `path ${at('second')}` })
    expect(await subject.digest()).toBe(before)
    const modes = [path(at('second'), fileOf('by hand', '0600'), absent)]
    expect(await bench.apply({ attempt: 'd2', steps: modes })).toMatchObject({ steps: 'stale' })
    const owners = [path(at('second'), fileOf('by hand', '0644', 'daemon'), absent)]
    expect(await bench.apply({ attempt: 'd3', steps: owners })).toMatchObject({ steps: 'stale' })
    const contents = [path(at('second'), fileOf('By hand'), absent)]
    expect(await bench.apply({ attempt: 'd4', steps: contents })).toMatchObject({ steps: 'stale' })
  })

  it('stops at the step that fails and names it', async () => {
    const { at, subject } = bench
    const before = await subject.digest()
    const steps = [
      path(at('d'), absent, directory),
      path(at('missing/folder'), absent, fileOf('1')),
      path(at('never'), absent, { type: 'link', target: 'x' }),
    ]
    const record = await bench.apply({ attempt: 'e1', steps })
    expect(record).toMatchObject({ steps: 'failed', outcome: 'armed', step: 1 })
    expect(record.detail).not.toBe('')
    expect((await bench.look({ paths: [{ path: at('never') }] })).paths[at('never')]).toEqual({ seen: 'absent' })
    expect(await bench.restore('e1')).toMatchObject({ steps: 'failed', outcome: 'restored' })
    expect(await subject.digest()).toBe(before)
  })
}

function refusalContract(bench: Bench): void {
  const send = (options: OrderOptions): Promise<Answer<AttemptRecord>> =>
    bench.subject.nodes.apply(bench.subject.target, orderOf(options), readHeld)

  it('refuses a lower epoch, and an equal one of another controller', async () => {
    const first = { attempt: 'f1', steps: [path(bench.at('f'), absent, fileOf('1'))] }
    await bench.apply({ ...first, epoch: { number: 7, controller: 'bbbbbbbb' } })
    await bench.subject.nodes.confirm(bench.subject.target, {
      attempt: 'f1',
      epoch: { number: 7, controller: 'bbbbbbbb' },
      as: 'healthy',
    })
    const next = (number: number, controller: string) =>
      send({ attempt: `f-${number}-${controller}`, steps: [], epoch: { number, controller } })
    expect(await next(6, 'bbbbbbbb')).toMatchObject({ answer: 'refused', code: 'epoch' })
    expect(await next(7, 'cccccccc')).toMatchObject({ answer: 'refused', code: 'epoch' })
    const { nodes, target } = bench.subject
    const old = { attempt: 'f1', epoch: { number: 3, controller: 'bbbbbbbb' } }
    expect(await nodes.restore(target, old)).toMatchObject({ answer: 'refused', code: 'epoch' })
    expect(await nodes.confirm(target, { ...old, as: 'kept' })).toMatchObject({ answer: 'refused', code: 'epoch' })
    expect(await next(8, 'cccccccc')).toMatchObject({ answer: 'ok' })
    expect((await bench.look()).epoch).toEqual({ number: 8, controller: 'cccccccc' })
  })

  it('takes no second attempt while one waits for a word', async () => {
    await bench.apply({ attempt: 'g1', steps: [path(bench.at('f'), absent, fileOf('1'))] })
    expect(await send({ attempt: 'g2', steps: [] })).toMatchObject({ answer: 'refused', code: 'busy' })
    await bench.confirm('g1')
    expect(await send({ attempt: 'g2', steps: [] })).toMatchObject({ answer: 'ok' })
  })

  it('knows what it never received', async () => {
    const { nodes, target } = bench.subject
    expect(await bench.follow('h1')).toMatchObject({ attempt: 'h1', steps: 'none', outcome: 'none' })
    const unknown = { answer: 'refused', code: 'unknown-attempt' }
    expect(await nodes.restore(target, { attempt: 'h1', epoch })).toMatchObject(unknown)
    expect(await nodes.confirm(target, { attempt: 'h1', epoch, as: 'healthy' })).toMatchObject(unknown)
  })

  it('takes back only the newest attempt of a service', async () => {
    const { nodes, target } = bench.subject
    await bench.apply({ attempt: 'i1', steps: [path(bench.at('f'), absent, fileOf('1'))] })
    await bench.confirm('i1')
    await bench.apply({ attempt: 'i2', steps: [path(bench.at('f'), fileOf('1'), fileOf('2'))] })
    await bench.confirm('i2')
    await bench.apply({ attempt: 'i3', steps: [path(bench.at('other'), absent, fileOf('3'))], service: 'other' })
    await bench.confirm('i3')
    expect(await nodes.restore(target, { attempt: 'i1', epoch })).toMatchObject({
      answer: 'refused',
      code: 'superseded',
    })
    expect(await bench.restore('i2')).toMatchObject({ outcome: 'restored' })
    expect(await bench.subject.read(bench.at('f'))).toBe('1')
    expect(await bench.restore('i1')).toMatchObject({ outcome: 'restored' })
    expect(await bench.subject.read(bench.at('f'))).toBeUndefined()
  })
}

function restoreContract(bench: Bench): void {
  const one = (attempt: string, deadlineSeconds = 300): OrderOptions => ({
    attempt,
    deadlineSeconds,
    steps: [path(bench.at('d'), absent, directory), path(bench.at('d/f'), absent, fileOf('1'))],
    manage: [{ origin: 'created', subject: 'path', name: bench.at('d/f') }],
  })

  it('gives one answer to who won, however often it is asked', async () => {
    await bench.apply(one('j1'))
    expect(await bench.restore('j1')).toMatchObject({ outcome: 'restored', by: 'controller' })
    expect(await bench.confirm('j1')).toMatchObject({ outcome: 'restored', by: 'controller' })
    expect(await bench.restore('j1')).toMatchObject({ outcome: 'restored' })
    expect((await bench.look()).managed).toEqual([])
  })

  it('keeps an attempt for now, and for good later', async () => {
    await bench.apply(one('k1'))
    expect(await bench.confirm('k1', 'kept')).toMatchObject({ outcome: 'kept' })
    expect((await bench.look()).armed).toBeUndefined()
    expect(await bench.confirm('k1', 'healthy')).toMatchObject({ outcome: 'healthy' })
    expect(await bench.confirm('k1', 'kept')).toMatchObject({ outcome: 'healthy' })
  })

  it('takes itself back when nobody confirms in time', async () => {
    const before = await bench.subject.digest()
    await bench.apply(one('l1', 1))
    let record = await bench.follow('l1')
    for (let round = 0; round < 100 && record.outcome === 'armed'; round += 1) {
      await bench.subject.pass(100)
      record = await bench.follow('l1')
    }
    expect(record).toMatchObject({ steps: 'applied', outcome: 'restored', by: 'node' })
    expect(await bench.subject.digest()).toBe(before)
  })

  it('takes itself back when the host restarts before it was confirmed', async () => {
    const before = await bench.subject.digest()
    const boot = (await bench.look()).bootId
    await bench.apply(one('m1'))
    await bench.subject.reboot()
    expect(await bench.follow('m1')).toMatchObject({ outcome: 'restored', by: 'node' })
    expect(await bench.subject.digest()).toBe(before)
    expect((await bench.look()).bootId).not.toBe(boot)
  })

  it('keeps what was confirmed across a restart', async () => {
    await bench.apply(one('n1'))
    await bench.confirm('n1')
    await bench.subject.reboot()
    expect(await bench.follow('n1')).toMatchObject({ outcome: 'healthy' })
    expect(await bench.subject.read(bench.at('d/f'))).toBe('1')
  })

  it('forces nothing over what somebody changed since, and goes on with the rest', async () => {
    const { at, subject } = bench
    await bench.apply({
      attempt: 'o1',
      steps: [path(at('a'), absent, fileOf('1')), path(at('b'), absent, fileOf('2'))],
    })
    await subject.write(at('a'), 'by hand')
    const record = await bench.restore('o1')
    expect(record).toMatchObject({ steps: 'applied', outcome: 'restore-failed' })
    expect(record.detail).toContain(at('a'))
    expect(await subject.read(at('a'))).toBe('by hand')
    expect(await subject.read(at('b'))).toBeUndefined()
  })
}

function unitContract(bench: Bench): void {
  const unitText = (command: string): string =>
    `[Unit]\nDescription=contract\n[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=${command}\n[Install]\nWantedBy=multi-user.target\n`
  const unitOf = (attempt: string, text: string): OrderOptions => {
    const unit = `hf-${bench.subject.mark}.service`
    return {
      attempt,
      steps: [
        path(`/etc/systemd/system/${unit}`, absent, fileOf(text)),
        path(`/etc/systemd/system/${unit}.d/10-more.conf`, absent, fileOf('[Unit]\nDescription=more\n')),
        { kind: 'daemon-reload' },
        { kind: 'enablement', unit, from: 'absent', to: 'enabled' },
        { kind: 'unit', action: 'restart', unit },
      ],
      undoFirst: [{ kind: 'unit', action: 'stop', unit }],
      undoLast: [{ kind: 'daemon-reload' }],
    }
  }

  it('installs, enables and starts a unit with a drop-in, and takes all of it back', async () => {
    const unit = `hf-${bench.subject.mark}.service`
    const before = await bench.subject.digest()
    expect(await bench.apply(unitOf('p1', unitText('/bin/true')))).toMatchObject({ steps: 'applied' })
    const seen = await bench.look({ units: [unit] })
    expect(seen.owed).toEqual([])
    expect(seen.units[unit]).toMatchObject({
      value: {
        loadState: 'loaded',
        activeState: 'active',
        enablement: 'enabled',
        needDaemonReload: false,
        fragmentPath: `/etc/systemd/system/${unit}`,
        dropInPaths: [`/etc/systemd/system/${unit}.d/10-more.conf`],
      },
    })
    expect(await bench.restore('p1')).toMatchObject({ outcome: 'restored' })
    const after = await bench.look({ units: [unit] })
    expect(after.units[unit]).toMatchObject({ value: { activeState: 'inactive', enablement: 'absent' } })
    expect(await bench.subject.digest()).toBe(before)
  })

  it('fails with the words of a unit that does not start, and still owes the restart', async () => {
    const unit = `hf-${bench.subject.mark}.service`
    const before = await bench.subject.digest()
    const record = await bench.apply(unitOf('q1', unitText('/bin/false')))
    expect(record).toMatchObject({ steps: 'failed', step: 4 })
    expect(record.detail).toContain(unit)
    expect((await bench.look()).owed).toEqual([{ action: 'restart', unit }])
    expect(await bench.restore('q1')).toMatchObject({ outcome: 'restored' })
    expect((await bench.look()).owed).toEqual([])
    expect(await bench.subject.digest()).toBe(before)
  })

  it('sees a unit file changed behind its back', async () => {
    const unit = `hf-${bench.subject.mark}.service`
    await bench.apply(unitOf('r1', unitText('/bin/true')))
    await bench.subject.write(`/etc/systemd/system/${unit}`, `${unitText('/bin/true')}# more\n`)
    expect((await bench.look({ units: [unit] })).units[unit]).toMatchObject({ value: { needDaemonReload: true } })
    await bench.subject.write(`/etc/systemd/system/${unit}`, unitText('/bin/true'))
    expect(await bench.restore('r1')).toMatchObject({ outcome: 'restored' })
  })

  it('stops at a validator that refuses the staged file, and leaves the live one and its unit alone', async () => {
    const { at, subject } = bench
    const unit = `hf-${bench.subject.mark}.service`
    await subject.write(at('conf'), 'good')
    await bench.apply(unitOf('s1', unitText('/bin/true')))
    await bench.confirm('s1')
    const before = await subject.digest()
    const started = (await bench.look({ units: [unit] })).units[unit]
    const withConf = (attempt: string, text: string): OrderOptions => ({
      attempt,
      steps: [
        {
          kind: 'validate',
          argv: ['/bin/grep', '-q', 'good', subject.real(at('conf'))],
          path: at('conf'),
          timeoutSeconds: 10,
        },
        path(at('conf'), fileOf('good'), fileOf(text)),
        { kind: 'unit', action: 'restart', unit },
      ],
      undoLast: [{ kind: 'unit', action: 'restart', unit }],
    })
    expect(await bench.apply(withConf('s2', 'bad'))).toMatchObject({ steps: 'failed', step: 0, validatorRefused: true })
    expect(await subject.read(at('conf'))).toBe('good')
    expect(await bench.restore('s2')).toMatchObject({ outcome: 'restored' })
    expect(await subject.digest()).toBe(before)
    expect((await bench.look({ units: [unit] })).units[unit]).toEqual(started)
    expect(await bench.apply(withConf('s3', 'good too'))).toMatchObject({ steps: 'applied' })
    expect(await subject.read(at('conf'))).toBe('good too')
  })

  it('does not blame the files for a validator that is missing', async () => {
    const steps: Step[] = [
      { kind: 'validate', argv: ['/no/such/validator'], path: bench.at('conf'), timeoutSeconds: 10 },
      path(bench.at('conf'), absent, fileOf('x')),
    ]
    const record = await bench.apply({ attempt: 't1', steps })
    expect(record).toMatchObject({ steps: 'failed', step: 0 })
    expect(record.validatorRefused).toBeUndefined()
  })
}

function othersContract(bench: Bench): void {
  it('makes, changes and takes back users and groups', async () => {
    const user = `u${bench.subject.mark}`
    const group = `g${bench.subject.mark}`
    const before = await bench.subject.digest()
    const account = { type: 'user' as const, system: true, home: '/nonexistent', shell: '/usr/sbin/nologin' }
    const steps: Step[] = [
      { kind: 'group', name: group, from: absent, to: { type: 'group', system: true } },
      { kind: 'user', name: user, from: absent, to: { ...account, group, groups: [] } },
    ]
    expect(await bench.apply({ attempt: 'u1', steps })).toMatchObject({ steps: 'applied' })
    const seen = await bench.look({ users: [user], groups: [group] })
    expect(seen.users[user]).toMatchObject({ value: { ...account, group, groups: [] } })
    expect(seen.groups[group]).toMatchObject({ value: { system: true } })
    await bench.confirm('u1')
    const now = seen.users[user]
    if (now?.seen !== 'present') throw new Error('no user')
    const change: Step[] = [
      { kind: 'user', name: user, from: now.value, to: { ...account, shell: '/bin/sh', groups: ['root'] } },
    ]
    expect(await bench.apply({ attempt: 'u2', steps: change })).toMatchObject({ steps: 'applied' })
    const changed = await bench.look({ users: [user] })
    expect(changed.users[user]).toMatchObject({ value: { shell: '/bin/sh', groups: ['root'], group } })
    const stale: Step[] = [{ kind: 'user', name: user, from: now.value, to: absent }]
    expect(await bench.restore('u2')).toMatchObject({ outcome: 'restored' })
    expect((await bench.look({ users: [user] })).users[user]).toEqual(now)
    expect(await bench.restore('u1')).toMatchObject({ outcome: 'restored' })
    expect(await bench.subject.digest()).toBe(before)
    expect(await bench.apply({ attempt: 'u3', steps: stale })).toMatchObject({ steps: 'stale' })
  })

  it('unpacks a release, flips to it, and takes it back', async () => {
    const { at } = bench
    const { bytes, digest } = bench.subject.archive
    const archive = hold(bytes).sha256
    const before = await bench.subject.digest()
    const release = (attempt: string, version: string): OrderOptions => ({
      attempt,
      steps: [
        { kind: 'tree', directory: at(`app/releases/${version}`), from: absent, to: { type: 'tree', digest, archive } },
        path(at('current'), absent, { type: 'link', target: at(`app/releases/${version}`) }),
      ],
    })
    await bench.apply({ attempt: 'v0', steps: [path(at('app'), absent, directory)] })
    await bench.confirm('v0')
    expect(await bench.apply(release('v1', '1 a'))).toMatchObject({ steps: 'applied' })
    const trees = [{ directory: at('app/releases/1 a'), digest }]
    const seen = await bench.look({ trees, paths: [{ path: at('current') }] })
    expect(seen.trees[at('app/releases/1 a')]).toEqual({ seen: 'present', value: true })
    const more = [...trees, { directory: at('app/releases/2'), digest }, { directory: at('app'), digest }]
    for (let round = 0; round < 2; round += 1) {
      const several = await bench.look({ trees: more })
      expect(several.trees).toEqual({
        [at('app/releases/1 a')]: { seen: 'present', value: true },
        [at('app/releases/2')]: { seen: 'absent' },
        [at('app')]: { seen: 'present', value: false },
      })
    }
    const wrong = await bench.look({ trees: [{ directory: at('app/releases/1 a'), digest: 'f'.repeat(64) }] })
    expect(wrong.trees[at('app/releases/1 a')]).toEqual({ seen: 'present', value: false })
    expect(await bench.restore('v1')).toMatchObject({ outcome: 'restored' })
    expect((await bench.look({ trees })).trees[at('app/releases/1 a')]).toEqual({ seen: 'absent' })
    expect(await bench.restore('v0')).toMatchObject({ outcome: 'restored' })
    expect(await bench.subject.digest()).toBe(before)
  })

  it('clears the releases a healthy attempt leaves behind', async () => {
    const { at } = bench
    const { bytes, digest } = bench.subject.archive
    const to = { type: 'tree' as const, digest, archive: hold(bytes).sha256 }
    await bench.apply({
      attempt: 'w1',
      steps: ['1', '2'].map((name) => ({ kind: 'tree', directory: at(`app/releases/${name}`), from: absent, to })),
    })
    await bench.confirm('w1')
    await bench.apply({ attempt: 'w2', steps: [], prune: [at('app/releases/1')] })
    expect(await bench.confirm('w2')).toMatchObject({ outcome: 'healthy' })
    const trees = ['1', '2'].map((name) => ({ directory: at(`app/releases/${name}`), digest }))
    expect((await bench.look({ trees })).trees).toEqual({
      [at('app/releases/1')]: { seen: 'absent' },
      [at('app/releases/2')]: { seen: 'present', value: true },
    })
  })
}

function lookContract(bench: Bench): void {
  it('reads contents for a diff', async () => {
    const { at, subject } = bench
    await subject.write(at('text'), 'some\ntext\n')
    const contents = value(await subject.nodes.read(subject.target, [at('text'), at('none'), subject.base]))
    expect(Buffer.from(contents[at('text')] ?? '').toString()).toBe('some\ntext\n')
    expect(contents[at('none')]).toBeUndefined()
    expect(contents[subject.base]).toBeUndefined()
  })

  it('asks health, one result a check, in order', async () => {
    const { subject } = bench
    const results = value(
      await subject.nodes.probe(subject.target, [
        { type: 'unit', unit: 'no-such.service' },
        { type: 'command', argv: ['/bin/true', 'a b', '$x'], timeoutMs: 10_000 },
      ]),
    )
    expect(results).toMatchObject([
      { check: 'no-such.service', status: 'fail' },
      { check: '/bin/true a b $x', status: 'pass' },
    ])
  })
}
