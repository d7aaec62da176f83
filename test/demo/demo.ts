import { Command } from 'commander'
import { built } from '../lab/fleet/controller.ts'
import { startFleet, type Fleet } from '../lab/fleet/fleet.ts'
import { abandon, missing } from '../lab/lab.ts'
import { openStage, type Stage } from './stage.ts'
import { environments, tellStory } from './story.ts'

/** The demo's state, for whoever has to end it. */
interface Running {
  /** Hosts and daemon on their way up, or up. */
  fleet?: Promise<Fleet>
  isTold: boolean
}

const stage = openStage((text) => process.stdout.write(text), process.stdout.isTTY === true)
process.exitCode = await main()

/** Tells the story on real hosts and stays up; answers the exit code. */
async function main(): Promise<number> {
  const program = new Command('demo')
    .description('The main job of Holdfast, on five real hosts on this machine.')
    .option('--exit', 'end after the story instead of staying up')
    .parse()
  const { exit } = program.opts<{ exit?: boolean }>()
  const reason = missing()
  if (reason !== undefined) {
    process.stderr.write(`demo: ${reason}\n`)
    return 1
  }
  const running: Running = { isTold: false }
  const signalled = new Promise<number>((resolve) => {
    process.once('SIGINT', () => resolve(130))
    process.once('SIGTERM', () => resolve(143))
    process.once('SIGHUP', () => resolve(129))
  })
  const code = await Promise.race([tell(running, exit ?? false), signalled])
  return end(running, code)
}

async function tell(running: Running, isShort: boolean): Promise<number> {
  const started = performance.now()
  try {
    stage.plain('Holdfast keeps a fleet of ordinary Linux hosts at the commit on main.', '')
    running.fleet = startFleet({
      environments,
      program: built,
      onProgress: (line) => stage.plain(line),
      onLine: (line) => stage.overhear(line),
    })
    const fleet = await running.fleet
    await tellStory(fleet, stage)
    running.isTold = true
    stage.plain('', `The story took ${Math.round((performance.now() - started) / 1000)}s.`)
    if (isShort) return 0
    sayWhatNext(fleet, stage)
  } catch (error) {
    process.stderr.write(`\n✖ ${(error as Error).message}\n`)
    return 1
  }
  // Nothing is left to do but to wait for a signal.
  return new Promise(() => undefined)
}

function sayWhatNext({ alice, config, lab }: Fleet, { chapter, plain }: Stage): void {
  chapter('Your turn', 'All this stays up until you press Ctrl-C. In another terminal, from this directory:')
  plain(
    `export HOLDFAST_CONFIG=${config}`,
    'npx holdfast status                    where everything stands',
    'npx holdfast history                   what was rolled out, and how it ended',
    'npx holdfast watch                     follow what happens',
    'npx holdfast plan --rev HEAD~1         what another commit would change',
    'npx holdfast explain shop-1            where each value on a host comes from',
    `ssh -F ${lab.sshConfig} shop-1    log in, and break something`,
    `curl http://${lab.host('shop-1').address}:8080/`,
    '',
    `cd ${alice.directory}    the clone of the config repository; then, for example:`,
    "sed -i 's/greeting: Hello/greeting: Howdy/' fleet.yaml && git commit -am 'Say howdy' && git push",
    'git revert --no-edit HEAD && git push',
    '',
  )
}

/** Ends the daemon and the hosts, wherever the story is. */
async function end(running: Running, code: number): Promise<number> {
  stage.plain('', 'Ending the daemon and the hosts.')
  let ended = isToldOr(running, code)
  try {
    await abandon()
    const fleet = await Promise.race([running.fleet?.catch(() => undefined), soon()])
    await fleet?.close()
  } catch (error) {
    process.stderr.write(`✖ ${(error as Error).message}\n`)
    ended = 1
  }
  // What the story still waits for is over, and its complaints are no news.
  setImmediate(() => process.exit(ended))
  return ended
}

/** After the story Ctrl-C is how it ends, not how it is cut short. */
function isToldOr({ isTold }: Running, code: number): number {
  return isTold && code >= 128 ? 0 : code
}

function soon(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), 10_000))
}
