import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventually } from './run.ts'

/** Where the running lab's state lives; everything in it belongs to one lab and goes with it. */
export const stateDirectory = '/run/holdfast-lab'

/** A process that cannot be confused with a later one of the same number. */
export interface Identity {
  pid: number
  /** Clock ticks between the machine's boot and the process's start, from /proc/PID/stat. */
  started: string
  bootId: string
}

/** One host of the lab, as tests, the demo and the bench address it. */
export interface LabHost {
  name: string
  /** IPv4 address, dialled directly from the machine's ordinary network namespace. */
  address: string
  port: 22
  /** Public host keys, as "ssh-ed25519 AAAA…"; the first is the ed25519 one. */
  hostKeys: string[]
  /** Private key that opens `root` and `deploy` on every host. */
  identityFile: string
  /** The host's network namespace, as a path for `nsenter --net=`. */
  netns: string
}

/** What the lab has changed on the machine, written before each change so that any later run can take it back. */
export interface LabState {
  phase: 'booting' | 'up'
  /** The process whose end is the lab's end; absent when the lab was asked to outlive it. */
  owner?: Identity
  keeper?: Identity
  /** fs.inotify.max_user_instances before the lab raised it. */
  inotifyInstances?: string
  /** Directories made in the machine's own file system only to mount over them. */
  madeDirectories: string[]
  hosts: LabHost[]
}

const stateFile = join(stateDirectory, 'state.json')
// Not inside the state directory: that is removed while the lock is held.
const lockFile = `${stateDirectory}.lock`
// Long enough for a process that was just killed, or for a `down`; not for the building of a lab.
const lockTimeoutMs = 5_000

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Identifies a running process; undefined when there is none of this number. */
export function identify(pid: number): Identity | undefined {
  const stat = readText(`/proc/${pid}/stat`)
  const bootId = readText('/proc/sys/kernel/random/boot_id')?.trim()
  // The command's name may hold spaces and brackets; the fields that follow its last bracket are plain.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  const started = fields?.[19]
  if (started === undefined || bootId === undefined || fields?.[0] === 'Z') return undefined
  return { pid, started, bootId }
}

/** Whether exactly this process still runs. */
export function isRunning(identity: Identity | undefined): identity is Identity {
  const now = identity && identify(identity.pid)
  return now !== undefined && now.started === identity?.started && now.bootId === identity.bootId
}

/** Whether a state describes a lab somebody still uses, as opposed to what a killed run left. */
export function isInUse(state: LabState | undefined): state is LabState {
  return state?.phase === 'up' && isRunning(state.keeper) && (state.owner === undefined || isRunning(state.owner))
}

/** Reads the lab's state; undefined when there is no lab. */
export function readState(): LabState | undefined {
  const text = readText(stateFile)
  return text === undefined ? undefined : (JSON.parse(text) as LabState)
}

/** Replaces the lab's state in one step. */
export function writeState(state: LabState): void {
  mkdirSync(stateDirectory, { recursive: true, mode: 0o755 })
  writeFileSync(`${stateFile}.new`, `${JSON.stringify(state, null, 2)}\n`)
  renameSync(`${stateFile}.new`, stateFile)
}

/** Does work that changes the lab while no other process does; throws when one is still at it after a few seconds. */
export async function exclusively<T>(work: () => Promise<T>): Promise<T> {
  const self = identify(process.pid)
  if (self === undefined) throw new Error('the lab needs /proc')
  const mine = `${lockFile}.${process.pid}`
  writeFileSync(mine, JSON.stringify(self))
  try {
    await takeLock(mine)
  } finally {
    rmSync(mine, { force: true })
  }
  try {
    return await work()
  } finally {
    releaseLock()
  }
}

/** Gives the lock back if this process holds it: for a signal handler, after which no `finally` runs. */
export function releaseLock(): void {
  const holder = readText(lockFile)
  if (holder && (JSON.parse(holder) as Identity).pid === process.pid) rmSync(lockFile, { force: true })
}

async function takeLock(mine: string): Promise<void> {
  let holder: Identity | undefined
  const taken = await eventually(() => {
    try {
      // A hard link appears with its content or not at all, which an exclusive open does not promise.
      linkSync(mine, lockFile)
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const text = readText(lockFile)
    holder = text ? (JSON.parse(text) as Identity) : undefined
    if (!isRunning(holder)) rmSync(lockFile, { force: true })
    return undefined
  }, lockTimeoutMs)
  if (!taken) throw new Error(`the lab is being changed by process ${holder?.pid}: wait for it to finish`)
}
