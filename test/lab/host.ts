import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { insideOf, insideScript } from './keeper.ts'
import { eventually, must, run } from './run.ts'
import { isRunning, labName, stateDirectory } from './state.ts'
import type { Identity, LabHost } from './state.ts'

const bootTimeoutMs = 90_000

function readWithin(keeper: Identity, path: string): string | undefined {
  try {
    return readFileSync(`/proc/${keeper.pid}/root${path}`, 'utf8').trim()
  } catch {
    return undefined
  }
}

/** The host's own process 1, by the number this namespace knows it by; undefined while the host is off. */
export function findInit(keeper: Identity, name: string): number | undefined {
  const group = `/sys/fs/cgroup/${labName}/${name}/payload/init.scope/cgroup.procs`
  const first = readWithin(keeper, group)?.split('\n')[0]
  return first ? Number(first) : undefined
}

/** The host's boot id, new with each boot; undefined while the host is off. */
export function readBootId(keeper: Identity, name: string): string | undefined {
  const init = findInit(keeper, name)
  if (init === undefined) return undefined
  try {
    return readFileSync(`/proc/${init}/root/proc/sys/kernel/random/boot_id`, 'utf8').trim() || undefined
  } catch {
    return undefined
  }
}

/** The command that runs a command in a host as root, past its network and its sshd; a string goes to `sh -c`. */
export function execArgv(keeper: Identity, name: string, argv: string[] | string): string[] {
  const init = findInit(keeper, name)
  if (init === undefined) throw new Error(`${name} is off: power it on`)
  const command = typeof argv === 'string' ? ['sh', '-c', argv] : argv
  const clean = ['env', '-i', 'HOME=/root', 'USER=root', 'LANG=C.UTF-8', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin']
  return ['nsenter', `--target=${init}`, '--all', '--', ...clean, ...command]
}

/** Lays out a host's file system, network and keys; returns its public host keys. */
export async function prepareHost(
  keeper: Identity,
  host: Pick<LabHost, 'name' | 'address'>,
  index: number,
  layers: string[],
): Promise<string[]> {
  const script = [insideScript('prepare'), stateDirectory, host.name, String(index), host.address, layers.join(':')]
  const printed = await must([...insideOf(keeper), 'bash', ...script])
  return printed.trim().split('\n')
}

/** Starts a host that is laid out and waits until it has booted and its sshd answers. */
export async function bootHost(keeper: Identity, host: LabHost): Promise<void> {
  const script = [insideScript('host'), stateDirectory, labName, host.name]
  await must([...insideOf(keeper), 'setsid', '--fork', 'bash', ...script])
  await awaitBoot(keeper, host)
}

/** Waits until a host has booted, with a boot id other than the one given, and its sshd answers. */
export async function awaitBoot(keeper: Identity, host: LabHost, formerBootId?: string): Promise<void> {
  const booted = await eventually(async () => {
    const bootId = readBootId(keeper, host.name)
    if (!isRunning(keeper)) throw new Error('the lab has ended')
    if (bootId === undefined || bootId === formerBootId) return undefined
    return (await isBooted(keeper, host.name)) || undefined
  }, bootTimeoutMs)
  const answers = booted && (await eventually(() => greets(host), bootTimeoutMs))
  if (answers) return
  const tail = readConsole(keeper, host.name).split('\n').slice(-12).join('\n')
  throw new Error(`${host.name} ${booted ? 'has booted but its sshd does not answer' : 'does not boot'}:\n${tail}`)
}

async function isBooted(keeper: Identity, name: string): Promise<boolean> {
  try {
    const asked = await run(execArgv(keeper, name, ['systemctl', 'is-system-running']))
    // Degraded is booted too: a test may have broken a unit on purpose.
    return ['running', 'degraded'].includes(asked.stdout.trim())
  } catch {
    // The process entered a moment ago may be gone by now: it is still booting.
    return false
  }
}

/** What the host wrote to its console since the lab came up. */
export function readConsole(keeper: Identity, name: string): string {
  return readWithin(keeper, `${stateDirectory}/hosts/${name}/console.log`) ?? ''
}

/** Whether something that speaks SSH answers at the host's address; undefined when not. */
export function greets(host: Pick<LabHost, 'address' | 'port'>, timeoutMs = 2_000): Promise<true | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: host.address, port: host.port, timeout: timeoutMs })
    const answer = (value: true | undefined): void => {
      socket.destroy()
      resolve(value)
    }
    socket.once('data', (text) => answer(text.toString().startsWith('SSH-2.0-') ? true : undefined))
    for (const event of ['error', 'timeout', 'close']) socket.once(event, () => answer(undefined))
  })
}

/** Restarts a host the orderly way and waits for it. */
export async function rebootHost(keeper: Identity, host: LabHost): Promise<void> {
  const former = readBootId(keeper, host.name)
  if (former === undefined) throw new Error(`${host.name} is off: power it on`)
  await must(execArgv(keeper, host.name, ['systemctl', '--no-block', 'reboot']))
  await awaitBoot(keeper, host, former)
}

/** Takes a host's power away: nothing in it gets to say goodbye. Its disk stays as it is. */
export async function powerOffHost(keeper: Identity, name: string): Promise<void> {
  const init = findInit(keeper, name)
  if (init === undefined) return
  process.kill(init, 'SIGKILL')
  const supervisor = `/sys/fs/cgroup/${labName}/${name}/supervisor/cgroup.procs`
  const off = await eventually(() => (readWithin(keeper, supervisor) ? undefined : true), 20_000)
  if (!off) throw new Error(`${name} does not go off`)
}

/** Unplugs a host's network cable, or plugs it in again; open connections are not told. */
export async function setCable(keeper: Identity, index: number, plugged: boolean): Promise<void> {
  await must([...insideOf(keeper), 'ip', '-n', 'lab', 'link', 'set', `port${index}`, plugged ? 'up' : 'down'])
}
