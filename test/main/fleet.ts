import { execFile } from 'node:child_process'
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { test as base } from 'vitest'
import { createSystemClock } from '../../src/adapters/clocks/system/system.ts'
import { readText, type MemoryHost } from '../../src/adapters/nodes/memory/host.ts'
import { createMemoryNodes, type MemoryNodes } from '../../src/adapters/nodes/memory/nodes.ts'
import { createProgram } from '../../src/cli/program.ts'
import type { UserError } from '../../src/cli/context.ts'
import { createContext } from '../../src/main/createContext.ts'
import { hostKey } from '../daemon/source/shop.ts'

const run = promisify(execFile)

/** What one run of the command line came to. */
export interface Ran {
  code: number
  out: string
  err: string
}

/** A small fleet: a bare remote with a config repository, hosts in memory, and a controller with a state directory. */
export interface TestFleet {
  directory: string
  remote: string
  socket: string
  nodes: MemoryNodes
  /** Whether the command line is told that it writes to a terminal. */
  isTerminal: boolean
  /** Of a process that works on this fleet. */
  environment: Record<string, string | undefined>
  /** Writes files, commits them as Alice and pushes; answers the commit. */
  commit(subject: string, files: Record<string, string>): Promise<string>
  git(...args: string[]): Promise<string>
  /** Runs the command line in this process. */
  holdfast(...argv: string[]): Promise<Ran>
  /** Starts it and answers how to stop it as a signal would. */
  start(...argv: string[]): { stop(): void; ended: Promise<Ran>; said(text: string): Promise<void> }
  remove(): Promise<void>
}

const rollout = '{ canaryBakeTime: 500ms, minHealthyTime: 500ms, healthyDeadline: 20s, maxParallel: 100% }'

/** The repository of the test fleet; `text` decides how the unit behaves. */
export function webFiles(text: string): Record<string, string> {
  return { 'web/web.conf': `${text}\n` }
}

/** The service with another time for its canary to bake. */
export function webService(bakeTime: string): Record<string, string> {
  return {
    'web/service.yaml': files['web/service.yaml']!.replace('canaryBakeTime: 500ms', `canaryBakeTime: ${bakeTime}`),
  }
}

const files: Record<string, string> = {
  'fleet.yaml': `apiVersion: holdfast/v1
kind: Fleet
metadata: { name: small }
spec:
  environments:
    - { name: staging, nodes: { env: staging } }
    - { name: production, nodes: { env: production }, after: staging }
`,
  'nodes.yaml': `apiVersion: holdfast/v1
kind: Nodes
spec:
  defaults: { labels: { role: web } }
  nodes:
    - { name: web-1, address: 10.0.0.1, labels: { env: production }, hostKeys: ["${hostKey}"] }
    - { name: web-2, address: 10.0.0.2, labels: { env: production }, hostKeys: ["${hostKey}"] }
    - { name: test-1, address: 10.0.0.3, labels: { env: staging }, hostKeys: ["${hostKey}"] }
`,
  'web/service.yaml': `apiVersion: holdfast/v1
kind: Service
metadata: { name: web }
spec:
  nodes: { role: web }
  files: [{ path: /etc/web.conf, source: web.conf }]
  units: [{ name: web.service, source: web.service, enabled: true, state: running }]
  restartOn: [files, units]
  health: [{ unit: web.service }]
  rollout: ${rollout}
`,
  'web/web.service': '[Service]\nExecStart=/usr/bin/web\n',
  ...webFiles('one'),
}

const withFleet = base.extend<{ fleet: TestFleet }>({
  // eslint-disable-next-line no-empty-pattern
  fleet: async ({}, use) => {
    const fleet = await makeFleet()
    await use(fleet)
    await fleet.remove()
  },
})

/** A test with a fleet of its own; tests of a file run side by side, as they mostly wait. */
export const fleetTest = withFleet.concurrent

