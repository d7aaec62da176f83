import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** What happens to the bytes of one direction. Counts are bytes of one connection. */
export interface Fault {
  /** Every chunk comes so much later. */
  delayMs?: number
  /** From this byte on nothing is passed on, and nobody is told: a half-open link. */
  blackholeAt?: number
  /** At this byte both sides see a reset. */
  resetAt?: number
}

/** Faults in both directions: `up` is from the client to the server. */
export interface Faults {
  up?: Fault
  down?: Fault
}

/** A TCP proxy on loopback that breaks connections on purpose. */
export interface FaultProxy {
  port: number
  /** For connections that start from now on. */
  setFaults(faults: Faults): void
  /** From now on no byte of the connections there are passes, and nobody is told; new ones are as they would be. */
  blackhole(): void
  /** Resets every connection there is. */
  reset(): void
  /** Bytes that came from the clients of the newest connection: where to put a fault next time. */
  bytesUp(): number
  /** Connections so far. */
  connections(): number
  close(): Promise<void>
}

/** Puts a proxy before `to`; without faults it changes nothing. */
export async function startFaultProxy(to: { host?: string; port: number }): Promise<FaultProxy> {
  let faults: Faults = {}
  let darkened = 0 // connections up to this one are dark
  let connections = 0
  let bytesUp = 0
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ host: to.host ?? '127.0.0.1', port: to.port, noDelay: true })
    connections += 1
    bytesUp = 0
    const mine = connections
    const isDark = () => mine <= darkened
    const reset = () => {
      client.resetAndDestroy()
      upstream.resetAndDestroy()
    }
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      socket.on('error', () => undefined)
    }
    pass({ from: client, to: upstream, fault: faults.up ?? {}, reset, isDark, count: (bytes) => (bytesUp += bytes) })
    pass({ from: upstream, to: client, fault: faults.down ?? {}, reset, isDark, count: () => undefined })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    setFaults: (next) => void (faults = next),
    blackhole: () => void (darkened = connections),
    reset: () => {
      for (const socket of sockets) socket.resetAndDestroy()
    },
    bytesUp: () => bytesUp,
    connections: () => connections,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

interface Way {
  from: Socket
  to: Socket
  fault: Fault
  reset: () => void
  isDark: () => boolean
  count: (bytes: number) => void
}

function pass({ from, to, fault, reset, isDark, count }: Way): void {
  let seen = 0
  const swallows = () => isDark() || seen >= (fault.blackholeAt ?? Infinity)
  /** Work in order, each after the delay; without one at once. */
  const later = (work: () => void) => (fault.delayMs ? void setTimeout(work, fault.delayMs).unref() : work())
  from.on('data', (chunk: Buffer) => {
    const before = seen
    const dark = swallows()
    seen += chunk.length
    count(chunk.length)
    if (dark) return
    const end = Math.min(fault.blackholeAt ?? Infinity, fault.resetAt ?? Infinity)
    const part = seen > end ? chunk.subarray(0, end - before) : chunk
    later(() => {
      if (to.writable && part.length > 0 && !to.write(part)) {
        from.pause()
        to.once('drain', () => from.resume())
      }
      if (before + chunk.length >= (fault.resetAt ?? Infinity)) reset()
    })
  })
  from.on('end', () => later(() => (swallows() ? undefined : to.end())))
  from.on('close', () => later(() => (swallows() ? undefined : to.destroy())))
}
