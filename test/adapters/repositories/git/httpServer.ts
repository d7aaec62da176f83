import { execFileSync, spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { personEnvironment } from './world.ts'

/** A real smart HTTP remote on a loopback port. */
export interface HttpServer {
  port: number
  /** The Authorization headers that came, newest last. */
  authorizations: (string | undefined)[]
  close: () => Promise<void>
}

/** Serves the bare repositories below a directory through `git http-backend`. */
export async function startHttpServer(
  root: string,
  options: {
    /** `user:password` that is asked for. */
    credential?: string
    /** Let pushes through, and cut the connection instead of replying. */
    loseReplies?: boolean
    /** Makes it HTTPS. */
    tls?: { key: string; cert: string }
  } = {},
): Promise<HttpServer> {
  const backend = `${execFileSync('git', ['--exec-path']).toString().trim()}/git-http-backend`
  const authorizations: (string | undefined)[] = []
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    authorizations.push(request.headers.authorization)
    const wanted = options.credential && `Basic ${Buffer.from(options.credential).toString('base64')}`
    if (wanted !== undefined && request.headers.authorization !== wanted) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end()
      return
    }
    const lose = options.loseReplies === true && request.method === 'POST' && request.url?.endsWith('receive-pack')
    serve(backend, root, request, response, lose === true)
  }
  const server = options.tls ? createSecureServer(options.tls, answer) : createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { port: (server.address() as AddressInfo).port, authorizations, close }
}

function serve(backend: string, root: string, request: IncomingMessage, response: ServerResponse, lose: boolean): void {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const child = spawn(backend, {
    env: {
      ...personEnvironment,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      REMOTE_USER: 'somebody',
      REQUEST_METHOD: request.method,
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    },
  })
  request.pipe(child.stdin)
  child.stdin.on('error', () => undefined)
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.once('close', () => {
    if (lose) {
      request.socket.destroy()
      return
    }
    const answer = Buffer.concat(chunks)
    const end = answer.indexOf('\r\n\r\n')
    const headers = answer
      .subarray(0, end)
      .toString()
      .split('\r\n')
      .map((line) => line.split(': ') as [string, string])
    const status = Number(headers.find(([name]) => name === 'Status')?.[1].slice(0, 3) ?? 200)
    response.writeHead(status, Object.fromEntries(headers.filter(([name]) => name !== 'Status')))
    response.end(answer.subarray(end + 4))
  })
}
