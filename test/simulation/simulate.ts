import { createMemoryNodes, type MemoryNodes } from '../../src/adapters/nodes/memory/nodes.ts'
import type { MemoryHost } from '../../src/adapters/nodes/memory/host.ts'
import { createMemoryRemote } from '../../src/adapters/repositories/memory/memory.ts'
import type { StoredRecord } from '../../src/adapters/stores/port.ts'
import { effectiveOf } from '../../src/core/rollout/effective.ts'
import { openAttempts, openRollouts } from '../../src/core/rollout/openAttempts.ts'
import { maxRelapses } from '../../src/core/rollout/rules/healNodes.ts'
import { liftsItself } from '../../src/core/rollout/rules/retryHolds.ts'
import type { DurableEntry } from '../../src/core/journal/entry.ts'
import type { Choose } from './choice.ts'
import { createWorldClock } from './clock.ts'
import { createController, type Controller, type Ground } from './controller.ts'
import { createWeather, type Weather } from './faults.ts'
import { allNodes, chooseShape, type Shape } from './fleet.ts'
import { invariants } from './invariants.ts'
import { waitsForHealth } from './invariants/ending.ts'
import { hooksOnce } from './invariants/hooks.ts'
import { answerCheck, createDesired, createModelLibrary, isCutOff, rules } from './model.ts'
import { createActs, createPlot, type Acts, type Scene } from './plot.ts'
import type { Planted } from './planted.ts'
import { createRandom, type Random } from './random.ts'
import { createTruth } from './truth.ts'

/** What a schedule came to. */
export interface Outcome {
  seed: number
  violations: string[]
  /** Numbers of the invariants that were violated. */
  violated: number[]
  /** What happened, for reading a failure: one line an entry or fault. */
  log: string[]
  deaths: number
  /** Choice points passed. */
  points: number
  /** Simulated milliseconds from the end of faults to rest. */
  restedAfterMs: number
}

/** A whole simulated world, with all there is to act on. */
export interface Stage {
  seed: number
  random: Random
  scene: Scene
  acts: Acts
  weather: Weather
  controllers: Controller[]
  /** Installs one more controller, which takes the fleet over. */
  secondController(): Controller
  advance(ms: number): Promise<void>
  isCaught(): boolean
  /** Faults stop, what can only be mended by people is mended, and everything comes to rest; then the last checks. */
  settle(): Promise<Outcome>
}

const startAt = 1_000_000
/** With no faults left, everything is at rest after so long: a node that was healed three times is healed again an hour later. */
export const restBoundMs = 2 * 3_600_000
const plantedRestMs = 120_000
/** Time for every node to be looked at once more. */
const quietMs = 35_000

/** One thing that is wrong may be seen again and again. */
const maxViolations = 100

export interface StageOptions {
  seed: number
  shape?: Shape
  /** Replaces the seed's faults at choice points. */
  choose?: (weather: Weather) => Choose
  planted?: Planted
}

