import { request } from 'node:http'
import type { Duplex } from 'node:stream'
import type { AskedCheck, CheckResult } from '../../../core/fleet/health.ts'
import { nameCheck } from '../../../core/fleet/health.ts'
import type { Target } from '../../../core/fleet/node.ts'
import { escapeText } from '../../../node/decode.ts'
import { encodeField } from '../../../node/encode.ts'
import type { ChannelError, Channels } from '../../channels/port.ts'
import type { Answer, Lost, Refused } from '../port.ts'
import { type Ask, lostFrom } from './call.ts'

type Dialled = Extract<AskedCheck, { type: 'http' | 'tcp' }>

const maxHeaderBytes = 16_384
const commandGraceMs = 20_000

/** Asks all health checks of one node, each through its connection; one result a check, in order. */
export async function probeNode(
  tools: { channels: Channels; ask: Ask },
  target: Target,
  checks: AskedCheck[],
): Promise<Answer<CheckResult[]>> {
  const dialled = Promise.all(
    checks.map((check) =>
      check.type === 'http' || check.type === 'tcp' ? dialCheck(tools.channels, target, check) : undefined,
    ),
  )
  const results: CheckResult[] = []
  for (const [index, check] of checks.entries()) {
    const result = check.type === 'command' ? await runCommand(tools.ask, target, check) : (await dialled)[index]
    if (!result) continue
    if ('answer' in result) return result
    results.push(result)
  }
  return { answer: 'ok', value: results }
}

async function runCommand(
  ask: Ask,
  target: Target,
  check: Extract<AskedCheck, { type: 'command' }>,
): Promise<CheckResult | Lost | Refused> {
  const seconds = Math.ceil(check.timeoutMs / 1000)
  const lines = [`timeout ${seconds}`, ...check.argv.map((word) => `argument ${encodeField(word)}`)]
  const answer = await ask(target, { verb: 'check', lines, timeoutMs: check.timeoutMs + commandGraceMs })
  if (answer.answer !== 'ok') return answer
  const encoded = answer.lines.find((line) => line.startsWith('output '))?.slice(7) ?? ''
  const said = Buffer.from(encoded, 'base64').toString('utf8').split('\n')
  const code = Number(said.pop() ?? Number.NaN)
  const last = escapeText(said.findLast((line) => line.trim() !== '') ?? '').slice(0, 200)
  const name = nameCheck(check)
  if (code === 0) return { check: name, status: 'pass', detail: `${name} ended with 0` }
  const how = code === 124 ? `took longer than ${seconds} s` : `ended with ${code}`
  return { check: name, status: 'fail', detail: `${name} ${how}${last === '' ? '' : `: ${last}`}` }
}

async function dialCheck(channels: Channels, target: Target, check: Dialled): Promise<CheckResult | Lost> {
  const name = nameCheck(check)
  const fail = (detail: string): CheckResult => ({ check: name, status: 'fail', detail })
  try {
    const stream = await channels.dial(target, { host: check.host, port: check.port }, check.timeoutMs)
    if (check.type === 'http') return await askHttp(stream, check, name)
    stream.destroy()
    return { check: name, status: 'pass', detail: `${name} accepts connections` }
  } catch (error) {
    const { code, message } = error as ChannelError
    if (code === 'refused') return fail(`${check.host}:${check.port} refuses connections`)
    if (code === 'timeout') return fail(`${name} did not answer within ${check.timeoutMs} ms`)
    if (code !== 'forward') return lostFrom(error)
    const hint = `allow it in sshd_config on ${target.node} with "AllowTcpForwarding local", or use a command check`
    return { check: name, status: 'unknown', detail: `forwarding is forbidden (${escapeText(message)}): ${hint}` }
  }
}

/** One GET over a stream that is already connected; the head of the response is all that is read. */
function askHttp(stream: Duplex, check: Extract<AskedCheck, { type: 'http' }>, name: string): Promise<CheckResult> {
  return new Promise((resolve) => {
    const settle = (status: 'pass' | 'fail', detail: string): void => {
      clearTimeout(timer)
      asked.destroy()
      stream.destroy()
      resolve({ check: name, status, detail: escapeText(detail) })
    }
    const timer = setTimeout(
      () => settle('fail', `${name} did not answer within ${check.timeoutMs} ms`),
      check.timeoutMs,
    )
    const asked = request({
      createConnection: () => stream,
      method: 'GET',
      path: check.path,
      headers: { host: `${check.host}:${check.port}`, 'user-agent': 'holdfast', connection: 'close' },
      maxHeaderSize: maxHeaderBytes,
    })
    asked.on('response', (response) => {
      const { statusCode } = response
      settle(statusCode === check.status ? 'pass' : 'fail', `${name} answered ${statusCode}`)
    })
    asked.on('error', (error) => settle('fail', `${name} gave no answer: ${error.message}`))
    asked.end()
  })
}
