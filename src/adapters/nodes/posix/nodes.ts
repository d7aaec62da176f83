import { canonicalJson, sha256 } from '../../../core/fleet/digest.ts'
import type { Target } from '../../../core/fleet/node.ts'
import type { Observation } from '../../../core/observed/observation.ts'
import { encodeField, encodePlan, encodeQuestions } from '../../../node/encode.ts'
import type { Channels } from '../../channels/port.ts'
import type { Answer, ApplyOrder, AttemptRecord, ContentReader, Epoch, Lost, Nodes, Refused } from '../port.ts'
import { type Answered, type Ask, createAsk } from './call.ts'
import { decodeObservation } from './observation.ts'
import { probeNode } from './probe.ts'
import { decodeRecord } from './record.ts'
import { packFiles, type UploadFile } from './upload.ts'

const observeTimeoutMs = 60_000
const orderTimeoutMs = 60_000
/** An upload may take this long, and a second for each further megabyte. */
const uploadTimeoutMs = 120_000
const maxObserveBytes = 16 * 1024 * 1024
const maxReadBytes = 32 * 1024 * 1024
const maxReadPaths = 64
const maxTotals = 1000

/** Nodes as they are: the POSIX-sh program of src/node on each host, asked over a channel. */
export function createPosixNodes(options: { channels: Channels }): Nodes {
  const { channels } = options
  const ask = createAsk(channels)
  const observe = createObserve(ask)
  return {
    observe,
    apply: (target, order, read) => sendAttempt(ask, target, order, read),
    follow: (target, attempt, waitMs) =>
      askRecord(ask, target, {
        verb: 'follow',
        lines: [`attempt ${attempt}`, `wait ${Math.max(0, Math.floor(waitMs))}`],
        timeoutMs: waitMs + orderTimeoutMs,
      }),
    confirm: (target, { attempt, epoch, as }) =>
      // A fresh connection is the proof that the node can still be reached; an old one only that it once could.
      askRecord(ask, target, {
        verb: 'confirm',
        lines: [`attempt ${attempt}`, epochLine(epoch), `as ${as}`],
        timeoutMs: orderTimeoutMs,
        fresh: true,
      }),
    proceed: (target, order) => askRecord(ask, target, steering('proceed', order)),
    restore: (target, order) => askRecord(ask, target, steering('restore', order)),
    probe: (target, checks) => probeNode({ channels, ask }, target, checks),
    read: (target, paths) => readContents(ask, target, paths),
    lastLines: (target, unit) => readLastLines(ask, target, unit),
    close: () => channels.close(),
  }
}

function steering(
  verb: 'proceed' | 'restore',
  { attempt, epoch }: { attempt: string; epoch: Epoch },
): Parameters<Ask>[1] {
  return { verb, lines: [`attempt ${attempt}`, epochLine(epoch)], timeoutMs: orderTimeoutMs }
}

function epochLine(epoch: Epoch): string {
  return `epoch ${epoch.number} ${epoch.controller}`
}

function noAnswer(target: Target): Lost {
  return { answer: 'lost', phase: 'program', message: `${target.node} answered, but not what was asked` }
}

function createObserve(ask: Ask): Nodes['observe'] {
  // The digest of all trees' listing at once, by what they should be: learned from the first node where all were right.
  const totals = new Map<string, string>()
  return async (target, request) => {
    const key = request.trees.length > 1 ? sha256(canonicalJson(request.trees)) : undefined
    const known = key === undefined ? undefined : totals.get(key)
    const answer = await ask(target, {
      verb: 'observe',
      lines: encodeQuestions(request, known),
      timeoutMs: observeTimeoutMs,
      maxBytes: maxObserveBytes,
    })
    if (answer.answer !== 'ok') return answer
    const decoded = decodeObservation(answer, request, known)
    if (!decoded) return noAnswer(target)
    if (key !== undefined && decoded.total !== undefined && areTreesRight(decoded.observation)) {
      if (totals.size >= maxTotals) totals.clear()
      totals.set(key, decoded.total)
    }
    return { answer: 'ok', value: decoded.observation }
  }
}

function areTreesRight(observation: Observation): boolean {
  return Object.values(observation.trees).every((tree) => tree.seen === 'present' && tree.value)
}

