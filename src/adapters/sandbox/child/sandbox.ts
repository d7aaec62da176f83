import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { ParsedFile, Rendered, Sandbox, TemplateReads } from '../port.ts'
import type { SandboxKind, SandboxReply, SandboxRequest, SandboxWork } from './protocol.ts'

/** Limits of a sandbox; the defaults are for use, smaller ones for tests. */
export interface SandboxLimits {
  /** Longest wait for one item before the child is killed. */
  deadlineMs: number
  /** Longest wait for the child to start: a busy machine is no hostile input. */
  startMs: number
  /** Heap of the child. */
  memoryMb: number
}

const defaults: SandboxLimits = { deadlineMs: 10_000, startMs: 60_000, memoryMb: 384 }
/** An item that ends the child is tried once more alone, so that what came before it is not held against it. */
const triesPerItem = 2
/** Characters of one text; larger ones never reach the child. */
const textLimit = 1_048_576
const batch = { items: 64, characters: 1_000_000 }

/** A sandbox in one child process, started when first needed, killed and replaced when an input hurts it. */
export function createSandbox(limits: Partial<SandboxLimits> = {}): Sandbox {
  const settings = { ...defaults, ...limits }
  const holder: Holder = { child: undefined, requests: 0 }
  let queue: Promise<unknown> = Promise.resolve()
  /** One request at a time: the child works in order, so the item that hurts is known. */
  function run<K extends SandboxKind>(kind: K, items: Item<K>[], outcomes: Outcomes<K>): Promise<Result<K>[]> {
    const turn = queue.then(() => work(holder, settings, kind, items, outcomes))
    queue = turn.catch(() => undefined)
    return turn
  }
  return {
    parse: (files) => run('parse', files, { ...parseOutcomes, text: (text) => text.length }),
    render: (jobs) =>
      run('render', jobs, {
        ...templateOutcomes,
        text: (job) => job.template.length,
        // A context may hold the whole list of nodes.
        size: (job) => job.template.length + JSON.stringify(job.context).length,
      }),
    analyze: (templates) => run('analyze', templates, { ...templateOutcomes, text: (text) => text.length }),
    diff: async (pairs) => {
      const results = await run('diff', pairs, { tooLarge: () => null, hurt: () => null, text: pairSize })
      return results.map((result) => result ?? undefined)
    },
    close: async () => {
      await queue
      stop(holder)
    },
  }
}

function pairSize(pair: SandboxWork['diff']['item']): number {
  return pair.before.length + pair.after.length
}

type Item<K extends SandboxKind> = SandboxWork[K]['item']
type Result<K extends SandboxKind> = SandboxWork[K]['result']

/** What an item gets that is too large to be sent, or that killed or outlasted the child. */
interface Outcomes<K extends SandboxKind> {
  tooLarge: () => Result<K>
  hurt: (how: 'died' | 'outlasted') => Result<K>
  /** Characters of untrusted text. */
  text: (item: Item<K>) => number
  /** Characters to be sent, when that is more. */
  size?: (item: Item<K>) => number
}

interface Holder {
  child: ChildProcess | undefined
  requests: number
}

async function work<K extends SandboxKind>(
  holder: Holder,
  settings: SandboxLimits,
  kind: K,
  items: Item<K>[],
  outcomes: Outcomes<K>,
): Promise<Result<K>[]> {
  const results: Result<K>[] = []
  let tries = 0
  while (results.length < items.length) {
    const start = results.length
    if (outcomes.text(items[start]!) > textLimit) {
      results.push(outcomes.tooLarge())
      continue
    }
    const end = tries > 0 ? start + 1 : batchEnd(items, start, outcomes)
    const ended = await exchange(holder, settings, kind, items.slice(start, end), (result) => results.push(result))
    if (results.length > start) tries = 0
    if (ended === 'done') continue
    stop(holder)
    tries += 1
    if (tries < triesPerItem) continue
    results.push(outcomes.hurt(ended))
    tries = 0
  }
  return results
}