/** Sets a fleet up in a temporary directory. */
async function makeFleet(): Promise<TestFleet> {
  const directory = await mkdtemp(join(tmpdir(), 'hf-main-'))
  const remote = join(directory, 'remote.git')
  const work = join(directory, 'work')
  const socket = join(directory, 'state', 'holdfast.sock')
  const environment = { PATH: process.env['PATH'], HOME: directory, USER: 'alice', LC_ALL: 'C' }
  const git = async (...args: string[]) => (await run('git', args, { cwd: work, env: environment })).stdout.trim()
  await mkdir(work)
  await run('git', ['init', '-q', '--bare', '-b', 'main', remote], { env: environment })
  await git('init', '-q', '-b', 'main')
  await git('config', 'user.name', 'Alice')
  await git('config', 'user.email', 'alice@example.org')
  await git('remote', 'add', 'origin', remote)
  const config = join(directory, 'controller.yaml')
  const settings = `remote: ${remote}\n  stateDir: ${join(directory, 'state')}\n  pollInterval: 1s\n`
  await writeFile(config, `apiVersion: holdfast/v1\nkind: Controller\nspec:\n  ${settings}`)
  const nodes = createMemoryNodes({ clock: createSystemClock(), rules: { unit: behaviour, validator: judgement } })

  function start(...argv: string[]) {
    const stop = new AbortController()
    const ran: Ran = { code: 0, out: '', err: '' }
    const hearers = new Set<() => void>()
    const context = createContext({
      out: (text) => {
        ran.out += text
        for (const hear of hearers) hear()
      },
      err: (text) => {
        ran.err += text
        for (const hear of hearers) hear()
      },
      isTerminal: fleet.isTerminal,
      columns: 100,
      environment: { ...environment, HOLDFAST_CONFIG: config },
      workingDirectory: work,
      stop: () => stop.signal,
      exit: (code) => (ran.code = code),
      version: '0.0.0',
      openNodes: async () => ({ ...nodes, close: async () => undefined }),
    })
    const ended = createProgram(context, '0.0.0')
      .parseAsync(['node', 'holdfast', ...argv])
      .catch((error: UserError) => {
        ran.code = error.exitCode ?? 70
        ran.err += `holdfast: ${error.message}\n  ${error.hint ?? error.stack}\n`
      })
      .then(() => context.close())
      .then(() => ran)
    const said = (text: string) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!ran.out.includes(text) && !ran.err.includes(text)) return
          hearers.delete(look)
          resolve()
        }
        hearers.add(look)
        look()
      })
    return { stop: () => stop.abort(), ended, said }
  }

  const fleet: TestFleet = {
    directory,
    remote,
    socket,
    nodes,
    isTerminal: false,
    environment: { ...environment, HOLDFAST_CONFIG: config },
    git,
    start,
    holdfast: (...argv) => start(...argv).ended,
    commit: async (subject, changed) => {
      for (const [path, text] of Object.entries(changed)) {
        await mkdir(dirname(join(work, path)), { recursive: true })
        await writeFile(join(work, path), text)
      }
      await git('add', '.')
      await git('commit', '-q', '-m', subject)
      await git('push', '-q', 'origin', 'HEAD:main')
      return git('rev-parse', 'HEAD')
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  }
  await fleet.commit('Begin', files)
  return fleet
}

/** The unit reads its file: what that says is how it behaves. */
function behaviour(host: MemoryHost): 'runs' | 'fails' | 'dies' {
  const text = readText(host, '/etc/web.conf') ?? ''
  return text.includes('fails') ? 'fails' : text.includes('dies') ? 'dies' : 'runs'
}

function judgement(_: MemoryHost, argv: string[], staged: string | undefined) {
  const refused = staged?.includes('refused') ?? false
  return refused
    ? { verdict: 'refused' as const, detail: `${argv.join(' ')}: syntax error` }
    : { verdict: 'passed' as const, detail: '' }
}
