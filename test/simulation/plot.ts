import { sha256 } from '../../src/core/fleet/digest.ts'
import type { MemoryHost } from '../../src/adapters/nodes/memory/host.ts'
import type { MemoryNodes } from '../../src/adapters/nodes/memory/nodes.ts'
import type { Controller } from './controller.ts'
import type { Weather } from './faults.ts'
import { allNodes } from './fleet.ts'
import { hostileText } from './model.ts'
import type { Random } from './random.ts'
import type { Truth } from './truth.ts'

/** What people and the world act on. */
export interface Scene {
  truth: Truth
  nodes: MemoryNodes
  weather: Weather
  say(line: string): void
  /** The controller people speak to. */
  current(): Controller
}

/** What a person does to the branch, to a host or to a rollout; what the world does to nodes and links. */
export interface Acts {
  /** Commits a new version of a service that behaves as the word says; '' is a good one. */
  change(service: string, what: string): void
  commitUnrelated(): void
  breakManifest(): void
  mendManifest(): void
  /** Undoes the newest commit as `git revert` does. */
  revertLast(): void
  /** Brings a service back to what it was some commits ago. */
  returnTo(service: string, commitsAgo: number): void
  removeService(service: string): void
  emptyTree(): void
  rewind(): void
  pushBack(): void
  edit(node: string, service: string): void
  stopUnit(node: string, service: string): void
  deleteFile(node: string, service: string): void
  reboot(node: string): void
  killRunner(node: string): void
  operate(verb: 'pause' | 'resume' | 'abort'): void
  /** What waits for a person's word gets it: a rollout that failed is given up, any other goes on; all is back in the loop. */
  answerPauses(): void
  retry(): void
  /** Takes a node, or a service in an environment, out of the loop for a while. */
  cordon(node: string, forMs: number): void
  suspend(slot: string, forMs: number): void
  /** Reverts are proposed from now on, or pushed. */
  switchMode(): void
  switchProtection(): void
}

/** Makes the acts of one life. */
export function createActs(scene: Scene): Acts {
  const { truth, nodes, say } = scene
  const { remote } = truth
  let number = 1
  let lost: string | undefined

  const tree = () => ({ ...remote.commits.get(remote.head ?? '')?.tree })
  const hostOf = (node: string): MemoryHost => nodes.host(node)
  const commit = (subject: string, next: Record<string, string>): void => {
    // Nobody pushes to a branch that is not there.
    if (remote.head === undefined) return
    remote.commit(subject, next)
    say(`person: ${subject.slice(0, 40)}`)
  }
  const byHand = (node: string, service: string, what: string): MemoryHost => {
    truth.edited.add(`${node} ${service}`)
    say(`person: ${what} of ${service} on ${node}`)
    return hostOf(node)
  }

  return {
    change(service, what) {
      number += 1
      const text = `${service} ${number} ${what}`.trim()
      const subject = number % 7 === 0 ? `Set ${text} ${hostileText}` : `Set ${text}`
      commit(subject, { ...tree(), [`${service}.conf`]: text })
    },
    commitUnrelated: () => commit('Write the readme', { ...tree(), README: `${(number += 1)}` }),
    breakManifest: () => commit('Break a manifest', { ...tree(), 'broken.yaml': '' }),
    mendManifest() {
      const { 'broken.yaml': _gone, ...rest } = tree()
      commit('Mend the manifest', rest)
    },
    revertLast() {
      const parent = remote.commits.get(remote.head ?? '')?.parents[0]
      if (parent) commit('Revert by hand', { ...remote.commits.get(parent)?.tree })
    },
    returnTo(service, commitsAgo) {
      let at = remote.head
      for (let i = 0; i < commitsAgo && at; i++) at = remote.commits.get(at)?.parents[0]
      const text = at && remote.commits.get(at)?.tree[`${service}.conf`]
      if (text) commit(`Bring ${service} back`, { ...tree(), [`${service}.conf`]: text })
    },
    removeService(service) {
      const { [`${service}.conf`]: _gone, ...rest } = tree()
      commit(`Remove ${service}`, rest)
    },
    emptyTree: () => commit('Empty the repository', { README: 'empty' }),
    rewind() {
      const parent = remote.commits.get(remote.head ?? '')?.parents[0]
      if (!parent || lost) return
      lost = remote.head
      remote.head = parent
      say('person: pushes with force')
    },
    pushBack() {
      // What was built on the rewound branch meanwhile is merged: the branch descends from the accepted commit again.
      if (!lost) return
      if (remote.head !== undefined) remote.commit('Merge what was lost', { ...tree() }, [lost, remote.head])
      else remote.head = lost
      lost = undefined
      say('person: brings the lost commits back')
    },
    edit(node, service) {
      const host = byHand(node, service, 'edits the file')
      const path = `/etc/${service}.conf`
      const entry = host.files.get(path)
      const text = 'edited by hand'
      host.contents.set(sha256(text), Buffer.from(text))
      if (entry?.type === 'file') host.files.set(path, { ...entry, sha256: sha256(text), mode: '0600' })
    },
    stopUnit(node, service) {
      const unit = byHand(node, service, 'stops the unit').units.get(`${service}.service`)
      if (unit) unit.active = 'inactive'
    },
    deleteFile(node, service) {
      byHand(node, service, 'deletes the file').files.delete(`/etc/${service}.env`)
    },
    reboot(node) {
      say(`fault: ${node} reboots`)
      nodes.reboot(hostOf(node))
    },
    killRunner(node) {
      say(`fault: what runs on ${node} is killed`)
      nodes.killRunner(hostOf(node))
    },
    operate(verb) {
      const daemon = scene.current().daemon()
      const open = Object.values(daemon?.state().rollouts ?? {}).find(
        (r) => r.endedAt === undefined && (verb === 'resume') === (r.paused !== undefined),
      )
      if (!daemon || !open) return
      say(`person: ${verb} ${open.id}`)
      void daemon
        .post({ event: 'operator', verb, rollout: open.id, who: 'ada', why: hostileText })
        .catch(() => undefined)
    },
    switchMode() {
      const mode = tree()['rollback.mode'] === 'propose' ? 'push' : 'propose'
      commit(`Let reverts be ${mode}`, { ...tree(), 'rollback.mode': mode })
    },
    switchProtection() {
      remote.isProtected = !remote.isProtected
      say(`person: ${remote.isProtected ? 'protects' : 'opens'} the branch`)
    },
    answerPauses() {
      const daemon = scene.current().daemon()
      for (const { id, endedAt, paused } of Object.values(daemon?.state().rollouts ?? {})) {
        if (!daemon || endedAt !== undefined || !paused) continue
        const verb = paused.cause === 'failure' ? 'abort' : 'resume'
        say(`person: ${verb} ${id}`)
        void daemon.post({ event: 'operator', verb, rollout: id, who: 'ada', why: 'looked' }).catch(() => undefined)
      }
      const word = { event: 'restraint', who: 'ada', why: 'looked' } as const
      for (const { name: node, cordon } of Object.values(daemon?.state().nodes ?? {})) {
        if (cordon) void daemon?.post({ ...word, verb: 'uncordon', node }).catch(() => undefined)
      }
      for (const { key: slot, suspended } of Object.values(daemon?.state().slots ?? {})) {
        if (suspended) void daemon?.post({ ...word, verb: 'end-suspension', slot }).catch(() => undefined)
      }
    },
    cordon(node, forMs) {
      say(`person: cordons ${node} for ${forMs / 1000}s`)
      const word = { event: 'restraint', who: 'ada', why: hostileText } as const
      void scene
        .current()
        .daemon()
        ?.post({ ...word, verb: 'cordon', node, forMs })
        .catch(() => undefined)
    },
    suspend(slot, forMs) {
      say(`person: suspends ${slot} for ${forMs / 1000}s`)
      const word = { event: 'restraint', who: 'ada', why: hostileText } as const
      void scene
        .current()
        .daemon()
        ?.post({ ...word, verb: 'suspend', slot, forMs })
        .catch(() => undefined)
    },
    retry() {
      const daemon = scene.current().daemon()
      const held = Object.values(daemon?.state().slots ?? {}).find((s) => s.wanted && s.holds[s.wanted.digest])
      if (!daemon || !held) return
      say(`person: retry ${held.key}`)
      const word = { who: 'ada', why: 'mended' }
      void daemon.post({ event: 'operator', verb: 'retry', slot: held.key, ...word }).catch(() => undefined)
    },
  }
}

