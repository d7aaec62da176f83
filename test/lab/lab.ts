import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pLimit from 'p-limit'
import * as hostOf from './host.ts'
import { endKeeper, startKeeper } from './keeper.ts'
import { ensureMachine, missing } from './machine.ts'
import { ensureRootfs } from './rootfs.ts'
import { must, run } from './run.ts'
import type { Finished, RunOptions } from './run.ts'
import { exclusively, identify, isInUse, network, readState, releaseLock, stateDirectory, writeState } from './state.ts'
import type { Identity, LabHost, LabState } from './state.ts'

export { missing } from './machine.ts'
export type { Finished, RunOptions } from './run.ts'
export type { LabHost } from './state.ts'

/** What a lab is made of. */
export interface LabOptions {
  /** The hosts' names, or how many of web-1, web-2, … */
  hosts: string[] | number
  onProgress?: (line: string) => void
  /** Whether the hosts have Python, which only Ansible needs. */
  python?: boolean
  /** Whether the lab outlives the process that asked for it; otherwise it ends with it, however that ends. */
  outlive?: boolean
}

/** A running fleet. Hosts are named, or given as they were listed. */
export interface Lab {
  hosts: LabHost[]
  /** The namespace of the bridge, which reaches all hosts, as a path for `nsenter --net=`. */
  netns: string
  /** Private key that opens `root` and `deploy` on every host. */
  identityFile: string
  /** Configuration for OpenSSH: `ssh -F <this> web-1` or `deploy@web-1`, with the hosts' keys pinned. */
  sshConfig: string
  /** The host of this name; throws a list of those there are when it is none. */
  host(name: string): LabHost
  /** Runs a command in a host as root from outside, past its network and sshd; a string goes to `sh -c`. */
  exec(host: LabHost | string, argv: string[] | string, options?: RunOptions): Promise<Finished>
  /** The command that does what `exec` does, to be spawned with a terminal or a stream of one's own. */
  execArgv(host: LabHost | string, argv: string[] | string): string[]
  /** Runs a command line through OpenSSH, as root or the user given. */
  ssh(host: LabHost | string, command: string, options?: RunOptions & { user?: string }): Promise<Finished>
  /** Restarts a host the orderly way and waits until it has booted again. */
  reboot(host: LabHost | string): Promise<void>
  /** Takes a host's power away and leaves it off. */
  powerOff(host: LabHost | string): Promise<void>
  /** Boots a host that is off. */
  powerOn(host: LabHost | string): Promise<void>
  /** Takes a host's power away at once and boots it again. */
  crash(host: LabHost | string): Promise<void>
  /** Unplugs a host's cable: packets vanish, open connections are not told. */
  cutNetwork(host: LabHost | string): Promise<void>
  /** Plugs the cable in again. */
  restoreNetwork(host: LabHost | string): Promise<void>
  /** The boot id, new with each boot; undefined while the host is off. */
  bootId(host: LabHost | string): string | undefined
  /** What a host wrote to its console. */
  console(host: LabHost | string): string
  /** Ends the lab and everything of it. */
  down(): Promise<void>
}

const parallelBoots = 8
const mostHosts = 200

/** Brings a fleet up; whatever a killed run left is cleared first. One lab at a time for each HOLDFAST_LAB_NUMBER. */
export async function up(options: LabOptions): Promise<Lab> {
  const reason = missing()
  if (reason !== undefined) throw new Error(reason)
  const names = typeof options.hosts === 'number' ? numbered(options.hosts) : options.hosts
  refuseNames(names)
  const say = options.onProgress ?? (() => undefined)
  return exclusively(async () => {
    await clear(say)
    const state: LabState = { phase: 'booting', owner: identify(process.pid), madeDirectories: [], hosts: [] }
    writeState(state)
    try {
      await ensureMachine(say)
      const layers = await ensureRootfs(options.python ?? false, say)
      await boot(state, names, layers, options.outlive ?? false, say)
    } catch (error) {
      await endKeeper(state)
      throw error
    }
    return open(state)
  }, say)
}

/** The lab that is already running, whoever started it; undefined when there is none. */
export async function attach(): Promise<Lab | undefined> {
  const state = readState()
  return isInUse(state) ? open(state) : undefined
}

/** Ends the running lab, or clears what a killed run left; does nothing when there is neither. */
export async function down(): Promise<void> {
  await exclusively(async () => {
    const state = readState()
    if (state !== undefined) await endKeeper(state)
  })
}

/** Ends the lab this very process is in the midst of bringing up: for its signal handler, which cannot wait for a lock. */
export async function abandon(): Promise<void> {
  const state = readState()
  if (state?.phase === 'booting' && state.owner?.pid === process.pid) await endKeeper(state)
  releaseLock()
}

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `web-${index + 1}`)
}

function refuseNames(names: string[]): void {
  const wrong = names.find((name) => !/^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$/.test(name) || name === 'lab')
  if (wrong !== undefined) throw new Error(`"${wrong}" is no name for a host: write lower-case letters, digits and -`)
  if (new Set(names).size < names.length) throw new Error(`two hosts have the same name: ${names.join(' ')}`)
  if (names.length < 1 || names.length > mostHosts)
    throw new Error(`a lab has 1 to ${mostHosts} hosts, not ${names.length}`)
}

