import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSshChannels } from '../../src/adapters/channels/ssh2/channels.ts'
import { createPosixNodes } from '../../src/adapters/nodes/posix/nodes.ts'
import { createProgram } from '../../src/cli/program.ts'
import { createContext } from '../../src/main/createContext.ts'
import { countProcesses } from '../bench/countProcesses.ts'
import { makeFleet, type ConfigFleet, type Files } from '../bench/fleet.ts'
import { recordChannels, type Conversation, type RecordedExec } from '../bench/recordChannels.ts'
import { describeService } from '../bench/service.ts'
import { type Lab, up } from './lab.ts'
import { describeLab } from './require.ts'

/** What a conversation with one node cost. */
interface Cost {
  /** Questions to the node program, in order. */
  verbs: string[]
  /** Sessions and forwardings opened. */
  channels: number
  bytesOut: number
  bytesIn: number
}

const verbOf = ({ command }: RecordedExec): string => / ([a-z]+)$/.exec(command)?.[1] ?? 'install'
const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0)

function costOf({ execs, dials }: Conversation): Cost {
  return {
    verbs: execs.filter(({ command }) => command.includes('/bin/sh /var/lib/holdfast/')).map(verbOf),
    channels: execs.length + dials.length,
    bytesOut: sum([
      ...execs.map(({ stdin, command }) => stdin.length + command.length),
      ...dials.map((d) => d.bytesOut),
    ]),
    bytesIn: sum([...execs.map((e) => e.stdout.length + e.stderr.length), ...dials.map((d) => d.bytesIn)]),
  }
}

/** What cannot vary with how fast the host is: a unit that is slow to come up is followed and sampled more often. */
function steering({ verbs }: Cost): string[] {
  return verbs.filter((verb) => verb !== 'follow' && verb !== 'observe')
}

/** Of the contents of the managed files: what would show that one came back. */
const contents = ['worker_processes 1', 'greeting = hello', 'Description=The service', 'WantedBy=']

describeLab('what the loop costs on a real host, in counts', () => {
  let lab: Lab
  let fleet: ConfigFleet
  let ten: Files

  beforeAll(async () => {
    lab = await up({ hosts: 1 })
    ten = await describeService(lab.hosts, 'root')
    fleet = await makeFleet(lab, ten)
  })
  afterAll(async () => {
    fleet?.remove()
    await lab?.down()
  })

  /** One `run --once` with everything that went to the node and came back. */
  async function reconcile(): Promise<{ last: string; said: Conversation }> {
    const ssh = createSshChannels({ identities: [{ path: lab.identityFile, key: readFileSync(lab.identityFile) }] })
    const { channels, take } = recordChannels(ssh)
    let out = ''
    const context = createContext({
      out: (text) => void (out += text),
      err: (text) => void (out += text),
      isTerminal: false,
      columns: 100,
      environment: { ...process.env, HOLDFAST_CONFIG: fleet.configFile },
      workingDirectory: fleet.directory,
      stop: () => new AbortController().signal,
      exit: (code) => code !== 0 && (out += `exit ${code}\n`),
      version: '0.0.0',
      openNodes: async () => createPosixNodes({ channels }),
    })
    try {
      await createProgram(context, '0.0.0').parseAsync(['node', 'holdfast', 'run', '--once', '--timeout', '2m'])
    } finally {
      await context.close()
    }
    return { last: out.trim().split('\n').at(-1) ?? '', said: take() }
  }

  async function lookAndCount(): Promise<Cost & { processes: number }> {
    const { last, said } = await reconcile()
    expect(last).toContain('1 node, 1 service: 0 changes')
    for (const { stdout, stderr } of said.execs) {
      for (const content of contents) expect(`${stdout}${stderr}`).not.toContain(content)
    }
    const [look] = said.execs
    if (!look) throw new Error('nothing was asked')
    const { processes, stdout } = await countProcesses(lab, 'web-1', look.command, look.stdin)
    // What was counted is a whole look, and not one that broke off.
    expect(stdout.split('\n').length).toBe(String(look.stdout).split('\n').length)
    return { ...costOf(said), processes }
  }

  test('a first deployment, a look at ten resources and at a hundred, and one change', async () => {
    const first = await reconcile()
    expect(first.last).toContain('7 changes applied')
    const deployed = costOf(first.said)
    // The program itself is most of it; it is sent once.
    expect(steering(deployed)).toEqual(['lacks', 'apply', 'confirm'])
    expect(first.said.execs.filter(({ command }) => command.includes("-c '"))).toHaveLength(1)
    expect(first.said.execs.filter(({ fresh }) => fresh)).toHaveLength(1)
    expect(deployed.channels).toBeLessThanOrEqual(24)
    expect(deployed.bytesOut).toBeLessThanOrEqual(120_000)
    expect(deployed.bytesIn).toBeLessThanOrEqual(30_000)

    const few = await lookAndCount()
    expect(few).toMatchObject({ verbs: ['observe'], channels: 2 })
    expect(few.processes).toBeGreaterThan(4)
    expect(few.processes).toBeLessThanOrEqual(8)
    expect(few.bytesOut).toBeLessThanOrEqual(1_000)
    expect(few.bytesIn).toBeLessThanOrEqual(3_500)

    await fleet.commit('A hundred', await describeService(lab.hosts, 'root', 90))
    await reconcile()
    const many = await lookAndCount()
    expect(many).toMatchObject({ verbs: ['observe'], channels: 2, processes: few.processes })
    expect((many.bytesOut - few.bytesOut) / 90).toBeLessThanOrEqual(32)
    expect((many.bytesIn - few.bytesIn) / 90).toBeLessThanOrEqual(240)

    await fleet.commit('Say hallo', { 'app.conf': 'greeting = hallo\n' })
    const { said } = await reconcile()
    const change = costOf(said)
    const looks = change.verbs.filter((verb) => verb === 'observe').length
    expect(steering(change)).toEqual(['lacks', 'apply', 'confirm'])
    expect(said.execs.filter(({ fresh }) => fresh)).toHaveLength(1)
    expect(change.channels).toBeLessThanOrEqual(26)
    // Beside the looks: the plan, its undo, and of ninety-three contents the one that is new.
    expect(change.bytesOut - looks * many.bytesOut).toBeLessThanOrEqual(24_000)
    const sent = said.execs.find((exec) => verbOf(exec) === 'apply')?.stdin.toString('latin1') ?? ''
    expect(sent).toContain('greeting = hallo')
    expect(sent).not.toContain('worker_processes')
  })
})
