import { connect, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import pLimit from 'p-limit'
import ssh2 from 'ssh2'
import type { Client } from 'ssh2'
import type { Target } from '../../../core/fleet/node.ts'
import { channelError } from '../port.ts'
import type { ChannelError } from '../port.ts'
import { blameWay, connectThrough } from './through.ts'
import { offerAlgorithms } from './algorithms.ts'
import type { Credentials } from './credentials.ts'
import { describeStranger, orderAlgorithms, pinnedKeys } from './hostKey.ts'
import type { SshLimits } from './limits.ts'
import type { Gate } from './starts.ts'

/** A login to one host that commands and dials share. */
export interface Connection {
  client: Client
  /** Commands take turns here: sshd's MaxSessions. */
  sessions: ReturnType<typeof pLimit>
  /** Commands that the host runs on it right now. */
  running: number
  /** Commands since the host last refused one. */
  ended: number
  /** For a bastion: connections to the hosts behind it that wait for TCP. */
  connects: Gate
  /** No byte came from the host for a while, though it was asked for one. */
  isSilent(): boolean
  /** Keeps it from ending by `retire` until the returned function is called. */
  hold(): () => void
  idle(): boolean
  /** Why nothing new may begin on it; undefined while it is of use. */
  gone(): string | undefined
  /** Called once, when it is gone. */
  onGone(call: () => void): void
  /** Why the link is broken; undefined while what runs on it can go on. */
  lost(): string | undefined
  /** Lets what runs on it go on, and ends it afterwards. */
  retire(why: string): void
  /** Cuts it off, with everything on it. */
  end(why: string): void
}

/** What a connection start needs. */
export interface Start {
  target: Target
  credentials: Credentials
  limits: SshLimits
  /** Destroys the socket, now and ever after. */
  signal: AbortSignal
  /** Key line → nodes that it is pinned for, for the message about a stranger. */
  known: Map<string, Set<string>>
  connects: Gate
  /** The kept connection of the bastion on the way. */
  via?: Connection
}

/** One start: TCP, key exchange with a pinned key, login. Throws ChannelError, marked `dropped` where a new try may help. */
export async function openConnection(start: Start, logins: Gate): Promise<Connection> {
  const { via } = start
  const socket = via
    ? await via.connects(() => connectThrough(start, via))
    : await start.connects(() => connectSocket(start))
  const late = { error: undefined as Error | undefined }
  const note = (error: Error) => void (late.error = error)
  socket.on('error', note)
  return logins(async () => {
    socket.off('error', note)
    if (socket.destroyed) throw blameWay(dropped(start.target, late.error?.message ?? 'it hung up'), start.target, via)
    return logIn(start, socket)
  })
}

function connectSocket({ target, limits, signal }: Start): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: target.address, port: target.port, noDelay: true, signal })
    const timer = setTimeout(
      () => socket.destroy(new Error(`no answer within ${limits.connectMs} ms`)),
      limits.connectMs,
    )
    const failed = (error: Error) => {
      clearTimeout(timer)
      reject(channelError('connect', `${whereIs(target)} cannot be reached: ${error.message}`, error))
    }
    socket.once('error', failed)
    socket.once('connect', () => {
      clearTimeout(timer)
      socket.off('error', failed)
      resolve(socket)
    })
  })
}

function logIn(start: Start, socket: Duplex): Promise<Connection> {
  const { target, credentials, limits, via } = start
  const pinned = pinnedKeys(target)
  return new Promise((resolve, reject) => {
    const client = new ssh2.Client()
    let exchanged = false
    let failure: ChannelError | undefined
    let heard = '' // what went wrong on the way, for the message
    const settle = () => {
      clearTimeout(timer)
      client.off('close', close)
      client.off('error', error)
    }
    const fail = (reason: ChannelError) => {
      failure ??= blameWay(reason, target, via)
      settle()
      client.on('error', () => undefined) // said already
      socket.destroy()
      reject(failure)
    }
    const timer = setTimeout(() => fail(tooSlow(target, limits, exchanged)), limits.loginMs)
    const close = () =>
      fail(exchanged ? brokeOff(target, heard || 'it hung up') : dropped(target, heard || 'it hung up'))
    const error = (cause: Error & { level?: string; code?: unknown }) => {
      heard = cause.message
      if (cause.level === 'agent') return // the next method is tried
      if (failure) return fail(failure)
      // A number is the reason of a DISCONNECT message: the host's word, and not the network's.
      const refused = cause.level === 'client-authentication' || typeof cause.code === 'number'
      if (exchanged) return fail(refused ? notLoggedIn(target, credentials, heard) : brokeOff(target, heard))
      if (cause.level === 'handshake') return fail(channelError('connect', `${whereIs(target)}: ${heard}`, cause))
      fail(dropped(target, heard))
    }
    client.on('close', close)
    client.on('error', error)
    client.on('handshake', () => (exchanged = true))
    client.on('ready', () => {
      settle()
      resolve(watchConnection(client, socket, start))
    })
    client.connect({
      sock: socket,
      username: target.user,
      authHandler: credentials.login(target.user),
      hostVerifier: (shown: Buffer) => {
        if (pinned.some((key) => key.blob.equals(shown))) return true
        failure = channelError('hostKey', describeStranger(target, shown, start.known))
        return false
      },
      algorithms: offerAlgorithms(orderAlgorithms(pinned)),
      readyTimeout: 0, // ours says more
      // ssh2 only asks for signs of life; whether there are any is judged by the bytes that arrive (watchConnection).
      keepaliveInterval: limits.keepAliveMs,
      keepaliveCountMax: Number.MAX_SAFE_INTEGER,
    })
  })
}

