import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { repositoryError } from '../port.ts'
import { gitSettings } from './environment.ts'

/** Reads objects through one long-lived `git cat-file --batch`. */
export interface ObjectReader {
  /** The blobs by id; undefined in place of one that is not there. Throws `corrupt`, `timeout` or `limit`. */
  read(oids: string[]): Promise<Map<string, Uint8Array | undefined>>
  /** Ends the child; the next read starts another. */
  reset(): void
}

const maxBlobBytes = 64 * 1024 * 1024
const maxReadBytes = 512 * 1024 * 1024

/** Prepares the reader; no process runs before the first read. */
export function openObjectReader(options: { environment: Record<string, string>; timeoutMs: number }): ObjectReader {
  let child: ChildProcess | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const reset = (): void => {
    child?.kill('SIGKILL')
    child = undefined
  }
  const start = (): ChildProcess => {
    const args = [...gitSettings.flatMap((setting) => ['-c', setting]), 'cat-file', '--batch']
    const started = spawn('git', args, { env: options.environment, cwd: '/', stdio: ['pipe', 'pipe', 'ignore'] })
    // Its death is noticed by the read in hand, or by the next one's failing write.
    started.on('error', () => undefined)
    started.stdin.on('error', () => undefined)
    started.once('exit', () => {
      if (child === started) child = undefined
    })
    child = started
    return started
  }
  const ask = async (oids: string[]): Promise<Map<string, Uint8Array | undefined>> => {
    try {
      return await exchange(child ?? start(), oids, options.timeoutMs)
    } catch (error) {
      reset()
      throw error
    }
  }
  return {
    read: (oids) => {
      const distinct = [...new Set(oids)]
      const task = turn.then(async () => {
        const isKept = child !== undefined
        try {
          return await ask(distinct)
        } catch (error) {
          // A kept child may have been killed since; only a new one speaks for the clone.
          if (!isKept || (error as { code?: string }).code !== 'corrupt') throw error
          return await ask(distinct)
        }
      })
      turn = task.catch(() => undefined)
      return task
    },
    reset,
  }
}

/** One question and its answers, in order. */
function exchange(
  child: ChildProcess,
  oids: string[],
  timeoutMs: number,
): Promise<Map<string, Uint8Array | undefined>> {
  const { stdin, stdout } = child
  if (!stdin || !stdout) throw died()
  const found = new Map<string, Uint8Array | undefined>()
  if (oids.length === 0) return Promise.resolve(found)
  const parse = answerParser(oids, found)
  return new Promise((resolve, reject) => {
    const finish = (error?: unknown): void => {
      clearTimeout(deadline)
      stdout.off('data', onData)
      child.off('close', onClose)
      child.off('error', onClose)
      if (error === undefined) resolve(found)
      else reject(error)
    }
    const onData = (chunk: Buffer): void => {
      try {
        if (parse(chunk)) finish()
      } catch (error) {
        finish(error)
      }
    }
    const onClose = (): void => finish(died())
    const deadline = setTimeout(() => {
      finish(
        repositoryError(
          'timeout',
          `reading ${oids.length} objects took over ${timeoutMs / 1000} s`,
          'see whether the disk is well',
        ),
      )
    }, timeoutMs)
    stdout.on('data', onData)
    child.once('close', onClose)
    child.once('error', onClose)
    if (child.exitCode !== null || child.signalCode !== null) finish(died())
    else stdin.write(`${oids.join('\n')}\n`)
  })
}

/** Takes the child's output piece by piece and answers true when every object has been answered. */
function answerParser(oids: string[], found: Map<string, Uint8Array | undefined>): (chunk: Buffer) => boolean {
  let index = 0
  let total = 0
  let header = Buffer.alloc(0)
  let blob: { oid: string; type: string; size: number; filled: number; bytes: Buffer } | undefined
  const begin = (line: string): void => {
    const oid = oids[index] ?? ''
    if (line === `${oid} missing`) {
      found.set(oid, undefined)
      index += 1
      return
    }
    const match = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(line)
    if (!match || match[1] !== oid) throw damaged(oid, `unexpected answer ${JSON.stringify(line.slice(0, 100))}`)
    const size = Number(match[3])
    total += size
    if (size > maxBlobBytes || total > maxReadBytes)
      throw repositoryError(
        'limit',
        `object ${oid} has ${size} bytes`,
        'a file may have 64 MB, all files read at once 512 MB',
      )
    blob = { oid, type: match[2] ?? '', size, filled: 0, bytes: Buffer.allocUnsafe(size + 1) }
  }
  return (chunk) => {
    let rest = chunk
    while (rest.length > 0) {
      if (blob) {
        const taken = rest.copy(blob.bytes, blob.filled, 0, blob.size + 1 - blob.filled)
        blob.filled += taken
        rest = rest.subarray(taken)
        if (blob.filled <= blob.size) continue
        const bytes = blob.bytes.subarray(0, blob.size)
        if (blob.bytes[blob.size] !== 10 || objectId(blob.type, bytes, blob.oid.length) !== blob.oid)
          throw damaged(blob.oid, 'its content does not have this id')
        found.set(blob.oid, bytes)
        blob = undefined
        index += 1
      } else {
        const end = rest.indexOf(10)
        header = Buffer.concat([header, end < 0 ? rest : rest.subarray(0, end)])
        if (header.length > 4096) throw damaged(oids[index] ?? '', 'endless answer')
        rest = end < 0 ? rest.subarray(rest.length) : rest.subarray(end + 1)
        if (end < 0) continue
        begin(header.toString())
        header = Buffer.alloc(0)
      }
    }
    return index === oids.length
  }
}

function objectId(type: string, bytes: Uint8Array, length: number): string {
  return createHash(length === 64 ? 'sha256' : 'sha1')
    .update(`${type} ${bytes.length}\0`)
    .update(bytes)
    .digest('hex')
}

function damaged(oid: string, why: string): Error {
  return repositoryError('corrupt', `object ${oid} of the clone is damaged: ${why}`, 'the clone is made anew')
}

function died(): Error {
  return repositoryError('corrupt', 'git cat-file ended while objects were read', 'the clone is made anew')
}
