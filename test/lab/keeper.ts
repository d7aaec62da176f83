import { spawn } from 'node:child_process'
import type { Writable } from 'node:stream'
import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eventually, must, run } from './run.ts'
import { identify, isRunning, labName, network, otherLabs, readState, stateDirectory, writeState } from './state.ts'
import type { Identity, LabState } from './state.ts'

const inotifyFile = '/proc/sys/fs/inotify/max_user_instances'
const inotifyWanted = '8192'

/** Path of a script that runs inside the lab's namespaces. */
export const insideScript = (name: string): string => fileURLToPath(new URL(`inside/${name}.sh`, import.meta.url))

/** A running keeper and the promise to it that the lab shall outlive this process. */
export interface Keeper {
  identity: Identity
  keep(): void
}

/** Prefix of a command that shall run in the keeper's mount and pid namespaces, in the machine's network. */
export function insideOf(keeper: Identity): string[] {
  return ['nsenter', `--target=${keeper.pid}`, '--mount', '--pid', '--']
}

/** Starts the process whose life is the lab's life, with the lab's bridge and its wire to the machine. */
export async function startKeeper(state: LabState): Promise<Keeper> {
  prepareMachine(state)
  const isolate = ['--mount', '--propagation=private', '--pid', '--fork', '--kill-child', '--mount-proc']
  const child = spawn('unshare', [...isolate, 'bash', insideScript('keeper'), stateDirectory, labName, network], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    cwd: '/',
  })
  let said = ''
  let ended = false
  child.on('exit', () => (ended = true))
  child.on('error', (error) => (said += error.message))
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const ready = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), 20_000)
    const answer = (value: boolean): void => {
      clearTimeout(timer)
      resolve(value)
    }
    child.stdout.once('data', () => answer(true))
    child.stdout.once('close', () => answer(false))
  })
  const pid = child.pid === undefined || ended ? undefined : onlyChild(child.pid)
  const identity = pid === undefined ? undefined : identify(pid)
  if (!ready || identity === undefined) {
    child.kill('SIGKILL')
    throw new Error(`the lab's keeper did not start: ${said.trim()}`)
  }
  state.keeper = identity
  writeState(state)
  // Nothing of the keeper keeps this process alive: it says no more, and the pipe's end, however it comes, is the lab's.
  child.unref()
  child.stdout.destroy()
  child.stderr.destroy()
  ;(child.stdin as Writable & { unref?: () => void }).unref?.()
  return { identity, keep: () => void child.stdin.end('keep\n') }
}

function onlyChild(pid: number): number | undefined {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
  return children[0] ? Number(children[0]) : undefined
}

function prepareMachine(state: LabState): void {
  for (const directory of ['/run/netns', '/run/systemd/nspawn']) {
    if (existsSync(directory)) continue
    state.madeDirectories.push(directory)
    writeState(state)
    mkdirSync(directory, { recursive: true })
  }
  mkdirSync(`${stateDirectory}/hosts`, { recursive: true })
  // At the default of 128 about the 17th systemd dies with "Too many open files".
  const before = readFileSync(inotifyFile, 'utf8').trim()
  if (Number(before) >= Number(inotifyWanted)) return
  state.inotifyInstances = before
  writeState(state)
  writeFileSync(inotifyFile, inotifyWanted)
}

/** Takes back everything a state says the lab changed; also what a killed run left. */
export async function endKeeper(state: LabState): Promise<void> {
  if (isRunning(state.keeper)) {
    const { keeper } = state
    process.kill(keeper.pid, 'SIGKILL')
    // The kernel ends every process of the namespace before the keeper itself is gone.
    const gone = await eventually(() => (isRunning(keeper) ? undefined : true), 30_000, 20)
    if (!gone) throw new Error(`the lab's keeper (process ${keeper.pid}) does not end`)
  }
  // Namespaces go some time after their last process; the wire in this one shall be gone on return.
  if (existsSync(`/sys/class/net/${labName}`)) await run(['ip', 'link', 'delete', labName])
  await removeGroups()
  giveBack(state)
  rmSync(stateDirectory, { recursive: true, force: true })
}

/** Puts the machine back as it was; while another lab stands, it becomes that one's to do. */
function giveBack(state: LabState): void {
  const [heir] = otherLabs()
  const heirState = heir === undefined ? undefined : readState(heir)
  if (heir !== undefined && heirState !== undefined) {
    heirState.inotifyInstances ??= state.inotifyInstances
    heirState.madeDirectories.push(...state.madeDirectories)
    writeState(heirState, heir)
    return
  }
  if (state.inotifyInstances !== undefined && readFileSync(inotifyFile, 'utf8').trim() === inotifyWanted) {
    writeFileSync(inotifyFile, state.inotifyInstances)
  }
  for (const directory of state.madeDirectories) removeEmpty(directory)
}

function removeEmpty(directory: string): void {
  try {
    rmdirSync(directory)
    if (dirname(directory) === '/run/systemd') rmdirSync('/run/systemd')
  } catch {
    // Somebody else uses it by now: then it is theirs.
  }
}

async function removeGroups(): Promise<void> {
  const group = `/sys/fs/cgroup/${labName}`
  const script = `mount -t cgroup2 cgroup2 /sys/fs/cgroup && [ ! -d ${group} ] || find ${group} -depth -type d -exec rmdir {} +`
  // A group is busy until the last of its processes is reaped.
  const removed = await eventually(async () => {
    const done = await run(['unshare', '--mount', '--propagation=private', 'sh', '-c', script])
    return done.code === 0 ? true : undefined
  }, 20_000)
  if (!removed) await must(['unshare', '--mount', '--propagation=private', 'sh', '-c', script])
}
