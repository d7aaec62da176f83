import type { Readable, Writable } from 'node:stream'
import type { ExecOptions } from './port.ts'

/** Cap for each of stdout and stderr unless the caller names one. */
export const defaultMaxBytes = 1_000_000

const chunkBytes = 64 * 1024

/** What a stream said so far, up to a cap. */
export interface Collected {
  bytes(): Uint8Array
  truncated(): boolean
}

/** Reads a stream to its end and keeps at most `maxBytes`; the rest is drained, because an unread stream never closes. */
export function collect(stream: Readable, maxBytes: number): Collected {
  const chunks: Uint8Array[] = []
  let kept = 0
  let truncated = false
  stream.on('data', (chunk: Uint8Array) => {
    const room = maxBytes - kept
    if (chunk.length > room) truncated = true
    if (room <= 0) return
    const part = chunk.length > room ? chunk.subarray(0, room) : chunk
    chunks.push(part)
    kept += part.length
  })
  stream.on('error', () => undefined) // a broken stream also closes its conversation, which is where it is judged
  return { bytes: () => Buffer.concat(chunks), truncated: () => truncated }
}

/**
 * Writes a command's stdin at the pace of its reader, then ends it. A command that stops reading (EPIPE) is its own
 * right and no error; only a failing source rejects.
 */
export async function feed(sink: Writable, stdin: ExecOptions['stdin']): Promise<void> {
  let open = true
  let wake: (() => void) | undefined
  const shut = () => {
    open = false
    wake?.()
  }
  sink.on('error', shut)
  sink.on('close', shut)
  sink.on('drain', () => wake?.())
  for await (const chunk of chunksOf(stdin)) {
    if (!open) return
    if (!sink.write(chunk) && open) await new Promise<void>((resolve) => (wake = resolve))
    if (!open) return
  }
  sink.end()
}

async function* chunksOf(stdin: ExecOptions['stdin']): AsyncIterable<Uint8Array> {
  if (stdin === undefined) return
  if (!(stdin instanceof Uint8Array)) return yield* stdin
  for (let at = 0; at < stdin.length; at += chunkBytes) yield stdin.subarray(at, at + chunkBytes)
}
