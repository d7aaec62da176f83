import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Target } from '../../../src/core/fleet/node.ts'

const program = '/usr/sbin/sshd'

/** Why the tests against a real sshd cannot run here; undefined when they can. With HOLDFAST_LAB=required that is a failure. */
export function whySshdIsMissing(): string | undefined {
  if (existsSync(program)) return undefined
  const why = `no ${program}: apt-get install openssh-server`
  if (process.env['HOLDFAST_LAB'] === 'required') throw new Error(why)
  return why
}

/** A real sshd of our own on loopback. */
export interface Sshd {
  port: number
  /** Reaches it with its pinned key. */
  target: Target
  /** Private keys that it accepts, and one that it does not. */
  identity: { path: string; key: Buffer }
  strangerIdentity: { path: string; key: Buffer }
  /** Its public host keys by type: ed25519, ecdsa, rsa. */
  hostKeys: Record<string, string>
  /** Lines it logged so far. */
  log: string[]
  /** Kills it with all its sessions, as a crashing host would. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** Starts sshd with generated keys; `settings` are lines of sshd_config, `listen` is where it does. */
export async function startSshd(
  settings: string[] = [],
  keyTypes = ['ed25519', 'ecdsa', 'rsa'],
  listen = '127.0.0.1',
): Promise<Sshd> {
  const directory = await mkdtemp(join(tmpdir(), 'holdfast-sshd-'))
  const generate = (name: string, type: string) =>
    execFileSync('ssh-keygen', ['-q', '-t', type, '-N', '', '-C', '', '-f', join(directory, name)])
  for (const type of keyTypes) generate(`host_${type}`, type)
  generate('user', 'ed25519')
  generate('stranger', 'ed25519')
  const config = join(directory, 'sshd_config')
  const port = await freePort()
  const lines = [
    ...keyTypes.map((type) => `HostKey ${directory}/host_${type}`),
    `AuthorizedKeysFile ${directory}/user.pub`,
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'PidFile none',
    'UsePAM no',
    'StrictModes no',
    'PermitRootLogin yes',
    'PrintMotd no',
    'LogLevel VERBOSE',
    'SetEnv SHLVL=2', // keeps bash from running the .bashrc of whoever runs the tests
    `ListenAddress ${listen}:${port}`,
  ]
  // The first value of a setting counts: a test's own come first.
  await writeFile(config, `${[...settings, ...lines].join('\n')}\n`)
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 })
  const child = spawn(program, ['-D', '-e', '-f', config], { stdio: ['ignore', 'ignore', 'pipe'] })
  const log: string[] = []
  const reader = createInterface(child.stderr)
  const listening = new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`sshd ended:\n${log.join('\n')}`)))
    reader.on('line', (line) => {
      log.push(line)
      if (line.startsWith('Server listening')) resolve()
    })
  })
  await listening
  const readKey = async (name: string) => ({ path: join(directory, name), key: await readFile(join(directory, name)) })
  const publicKey = async (type: string) =>
    (await readFile(join(directory, `host_${type}.pub`), 'utf8')).split(' ').slice(0, 2).join(' ').trim()
  const hostKeys = Object.fromEntries(
    await Promise.all(keyTypes.map(async (type) => [type, await publicKey(type)] as const)),
  )
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    for (const pid of familyOf(child.pid!)) killProcess(pid)
    await ended
  }
  return {
    port,
    hostKeys,
    log,
    kill,
    target: {
      node: 'web-1',
      via: 'ssh',
      address: '127.0.0.1',
      port,
      user: userInfo().username,
      become: 'none',
      hostKeys: [hostKeys[keyTypes[0]!]!],
    },
    identity: await readKey('user'),
    strangerIdentity: await readKey('stranger'),
    stop: async () => {
      await kill()
      await rm(directory, { recursive: true })
    },
  }
}

/** A process and all below it, as far as they are not orphans. */
function familyOf(pid: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter((entry) => /^[0-9]+$/.test(entry))) {
    const parent = parentOf(name)
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const family = [pid]
  for (const member of family) family.push(...(children.get(member) ?? []))
  return family
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
  } catch {
    return undefined // ended meanwhile
  }
}

function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
