import type { Answer, Lost, Nodes } from '../../src/adapters/nodes/port.ts'
import type { MemoryNodes } from '../../src/adapters/nodes/memory/nodes.ts'
import { openMemoryRepository, type MemoryRemote } from '../../src/adapters/repositories/memory/memory.ts'
import { repositoryError, type Repository } from '../../src/adapters/repositories/port.ts'
import type { Library } from '../../src/daemon/world.ts'
import type { ChoicePoint, Fate } from './choice.ts'
import type { ProcessClock } from './clock.ts'
import type { Ledger } from './ledger.ts'
import type { NodeCall, Truth } from './truth.ts'

/** One life of a controller's process, as its ports see it. */
export interface Process {
  ledger: Ledger
  clock: ProcessClock
  /** What befalls this call; a death has happened when this returns `die`. */
  choose(point: Omit<ChoicePoint, 'controller'>): Fate
}

/** A call that nobody answers fails by itself after this long. */
const deadlineMs = 15_000
const never = new Promise<never>(() => undefined)

/** Passes a choice point: undefined when the call goes on, else how it was lost. Never resolves in a dead process. */
async function pass(process: Process, point: Omit<ChoicePoint, 'controller'>): Promise<'cut' | 'timeout' | undefined> {
  const waits = process.clock.turn()
  if (waits) await waits
  const fate = process.choose(point)
  switch (fate.fate) {
    case 'go':
      return undefined
    case 'die':
      return never
    case 'lose':
      return 'cut'
    case 'hang':
      await process.clock.sleep(deadlineMs)
      return 'timeout'
    case 'delay':
      await process.clock.sleep(fate.ms)
      return undefined
  }
}

/** Nodes as one process reaches them: through a network that may fail, and in sight of those who watch. */
export function networkedNodes(process: Process, nodes: MemoryNodes, truth: Truth): Nodes {
  const { ledger } = process

  async function call<T>(asked: NodeCall, ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
    const node = asked.target.node
    if (process.clock.turn()) await process.clock.turn()
    truth.happened({ happening: 'sent', ledger, call: asked })
    const before = await pass(process, { port: 'nodes', call: asked.verb, phase: 'before', node })
    if (before) return answered(asked, lostAnswer(before, `no way to ${node} (${asked.verb})`))
    const answer = await ask()
    const host = truth.host(node)
    if (answer.answer !== 'lost') truth.happened({ happening: 'did', ledger, host, call: asked, answer })
    truth.happened({ happening: 'moved', host })
    const after = await pass(process, { port: 'nodes', call: asked.verb, phase: 'after', node })
    if (after) return answered(asked, lostAnswer(after, `no word from ${node} (${asked.verb})`))
    return answered(asked, answer)
  }

  function answered<T>(asked: NodeCall, answer: Answer<T>): Answer<T> {
    truth.happened({ happening: 'answered', ledger, call: asked, answer })
    return answer
  }

  return {
    observe: (target, request) => call({ verb: 'observe', target }, () => nodes.observe(target, request)),
    probe: (target, checks) => call({ verb: 'probe', target }, () => nodes.probe(target, checks)),
    lastLines: (target, unit) => call({ verb: 'lastLines', target }, () => nodes.lastLines(target, unit)),
    read: (target, paths) => call({ verb: 'read', target }, () => nodes.read(target, paths)),
    follow: (target, attempt, waitMs) =>
      call({ verb: 'follow', target, attempt }, () => nodes.follow(target, attempt, waitMs)),
    confirm: (target, order) => call({ verb: 'confirm', target, order }, () => nodes.confirm(target, order)),
    proceed: (target, order) => call({ verb: 'proceed', target, order }, () => nodes.proceed(target, order)),
    restore: (target, order) => call({ verb: 'restore', target, order }, () => nodes.restore(target, order)),
    apply: (target, order, read) => call({ verb: 'apply', target, order }, () => nodes.apply(target, order, read)),
    close: () => Promise.resolve(),
  }
}

function lostAnswer(phase: Lost['phase'], message: string): Lost {
  return { answer: 'lost', phase, message }
}

/** The repository as one process reaches it. */
export function networkedRepository(process: Process, remote: MemoryRemote, truth: Truth): Repository {
  const { ledger } = process
  const repository = openMemoryRepository(remote)

  async function reach(call: string, phase: 'before' | 'after'): Promise<void> {
    const lost = await pass(process, { port: 'repository', call, phase })
    if (!lost) return
    throw repositoryError(lost === 'cut' ? 'unreachable' : 'timeout', `${call} failed ${phase}`, 'Wait.')
  }

  async function asked<T>(call: string, ask: () => Promise<T>): Promise<T> {
    await reach(call, 'before')
    const answer = await ask()
    await reach(call, 'after')
    return answer
  }

  return {
    ...repository,
    remoteHead: () => asked('remoteHead', repository.remoteHead),
    fetch: () => asked('fetch', repository.fetch),
    isAncestor: (a, b) => asked('isAncestor', () => repository.isAncestor(a, b)),
    history: (range) => asked('history', () => repository.history(range)),
    revert: (request) => asked('revert', () => repository.revert(request)),
    lease: () => asked('lease', repository.lease),
    async swapLease(value, expected) {
      const lost = await pass(process, { port: 'repository', call: 'swapLease', phase: 'before' })
      if (lost) throw repositoryError('unreachable', 'swapLease failed before', 'Wait.')
      const swapped = await repository.swapLease(value, expected)
      const after = await pass(process, { port: 'repository', call: 'swapLease', phase: 'after' })
      return after ? { result: 'unknown', id: swapped.id, message: 'no reply' } : swapped
    },
    async propose(commit, branch) {
      await reach('propose', 'before')
      const before = remote.branches.get(branch)
      const proposed = await repository.propose(commit, branch)
      const after = remote.branches.get(branch)
      if (after !== undefined) truth.happened({ happening: 'proposed', ledger, branch, before, after })
      await reach('propose', 'after')
      return proposed
    },
    async push(commit, expected) {
      try {
        await reach('push', 'before')
        const before = remote.head
        const pushed = await repository.push(commit, expected)
        const after = remote.head
        if (before !== undefined && after !== undefined && before !== after) {
          truth.happened({ happening: 'pushed', ledger, before, after })
        }
        await reach('push', 'after')
        return pushed
      } catch (error) {
        return { result: 'unknown', message: String(error) }
      }
    },
  }
}

/** The library as one process has it: it may be without its sources for a while. */
export function networkedLibrary(process: Process, library: Library): Library {
  return {
    tidy: library.tidy,
    async compile(commit) {
      const before = await pass(process, { port: 'library', call: 'compile', phase: 'before' })
      const problem = { severity: 'error' as const, place: { file: '', line: 1, column: 1 }, message: 'away', hint: '' }
      if (before) return { ok: false, unavailable: true, problems: [problem] }
      const compiled = await library.compile(commit)
      await pass(process, { port: 'library', call: 'compile', phase: 'after' })
      return compiled
    },
    async read(ref) {
      if (await pass(process, { port: 'library', call: 'read', phase: 'before' })) throw new Error('no content')
      return library.read(ref)
    },
  }
}