/** Sets up a world with one controller that has not been started. */
export function createStage({ seed, shape: given, choose, planted }: StageOptions): Stage {
  const random = createRandom(seed)
  const shape = given ?? chooseShape(random)
  const clock = createWorldClock(startAt)
  const remote = createMemoryRemote({ 'web.conf': 'web 1', 'app.conf': 'app 1' })
  const log: string[] = []
  const violations: string[] = []
  const violated = new Set<number>()
  let points = 0
  const say = (line: string) => void log.push(`${clock.now() - startAt} ${line}`)
  const weather = createWeather(random, say)
  const decideFate = choose?.(weather) ?? weather.choose
  const fail = (violation: string, number: number): void => {
    violated.add(number)
    if (violations.length >= maxViolations) return
    violations.push(violation)
    say(`VIOLATION ${violation}`)
  }
  const reach = (host: MemoryHost) => {
    host.reachable = !weather.offline.has(host.name) && !isCutOff(host)
    return undefined
  }
  const real = createMemoryNodes({
    clock,
    rules,
    check: (host) => answerCheck(host, clock.now()),
    beforeCall: reach,
    afterCall: reach,
    beforeStep(host, attempt, step) {
      truth.happened({ happening: 'step', host, attempt, step })
      const bug = planted?.step?.(host, attempt, step)
      if (bug) return bug
      if (weather.full.has(host.name) && step.kind === 'path' && step.to.type === 'file') return 'full'
      if (weather.wild.node === 0 || !random.chance(weather.wild.node)) return 'go'
      const fate = random.chance(0.5) ? 'crash' : 'reboot'
      say(`fault: ${host.name} ${fate} during ${attempt} ${step.kind}`)
      return fate
    },
    afterStep: (host) => truth.happened({ happening: 'moved', host }),
  })
  const nodes: MemoryNodes = planted?.below ? planted.below(real) : real
  const desired = createDesired(shape, remote)
  const truth = createTruth(
    { shape, clock, remote, hosts: () => allNodes.map((name) => real.host(name)), host: real.host, desired },
    [journalLines(say), ...invariants, hooksOnce],
    fail,
  )
  const ground: Ground = {
    truth,
    nodes,
    library: createModelLibrary(remote, desired),
    choose(point) {
      points += 1
      return decideFate(point)
    },
    random: random.next,
    plant: planted?.world && ((world) => planted.world?.(world, truth) ?? world),
    fail: (problem) => fail(problem, 0),
    say,
  }
  const controllers = [createController(ground, 'c0ffee00')]
  const current = (): Controller => controllers.at(-1) as Controller
  const scene: Scene = { truth, nodes: real, weather, say, current }
  const acts = createActs(scene)

  async function advance(ms: number): Promise<void> {
    await clock.advance(ms)
    // Who took over does not let the one before start again.
    if (current().isDown()) {
      say('controller starts again')
      await current().start()
      await clock.advance(0)
    }
    const daemon = current().daemon()
    if (daemon?.state().fenced) return takeOverAgain()
    if (daemon) truth.happened({ happening: 'passed', state: daemon.state(), ledger: truth.ledger(current().name) })
  }

  /** A node that was silent when this controller took over knew a higher number: a person reads so, and says it again. */
  async function takeOverAgain(): Promise<void> {
    current().kill('because it is fenced')
    await current().start({ takeOver: true })
    await clock.advance(0)
  }

  function secondController(): Controller {
    const second = createController(ground, `decade0${controllers.length}`)
    controllers.push(second)
    return second
  }

  const isCaught = () => planted !== undefined && violated.has(planted.invariant)

  async function settle(): Promise<Outcome> {
    weather.calm()
    say('faults stop')
    for (const controller of controllers) controller.resume()
    acts.pushBack()
    if (truth.desired(remote.head ?? '') === undefined) acts.mendManifest()
    // Whether everything comes to rest is of interest only to those who judge by it.
    const boundMs = planted && planted.invariant < 14 ? plantedRestMs : restBoundMs
    const restedAfterMs = await rest({ advance, current, now: clock.now, acts, boundMs, isCaught })
    const daemon = current().daemon()
    if (daemon) {
      const ledger = truth.ledger(current().name)
      const records = await recordsOf(current())
      const isAtRest = restedAfterMs < restBoundMs
      truth.happened({ happening: 'rest', state: daemon.state(), ledger, records, restedAfterMs, isAtRest })
    } else fail('I14 convergence: no controller could be started', 14)
    const deaths = controllers.reduce((sum, c) => sum + c.deaths, 0)
    return { seed, violations, violated: [...violated], log, deaths, points, restedAfterMs }
  }

  return { seed, random, scene, acts, weather, controllers, secondController, advance, isCaught, settle }
}

interface Rest {
  advance(ms: number): Promise<void>
  current(): Controller
  now(): number
  acts: Acts
  boundMs: number
  /** A planted bug was noticed: nobody needs the end of the story. */
  isCaught(): boolean
}

async function rest({ advance, current, now, acts, boundMs, isCaught }: Rest): Promise<number> {
  const since = now()
  let quietSince: number | undefined
  while (now() - since < boundMs && !isCaught()) {
    acts.answerPauses()
    const isQuiet = isAtRest(current(), now())
    if (!isQuiet) quietSince = undefined
    else if (now() - (quietSince ??= now()) >= quietMs) return now() - since
    // With nothing under way the daemon only waits: its ticks may come late.
    current().lag(isIdle(current()) ? 4_500 : 0)
    await advance(isQuiet ? 5_000 : 10_000)
  }
  return now() - since
}

