import type { Channels } from '../../src/adapters/channels/port.ts'
import type { Target } from '../../src/core/fleet/node.ts'

/** One command that was run on a node, with all that went there and came back. */
export interface RecordedExec {
  node: string
  command: string
  stdin: Buffer
  stdout: Buffer
  stderr: Buffer
  fresh: boolean
}

/** One connection that was opened through a node. */
export interface RecordedDial {
  node: string
  host: string
  port: number
  bytesOut: number
  bytesIn: number
}

/** What went through channels, in the order it began. */
export interface Conversation {
  execs: RecordedExec[]
  dials: RecordedDial[]
}

/** Channels that pass everything on to others and write it down. */
export function recordChannels(channels: Channels): { channels: Channels; take(): Conversation } {
  let said: Conversation = { execs: [], dials: [] }
  return {
    take: () => {
      const taken = said
      said = { execs: [], dials: [] }
      return taken
    },
    channels: {
      exec: async (target, command, options) => {
        const stdin = await gather(options.stdin)
        const empty = Buffer.alloc(0)
        const { fresh = false } = options
        const one: RecordedExec = { node: target.node, command, stdin, stdout: empty, stderr: empty, fresh }
        said.execs.push(one)
        const result = await channels.exec(target, command, { ...options, stdin })
        one.stdout = Buffer.from(result.stdout)
        one.stderr = Buffer.from(result.stderr)
        return result
      },
      dial: async (target: Target, address, timeoutMs) => {
        const one: RecordedDial = { node: target.node, ...address, bytesOut: 0, bytesIn: 0 }
        said.dials.push(one)
        const stream = await channels.dial(target, address, timeoutMs)
        const { push } = stream
        const write = stream.write.bind(stream) as (chunk: Uint8Array | string, ...rest: unknown[]) => boolean
        stream.write = (chunk: Uint8Array | string, ...rest: unknown[]): boolean => {
          one.bytesOut += Buffer.byteLength(chunk)
          return write(chunk, ...rest)
        }
        stream.push = (chunk: Uint8Array | null): boolean => {
          one.bytesIn += chunk?.length ?? 0
          return push.call(stream, chunk)
        }
        return stream
      },
      close: () => channels.close(),
    },
  }
}

async function gather(stdin: Uint8Array | AsyncIterable<Uint8Array> | undefined): Promise<Buffer> {
  if (stdin === undefined) return Buffer.alloc(0)
  if (stdin instanceof Uint8Array) return Buffer.from(stdin)
  const chunks: Uint8Array[] = []
  for await (const chunk of stdin) chunks.push(chunk)
  return Buffer.concat(chunks)
}
