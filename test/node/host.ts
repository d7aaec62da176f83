import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  existsSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocalChannels } from '../../src/adapters/channels/local/local.ts'
import type { Channels, ExecOptions } from '../../src/adapters/channels/port.ts'
import { createPosixNodes } from '../../src/adapters/nodes/posix/nodes.ts'
import type { Nodes } from '../../src/adapters/nodes/port.ts'
import type { Target } from '../../src/core/fleet/node.ts'

/** The interpreters the program has to run under, and how each is called. */
export const interpreters = { dash: 'dash', bash: 'bash', busybox: 'busybox sh' }

/** A host that is a folder of this machine: the real program under HOLDFAST_ROOT, with a service manager in files. */
export interface FolderHost {
  root: string
  nodes: Nodes
  channels: Channels
  target: Target
  env: Record<string, string>
  /** Every command line that went over the channel. */
  commands: string[]
  /** Path of the installed program. */
  program(): string
  /** Asks the program without the adapter: its exit code and what it printed. */
  ask(verb: string, input: string | Buffer, shell?: string): { status: number | null; stdout: string }
  /** From now on no unit can be started any more. */
  breakUnits(): void
  restart(): void
  /** Kills what runs an attempt, its whole process group. */
  killRunner(attempt: string): void
  close(): void
}

const fakes = new URL('./fakes', import.meta.url).pathname

function seedAccounts(etc: string): void {
  writeFileSync(
    join(etc, 'passwd'),
    'root:x:0:0:root:/root:/bin/bash\nodd:x:77:77:a \\ b *$(x);"\':/home/odd:/bin/sh\nbroken\n::\n',
  )
  writeFileSync(join(etc, 'group'), 'root:x:0:\nodd:x:77:\nwheel:x:50:odd,root\nempty\n:::\n')
  writeFileSync(join(etc, 'shadow'), 'root:*:19000:0:99999:7:::\nodd:$6$hash:19000:0:99999:7:::\n')
  writeFileSync(join(etc, 'gshadow'), 'root:*::\nodd:!::\nwheel:!::odd,root\n')
  writeFileSync(
    join(etc, 'login.defs'),
    'UID_MIN 1000\nUID_MAX 60000\nSYS_UID_MIN 100\nSYS_UID_MAX 999\nGID_MIN 1000\nGID_MAX 60000\nSYS_GID_MIN 100\nSYS_GID_MAX 999\nUSERGROUPS_ENAB yes\nENCRYPT_METHOD SHA512\n',
  )
}

function pidOf(file: string): number {
  return Number(readFileSync(file, 'utf8').split(' ')[0])
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It ended by itself.
  }
}

/** Ends every process that was started under this prefix, whoever its parent is by now: one could write into it again. */
function killUnder(root: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`HOLDFAST_ROOT=${root}`)) continue
      process.kill(Number(pid), 'SIGKILL')
    } catch {
      // It ended meanwhile.
    }
  }
}

function run(env: Record<string, string>, argv: string[]): void {
  spawnSync(argv[0] ?? '', argv.slice(1), { env: { ...env, LC_ALL: 'C' } })
}

/** Makes a host in a fresh folder (in memory where there is such a place: the disk's own speed is not under test), asked through this machine's own shell. */
export function createFolderHost(interpreter: string, unitsRunWith = interpreter): FolderHost {
  const root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'holdfast-node-'))
  chmodSync(root, 0o755)
  for (const folder of [
    'etc/systemd/system',
    'etc/default',
    'proc/sys/kernel/random',
    'run',
    'srv',
    'opt',
    'var/lib',
    'home',
    'usr/local',
  ]) {
    mkdirSync(join(root, folder), { recursive: true })
  }
  seedAccounts(join(root, 'etc'))
  const bootFile = join(root, 'proc/sys/kernel/random/boot_id')
  let boots = 1
  writeFileSync(bootFile, 'boot-1\n')
  const env = {
    HOLDFAST_ROOT: root,
    HOLDFAST_TEST_SH: unitsRunWith,
    PATH: `${fakes}:/usr/sbin:/usr/bin:/sbin:/bin`,
  }
  const local = createLocalChannels({ env })
  const commands: string[] = []
  const channels: Channels = {
    ...local,
    exec: (target: Target, command: string, options: ExecOptions) => {
      commands.push(command)
      const moved = command.replaceAll('/var/lib/holdfast', `${root}/var/lib/holdfast`)
      return local.exec(target, moved.replace('/bin/sh ', `${interpreter} `), options)
    },
  }
  const state = join(root, 'run/fake-systemd')
  const killAll = (): void => {
    if (!existsSync(state)) return
    for (const name of readdirSync(state)) if (name.endsWith('.pid')) killGroup(pidOf(join(state, name)))
  }
  const program = (): string => {
    const bin = join(root, 'var/lib/holdfast/bin')
    return join(bin, readdirSync(bin).find((name) => name.length === 64) ?? '')
  }
  return {
    root,
    program,
    ask(verb, input, shell = interpreter) {
      const [command = '', ...words] = shell.split(' ')
      return spawnSync(command, [...words, program(), verb], { input, env: { ...env, LC_ALL: 'C' }, encoding: 'utf8' })
    },
    channels,
    commands,
    env,
    nodes: createPosixNodes({ channels }),
    target: { node: 'folder', via: 'local', address: '', port: 0, user: 'root', become: 'none', hostKeys: [] },
    breakUnits() {
      mkdirSync(state, { recursive: true })
      writeFileSync(join(state, 'broken'), '')
    },
    restart() {
      killAll()
      // A killed process may yet finish the write it was in.
      rmSync(state, { recursive: true, force: true, maxRetries: 10 })
      boots += 1
      writeFileSync(bootFile, `boot-${boots}\n`)
      const wants = join(root, 'etc/systemd/system/multi-user.target.wants')
      const guard = join(root, 'var/lib/holdfast/bin/resume')
      const enabled = existsSync(wants) ? readdirSync(wants) : []
      const guards = join(root, 'etc/systemd/system/sysinit.target.wants')
      const isGuarded = existsSync(guards) && readdirSync(guards).includes('holdfast-restore.service')
      if (isGuarded) run(env, [...interpreter.split(' '), guard])
      for (const unit of enabled) run(env, [join(fakes, 'systemctl'), 'start', unit])
    },
    killRunner(attempt) {
      killGroup(pidOf(join(root, 'var/lib/holdfast/running', attempt)))
    },
    close() {
      killUnder(root)
      rmSync(root, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}