function isIdle(controller: Controller): boolean {
  const state = controller.daemon()?.state()
  if (state === undefined || openAttempts(state).length > 0) return false
  return openRollouts(state).every((rollout) => waitsForHealth(state, rollout, rollout.progressAt))
}

function isAtRest(controller: Controller, at: number): boolean {
  const state = controller.daemon()?.state()
  if (!state || !isIdle(controller)) return false
  if (Object.values(state.nodes).some((n) => n.orphan !== undefined || n.lost !== undefined)) return false
  // What was set aside is healed later, where the version is in force and was proven by the others.
  const isAside = Object.values(state.nodes).some((node) =>
    Object.entries(node.aside).some(([key, { digest }]) => {
      const slot = state.slots[key]
      const isInForce = slot && slot.good.length > 0 && effectiveOf(slot)?.digest === digest
      // Its heal waits already, for nodes that are ill.
      if (openRollouts(state).some((rollout) => rollout.slot === key)) return false
      return isInForce && slot.current === digest && node.slots[key]?.sync === 'plan' && !node.healStopped[key]
    }),
  )
  if (isAside) return false
  // Healing that failed by the node's own fault begins anew within the hour.
  const isSpent = Object.values(state.nodes).some((node) =>
    Object.entries(node.slots).some(([key, look]) => {
      const heals = (node.heals[key] ?? []).filter((time) => time > at - 3_600_000)
      return look.sync === 'plan' && heals.length >= maxRelapses && !node.healStopped[key]
    }),
  )
  if (isSpent) return false
  return !Object.values(state.slots).some((slot) => {
    const hold = slot.promoted && slot.holds[slot.promoted.digest]
    return hold && liftsItself(slot, hold)
  })
}

async function recordsOf(controller: Controller): Promise<StoredRecord[]> {
  controller.disk.crash()
  const store = await controller.disk.open()
  const records = await store.load()
  controller.disk.crash()
  return records
}

/** One whole life of a fleet under seeded faults; then rest, then the checks. */
export async function simulate(seed: number, planted?: Planted, more: { hooks?: boolean } = {}): Promise<Outcome> {
  const stage = createStage({ seed, planted })
  const { random, controllers, scene } = stage
  const plot = createPlot(random, scene, stage.acts, more.hooks)
  await scene.current().start()
  const takeOverAt = random.chance(0.15) ? 4 + random.below(6) : undefined
  const turns = 8 + random.below(8)
  for (let turn = 0; turn < turns && !stage.isCaught(); turn++) {
    if (turn === takeOverAt) await changeControllers(stage)
    else plot()
    // The one that was taken over from wakes up.
    if (takeOverAt !== undefined && turn > takeOverAt && random.chance(0.3)) controllers[0]?.resume()
    const parts = 1 + random.below(5)
    for (let part = 0; part < parts; part++) await stage.advance(500 + random.below(2_500))
  }
  return stage.settle()
}

/** A person starts a second controller while the first stands still, is dead, or only seems to be away. */
async function changeControllers(stage: Stage): Promise<void> {
  const { random, scene } = stage
  const before = scene.current()
  const how = random.pick(['pause', 'kill', 'leave'] as const)
  scene.say(`person: ${how}s ${before.name}, and another controller takes over`)
  if (how === 'pause') before.pause()
  if (how === 'kill') before.kill('for good')
  await stage.secondController().start({ takeOver: random.chance(0.8) })
}

/** Writes what became durable into the log of the life. */
function journalLines(say: (line: string) => void) {
  return {
    number: 0,
    name: 'log',
    watch: () => ({
      durable: ({ ledger, entry }: { ledger: { controller: string }; entry: DurableEntry }) =>
        say(`${ledger.controller.slice(0, 2)} ${describe(entry)}`),
    }),
  }
}

const leftOut = new Set(['at', 'type', 'parameters', 'changes', 'evidence', 'problems'])

/** One line a record, for a person reading a failed schedule. */
export function describe(entry: DurableEntry): string {
  const words = Object.entries(entry)
    .filter(([key]) => !leftOut.has(key))
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value.slice(0, 60) : JSON.stringify(value)}`)
  return `${entry.type} ${words.join(' ')}`
}
