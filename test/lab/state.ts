import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventually } from './run.ts'

// Labs stand side by side, each with a number: its names and its network follow from it. A person has number 0.
const mostLabs = 32
const labNumber = readNumber(process.env.HOLDFAST_LAB_NUMBER ?? '0')

/** What everything of this lab on the machine is called: its state, its cgroup, its wire. */
export const labName = labNumber === 0 ? 'holdfast-lab' : `holdfast-lab-${labNumber}`

/** The first two numbers of the hosts' addresses; the network is a /16. */
export const network = `10.${213 + labNumber}`

/** Where the running lab's state lives; everything in it belongs to one lab and goes with it. */
export const stateDirectory = `/run/${labName}`

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

const stateFile = 'state.json'
// One for all labs: what they change of the machine, and the file systems they boot from, they have in common.
const lockFile = '/run/holdfast-lab.lock'
// A lab is built while others wait, the first time with its file system.
const lockTimeoutMs = 600_000

function readNumber(text: string): number {
  if (/^[0-9]{1,2}$/.test(text) && Number(text) < mostLabs) return Number(text)
  throw new Error(`HOLDFAST_LAB_NUMBER is "${text}": write a number from 0 to ${mostLabs - 1}`)
}

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

/** Reads the lab's state, or that of another lab; undefined when there is no lab. */
export function readState(directory = stateDirectory): LabState | undefined {
  const text = readText(join(directory, stateFile))
  return text === undefined ? undefined : (JSON.parse(text) as LabState)
}

/** Replaces the lab's state in one step. */
export function writeState(state: LabState, directory = stateDirectory): void {
  const file = join(directory, stateFile)
  mkdirSync(directory, { recursive: true, mode: 0o755 })
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`)
  renameSync(`${file}.new`, file)
}

/** The other labs in use, as state directories; they need what the machine was given as much as this one. */
export function otherLabs(): string[] {
  const all = readdirSync('/run').filter((name) => /^holdfast-lab(-[0-9]+)?$/.test(name))
  return all.map((name) => `/run/${name}`).filter((path) => path !== stateDirectory && isInUse(readState(path)))
}

/** Does work that changes a lab while no other process does; says whom it waits for, and throws when that takes too long. */
export async function exclusively<T>(
  work: () => Promise<T>,
  say: (line: string) => void = () => undefined,
): Promise<T> {
  const self = identify(process.pid)
  if (self === undefined) throw new Error('the lab needs /proc')
  const mine = `${lockFile}.${process.pid}`
  writeFileSync(mine, JSON.stringify(self))
  try {
    await takeLock(mine, say)
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

async function takeLock(mine: string, say: (line: string) => void): Promise<void> {
  let holder: Identity | undefined
  let told: number | undefined
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
    else if (told !== holder.pid) say(`waiting for process ${(told = holder.pid)}, which is changing a lab`)
    return undefined
  }, lockTimeoutMs)
  // What those left who were killed while they waited.
  for (const name of readdirSync('/run').filter((one) => one.startsWith('holdfast-lab.lock.'))) {
    if (identify(Number(name.split('.').at(-1))) === undefined) rmSync(join('/run', name), { force: true })
  }
  if (!taken) throw new Error(`the lab is being changed by process ${holder?.pid}: wait for it to finish`)
}
