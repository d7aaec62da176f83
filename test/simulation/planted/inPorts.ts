import type { DurableEntry } from '../../../src/core/journal/entry.ts'
import type { Store, StoredRecord } from '../../../src/adapters/stores/port.ts'
import type { World } from '../../../src/daemon/world.ts'
import type { DesiredState } from '../../../src/core/fleet/desired.ts'
import type { Planted } from '../planted.ts'

/** A store that writes something else than what it was given, and says that all is well. */
function writing(world: World, change: (entries: DurableEntry[]) => DurableEntry[]): World {
  const { store } = world
  let shown = 0
  let real = 0
  const changed: Store = {
    ...store,
    async load() {
      const records = await store.load()
      real = records.length
      shown = real
      return records
    },
    async append(entries) {
      const kept = change(entries as DurableEntry[])
      if (kept.length > 0) real = (await store.append(kept, { expectedSeq: real })).at(-1)?.seq ?? real
      return entries.map((entry): StoredRecord => ({ seq: ++shown, hash: '', prev: '', entry }))
    },
  }
  return { ...world, store: changed }
}

const without = (type: DurableEntry['type']) => (world: World) =>
  writing(world, (entries) => entries.filter((entry) => entry.type !== type))

/** A library whose commits ask for something else. */
function asking(world: World, change: (desired: DesiredState) => DesiredState): World {
  return {
    ...world,
    library: {
      ...world.library,
      async compile(commit) {
        const compiled = await world.library.compile(commit)
        return compiled.ok ? { ...compiled, desired: change(compiled.desired) } : compiled
      },
    },
  }
}

function withParameters(world: World, more: object): World {
  return asking(world, (desired) => ({
    ...desired,
    services: Object.fromEntries(
      Object.entries(desired.services).map(([key, service]) => [
        key,
        { ...service, rollout: { ...service.rollout, ...more } },
      ]),
    ),
  }))
}