function batchEnd<K extends SandboxKind>(items: Item<K>[], start: number, outcomes: Outcomes<K>): number {
  let characters = 0
  let end = start
  while (end < items.length && end - start < batch.items) {
    const item = items[end]!
    if (outcomes.text(item) > textLimit) break
    characters += (outcomes.size ?? outcomes.text)(item)
    if (end > start && characters > batch.characters) break
    end += 1
  }
  return end
}

/** Sends one request and collects its results until the last one, the child's death, or a silence beyond the deadline. */
async function exchange<K extends SandboxKind>(
  holder: Holder,
  settings: SandboxLimits,
  kind: K,
  items: Item<K>[],
  collect: (result: Result<K>) => void,
): Promise<'done' | 'died' | 'outlasted'> {
  holder.child ??= await start(settings)
  const child = holder.child
  const request: SandboxRequest<K> = { id: (holder.requests += 1), kind, items }
  hold(child, true)
  let left = items.length
  const ended = await new Promise<'done' | 'died' | 'outlasted'>((resolve) => {
    let timer = setTimeout(() => resolve('outlasted'), settings.deadlineMs)
    const finish = (how: 'done' | 'died'): void => {
      clearTimeout(timer)
      resolve(how)
    }
    child.removeAllListeners()
    child.on('error', () => finish('died')).on('exit', () => finish('died'))
    child.on('message', (message) => {
      const reply = message as SandboxReply<K>
      if (reply.type !== 'result' || reply.id !== request.id) return
      collect(reply.result)
      left -= 1
      clearTimeout(timer)
      if (left === 0) finish('done')
      else timer = setTimeout(() => resolve('outlasted'), settings.deadlineMs)
    })
    // A child that died between two requests is noticed here.
    if (child.exitCode !== null || child.signalCode !== null || !child.connected) finish('died')
    else child.send(request, (error) => error && finish('died'))
  })
  hold(child, false)
  return ended
}

/** Keeps this process alive for the child only while an answer is awaited. */
function hold(child: ChildProcess, busy: boolean): void {
  if (busy) child.ref()
  else child.unref()
  if (busy) child.channel?.ref()
  else child.channel?.unref()
}

async function start(settings: SandboxLimits): Promise<ChildProcess> {
  // From source the child is TypeScript too and needs the same loader; compiled, it needs nothing.
  const isSource = import.meta.url.endsWith('.ts')
  const entry = fileURLToPath(new URL(isSource ? './entry.ts' : './entry.js', import.meta.url))
  const loader = isSource ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []
  const child = fork(entry, [], {
    execArgv: [...loader, `--max-old-space-size=${settings.memoryMb}`],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'json',
  })
  const ready = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), settings.startMs)
    const finish = (well: boolean): void => {
      clearTimeout(timer)
      resolve(well)
    }
    child.once('message', () => finish(true))
    child.once('error', () => finish(false)).once('exit', () => finish(false))
  })
  if (ready) return child
  child.kill('SIGKILL')
  throw new Error(
    'The process that reads untrusted input did not start; check memory and process limits of this machine.',
  )
}

function stop(holder: Holder): void {
  holder.child?.removeAllListeners()
  holder.child?.on('error', () => undefined)
  holder.child?.kill('SIGKILL')
  holder.child = undefined
}

const reasons = {
  died: 'needs more memory than a file may take',
  outlasted: 'takes too long to read',
}

const parseOutcomes = {
  tooLarge: (): ParsedFile => parseProblem(`is larger than 1 MB`, 'split the file'),
  hurt: (how: 'died' | 'outlasted'): ParsedFile => parseProblem(reasons[how], 'simplify or split the file'),
}

function parseProblem(message: string, hint: string): ParsedFile {
  return { ok: false, problems: [{ position: [1, 1], message, hint }] }
}

const templateOutcomes = {
  tooLarge: (): Rendered & TemplateReads & { ok: false } =>
    templateProblem('is larger than 1 MB', 'use `source` for large files'),
  hurt: (how: 'died' | 'outlasted'): Rendered & TemplateReads & { ok: false } =>
    templateProblem(reasons[how], 'simplify the template'),
}

function templateProblem(message: string, hint: string): Rendered & TemplateReads & { ok: false } {
  return { ok: false, position: [1, 1], message, hint }
}
