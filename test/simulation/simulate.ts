import { isDurable, type DurableEntry, type Entry } from '../../src/core/journal/entry.ts'
import { sha256 } from '../../src/core/fleet/digest.ts'
import { createManualClock } from '../../src/adapters/clocks/manual/manual.ts'
import { createMemoryNodes, type MemoryNodes } from '../../src/adapters/nodes/memory/nodes.ts'
import type { MemoryHost } from '../../src/adapters/nodes/memory/host.ts'
import type { Lost } from '../../src/adapters/nodes/port.ts'
import { createMemoryRemote, openMemoryRepository } from '../../src/adapters/repositories/memory/memory.ts'
import { createMemoryDisk } from '../../src/adapters/stores/memory/memory.ts'
import { liftsItself } from '../../src/core/rollout/rules/retryHolds.ts'
import { startDaemon, type Daemon } from '../../src/daemon/daemon.ts'
import type { World } from '../../src/daemon/world.ts'
import { createModelLibrary, fleetNodes } from './fleet.ts'
import { checkEntries, checkEnd, type Watch } from './invariants.ts'
import { createRandom, type Random } from './random.ts'

/** What a schedule came to. */
export interface Outcome {
  seed: number
  violations: string[]
  /** What happened, for reading a failure: one line an entry or fault. */
  log: string[]
  commits: number
  reverts: number
  crashes: number
}

/** How wild a schedule is: probabilities per choice point. */
interface Wildness {
  drop: number
  crash: number
  reboot: number
  pushFault: number
}

const calm: Wildness = { drop: 0, crash: 0, reboot: 0, pushFault: 0 }

/** One whole life of a fleet under seeded faults: commits good and bad, crashes, cuts, reboots; then rest, then the checks. */
export async function simulate(seed: number): Promise<Outcome> {
  const random = createRandom(seed)
  const clock = createManualClock(1_000_000)
  const remote = createMemoryRemote({ 'web.conf': 'web 1', 'app.conf': 'app 1' })
  const disk = createMemoryDisk('c0ffee00')
  const log: string[] = []
  const watch: Watch = { violations: [], journal: [], seen: new Set() }
  let wild: Wildness = randomWildness(random)
  let daemon: Daemon | undefined
  let crashes = 0
  let generation = 0
  let wantCrash = false
  const offline = new Set<string>()

  const nodes = createMemoryNodes({
    clock,
    rules: { unit: (host, unit) => behaviour(host, unit) },
    beforeCall: (host, verb) => choose(host, `before ${verb}`),
    afterCall: (host, verb) => choose(host, `after ${verb}`),
    beforeStep: (host, attempt, step) => {
      if (!random.chance(wild.reboot)) return 'go'
      const fate = random.chance(0.5) ? 'crash' : 'reboot'
      say(`fault: ${host.name} ${fate} during ${attempt} ${step.kind}`)
      return fate
    },
  })

  function choose(host: MemoryHost, where: string): Lost | undefined {
    // What the host was given may cut it off; only taking that back brings it back.
    host.reachable = !offline.has(host.name) && !hostIsCut(host)
    if (random.chance(wild.crash)) {
      wantCrash = true
      say(`fault: controller dies ${where} ${host.name}`)
      disk.crash()
    }
    if (!random.chance(wild.drop)) return undefined
    say(`fault: ${where} ${host.name} dropped`)
    return { answer: 'lost', phase: 'cut', message: `dropped ${where}` }
  }

  function say(line: string): void {
    log.push(`${clock.now() - 1_000_000} ${line}`)
  }

  async function start(): Promise<void> {
    generation += 1
    const mine = generation
    wantCrash = false
    const store = await disk.open((moment) => {
      if (moment.call === 'append' && random.chance(wild.crash)) {
        wantCrash = true
        say(`fault: controller dies in append ${moment.phase}`)
        disk.crash()
        throw new Error('killed')
      }
    })
    // What became durable in the moment of death was never heard of: it counts all the same.
    const durable = (await store.load()).map((record) => record.entry as DurableEntry)
    checkEntries(watch, durable.slice(watch.journal.length), remote)
    const repository = openMemoryRepository(remote, (call, phase) => {
      if (mine !== generation) throw new Error('dead')
      if (random.chance(wild.pushFault)) {
        say(`fault: ${call} ${phase}`)
        throw new Error(`${call} failed`)
      }
    })
    const world: World = {
      repository,
      nodes: guard(nodes, () => mine === generation, watch),
      store,
      clock,
      library: createModelLibrary(remote),
      author: { name: 'Holdfast', email: 'holdfast@example.org' },
      version: 'simulated',
      host: 'ctl-1',
      lease: 'git',
      pollIntervalMs: 5_000,
      random: () => random.next(),
    }
    const started = await startDaemon(world, {
      entries: (entries) => mine === generation && heard(entries),
      polled: () => undefined,
      broken: (error) => {
        if (mine === generation && !wantCrash) watch.violations.push(`the loop broke: ${String(error)}`)
      },
    }).catch((error: unknown) => {
      // Without the remote a first start cannot know whether it may lead: it is started again.
      if (!wantCrash && (error as { code?: string }).code !== 'lease') throw error
      wantCrash = true
      return undefined
    })
    daemon = started
  }

  function heard(entries: Entry[]): void {
    for (const entry of entries) if (isDurable(entry)) say(describe(entry))
    checkEntries(watch, entries.filter(isDurable), remote)
  }

  async function restartIfDead(): Promise<void> {
    if (!wantCrash && daemon) return
    crashes += 1
    generation += 1
    const dead = daemon
    daemon = undefined
    void dead?.stop()
    disk.crash()
    say('controller starts again')
    await start()
  }

  await start()
  const plot = createPlot(random, remote, nodes, offline, say)
  for (let turn = 0; turn < 14; turn++) {
    plot()
    for (let part = 0; part < 4; part++) {
      await clock.advance(500 + random.below(2_500))
      await restartIfDead()
    }
  }
  wild = calm
  offline.clear()
  say('faults stop')
  let quietTurns = 0
  for (let turn = 0; turn < 400 && quietTurns < 12; turn++) {
    await restartIfDead()
    await clock.advance(10_000)
    quietTurns = isAtRest(daemon) ? quietTurns + 1 : 0
  }
  if (daemon) checkEnd(watch, daemon.state(), nodes, remote, await reload(disk))
  await daemon?.stop()
  const all = [...remote.commits.values()]
  const reverts = all.filter((c) => c.author.name === 'Holdfast' && isOnBranch(remote, c.oid)).length
  return { seed, violations: watch.violations, log, commits: all.length, reverts, crashes }
}

