import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root, step } from './step.mjs'

/** Oldest Node.js that runs Holdfast. */
const oldestNode = [20, 19]

/** Commands that tests and the demo run on this machine, each with the Debian package that brings it. */
const parts = {
  git: 'git',
  ssh: 'openssh-client',
  'ssh-keygen': 'openssh-client',
  sshd: 'openssh-server',
  shellcheck: 'shellcheck',
  busybox: 'busybox',
  dash: 'dash',
  tar: 'tar',
  ps: 'procps',
  ip: 'iproute2',
}

/** What only the tests and the bench need: a judge, and something to place a kill with. */
const judgeParts = { 'ansible-playbook': 'ansible-core', strace: 'strace' }

/** Why this Node.js is too old; undefined when it is not. */
export function oldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return undefined
  return `Holdfast needs Node.js ${oldestNode.join('.')} or later, this is ${process.versions.node}: install a newer one`
}

/** True when node_modules holds exactly what the lockfile asks for; npm writes its list last, so half an install is none. */
function isInstalled() {
  const list = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(list)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(list, 'utf8')).packages
  return Object.entries(wanted).every(([path, { optional, version, integrity }]) => {
    if (path === '' || (optional && !present[path])) return true
    return present[path]?.version === version && present[path]?.integrity === integrity
  })
}

/** Installs the packages of the lockfile when they are missing or other ones; true when they are there. */
export async function ensurePackages() {
  if (isInstalled()) return true
  process.stderr.write('installing packages with npm (half a minute, once)\n')
  const install = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  if ((await step('npm', install, {}, ['ignore', 2, 2])) === 0) return true
  process.stderr.write('npm could not install the packages (its words are above): see to that and start this again\n')
  return false
}

function apt(args) {
  return step('apt-get', args, { DEBIAN_FRONTEND: 'noninteractive' }, ['ignore', 2, 2])
}

function isCommand(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']
  return folders.some((folder) => existsSync(join(folder, name)))
}

/** Installs system parts that are missing, where that is possible; says in one line what stays missing. */
export async function ensureSystem({ judge = false } = {}) {
  const absent = () => Object.entries({ ...parts, ...(judge && judgeParts) }).filter(([name]) => !isCommand(name))
  const packages = [...new Set(absent().map(([, name]) => name))]
  if (packages.length === 0) return
  if (process.platform === 'linux' && process.getuid() === 0 && isCommand('apt-get')) {
    process.stderr.write(`installing ${packages.join(', ')} with apt\n`)
    const quiet = ['-qq', '-o', 'Dpkg::Use-Pty=0', '-o', 'DPkg::Lock::Timeout=300']
    const install = ['install', '--yes', '--no-install-recommends', ...quiet, ...packages]
    // Fetching package lists is only worth its time where they are absent or old.
    if ((await apt(install)) !== 0 && (await apt(['update', ...quiet])) === 0) await apt(install)
  }
  const still = absent().map(([name]) => name)
  if (still.length > 0) {
    process.stderr.write(
      `missing: ${still.join(', ')} (packages ${packages.join(', ')}); as root on Debian they install themselves\n`,
    )
  }
}
