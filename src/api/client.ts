import { request, type IncomingMessage } from 'node:http'
import { errorOf, type ApiFailure } from './shapes.ts'

/** Requests to the daemon over its socket. */
export interface ApiClient {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body: unknown): Promise<T>
  /** Server-sent events of a path, until the signal aborts or the daemon ends. */
  events(path: string, signal: AbortSignal): AsyncIterable<{ event: string; data: unknown }>
}

const answerTimeoutMs = 30_000
const maxAnswerBytes = 64 * 1024 * 1024

/** The daemon's API over its socket; undefined when nobody listens there. */
export async function connectApi(socket: string): Promise<ApiClient | undefined> {
  const client: ApiClient = {
    get: async <T>(path: string) => (await ask(socket, 'GET', path)) as T,
    post: async <T>(path: string, body: unknown) => (await ask(socket, 'POST', path, body)) as T,
    events: (path, signal) => streamEvents(socket, path, signal),
  }
  try {
    await client.get('/v1/alive')
    return client
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'ENOENT' || code === 'ECONNREFUSED' || code === 'ENOTDIR') return undefined
    if (code === 'EACCES' || code === 'EPERM') {
      throw failure(`${socket} may not be opened by this user`, 'Run it as the user of the daemon (sudo).')
    }
    throw error
  }
}

function ask(socket: string, method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const headers =
      text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
    const sent = request({ socketPath: socket, method, path, headers, timeout: answerTimeoutMs }, (response) => {
      readAll(response)
        .then((answer) => resolve(judge(response, answer)))
        .catch(reject)
    })
    sent.on('timeout', () => sent.destroy(failure('the daemon did not answer in time', 'Is it overloaded? Try again.')))
    sent.on('error', reject)
    sent.end(text)
  })
}

function judge(response: IncomingMessage, text: string): unknown {
  const answer = parse(text)
  if (response.statusCode === 200) return answer
  const told: ApiFailure = errorOf(answer) ?? {
    message: `the daemon answered ${response.statusCode}`,
    hint: 'See its log.',
  }
  throw failure(told.message, told.hint)
}

async function readAll(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    size += (chunk as Buffer).length
    if (size > maxAnswerBytes) throw failure('the answer of the daemon is too large', 'Ask for less.')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw failure('the daemon answered something that is no JSON', 'Is the socket really that of a holdfast daemon?')
  }
}

/** One event at a time from a stream of server-sent events. */
async function* streamEvents(
  socket: string,
  path: string,
  signal: AbortSignal,
): AsyncGenerator<{ event: string; data: unknown }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request({ socketPath: socket, path, headers: { accept: 'text/event-stream' }, signal }, resolve)
    sent.on('error', reject)
    sent.end()
  })
  if (response.statusCode !== 200) judge(response, await readAll(response))
  let rest = ''
  try {
    for await (const chunk of response.setEncoding('utf8')) {
      rest += chunk as string
      if (rest.length > maxAnswerBytes) throw failure('an event of the daemon is too large', 'See its log.')
      for (let end = rest.indexOf('\n\n'); end !== -1; end = rest.indexOf('\n\n')) {
        const event = readEvent(rest.slice(0, end))
        rest = rest.slice(end + 2)
        if (event) yield event
      }
    }
  } catch (error) {
    // The end of the daemon, or of our wish to listen, is the end of the stream.
    if (signal.aborted || (error as { code?: string }).code === 'ECONNRESET') return
    throw error
  }
}

function readEvent(block: string): { event: string; data: unknown } | undefined {
  const lines = block.split('\n')
  const field = (name: string) =>
    lines.flatMap((line) => (line.startsWith(`${name}: `) ? [line.slice(name.length + 2)] : [])).join('\n')
  const data = field('data')
  return data === '' ? undefined : { event: field('event') || 'message', data: parse(data) }
}

function failure(message: string, hint: string): Error {
  return Object.assign(new Error(message), { hint, exitCode: 2 })
}
