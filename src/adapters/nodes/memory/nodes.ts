import { nameCheck, type AskedCheck, type CheckResult } from '../../../core/fleet/health.ts'
import type { Target } from '../../../core/fleet/node.ts'
import type { Step } from '../../../core/plan/plan.ts'
import type { Answer, AttemptRecord, Lost, Nodes } from '../port.ts'
import { begin, goOn } from './attempts.ts'
import { proceedAttempt } from './hooks.ts'
import { createMemoryHost, type MemoryHost } from './host.ts'
import { fence, type MemoryClock, type MemoryWorld, recordOf, type StepFate } from './ledger.ts'
import { observeHost } from './observe.ts'
import { bootService, confirmAttempt, restoreAttempt } from './restore.ts'
import type { MemoryRules } from './steps.ts'

/** A call of the port, as faults see it. */
export type Verb = 'observe' | 'apply' | 'follow' | 'confirm' | 'proceed' | 'restore' | 'probe' | 'read' | 'lastLines'

type Fault = Lost | undefined | Promise<Lost | undefined>

/** How the model behaves. Everything is decided by the caller: there is no chance and no real time in it. */
export interface MemoryNodesOptions {
  clock: MemoryClock
  rules?: MemoryRules
  /** Answers a health check; undefined passes it. */
  check?: (host: MemoryHost, check: AskedCheck) => CheckResult | undefined
  /** Time each step takes; default 10. */
  stepMs?: number
  /** Asked before a call reaches its host; a Lost drops the request. */
  beforeCall?: (host: MemoryHost, verb: Verb) => Fault
  /** Asked when the host has done the call; a Lost drops the reply. */
  afterCall?: (host: MemoryHost, verb: Verb) => Fault
  beforeStep?: (host: MemoryHost, attempt: string, step: Step) => StepFate
  /** Told when a step of an apply or an undo is over. */
  afterStep?: (host: MemoryHost) => void
}

/** The port over hosts in memory, with all there is to look at and to break. */
export interface MemoryNodes extends Nodes {
  /** The host of that name, made on first use. */
  host(name: string): MemoryHost
  /** Power loss or restart: runners die, the boot id changes, the early-boot service does its work. */
  reboot(host: MemoryHost): void
  /** Kills what runs an attempt on the host, as `kill -9` of its process group would. */
  killRunner(host: MemoryHost): void
}

/** Makes a fleet of hosts in memory behind the nodes port: the model the simulation of the daemon runs on. */
export function createMemoryNodes(options: MemoryNodesOptions): MemoryNodes {
  const { clock } = options
  const hosts = new Map<string, MemoryHost>()
  const followers: Followers = new Set()
  const world = createWorld(options, followers)

  function hostOf(name: string): MemoryHost {
    const known = hosts.get(name) ?? createMemoryHost(name, clock.now())
    hosts.set(name, known)
    return known
  }

  async function call<T>(
    target: Target,
    verb: Verb,
    act: (host: MemoryHost) => Answer<T> | Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    const host = hostOf(target.node)
    const lostBefore = await options.beforeCall?.(host, verb)
    if (lostBefore) return lostBefore
    if (!host.reachable) return { answer: 'lost', phase: 'connect', message: `${host.name} does not answer` }
    const answer = await act(host)
    const lostAfter = await options.afterCall?.(host, verb)
    if (lostAfter) return lostAfter
    return host.reachable ? answer : { answer: 'lost', phase: 'cut', message: `${host.name} fell silent` }
  }

  return {
    host: hostOf,
    reboot: world.reboot,
    killRunner(host) {
      for (const attempt of host.attempts.values()) attempt.alive = false
      world.onMoved(host)
    },
    observe: (target, request) => call(target, 'observe', (host) => ok(observeHost(host, request, clock.now()))),
    async apply(target, order, read) {
      const lacking = order.contents.filter((ref) => !hostOf(target.node).contents.has(ref.sha256))
      const bytes = await Promise.all(lacking.map(async (ref) => ({ ref, data: await read(ref) })))
      return call(target, 'apply', (host) => {
        for (const { ref, data } of bytes) host.contents.set(ref.sha256, data)
        return begin(world, host, order) ?? record(host, order.attempt)
      })
    },
    follow: (target, attempt, waitMs) =>
      call(target, 'follow', async (host) => {
        await settle(clock, followers, host, { attempt, waitMs })
        return record(host, attempt)
      }),
    confirm: (target, order) =>
      call(
        target,
        'confirm',
        (host) => fence(host, order.epoch) ?? confirmAttempt(host, order) ?? record(host, order.attempt),
      ),
    proceed: (target, order) =>
      call(
        target,
        'proceed',
        (host) => fence(host, order.epoch) ?? proceedAttempt(world, host, order) ?? record(host, order.attempt),
      ),
    restore: (target, order) =>
      call(target, 'restore', (host) => restoreAttempt(world, host, order) ?? record(host, order.attempt)),
    probe: (target, checks) =>
      call(target, 'probe', (host) => ok(checks.map((check) => probeOne(host, check, options)))),
    read: (target, paths) =>
      call(target, 'read', (host) => ok(Object.fromEntries(paths.map((path) => [path, readOne(host, path)])))),
    lastLines: (target, unit) =>
      call(target, 'lastLines', (host) => ok(host.log.filter((line) => line.endsWith(` ${unit}`)).slice(-20))),
    close: () => Promise.resolve(),
  }
}