function watchConnection(client: Client, socket: Duplex, { target, limits, via }: Start): Connection {
  let lost: string | undefined
  let gone: string | undefined
  let heard = ''
  let held = 0
  const calls: (() => void)[] = []
  const leave = (why: string) => {
    if (gone !== undefined) return
    gone = why
    for (const call of calls) call()
  }
  const lose = (why: string) => {
    lost ??= why
    clearInterval(pulse.timer)
    leave(why)
  }
  const end = (why: string) => {
    lose(why)
    client.end()
    socket.destroy()
  }
  const release = () => {
    held -= 1
    if (held === 0 && gone !== undefined) end(gone)
  }
  const pulse = watchPulse(countBytes(socket), limits, () => end('no sign of life from the host'))
  client.on('error', (error) => (heard = error.message))
  client.on('end', () => lose(heard || 'the host ended the connection'))
  client.on('close', () => lose(heard || wayLost(target, via) || 'the connection was lost'))
  return {
    client,
    sessions: pLimit(limits.sessions),
    running: 0,
    ended: 0,
    connects: pLimit(limits.connects),
    isSilent: pulse.isSilent,
    hold: () => {
      held += 1
      return release
    },
    idle: () => held === 0,
    gone: () => gone,
    onGone: (call) => void (gone === undefined ? calls.push(call) : call()),
    lost: () => lost,
    retire: (why) => {
      leave(why)
      if (held === 0) end(why)
    },
    end,
  }
}

/** Any byte is a sign of life: during a long upload the answer to a ping waits behind the data, and is none the worse. */
function watchPulse(heard: () => number, limits: SshLimits, dead: () => void) {
  let bytes = heard()
  let misses = 0
  const timer = setInterval(() => {
    misses = heard() === bytes ? misses + 1 : 0
    bytes = heard()
    if (misses >= limits.keepAliveMisses) dead()
  }, limits.keepAliveMs)
  return { timer, isSilent: () => misses > 0 }
}

/** Through a bastion there is no socket of our own to ask. */
function countBytes(stream: Duplex): () => number {
  if (stream instanceof Socket) return () => stream.bytesRead
  let bytes = 0
  stream.on('data', (chunk: Uint8Array) => (bytes += chunk.length))
  return () => bytes
}

function wayLost({ jump }: Target, via: Connection | undefined): string | undefined {
  const why = via?.gone()
  return why === undefined ? undefined : `the connection of ${jump?.name}, on the way there, was lost: ${why}`
}

/** A node as people find it: name, address, port, and the way there. */
export function whereIs({ node, user, address, port, jump }: Target): string {
  return `${node} (${user}@${address}:${port}${jump ? ` through ${jump.name}` : ''})`
}

/** What every call answers once the channels are closed. */
export function closed(target: Target): ChannelError {
  return channelError('cut', `${target.node}: the connection was closed by this controller`)
}

function dropped(target: Target, why: string): ChannelError {
  const message = `${whereIs(target)} hung up before the key exchange: ${why}; is sshd overloaded (MaxStartups)?`
  return Object.assign(channelError('connect', message), { dropped: true as const })
}

function tooSlow(target: Target, limits: SshLimits, exchanged: boolean): ChannelError {
  const phase = exchanged ? 'login' : 'key exchange'
  return channelError('connect', `${whereIs(target)} did not finish the ${phase} within ${limits.loginMs} ms`)
}

function brokeOff(target: Target, why: string): ChannelError {
  return channelError('connect', `${whereIs(target)}: the connection broke off during the login: ${why}`)
}

function notLoggedIn(target: Target, credentials: Credentials, why: string): ChannelError {
  return channelError(
    'login',
    `${whereIs(target)} refused the login: ${why}. Tried: ${credentials.tried}. ` +
      `Is one of these keys in ~${target.user}/.ssh/authorized_keys?`,
  )
}