function hostIsCut(host: MemoryHost): boolean {
  return [...host.files.values()].some(
    (entry) => entry.type === 'file' && (host.contents.get(entry.sha256)?.toString().includes('cut') ?? false),
  )
}

function isOnBranch(
  remote: { head: string | undefined; commits: Map<string, { parents: string[] }> },
  oid: string,
): boolean {
  for (let at = remote.head; at; at = remote.commits.get(at)?.parents[0]) if (at === oid) return true
  return false
}

async function reload(disk: ReturnType<typeof createMemoryDisk>): Promise<DurableEntry[]> {
  disk.crash()
  const store = await disk.open()
  return (await store.load()).map((record) => record.entry as DurableEntry)
}

function isAtRest(daemon: Daemon | undefined): boolean {
  if (!daemon) return false
  const state = daemon.state()
  const busy = Object.values(state.rollouts).some((r) => r.endedAt === undefined)
  const open = Object.values(state.attempts).some((a) => a.phase !== 'ended')
  const retries = Object.values(state.slots).some((slot) => {
    const hold = slot.promoted && slot.holds[slot.promoted.digest]
    return hold && liftsItself(slot, hold)
  })
  const aside = Object.values(state.nodes).some((node) =>
    Object.entries(node.aside).some(
      ([key, { digest }]) => state.slots[key]?.current === digest && !node.healStopped[key],
    ),
  )
  return !busy && !open && !retries && !aside
}

function randomWildness(random: Random): Wildness {
  const level = random.pick([0, 0.01, 0.05])
  return {
    drop: random.chance(0.7) ? level : 0,
    crash: random.chance(0.5) ? level / 4 : 0,
    reboot: random.chance(0.4) ? level : 0,
    pushFault: random.chance(0.4) ? 0.2 : 0,
  }
}

/** The unit reads its configuration: what that says is how it behaves. */
function behaviour(host: MemoryHost, unit: string): 'runs' | 'fails' | 'dies' {
  const entry = host.files.get(`/etc/${unit.replace('.service', '')}.conf`)
  const text = entry?.type === 'file' ? (host.contents.get(entry.sha256)?.toString() ?? '') : ''
  if (text.includes('fails')) return 'fails'
  return text.includes('dies') ? 'dies' : 'runs'
}

