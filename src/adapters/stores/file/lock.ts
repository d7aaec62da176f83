import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { storeError } from '../port.ts'
import { replaceFile } from './durable.ts'

/** A directory held against every other process of this machine. */
export interface DirectoryLock {
  release(): Promise<void>
}

const lockTimeoutMs = 10_000
/** `flock -n` on a lock that another process holds. */
const heldElsewhere = 1

/**
 * Takes the kernel's lock (flock) on a directory. It ends with the process, however that ends, so there is no stale
 * lock to judge: neither kill -9 nor a reused pid nor another pid namespace can mislead it. The file `lock` only says
 * who holds it.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const handle = await open(directory, 'r')
  try {
    const code = await flock(handle.fd)
    if (code === heldElsewhere) throw await locked(directory)
    if (code !== 0) {
      const message = `${directory}: the lock could not be taken: flock ended with ${code}`
      throw storeError('io', message, 'Check that the directory lies on a file system with locks (flock).')
    }
    const owner = { pid: process.pid, since: new Date().toISOString() }
    await replaceFile(join(directory, 'lock'), `${JSON.stringify(owner)}\n`)
  } catch (error) {
    await handle.close()
    throw error
  }
  return { release: () => handle.close() }
}

/** Node has no flock. The lock belongs to the open file, which the child shares with us and we keep when it has ended. */
async function flock(fd: number): Promise<number | string> {
  const child = spawn('flock', ['-n', '-x', '3'], {
    stdio: ['ignore', 'ignore', 'ignore', fd],
    env: { PATH: '/usr/local/bin:/usr/bin:/bin' },
    timeout: lockTimeoutMs,
    killSignal: 'SIGKILL',
  })
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
    return code ?? signal ?? 'no code'
  } catch (cause) {
    const message = 'the state directory cannot be locked: the program flock cannot be started'
    throw storeError('io', message, 'Install util-linux, which brings flock.', cause)
  }
}

async function locked(directory: string) {
  const owner = await readOwner(join(directory, 'lock'))
  const by = owner ? `process ${owner.pid} since ${owner.since}` : 'another process'
  return storeError(
    'locked',
    `${directory} is in use by ${by}`,
    owner
      ? `Talk to the running daemon instead, or stop it first: kill ${owner.pid}`
      : 'Talk to the running daemon instead, or stop it first.',
  )
}

async function readOwner(path: string): Promise<{ pid: number; since: string } | undefined> {
  try {
    const owner = JSON.parse(await readFile(path, 'utf8')) as { pid?: unknown; since?: unknown }
    if (Number.isSafeInteger(owner.pid) && typeof owner.since === 'string')
      return { pid: Number(owner.pid), since: owner.since }
  } catch {
    // Just being taken, and not yet signed.
  }
  return undefined
}