/** Bugs in what the daemon hears and says. */
export const plantedInPorts: Planted[] = [
  {
    bug: 'the journal is written a moment after its writer was told so',
    invariant: 1,
    world(world) {
      const { store, clock } = world
      let tail: Promise<unknown> = Promise.resolve()
      let seq = 0
      const late: Store = {
        ...store,
        async load() {
          const records = await store.load()
          seq = records.length
          return records
        },
        async append(entries, options) {
          tail = tail
            .then(() => clock.sleep(50))
            .then(() => store.append(entries, options))
            .catch(() => undefined)
          return entries.map((entry): StoredRecord => ({ seq: ++seq, hash: '', prev: '', entry }))
        },
      }
      return { ...world, store: late }
    },
  },
  { bug: 'a restore is begun and never written down', invariant: 1, world: without('restore-intended') },
  { bug: 'a verdict is acted upon and never written down', invariant: 1, world: without('verdict') },
  {
    bug: 'a branch that was rewritten is accepted',
    invariant: 2,
    world: (world) => ({ ...world, repository: { ...world.repository, isAncestor: async () => true } }),
  },
  {
    bug: 'a commit that does not compile counts as one that changes nothing',
    invariant: 2,
    world(world) {
      let last: DesiredState | undefined
      const compile: World['library']['compile'] = async (commit) => {
        const compiled = await world.library.compile(commit)
        if (compiled.ok) last = compiled.desired
        return !compiled.ok && last ? { ok: true, desired: { ...last, commit }, warnings: [] } : compiled
      }
      return { ...world, library: { ...world.library, compile } }
    },
  },
  {
    bug: 'a node forgets the highest epoch it has seen',
    invariant: 3,
    below: (nodes) => ({
      ...nodes,
      apply(target, order, read) {
        nodes.host(target.node).epoch = undefined
        return nodes.apply(target, order, read)
      },
      confirm(target, order) {
        nodes.host(target.node).epoch = undefined
        return nodes.confirm(target, order)
      },
    }),
  },
  {
    bug: 'waves are wider than the manifest allows',
    invariant: 4,
    world: (world) => withParameters(world, { maxParallel: { count: 9 }, maxUnavailable: { count: 9 } }),
  },
  {
    bug: 'the canary is the whole fleet',
    invariant: 4,
    world: (world) => withParameters(world, { canary: { count: 9 }, maxUnavailable: { count: 9 } }),
  },
  {
    bug: 'a file is written in place, and the power fails',
    invariant: 7,
    step(host, attempt, step) {
      if (step.kind !== 'path' || step.to.type !== 'file' || !step.path.endsWith('.conf')) return undefined
      if (Number(attempt.split('-').at(-1)) % 5 !== 4) return undefined
      host.files.set(step.path, { ...step.to, sha256: 'f'.repeat(64) })
      return 'crash'
    },
  },
  {
    bug: 'an undo stops half-way and calls itself done',
    invariant: 7,
    step(host, attempt, step) {
      const known = host.attempts.get(attempt)
      if (known && !known.plan.steps.includes(step)) known.undo.steps.length = known.undo.steps.indexOf(step) + 1
      return undefined
    },
  },
  {
    bug: 'a step is done twice',
    invariant: 7,
    step(host, attempt, step) {
      const steps = host.attempts.get(attempt)?.plan.steps
      const at = steps?.indexOf(step) ?? -1
      if (at >= 0 && steps?.[at + 1] !== step && steps?.[at - 1] !== step && step.kind === 'unit')
        steps?.splice(at, 0, step)
      return undefined
    },
  },
  {
    bug: 'a revert is pushed with force',
    invariant: 9,
    world(world, truth) {
      const { repository, clock } = world
      return {
        ...world,
        repository: {
          ...repository,
          async push(commit) {
            await clock.sleep(4_000)
            const before = truth.remote.head ?? ''
            truth.remote.head = commit
            const ledger = truth.ledger('c0ffee00')
            truth.happened({ happening: 'pushed', ledger, before, after: commit })
            return { result: 'pushed' }
          },
        },
      }
    },
  },
  {
    bug: 'a revert takes the commit before along and does not name it',
    invariant: 9,
    world(world, truth) {
      const { repository } = world
      const revert: typeof repository.revert = (request) => {
        const [parent] = truth.remote.commits.get(request.commits.at(-1) ?? '')?.parents ?? []
        return repository.revert({ ...request, commits: parent ? [...request.commits, parent] : request.commits })
      }
      return { ...world, repository: { ...repository, revert } }
    },
  },
  {
    bug: 'a revert brings a file of its own along',
    invariant: 9,
    world(world, truth) {
      const { repository } = world
      const revert: typeof repository.revert = async (request) => {
        const made = await repository.revert(request)
        const commit = made.result === 'made' && truth.remote.commits.get(made.commit)
        if (commit) commit.tree['REVERTED'] = 'by Holdfast'
        return made
      }
      return { ...world, repository: { ...repository, revert } }
    },
  },
  {
    bug: 'a state that cannot be had counts as an empty one',
    invariant: 10,
    world(world, truth) {
      const compile: World['library']['compile'] = async (commit) => {
        const compiled = await world.library.compile(commit)
        const desired = truth.desired(commit)
        if (compiled.ok || !compiled.unavailable || !desired) return compiled
        return { ok: true, desired: { ...desired, services: {} }, warnings: [] }
      }
      return { ...world, library: { ...world.library, compile } }
    },
  },
  {
    bug: 'the removal budget is not kept',
    invariant: 10,
    world: (world) => asking(world, (desired) => ({ ...desired, removal: { ...desired.removal, budgetPercent: 100 } })),
  },
  {
    bug: 'a host is spoken to that nobody pinned',
    invariant: 12,
    world: (world) => ({
      ...world,
      nodes: {
        ...world.nodes,
        apply: (target, order, read) => world.nodes.apply({ ...target, hostKeys: [] }, order, read),
      },
    }),
  },
  { bug: 'the outcome of an attempt is never written down', invariant: 13, world: without('outcome') },
  {
    bug: 'the outcome of an attempt is written down twice',
    invariant: 13,
    world: (world) =>
      writing(world, (entries) => entries.flatMap((e): DurableEntry[] => (e.type === 'outcome' ? [e, { ...e }] : [e]))),
  },
  {
    bug: 'the end of a node’s way is not written down',
    invariant: 13,
    world: without('node-settled'),
  },
  {
    bug: 'the branch is looked at once and never again',
    invariant: 14,
    world(world) {
      let first: Promise<string> | undefined
      const remoteHead = async (): Promise<string> => {
        first ??= world.repository.remoteHead().catch((error: unknown) => {
          first = undefined
          throw error
        })
        return first
      }
      return { ...world, repository: { ...world.repository, remoteHead } }
    },
  },
  {
    bug: 'a node is asked again and again without a pause',
    invariant: 15,
    world: (world) => ({
      ...world,
      nodes: {
        ...world.nodes,
        async observe(target, request) {
          for (let i = 0; i < 30; i++) await world.nodes.observe(target, request)
          return world.nodes.observe(target, request)
        },
      },
    }),
  },
  {
    bug: 'a send that was lost is repeated at once',
    invariant: 6,
    world: (world) => ({
      ...world,
      nodes: {
        ...world.nodes,
        async apply(target, order, read) {
          const answer = await world.nodes.apply(target, order, read)
          return answer.answer === 'lost' ? world.nodes.apply(target, order, read) : answer
        },
      },
    }),
  },
]
