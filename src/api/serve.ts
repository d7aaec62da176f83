import { chmod, lstat, mkdir, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import { dirname } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.ts'
import type { Live } from './live.ts'

/** sockaddr_un holds 108 bytes, one of them the end. */
const longestPath = 107

/** Serves the API on a Unix socket that only this user may open. */
export async function serveApi(live: Live, socket: string): Promise<{ close(): Promise<void> }> {
  await prepare(socket)
  const ending = new AbortController()
  const app = createApp(live, ending.signal)
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16_384 },
    getRequestListener(app.fetch, { overrideGlobalObjects: false }),
  )
  server.maxConnections = 256
  await listen(server, socket)
  await chmod(socket, 0o600)
  return {
    close: async () => {
      ending.abort()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
      await rm(socket, { force: true })
    },
  }
}

/** The mode of a socket is decided when it is made: with this mask there is no moment in which others may open it. */
async function listen(server: Server, socket: string): Promise<void> {
  const mask = process.umask(0o177)
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(socket, () => {
        server.off('error', reject)
        resolve()
      })
      // Bound in the call above; the mask is for nothing else.
      process.umask(mask)
    })
  } catch (error) {
    const message = `the API cannot listen on ${socket}: ${(error as Error).message}`
    throw socketError(message, 'Check spec.socket of the controller file and the owner of its directory.', error)
  } finally {
    process.umask(mask)
  }
}

/** Takes a socket away that a killed daemon left; one that still answers is somebody else's. */
async function prepare(socket: string): Promise<void> {
  if (Buffer.byteLength(socket) > longestPath) {
    const hint = 'Write a shorter spec.socket (or spec.stateDir) in the controller file.'
    throw socketError(`the path of the socket is longer than ${longestPath} bytes: ${socket}`, hint)
  }
  await mkdir(dirname(socket), { recursive: true, mode: 0o700 })
  const status = await lstat(socket).catch(() => undefined)
  if (!status) return
  if (!status.isSocket()) {
    throw socketError(`${socket} is there and no socket`, 'Name another spec.socket in the controller file.')
  }
  if (await answers(socket)) {
    const hint = 'Stop the daemon that uses it, or name another spec.socket in the controller file.'
    throw socketError(`another daemon answers on ${socket}`, hint)
  }
  await rm(socket, { force: true })
}

function answers(socket: string): Promise<boolean> {
  return new Promise<boolean>((resolve) => {
    const connection = connect(socket)
    const settle = (answered: boolean) => {
      connection.destroy()
      resolve(answered)
    }
    connection.once('connect', () => settle(true)).once('error', () => settle(false))
    connection.setTimeout(2_000, () => settle(true))
  })
}

function socketError(message: string, hint: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { hint, exitCode: 2 })
}
