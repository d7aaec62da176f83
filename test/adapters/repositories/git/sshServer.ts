import { execFileSync, spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'

/** A real sshd on a loopback port that lets one key in. */
export interface SshServer {
  port: number
  user: string
  deployKey: string
  knownHosts: string
  close: () => Promise<void>
}

/** The server's binary, or undefined where it is not installed. */
export const sshdPath = ['/usr/sbin/sshd', '/usr/local/sbin/sshd'].find((path) => existsSync(path))

/** Starts sshd with keys made for this run. */
export async function startSshServer(directory: string): Promise<SshServer> {
  if (sshdPath === undefined) throw new Error('openssh-server is not installed')
  const home = join(directory, 'sshd')
  mkdirSync(home)
  // sshd of a root user insists on it; normally its service makes it.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 })
  const [hostKey, deployKey] = [join(home, 'host'), join(home, 'deploy')]
  for (const key of [hostKey, deployKey]) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key])
  copyFileSync(`${deployKey}.pub`, join(home, 'authorized'))
  const port = await freePort()
  const knownHosts = join(home, 'known_hosts')
  writeFileSync(knownHosts, `[127.0.0.1]:${port} ${readFileSync(`${hostKey}.pub`, 'utf8')}`)
  const config = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${hostKey}`,
    `AuthorizedKeysFile ${join(home, 'authorized')}`,
    'StrictModes no',
    'UsePAM no',
    'PermitRootLogin yes',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'PidFile none',
  ]
  writeFileSync(join(home, 'config'), `${config.join('\n')}\n`)
  const child = spawn(sshdPath, ['-D', '-e', '-f', join(home, 'config')], { stdio: ['ignore', 'ignore', 'pipe'] })
  await new Promise<void>((resolve, reject) => {
    let log = ''
    child.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString()
      if (log.includes('Server listening')) resolve()
    })
    child.once('exit', () => reject(new Error(`sshd ended: ${log}`)))
  })
  const close = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill()
    await ended
  }
  return { port, user: userInfo().username, deployKey, knownHosts, close }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