/** What people and the world do, one act a turn. */
function createPlot(
  random: Random,
  remote: ReturnType<typeof createMemoryRemote>,
  nodes: MemoryNodes,
  offline: Set<string>,
  say: (line: string) => void,
): () => void {
  let number = 1
  const tree = () => ({ ...remote.commits.get(remote.head ?? '')?.tree })
  const change = (what: string): void => {
    number += 1
    const service = random.pick(['web', 'app'])
    const text = `${service} ${number} ${what}`.trim()
    remote.commit(`Set ${text}`, { ...tree(), [`${service}.conf`]: text })
    say(`person: commits ${text}`)
  }
  const acts: (() => void)[] = [
    () => change(''),
    () => change(''),
    () => change(random.pick(['fails', 'dies'])),
    () => change('cut'),
    () => {
      remote.commit('Write the readme', { ...tree(), README: `${(number += 1)}` })
      say('person: commits something unrelated')
    },
    () => {
      remote.commit('Break a manifest', { ...tree(), 'broken.yaml': '' })
      say('person: breaks a manifest')
    },
    () => {
      const { 'broken.yaml': _gone, ...rest } = tree()
      remote.commit('Mend the manifest', rest)
      say('person: mends the manifest')
    },
    () => {
      const parent = remote.commits.get(remote.head ?? '')?.parents[0]
      if (parent) remote.commit('Revert by hand', { ...remote.commits.get(parent)?.tree })
      say('person: reverts the last commit')
    },
    () => {
      const host = nodes.host(random.pick(Object.values(fleetNodes).flat()))
      const entry = host.files.get('/etc/web.conf')
      if (entry?.type === 'file') host.files.set('/etc/web.conf', { ...entry, sha256: sha256('edited'), mode: '0600' })
      host.contents.set(sha256('edited'), Buffer.from('edited'))
      say(`person: edits /etc/web.conf on ${host.name}`)
    },
    () => {
      const host = nodes.host(random.pick(Object.values(fleetNodes).flat()))
      nodes.reboot(host)
      say(`fault: ${host.name} reboots`)
    },
    () => {
      const name = random.pick(Object.values(fleetNodes).flat())
      if (!offline.delete(name)) offline.add(name)
      say(`fault: ${name} is ${offline.has(name) ? 'cut off' : 'back'}`)
    },
    () => {
      const mode = tree()['rollback.mode'] === 'propose' ? 'push' : 'propose'
      remote.commit(`Let reverts be ${mode}`, { ...tree(), 'rollback.mode': mode })
      say(`person: sets rollback.mode to ${mode}`)
    },
    () => {
      remote.isProtected = !remote.isProtected
      say(`person: ${remote.isProtected ? 'protects' : 'opens'} the branch`)
    },
    () => undefined,
  ]
  return () => random.pick(acts)()
}

/** A dead controller's calls go nowhere; a living one's are held against the journal: intent first. */
function guard(nodes: MemoryNodes, alive: () => boolean, watch: Watch): MemoryNodes {
  const dead: Lost = { answer: 'lost', phase: 'cut', message: 'the controller is dead' }
  return {
    ...nodes,
    observe: async (...args) => (alive() ? nodes.observe(...args) : dead),
    probe: async (...args) => (alive() ? nodes.probe(...args) : dead),
    follow: async (...args) => (alive() ? nodes.follow(...args) : dead),
    confirm: async (...args) => (alive() ? nodes.confirm(...args) : dead),
    proceed: async (...args) => (alive() ? nodes.proceed(...args) : dead),
    restore: async (...args) => (alive() ? nodes.restore(...args) : dead),
    apply: async (target, order, read) => {
      if (!alive()) return dead
      const intended = watch.journal.some((e) => e.type === 'attempt-intended' && e.attempt === order.attempt)
      if (!intended) watch.violations.push(`I1 intent first: ${order.attempt} was sent before it was journaled`)
      return nodes.apply(target, order, read)
    },
  }
}

/** One line a record, for a person reading a failed schedule. */
export function describe(entry: DurableEntry): string {
  const { at: _at, type, ...rest } = entry
  const words = Object.entries(rest)
    .filter(([key]) => !['parameters', 'changes', 'evidence', 'problems'].includes(key))
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value.slice(0, 60) : JSON.stringify(value)}`)
  return `${type} ${words.join(' ')}`
}
