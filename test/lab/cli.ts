import { spawnSync } from 'node:child_process'
import { Command, Option } from 'commander'
import { abandon, attach, down, missing, up } from './lab.ts'
import type { Lab } from './lab.ts'
import { greets } from './host.ts'

interface HostStatus {
  name: string
  address: string
  /** `unreachable`: it runs, but its sshd does not answer. */
  state: 'up' | 'unreachable' | 'off'
  bootId?: string
}

// Its hosts fail one by one while an interrupted lab ends: that is no news.
let interrupted = false

const signs = { up: '●', unreachable: '○', off: '✖' }

async function theLab(): Promise<Lab> {
  const lab = await attach()
  if (lab) return lab
  throw new Error('no lab is up: start one with "npm run lab -- up 3"')
}

async function bringUp(hosts: string[], options: { python?: boolean }): Promise<void> {
  const count = hosts.length === 1 && /^[0-9]+$/.test(hosts[0] ?? '') ? Number(hosts[0]) : undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.stderr.write('ending the lab\n')
      interrupted = true
      void abandon().finally(() => process.exit(130))
    })
  }
  const started = performance.now()
  const lab = await up({
    hosts: count ?? (hosts.length > 0 ? hosts : 3),
    python: options.python ?? false,
    outlive: true,
    onProgress: (line) => console.log(line),
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${lab.hosts.length} hosts up in ${seconds}s; log in with: ssh -F ${lab.sshConfig} ${lab.hosts[0]?.name}`)
}

async function readStatus(lab: Lab): Promise<HostStatus[]> {
  return Promise.all(
    lab.hosts.map(async (host) => {
      const bootId = lab.bootId(host)
      const state = bootId === undefined ? 'off' : (await greets(host)) ? 'up' : 'unreachable'
      return { name: host.name, address: host.address, state, bootId }
    }),
  )
}

async function printStatus(options: { output: 'text' | 'json' }): Promise<void> {
  const lab = await attach()
  const hosts = lab ? await readStatus(lab) : []
  if (options.output === 'json') {
    const report = { up: lab !== undefined, identityFile: lab?.identityFile, sshConfig: lab?.sshConfig, hosts }
    console.log(JSON.stringify({ ...report, missing: missing() }, null, 2))
    return
  }
  if (!lab) console.log(missing() ?? 'no lab is up: start one with "npm run lab -- up 3"')
  const width = Math.max(...hosts.map((host) => host.name.length))
  for (const { name, address, state } of hosts)
    console.log(`${signs[state]} ${name.padEnd(width)}  ${address}  ${state}`)
}

function hand(argv: string[]): void {
  const [command = '', ...rest] = argv
  const done = spawnSync(command, rest, { stdio: 'inherit' })
  process.exitCode = done.status ?? 1
}

function addHostCommand(
  program: Command,
  name: string,
  says: string,
  act: (lab: Lab, host: string) => Promise<void>,
): void {
  program
    .command(`${name} <host>`)
    .description(says)
    .action(async (host: string) => act(await theLab(), host))
}

function describeProgram(): Command {
  const program = new Command('lab')
    .description('A fleet of real systemd hosts on this machine. HOLDFAST_LAB_NUMBER (0 to 31) keeps several apart.')
    .enablePositionalOptions()
  program
    .command('up [hosts...]')
    .description('bring hosts up: a number of them (web-1, web-2, …) or their names; 3 unless told')
    .option('--python', 'give the hosts Python, which Ansible needs')
    .action(bringUp)
  program
    .command('down')
    .description('end the lab, or clear what a killed run left')
    .action(() => down())
  program
    .command('status')
    .description('show the hosts')
    .addOption(new Option('-o, --output <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action(printStatus)
  program
    .command('ssh <host> [command...]')
    .description('log in over SSH as root; deploy@web-1 for the other user')
    .passThroughOptions()
    .action(async (target: string, command: string[]) => {
      const lab = await theLab()
      lab.host(target.split('@').at(-1) ?? target)
      hand(['ssh', '-F', lab.sshConfig, target, ...(command.length > 0 ? ['--', ...command] : [])])
    })
  program
    .command('exec <host> <command...>')
    .description('run a command in a host past its network and sshd')
    .passThroughOptions()
    .action(async (host: string, [first = '', ...rest]: string[]) => {
      const command = first === '--' ? rest : [first, ...rest]
      hand((await theLab()).execArgv(host, command))
    })
  addHostCommand(program, 'reboot', 'restart a host and wait for it', (lab, host) => lab.reboot(host))
  addHostCommand(program, 'crash', 'cut the power and boot again', (lab, host) => lab.crash(host))
  addHostCommand(program, 'off', 'cut the power', (lab, host) => lab.powerOff(host))
  addHostCommand(program, 'on', 'boot a host that is off', (lab, host) => lab.powerOn(host))
  addHostCommand(program, 'cut', 'unplug the network cable', (lab, host) => lab.cutNetwork(host))
  addHostCommand(program, 'mend', 'plug the cable in again', (lab, host) => lab.restoreNetwork(host))
  addHostCommand(program, 'console', 'print what a host wrote to its console', async (lab, host) => {
    console.log(lab.console(host))
  })
  return program
}

// A reader that has seen enough, such as head, is no error.
process.stdout.on('error', () => process.exit(0))
try {
  await describeProgram().parseAsync()
} catch (error) {
  if (!interrupted) process.stderr.write(`lab: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
