import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { up, type Lab } from '../lab.ts'
import { must, type Finished } from '../run.ts'
import { runVerb, sources, startController, type Controller, type RunLine } from './controller.ts'
import { tailJournal, type JournalTail } from './journalTail.ts'
import { clonePerson, git, gitEnvironment, type Person } from './person.ts'
import { writeRepository } from './writeRepository.ts'

/** What a fleet in the lab is made of. */
export interface FleetOptions {
  /** Hosts by environment, in promotion order. */
  environments: Record<string, string[]>
  /** How the product is started; the sources unless said. */
  program?: string[]
  /** Changes the config repository before its first commit. */
  prepare?: (directory: string) => Promise<void>
  onProgress?: (line: string) => void
  /** Hears what a daemon says as it says it. */
  onLine?: (line: RunLine) => void
  /** A lab that is up already, with these hosts; it is left alone at the end. */
  lab?: Lab
}

/** Real hosts, a bare Git remote, a person's clone of it, and the real daemon as a process. */
export interface Fleet {
  lab: Lab
  /** The bare repository. */
  remote: string
  alice: Person
  /** The controller's file. */
  config: string
  directory: string
  journal: JournalTail
  /** Starts the daemon; `program` is another main than the product's own. */
  start(options?: { program?: string[]; env?: NodeJS.ProcessEnv }): Controller
  /** Runs a verb of the product, for at most a minute unless said. */
  verb(args: string[], timeoutMs?: number): Promise<Finished>
  /** Subjects of the commits on the remote's branch, newest first. */
  subjects(): Promise<string[]>
  /** The newest commit on the remote's branch. */
  head(): Promise<string>
  /** Ends the daemons and the lab, and removes everything of them. */
  close(): Promise<void>
}

/** Makes a fleet of the demo's config repository; nothing is deployed before `start`. */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const hosts = Object.values(options.environments).flat()
  const lab = options.lab ?? (await up({ hosts, onProgress: options.onProgress }))
  const directory = await mkdtemp(join(tmpdir(), 'holdfast-live-'))
  try {
    return await openFleet(options, lab, directory)
  } catch (error) {
    if (!options.lab) await lab.down()
    await rm(directory, { recursive: true, force: true })
    throw error
  }
}

async function openFleet(options: FleetOptions, lab: Lab, directory: string): Promise<Fleet> {
  const program = options.program ?? sources
  const remote = join(directory, 'fleet.git')
  await must(['git', 'init', '-q', '--bare', '-b', 'main', remote], { env: gitEnvironment })
  const alice = await clonePerson(remote, join(directory, 'alice'), 'Alice')
  await writeRepository(alice.directory, options.environments, lab.hosts)
  await options.prepare?.(alice.directory)
  await alice.git('checkout', '-q', '-B', 'main')
  await alice.commitAndPush('Begin with hello 1.0.0 behind nginx')
  await alice.git('branch', '-q', '--set-upstream-to=origin/main')
  const state = join(directory, 'state')
  const config = join(directory, 'controller.yaml')
  await writeFile(config, controllerFile(remote, lab.identityFile, state))
  const env = { XDG_CACHE_HOME: join(directory, 'cache') }
  const started: Controller[] = []
  return {
    lab,
    remote,
    alice,
    config,
    directory,
    journal: tailJournal(join(state, 'journal.jsonl')),
    start: (how = {}) => {
      const onLine = options.onLine ?? (() => undefined)
      const controller = startController(how.program ?? program, config, { ...env, ...how.env }, onLine)
      started.push(controller)
      return controller
    },
    verb: (args, timeoutMs) => runVerb(program, config, args, env, timeoutMs),
    subjects: async () => (await git(remote, 'log', '--format=%s', 'main')).split('\n'),
    head: () => git(remote, 'rev-parse', 'main'),
    close: async () => {
      const ends = await Promise.allSettled(started.map((controller) => controller.stop()))
      if (!options.lab) await lab.down()
      await rm(directory, { recursive: true, force: true })
      for (const end of ends) if (end.status === 'rejected') throw end.reason
    },
  }
}

function controllerFile(remote: string, identity: string, stateDir: string): string {
  const spec = { remote, identities: [identity], stateDir, pollInterval: '2s' }
  const author = '  author: { name: Holdfast, email: holdfast@shop.example }\n'
  const lines = Object.entries(spec).map(([name, value]) => `  ${name}: ${JSON.stringify(value)}\n`)
  return `apiVersion: holdfast/v1\nkind: Controller\nspec:\n${lines.join('')}${author}`
}
