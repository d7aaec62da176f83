import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Lab, LabHost } from '../lab.ts'
import { run } from '../run.ts'

/** What one playbook run came to on one host. */
export interface HostRecap {
  ok: number
  changed: number
  unreachable: number
  failed: number
}

/** What a playbook run came to. */
export interface PlaybookRun {
  code: number
  /** By host name. */
  recap: Record<string, HostRecap>
  /** Per host: the tasks that changed something, or in check mode would. */
  changed: Record<string, string[]>
  output: string
}

/** How a playbook is run: `check` only looks and shows what it would change, `limit` names the hosts it is run on. */
export interface PlayOptions {
  check?: boolean
  limit?: string
  variables?: object
  timeoutMs?: number
}

/** Debian's Ansible, set up as its users are advised to: pipelining, kept connections, all hosts at once. */
export interface Ansible {
  play(playbook: string, options?: PlayOptions): Promise<PlaybookRun>
  /** Ends the kept connections, so that the next run begins cold. */
  disconnect(): Promise<void>
  remove(): Promise<void>
}

/** Makes an Ansible for hosts of a lab, whose keys it checks against the lab's known hosts. */
export function makeAnsible(lab: Lab, options: { hosts?: LabHost[]; user?: 'root' | 'deploy' } = {}): Ansible {
  const { hosts = lab.hosts, user = 'root' } = options
  // Short: the path of a control socket has a hundred characters at most.
  const directory = mkdtempSync(join(tmpdir(), 'hfa-'))
  const sockets = join(directory, 'c')
  writeFileSync(join(directory, 'ansible.cfg'), configuration(lab, sockets, hosts.length, user))
  writeFileSync(join(directory, 'hosts'), `${hosts.map(({ name }) => name).join('\n')}\n`)
  const env = {
    ANSIBLE_CONFIG: join(directory, 'ansible.cfg'),
    ANSIBLE_LOCALHOST_WARNING: 'False',
    ANSIBLE_LOCAL_TEMP: join(directory, 'tmp'),
    LC_ALL: 'C.UTF-8',
  }
  const disconnect = async (): Promise<void> => {
    const ssh = ['ssh', '-F', lab.sshConfig, '-l', user]
    await Promise.all(
      hosts.map(({ name }) => run([...ssh, '-o', `ControlPath=${sockets}/${name}`, '-O', 'exit', name])),
    )
  }
  return {
    play: async (playbook, { check = false, limit = 'all', variables = {}, timeoutMs = 280_000 } = {}) => {
      const argv = ['ansible-playbook', '-i', join(directory, 'hosts'), '-l', limit, '-e', JSON.stringify(variables)]
      const done = await run([...argv, ...(check ? ['--check', '--diff'] : []), playbook], { env, timeoutMs })
      return { code: done.code, ...readOutput(done.stdout), output: done.stdout + done.stderr }
    },
    disconnect,
    remove: async () => {
      await disconnect()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function configuration(lab: Lab, sockets: string, forks: number, user: string): string {
  return `[defaults]
forks = ${forks}
host_key_checking = True
interpreter_python = /usr/bin/python3
gathering = explicit
remote_user = ${user}
nocows = True
force_color = False
retry_files_enabled = False
[privilege_escalation]
become = ${user === 'root' ? 'False' : 'True'}
[ssh_connection]
pipelining = True
ssh_args = -F ${lab.sshConfig} -o ControlMaster=auto -o ControlPersist=300s
control_path_dir = ${sockets}
control_path = %(directory)s/%%n
`
}

/** Reads what Ansible prints for people: it has no other output without a plugin from elsewhere. */
function readOutput(output: string): Pick<PlaybookRun, 'recap' | 'changed'> {
  const recap: PlaybookRun['recap'] = {}
  const changed: PlaybookRun['changed'] = {}
  let task = ''
  for (const line of output.split('\n')) {
    task = /^(?:TASK|RUNNING HANDLER) \[(.*)\]/.exec(line)?.[1] ?? task
    const host = /^changed: \[(\S+?)\]/.exec(line)?.[1]
    if (host !== undefined) changed[host] = [...(changed[host] ?? []), task]
    const counts = /^(\S+)\s+: ok=(\d+)\s+changed=(\d+)\s+unreachable=(\d+)\s+failed=(\d+)/.exec(line)
    if (!counts?.[1]) continue
    const [ok = 0, changes = 0, unreachable = 0, failed = 0] = counts.slice(2).map(Number)
    recap[counts[1]] = { ok, changed: changes, unreachable, failed }
  }
  return { recap, changed }
}
