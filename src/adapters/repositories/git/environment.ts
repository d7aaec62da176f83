import { homedir } from 'node:os'
import { repositoryError } from '../port.ts'
import type { Remote } from './remote.ts'

/** Configuration every git process gets before its verb: nothing of the repository's, the person's or the system's runs. */
export const gitSettings = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.attributesFile=/dev/null',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'credential.helper=',
  'http.followRedirects=false',
  'i18n.commitEncoding=UTF-8',
  'i18n.logOutputEncoding=UTF-8',
  'log.showSignature=false',
  'commit.gpgSign=false',
  'push.gpgSign=false',
]

/** What the environment is made of. */
export interface EnvironmentOptions {
  remote: Remote
  gitDir: string
  /** An empty directory. */
  home: string
  /** Path of a private key for an SSH remote. */
  deployKey?: string
  /** Path of a known_hosts file for an SSH remote; default the user's own. */
  knownHosts?: string
  /** Path of CA certificates for an HTTPS remote; default the machine's own. */
  caFile?: string
}

/** The whole environment of a git process, built from empty so that nothing of the caller's has any influence. */
export function gitEnvironment(options: EnvironmentOptions): Record<string, string> {
  const { remote } = options
  const environment: Record<string, string> = {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: options.home,
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_DIR: options.gitDir,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '/bin/false',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    // Overrides every protocol.* setting; ext:: and the rest are never allowed.
    GIT_ALLOW_PROTOCOL: remote.kind,
  }
  if (remote.kind === 'ssh') {
    environment['GIT_SSH_COMMAND'] = sshCommand(options)
    environment['GIT_SSH_VARIANT'] = 'ssh'
  }
  if (options.caFile !== undefined) environment['GIT_SSL_CAINFO'] = options.caFile
  if (remote.credential !== undefined) {
    // In the environment, not in argv, where every user of the machine could read it.
    environment['GIT_CONFIG_COUNT'] = '1'
    environment['GIT_CONFIG_KEY_0'] = 'http.extraHeader'
    environment['GIT_CONFIG_VALUE_0'] = `Authorization: Basic ${Buffer.from(remote.credential).toString('base64')}`
  }
  return environment
}

function sshCommand(options: EnvironmentOptions): string {
  const knownHosts = safePath('knownHosts', options.knownHosts ?? `${homedir()}/.ssh/known_hosts`)
  const settings = [
    'BatchMode=yes',
    'StrictHostKeyChecking=yes',
    `UserKnownHostsFile="${knownHosts}"`,
    'UpdateHostKeys=no',
    'ClearAllForwardings=yes',
    'ConnectTimeout=15',
    'ServerAliveInterval=5',
    'ServerAliveCountMax=3',
  ]
  const parts = ['ssh', '-F', '/dev/null', ...settings.flatMap((setting) => ['-o', `'${setting}'`])]
  if (options.deployKey !== undefined)
    parts.push('-i', `'${safePath('deployKey', options.deployKey)}'`, '-o', 'IdentitiesOnly=yes')
  return parts.join(' ')
}

// ssh expands %, ~ and ${} in these paths, and git passes the command to a shell: only harmless characters get there.
function safePath(what: string, path: string): string {
  if (/^\/[\w@+=:,./ -]*$/.test(path)) return path
  throw repositoryError(
    'denied',
    `${what} is refused: ${JSON.stringify(path.slice(0, 200))}`,
    'use an absolute path of letters, digits, spaces and @ + = : , . / _ -',
  )
}