type Followers = Set<() => void>

function ok<T>(value: T): Answer<T> {
  return { answer: 'ok', value }
}

function record(host: MemoryHost, attempt: string): Answer<AttemptRecord> {
  return ok(recordOf(host, attempt))
}

function createWorld(options: MemoryNodesOptions, followers: Followers): MemoryWorld {
  const world: MemoryWorld = {
    clock: options.clock,
    rules: options.rules ?? {},
    stepMs: options.stepMs ?? 10,
    beforeStep: options.beforeStep,
    afterStep: options.afterStep,
    onMoved: () => followers.forEach((look) => look()),
    reboot(host) {
      host.boot += 1
      host.bootedAtMs = options.clock.now()
      host.rebootRequired = false
      for (const attempt of host.attempts.values()) attempt.alive = false
      for (const [name, unit] of host.units) {
        const comesUp = (options.rules?.unit?.(host, name) ?? 'runs') === 'runs'
        unit.active = !unit.enabled ? 'inactive' : comesUp ? 'active' : 'failed'
        unit.restarts = 0
      }
      bootService(world, host)
      world.onMoved(host)
    },
    goOn: (host, attempt) => goOn(world, host, attempt),
  }
  return world
}

function isAtWork(host: MemoryHost, name: string): boolean {
  const attempt = host.attempts.get(name)
  return attempt !== undefined && attempt.alive && attempt.boot === host.boot
}

function settle(
  clock: MemoryClock,
  followers: Followers,
  host: MemoryHost,
  wait: { attempt: string; waitMs: number },
): Promise<void> {
  const isMoving = (): boolean => {
    const now = recordOf(host, wait.attempt)
    return host.reachable && (now.steps === 'running' || now.outcome === 'restoring' || isAtWork(host, wait.attempt))
  }
  if (!isMoving() || wait.waitMs <= 0) return Promise.resolve()
  return new Promise((resolve) => {
    const end = (): void => {
      followers.delete(look)
      resolve()
    }
    const look = (): void => {
      if (!isMoving()) end()
    }
    followers.add(look)
    clock.after(wait.waitMs, end)
  })
}

function probeOne(host: MemoryHost, check: AskedCheck, options: MemoryNodesOptions): CheckResult {
  const name = nameCheck(check)
  return options.check?.(host, check) ?? { check: name, status: 'pass', detail: `${name} answered` }
}

function readOne(host: MemoryHost, path: string): Uint8Array | undefined {
  const entry = host.files.get(path)
  return entry?.type === 'file' ? host.contents.get(entry.sha256) : undefined
}