/** What a version with hooks says of them, or of itself. */
const hookTexts = [
  '',
  '',
  '',
  'dies',
  'migrate-errs',
  'migrate-hangs',
  'drain-hangs',
  'undrain-errs',
  'announce-errs',
  'announce-hangs',
]

const faulty = ['fails', 'dies', 'deaf', 'flaps', 'refused', 'cut']

/** One act a turn, as a seed has it. */
export function createPlot(random: Random, scene: Scene, acts: Acts, hooks = false): () => void {
  const { weather } = scene
  const service = () => random.pick(['web', 'app'])
  const node = () => random.pick(allNodes)
  const toggle = (set: Set<string>, what: string): void => {
    const name = node()
    if (!set.delete(name)) set.add(name)
    scene.say(`fault: ${name} is ${set.has(name) ? what : `no longer ${what}`}`)
  }
  const choices: [number, () => void][] = [
    [5, () => acts.change(service(), '')],
    [4, () => acts.change(service(), random.pick(faulty))],
    [hooks ? 4 : 0, () => acts.change(service(), `hooks ${random.pick(hookTexts)}`)],
    [2, () => acts.commitUnrelated()],
    [1, () => acts.breakManifest()],
    [2, () => acts.mendManifest()],
    [2, () => acts.revertLast()],
    [2, () => acts.returnTo(service(), 1 + random.below(4))],
    [0.5, () => acts.removeService(service())],
    [0.3, () => acts.emptyTree()],
    [0.6, () => acts.rewind()],
    [1, () => acts.pushBack()],
    [1, () => acts.edit(node(), service())],
    [0.7, () => acts.stopUnit(node(), service())],
    [0.7, () => acts.deleteFile(node(), service())],
    [1.5, () => acts.reboot(node())],
    [0.7, () => acts.killRunner(node())],
    [1.5, () => toggle(weather.offline, 'cut off')],
    [1, () => toggle(weather.mute, 'mute')],
    [0.7, () => toggle(weather.halfOpen, 'half-open')],
    [0.5, () => toggle(weather.slow, 'slow')],
    [0.7, () => toggle(weather.full, 'full')],
    [0.7, () => void (weather.isForgeAway = !weather.isForgeAway)],
    [0.5, () => acts.operate('pause')],
    [1, () => acts.operate('resume')],
    [0.4, () => acts.operate('abort')],
    [0.6, () => acts.retry()],
    [0.5, () => acts.cordon(node(), 1_000 * (5 + random.below(60)))],
    [0.3, () => acts.suspend(`${random.pick(['staging', 'production'])}/${service()}`, 1_000 * (5 + random.below(60)))],
    [0.5, () => acts.switchMode()],
    [0.5, () => acts.switchProtection()],
    [2, () => undefined],
  ]
  const total = choices.reduce((sum, [weight]) => sum + weight, 0)
  return () => {
    let at = random.next() * total
    for (const [weight, act] of choices) {
      at -= weight
      if (at < 0) return act()
    }
  }
}
