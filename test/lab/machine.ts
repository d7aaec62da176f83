import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.ts'

/** Each command the lab runs and the Debian package that brings it. */
const needed: Record<string, string> = {
  'systemd-nspawn': 'systemd-container',
  debootstrap: 'debootstrap',
  ip: 'iproute2',
  ssh: 'openssh-client',
  'ssh-keygen': 'openssh-client',
  unshare: 'util-linux',
  nsenter: 'util-linux',
  setpriv: 'util-linux',
  mount: 'mount',
}

function isInstalled(command: string): boolean {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']
  return folders.some((folder) => existsSync(join(folder, command)))
}

function missingPackages(): string[] {
  const absent = Object.entries(needed).filter(([command]) => !isInstalled(command))
  return [...new Set(absent.map(([, packageName]) => packageName))]
}

/** Says in one line why the lab cannot run on this machine and what to do about it; undefined when it can. */
export function missing(): string | undefined {
  if (process.platform !== 'linux') return `the lab needs Linux, this is ${process.platform}: run it in a Debian 12 VM`
  if (process.getuid?.() !== 0) return 'the lab needs root (namespaces, mounts): run it with sudo'
  const packages = missingPackages()
  if (packages.length > 0 && !isInstalled('apt-get')) {
    return `the lab needs ${packages.join(', ')}, and there is no apt-get to install them with: install them`
  }
  if (!isInstalled('unshare')) return undefined
  const probe = spawnSync('unshare', ['--mount', '--pid', '--net', '--fork', '--mount-proc', 'true'], {
    timeout: 10_000,
  })
  if (probe.status === 0) return undefined
  return 'the lab needs to make namespaces, which this container forbids: start it with --privileged, or use a VM'
}

/** Installs what the lab needs and the machine lacks, with the machine's own apt configuration. */
export async function ensureMachine(onProgress: (line: string) => void): Promise<void> {
  const packages = missingPackages()
  if (packages.length === 0) return
  onProgress(`installing ${packages.join(', ')}`)
  const install = [
    'apt-get',
    'install',
    '--yes',
    '--no-install-recommends',
    '-o',
    'DPkg::Lock::Timeout=300',
    ...packages,
  ]
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: 600_000 }
  if ((await run(install, options)).code === 0) return
  // Package lists are absent or outdated on a fresh image; fetching them is only worth its time then.
  onProgress('updating package lists')
  await run(['apt-get', 'update'], options)
  const again = await run(install, options)
  if (again.code === 0) return
  const said = again.stderr.trim().split('\n').slice(-3).join(' ')
  throw new Error(`cannot install ${packages.join(', ')}: ${said}`)
}

/** The Debian mirror this machine itself is configured with, or the one HOLDFAST_LAB_MIRROR names. */
export async function findMirror(suite: string): Promise<string> {
  if (process.env.HOLDFAST_LAB_MIRROR) return process.env.HOLDFAST_LAB_MIRROR
  const format = '$(REPO_URI) $(CODENAME) $(COMPONENT)'
  const listed = await run(['apt-get', 'indextargets', '--format', format, 'Identifier: Packages'])
  const lines = listed.stdout.split('\n').map((line) => line.split(' '))
  const mirror = lines.find(([, codename, component]) => codename === suite && component === 'main')?.[0]
  if (mirror) return mirror
  throw new Error(
    `apt on this machine knows no Debian ${suite} mirror: run apt-get update, or name one in HOLDFAST_LAB_MIRROR`,
  )
}
