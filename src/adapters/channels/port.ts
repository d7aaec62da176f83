import type { Duplex } from 'node:stream'
import type { Target } from '../../core/fleet/node.ts'

/** What a command on a host answered. Streams are capped; `truncated` says so. */
export interface ExecResult {
  /** Undefined when a signal or a lost connection ended it. */
  code: number | undefined
  stdout: Uint8Array
  stderr: Uint8Array
  truncated: boolean
}

/**
 * A conversation that did not come about or broke off. After `connect`, `hostKey`, `login` and `bastion` (the way there is
 * cut, which says nothing of the host) no command was sent; after `timeout` and `cut` it may have run, and may still be
 * running.
 */
export interface ChannelError extends Error {
  code: 'connect' | 'hostKey' | 'login' | 'bastion' | 'cut' | 'timeout' | 'forward' | 'refused'
}

export interface ExecOptions {
  /** Bytes, or chunks as they come (an upload); undefined: empty. */
  stdin?: Uint8Array | AsyncIterable<Uint8Array>
  timeoutMs: number
  /** Cap for each of stdout and stderr, default 1 MB. */
  maxBytes?: number
  /** Do not reuse a kept connection. */
  fresh?: boolean
}

/** Exec and dial to one host. Errors are `ChannelError`s (made by `channelError`). */
export interface Channels {
  /** Runs one constant command line through the host's login shell. Throws ChannelError. */
  exec(target: Target, command: string, options: ExecOptions): Promise<ExecResult>
  /** A TCP connection as seen from the host (`direct-tcpip`). `forward`: forbidden there; `refused`: nobody listens. */
  dial(target: Target, address: { host: string; port: number }, timeoutMs: number): Promise<Duplex>
  close(): Promise<void>
}

/** An Error that says where a conversation broke. */
export function channelError(code: ChannelError['code'], message: string, cause?: unknown): ChannelError {
  return Object.assign(new Error(message, { cause }), { code })
}
