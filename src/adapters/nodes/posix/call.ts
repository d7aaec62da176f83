import { randomBytes } from 'node:crypto'
import type { Target } from '../../../core/fleet/node.ts'
import { decodeAnswer, escapeText } from '../../../node/decode.ts'
import { encodeRequest } from '../../../node/encode.ts'
import { type NodeProgram, readProgram } from '../../../node/program.ts'
import type { ChannelError, Channels, ExecResult } from '../../channels/port.ts'
import type { Lost, Refused } from '../port.ts'

/** One question to the node program. */
export interface Question {
  verb: 'observe' | 'lacks' | 'apply' | 'follow' | 'confirm' | 'proceed' | 'restore' | 'check' | 'read' | 'lines'
  lines: string[]
  timeoutMs: number
  /** Sent after the header; made anew should the question have to be asked twice. */
  body?: () => AsyncIterable<Uint8Array>
  fresh?: boolean
  maxBytes?: number
}

/** The lines of an answer; `complaints` is what the node wrote to stderr, `nonce` marks what is ours in it. */
export interface Answered {
  answer: 'ok'
  lines: string[]
  complaints: string
  nonce: string
}

/** Asks one question of one node. */
export type Ask = (target: Target, question: Question) => Promise<Answered | Lost | Refused>

const installTimeoutMs = 30_000
const home = '/var/lib/holdfast'

// Constant but for the program's own digest. The program is data to it: it is kept, compared and renamed, never read aloud.
const installer = [
  'umask 077',
  `d=${home}/bin`,
  'mkdir -p -- "$d" || exit 1',
  't=$(mktemp "$d/.install.XXXXXX") || exit 1',
  'if cat >"$t" && printf "%s  %s\\n" "$1" "$t" | sha256sum -c --status - && sync -- "$t" && mv -fT -- "$t" "$d/$1"',
  'then sync -- "$d"; echo "holdfast installed $1"',
  'else rm -f -- "$t"; exit 1; fi',
].join('\n')

const phases: Record<ChannelError['code'], Lost['phase']> = {
  connect: 'connect',
  hostKey: 'hostKey',
  login: 'login',
  bastion: 'bastion',
  cut: 'cut',
  timeout: 'timeout',
  forward: 'connect',
  refused: 'connect',
}

const refusalCodes = new Set<string>(['epoch', 'busy', 'unknown-attempt', 'superseded', 'system'])

function isChannelError(error: unknown): error is ChannelError {
  return error instanceof Error && 'code' in error && String(error.code) in phases
}

/** Puts a broken conversation into the port's words; throws on what is no such thing. */
export function lostFrom(error: unknown): Lost {
  if (!isChannelError(error)) throw error
  return { answer: 'lost', phase: phases[error.code], message: error.message }
}

/** Asks node programs over channels, installing the program where it is missing. */
export function createAsk(channels: Channels): Ask {
  // Read on first use: to load this file must not touch the disk.
  let program: NodeProgram | undefined
  return async (target, question) => {
    program ??= readProgram()
    try {
      const first = await askOnce(channels, program, target, question)
      if (first !== 'missing') return first
      const lost = await install(channels, program, target)
      if (lost) return lost
      const second = await askOnce(channels, program, target, question)
      return second === 'missing' ? programLost(target, 'the program is gone right after it was installed') : second
    } catch (error) {
      return lostFrom(error)
    }
  }
}

function prefix(target: Target): string {
  return target.become === 'sudo' ? 'sudo -n ' : ''
}

function programLost(target: Target, said: string): Lost {
  return { answer: 'lost', phase: 'program', message: `${target.node} answered something that is no answer: ${said}` }
}

async function* requestBody(header: Buffer, body: Question['body']): AsyncIterable<Uint8Array> {
  yield header
  if (body) yield* body()
}

async function askOnce(
  channels: Channels,
  program: NodeProgram,
  target: Target,
  question: Question,
): Promise<Answered | Lost | Refused | 'missing'> {
  const nonce = randomBytes(16).toString('hex')
  const header = encodeRequest(nonce, question.lines)
  const command = `${prefix(target)}/bin/sh ${home}/bin/${program.sha256} ${question.verb}`
  const result = await channels.exec(target, command, {
    stdin: question.body ? requestBody(header, question.body) : header,
    timeoutMs: question.timeoutMs,
    maxBytes: question.maxBytes,
    fresh: question.fresh,
  })
  const complaints = Buffer.from(result.stderr).toString('utf8')
  const answer = decodeAnswer(Buffer.from(result.stdout).toString('utf8'), nonce)
  if (!answer) return explainSilence(target, program, result, complaints)
  if (result.code !== 0 || answer.code !== 0) return programLost(target, `it ended with code ${result.code}`)
  const refusal = answer.lines.find((line) => line.startsWith('refused '))
  if (refusal === undefined) return { answer: 'ok', lines: answer.lines, complaints, nonce }
  return refusedFrom(refusal, answer.lines)
}

function refusedFrom(line: string, lines: string[]): Refused {
  const [, code = 'system', message = ''] = /^refused (\S+) (.*)$/s.exec(line) ?? []
  const evidence = lines.find((other) => other.startsWith('evidence '))?.slice(9)
  const said = evidence ? `: ${escapeText(Buffer.from(evidence, 'base64').toString('utf8')).trim()}` : ''
  const known = refusalCodes.has(code) ? (code as Refused['code']) : 'system'
  return { answer: 'refused', code: known, message: `${escapeText(message)}${said}` }
}

/** Why there is no answer: no program yet, no right to become root, a cut, or something else entirely. */
function explainSilence(
  target: Target,
  program: NodeProgram,
  result: ExecResult,
  complaints: string,
): Lost | 'missing' {
  if (/^sudo: .*(password is required|terminal is required|not in the sudoers|not allowed)/m.test(complaints)) {
    return becomeLost(target)
  }
  if (result.code === undefined)
    return { answer: 'lost', phase: 'cut', message: `${target.node}: the connection was cut` }
  const names = complaints.includes(program.sha256)
  if (names && /No such file|cannot open|can't open|not found/i.test(complaints)) return 'missing'
  if (result.truncated) return programLost(target, 'more than was asked for')
  const said = Buffer.from(result.stdout).toString('utf8').trim() || complaints.trim() || 'nothing'
  return programLost(target, escapeText(said.slice(0, 200)))
}

function becomeLost(target: Target): Lost {
  const line = `${target.user} ALL=(root) NOPASSWD: /bin/sh`
  const message = `sudo on ${target.node} asks ${target.user} for a password: add the line "${line}" to /etc/sudoers.d/holdfast there`
  return { answer: 'lost', phase: 'become', message }
}

async function install(channels: Channels, program: NodeProgram, target: Target): Promise<Lost | undefined> {
  const command = `${prefix(target)}/bin/sh -c '${installer}' holdfast ${program.sha256}`
  const result = await channels.exec(target, command, {
    stdin: Buffer.from(program.text, 'utf8'),
    timeoutMs: installTimeoutMs,
  })
  const said = Buffer.from(result.stdout).toString('utf8')
  if (result.code === 0 && said.includes(`holdfast installed ${program.sha256}`)) return undefined
  const complaints = Buffer.from(result.stderr).toString('utf8')
  const silence = explainSilence(target, program, result, complaints)
  if (silence !== 'missing' && silence.phase !== 'program') return silence
  const why = escapeText(complaints.trim().slice(0, 200)) || 'it gave no reason'
  return { answer: 'lost', phase: 'program', message: `the program cannot be installed on ${target.node}: ${why}` }
}