function recordFrom(target: Target, answer: Answered | Lost | Refused): Answer<AttemptRecord> {
  if (answer.answer !== 'ok') return answer
  const record = decodeRecord(answer.lines)
  return record ? { answer: 'ok', value: record } : noAnswer(target)
}

async function askRecord(ask: Ask, target: Target, question: Parameters<Ask>[1]): Promise<Answer<AttemptRecord>> {
  return recordFrom(target, await ask(target, question))
}

function lackingIn(answer: Answered): Set<string> {
  return new Set(answer.lines.filter((line) => line.startsWith('lack ')).map((line) => line.slice(5)))
}

/** Asks what the node lacks, then sends that, the plan and its undo in one upload. */
async function sendAttempt(
  ask: Ask,
  target: Target,
  order: ApplyOrder,
  read: ContentReader,
): Promise<Answer<AttemptRecord>> {
  const plan = Buffer.from(encodePlan(order.plan), 'utf8')
  const undo = Buffer.from(encodePlan(order.undo), 'utf8')
  const undoDigest = sha256(undo)
  const contents = new Map(order.contents.map((ref) => [ref.sha256, ref]))
  const needs = [...contents.keys()].map((digest) => `need ${digest}`)
  const head = [`attempt ${order.attempt}`, epochLine(order.epoch)]
  const first = await ask(target, { verb: 'lacks', lines: [...head, ...needs], timeoutMs: orderTimeoutMs })
  if (first.answer !== 'ok' || decodeRecord(first.lines)) return recordFrom(target, first)
  let lacking = lackingIn(first)
  // Twice: contents may be cleared between the question and the upload.
  for (let round = 0; round < 2; round += 1) {
    const refs = [...lacking].flatMap((digest) => contents.get(digest) ?? [])
    const files: UploadFile[] = [
      { name: 'plan', read: () => Promise.resolve(plan) },
      { name: undoDigest, read: () => Promise.resolve(undo) },
      ...refs.map((ref) => ({ name: ref.sha256, read: () => read(ref) })),
    ]
    const answer = await ask(target, {
      verb: 'apply',
      lines: [
        ...head,
        `service ${order.plan.service}`,
        `plan ${sha256(plan)}`,
        `undo ${undoDigest}`,
        `deadline ${order.deadlineSeconds}`,
        `confirm ${order.confirmSeconds}`,
        ...refs.map((ref) => `file ${ref.sha256}`),
        ...needs,
      ],
      body: () => packFiles(files),
      timeoutMs: uploadTimeoutMs + refs.reduce((sum, ref) => sum + ref.size, 0) / 1000,
    })
    if (answer.answer !== 'ok') return answer
    lacking = lackingIn(answer)
    if (lacking.size === 0) return recordFrom(target, answer)
  }
  return { answer: 'refused', code: 'system', message: `${target.node} lost what was sent to it: is its disk failing?` }
}

async function readContents(
  ask: Ask,
  target: Target,
  paths: string[],
): Promise<Answer<Record<string, Uint8Array | undefined>>> {
  const found: Record<string, Uint8Array | undefined> = Object.fromEntries(paths.map((path) => [path, undefined]))
  for (let start = 0; start < paths.length; start += maxReadPaths) {
    const some = paths.slice(start, start + maxReadPaths)
    const answer = await ask(target, {
      verb: 'read',
      lines: some.map((path) => `path ${encodeField(path)}`),
      timeoutMs: orderTimeoutMs,
      maxBytes: maxReadBytes,
    })
    if (answer.answer !== 'ok') return answer
    for (const line of answer.lines) {
      const [word, index = '', encoded = ''] = line.split(' ')
      const path = some[Number(index)]
      if (word === 'content' && path !== undefined) found[path] = Buffer.from(encoded, 'base64')
    }
  }
  return { answer: 'ok', value: found }
}

async function readLastLines(ask: Ask, target: Target, unit: string): Promise<Answer<string[]>> {
  const answer = await ask(target, { verb: 'lines', lines: [`unit ${encodeField(unit)}`], timeoutMs: orderTimeoutMs })
  if (answer.answer !== 'ok') return answer
  const encoded = answer.lines.find((line) => line.startsWith('lines '))?.slice(6) ?? ''
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const lines = text.split('\n').filter((line) => line !== '')
  return { answer: 'ok', value: lines.slice(-20) }
}
