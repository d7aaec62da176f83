import type { DurableEntry } from '../../src/core/journal/entry.ts'
import type { MemoryNodes } from '../../src/adapters/nodes/memory/nodes.ts'
import { createMemoryDisk, type MemoryDisk } from '../../src/adapters/stores/memory/memory.ts'
import { storeError, type Store } from '../../src/adapters/stores/port.ts'
import { takeOver } from '../../src/cli/run/takeOver.ts'
import { startDaemon, type Daemon, type Skin } from '../../src/daemon/daemon.ts'
import type { Library, World } from '../../src/daemon/world.ts'
import type { Choose } from './choice.ts'
import { createProcessClock, type ProcessClock } from './clock.ts'
import { networkedLibrary, networkedNodes, networkedRepository, type Process } from './ports.ts'
import type { Truth } from './truth.ts'

/** What a controller of the simulation stands on. */
export interface Ground {
  truth: Truth
  nodes: MemoryNodes
  library: Library
  choose: Choose
  random: () => number
  /** A bug planted between the daemon and its ports. */
  plant?: (world: World) => World
  /** What must not happen, did. */
  fail(problem: string): void
  say(line: string): void
}

/** One installed controller: its state directory outlasts its processes. */
export interface Controller {
  name: string
  disk: MemoryDisk
  daemon(): Daemon | undefined
  /** Killed, or ended by itself: a person (or systemd) has to start it again. */
  isDown(): boolean
  deaths: number
  start(options?: { takeOver: boolean }): Promise<void>
  kill(why: string): void
  /** The whole process stands still, and knows nothing of it. */
  pause(): void
  resume(): void
  isPaused(): boolean
  /** Its timers are late from now on. */
  lag(ms: number): void
}

/** Installs a controller; `name` is what its epochs carry (8 hex digits). */
export function createController(ground: Ground, name: string): Controller {
  const disk = createMemoryDisk(name)
  const ledger = ground.truth.ledger(name)
  let daemon: Daemon | undefined
  let clock: ProcessClock | undefined
  let paused = false
  /** What the person who started it said; it holds until a start has succeeded. */
  let wish = { takeOver: false }

  const controller: Controller = {
    name,
    disk,
    deaths: 0,
    daemon: () => daemon,
    isDown: () => clock === undefined,
    isPaused: () => paused,
    lag: (ms) => clock?.lag(ms),
    kill(why) {
      if (!clock) return
      clock.kill()
      clock = undefined
      daemon = undefined
      paused = false
      disk.crash()
      controller.deaths += 1
      ground.say(`fault: controller ${name} dies ${why}`)
    },
    pause() {
      paused = true
      clock?.stop()
    },
    resume() {
      paused = false
      clock?.go()
    },
    async start(options) {
      wish = options ?? wish
      const mine = createProcessClock(ground.truth.clock)
      clock = mine
      const isMine = () => clock === mine
      const process: Process = {
        ledger,
        clock: mine,
        choose(point) {
          const fate = ground.choose({ ...point, controller: name })
          if (fate.fate === 'die' && isMine()) controller.kill(`${point.phase} ${point.call} ${point.node ?? ''}`)
          return fate
        },
      }
      const store = await openStore(disk, process, ground, isMine)
      const world = worldOf(ground, process, store)
      const begin = async () => {
        const { highest: above } = wish.takeOver ? await takeOver(world) : { highest: 0 }
        const skin: Skin = {
          entries: (entries, state) =>
            isMine() && ground.truth.happened({ happening: 'believed', ledger, entries, state }),
          polled: (polled) => {
            if (polled.polled === 'failed') ground.truth.happened({ happening: 'said', ledger, text: polled.message })
          },
          broken: (error) => isMine() && broken(controller, ground, error),
        }
        const started = await startDaemon(world, skin, wish.takeOver ? { takeOver: { above } } : {})
        if (!isMine()) return
        daemon = started
        wish = { takeOver: false }
      }
      begin().catch((error: unknown) => {
        if (!isMine()) return
        // A person reads why it does not start, and says that it is the right one.
        if ((error as { code?: string }).code === 'lease') wish = { takeOver: true }
        failedToStart(controller, ground, error)
      })
    },
  }
  return controller
}

/** A journal that cannot be written ends the process (`holdfast run` does so); anything else is a bug. */
function broken(controller: Controller, ground: Ground, error: unknown): void {
  const { code, message } = error as { code?: string; message: string }
  const { truth } = ground
  truth.happened({ happening: 'said', ledger: truth.ledger(controller.name), text: String(message) })
  if (code === 'io') return
  if (code === 'conflict') return controller.kill('of a journal that is not as it left it')
  ground.fail(`the loop broke: ${error instanceof Error ? error.stack : String(error)}`)
}

/** What cannot be read or written at its start, it says, and ends; it is started again. */
function failedToStart(controller: Controller, ground: Ground, error: unknown): void {
  const { code, exitCode } = error as { code?: string; exitCode?: number }
  if (exitCode === undefined && !['io', 'unreachable', 'timeout', 'missingBranch', 'lease'].includes(code ?? '')) {
    return broken(controller, ground, error)
  }
  controller.kill(`at its start (${code ?? exitCode})`)
}

function worldOf(ground: Ground, process: Process, store: Store): World {
  const { truth, nodes, library } = ground
  const world: World = {
    repository: networkedRepository(process, truth.remote, truth),
    nodes: networkedNodes(process, nodes, truth),
    store,
    clock: process.clock,
    library: networkedLibrary(process, library),
    author: { name: 'Holdfast', email: 'holdfast@example.org' },
    version: 'simulated',
    host: 'ctl-1',
    lease: 'git',
    pollIntervalMs: 5_000,
    random: ground.random,
  }
  return ground.plant ? ground.plant(world) : world
}

/** The state directory as one process has it: a full disk refuses, a death may come before or right after the write. */
async function openStore(disk: MemoryDisk, process: Process, ground: Ground, isMine: () => boolean): Promise<Store> {
  const { ledger } = process
  const { truth } = ground
  let pending: DurableEntry[] = []
  const store = await disk.open((moment) => {
    if (moment.call === 'load') return
    const isWritten = moment.phase === 'written'
    if (isWritten && moment.call === 'append') {
      for (const entry of pending) truth.happened({ happening: 'durable', ledger, entry })
    }
    const { fate } = process.choose({ port: 'store', call: moment.call, phase: isWritten ? 'after' : 'before' })
    if (fate === 'lose') throw storeError('io', 'no space left on device', 'Make room.')
  })
  const living = async <T>(ask: () => Promise<T>): Promise<T> => {
    const waits = process.clock.turn()
    if (waits) await waits
    try {
      return await ask()
    } catch (error) {
      // The dead hear nothing.
      if (!isMine()) return new Promise<never>(() => undefined)
      throw error
    }
  }
  return {
    load: () =>
      living(async () => {
        const records = await store.load()
        truth.happened({ happening: 'loaded', ledger, records })
        return records
      }),
    append: (entries, options) =>
      living(() => {
        pending = entries as DurableEntry[]
        return store.append(entries, options)
      }),
    lastEpoch: () => living(store.lastEpoch),
    nextEpoch: (options) => living(() => store.nextEpoch(options)),
    close: store.close,
  }
}