function listNames(state: LabState): string {
  const names = state.hosts.map((host) => host.name)
  return names.length <= 8
    ? names.join(' ')
    : `${names.slice(0, 3).join(' ')} … ${names.at(-1)}, ${names.length} in all`
}

async function clear(say: (line: string) => void): Promise<void> {
  const state = readState()
  if (state === undefined) return
  if (isInUse(state)) {
    const owner = state.owner === undefined ? '' : ` of process ${state.owner.pid}`
    throw new Error(
      `a lab is already up (keeper ${state.keeper?.pid}${owner}, hosts ${listNames(state)}): down it first`,
    )
  }
  say('clearing what a killed run left')
  await endKeeper(state)
}

async function boot(
  state: LabState,
  names: string[],
  layers: string[],
  outlive: boolean,
  say: (line: string) => void,
): Promise<void> {
  const identityFile = join(stateDirectory, 'id_ed25519')
  await must(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', 'lab', '-f', identityFile])
  const planned = names.map((name, index) => ({ name, address: addressOf(index) }))
  const etcHosts = planned.map(({ name, address }) => `${address} ${name}\n`).join('')
  writeFileSync(join(stateDirectory, 'etc-hosts'), `127.0.0.1 localhost\n${etcHosts}`)
  const keeper = await startKeeper(state)
  const netns = `/proc/${keeper.identity.pid}/root/run/netns`
  const limit = pLimit(parallelBoots)
  let booted = 0
  const bootOne = async ({ name, address }: { name: string; address: string }, index: number): Promise<LabHost> => {
    const hostKeys = await hostOf.prepareHost(keeper.identity, { name, address }, index, layers)
    const host: LabHost = { name, address, port: 22, hostKeys, identityFile, netns: `${netns}/${name}` }
    await hostOf.bootHost(keeper.identity, host)
    say(`${name} is up at ${address} (${++booted} of ${names.length})`)
    return host
  }
  const settled = await Promise.allSettled(planned.map((host, index) => limit(() => bootOne(host, index))))
  const failed = settled.filter((one) => one.status === 'rejected')
  if (failed[0]) throw new Error(`${failed.length} of ${names.length} hosts failed; the first: ${failed[0].reason}`)
  state.hosts = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  writeSshConfig(state.hosts)
  if (outlive) delete state.owner
  state.phase = 'up'
  writeState(state)
  if (outlive) keeper.keep()
}

function addressOf(index: number): string {
  return `${network}.1.${index + 1}`
}

function writeSshConfig(hosts: LabHost[]): void {
  const known = hosts.flatMap((host) => host.hostKeys.map((key) => `${host.name},${host.address} ${key}\n`))
  const knownFile = join(stateDirectory, 'known_hosts')
  writeFileSync(knownFile, known.join(''))
  const each = hosts.map((host) => `Host ${host.name}\n  HostName ${host.address}\n  HostKeyAlias ${host.name}\n`)
  const identityFile = join(stateDirectory, 'id_ed25519')
  const all = ['Host *', 'User root', `IdentityFile ${identityFile}`, 'IdentitiesOnly yes', 'BatchMode yes']
  all.push(`UserKnownHostsFile ${knownFile}`, 'StrictHostKeyChecking yes', 'ConnectTimeout 10', 'LogLevel ERROR')
  writeFileSync(join(stateDirectory, 'ssh_config'), `${each.join('')}${all.join('\n  ')}\n`)
}

function open(state: LabState): Lab {
  const keeper = state.keeper as Identity
  const sshConfig = join(stateDirectory, 'ssh_config')
  const find = (which: LabHost | string): LabHost => {
    const name = typeof which === 'string' ? which : which.name
    const found = state.hosts.find((host) => host.name === name)
    if (found) return found
    throw new Error(`the lab has no host ${name}; it has ${listNames(state)}`)
  }
  const nameOf = (which: LabHost | string): string => find(which).name
  const indexOf = (which: LabHost | string): number => state.hosts.indexOf(find(which))
  const powerOn = async (which: LabHost | string): Promise<void> => {
    if (hostOf.findInit(keeper, nameOf(which)) === undefined) await hostOf.bootHost(keeper, find(which))
  }
  return {
    hosts: state.hosts,
    netns: `/proc/${keeper.pid}/root/run/netns/lab`,
    identityFile: join(stateDirectory, 'id_ed25519'),
    sshConfig,
    host: find,
    execArgv: (which, argv) => hostOf.execArgv(keeper, nameOf(which), argv),
    exec: async (which, argv, options) => run(hostOf.execArgv(keeper, nameOf(which), argv), options),
    ssh: async (which, command, { user = 'root', ...options } = {}) =>
      run(['ssh', '-F', sshConfig, '-l', user, nameOf(which), '--', command], options),
    reboot: async (which) => hostOf.rebootHost(keeper, find(which)),
    powerOff: async (which) => hostOf.powerOffHost(keeper, nameOf(which)),
    powerOn,
    crash: async (which) => {
      await hostOf.powerOffHost(keeper, nameOf(which))
      await powerOn(which)
    },
    cutNetwork: async (which) => hostOf.setCable(keeper, indexOf(which), false),
    restoreNetwork: async (which) => hostOf.setCable(keeper, indexOf(which), true),
    bootId: (which) => hostOf.readBootId(keeper, nameOf(which)),
    console: (which) => hostOf.readConsole(keeper, nameOf(which)),
    down,
  }
}
