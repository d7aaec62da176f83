import { sha256 } from '../../src/core/fleet/digest.ts'
import { slotKey, type DesiredService, type DesiredState } from '../../src/core/fleet/desired.ts'
import type { HealthCheck } from '../../src/core/fleet/health.ts'
import type { Hook, Hooks } from '../../src/core/fleet/hook.ts'
import type { FleetNode } from '../../src/core/fleet/node.ts'
import type { Resource } from '../../src/core/fleet/resource.ts'
import type { RolloutParameters } from '../../src/core/fleet/rollout.ts'
import type { ContentRef } from '../../src/core/fleet/value.ts'
import type { Random } from './random.ts'

/** Files of a commit of the model. */
export type Tree = Record<string, string>

/** What a fleet of the model is like for one whole life. */
export interface Shape {
  parameters: RolloutParameters
  removalPercent: number
  rollback: 'push' | 'hold'
  /** Services of several files, a secret, a release and a port, not only a file and its unit. */
  isRich: boolean
}

/** Found again wherever it must not be: as it is, and in base64, URLs and JSON. */
export const secretMark = 'hunter2+/"zwölf'

/** Nodes of the simulated fleet by environment. */
export const fleetNodes: Record<string, string[]> = { staging: ['s1', 's2'], production: ['p1', 'p2', 'p3', 'p4'] }
export const allNodes = Object.values(fleetNodes).flat()
const environments = [{ name: 'staging' }, { name: 'production', after: 'staging' }]

/** Short times, so that a whole life fits into a few simulated minutes. */
export const quickParameters: RolloutParameters = {
  canary: { count: 1 },
  canaryBakeTimeMs: 4_000,
  maxParallel: { count: 2 },
  maxUnavailable: { count: 2 },
  minHealthyTimeMs: 2_000,
  healthyDeadlineMs: 10_000,
  progressDeadlineMs: 20_000,
  confirmTimeoutMs: 10_000,
  pauseAfterCanary: false,
  maxFailPercentage: 25,
  maxUnreachablePercentage: 50,
  onFailure: 'restore',
  rollbackWindow: 5,
}

/** The fleet of the daemon's own tests. */
export const plainShape: Shape = { parameters: quickParameters, removalPercent: 100, rollback: 'push', isRich: false }

/** The fleet of scenarios. */
export const richShape: Shape = { ...plainShape, isRich: true }

/** A fleet whose parameters a seed chose. */
export function chooseShape(random: Random): Shape {
  return {
    parameters: {
      ...quickParameters,
      canary: random.pick([{ count: 1 }, { count: 1 }, { count: 2 }, { percent: 25 }]),
      canaryBakeTimeMs: random.pick([0, 4_000, 4_000]),
      maxParallel: random.pick([
        { count: 1 },
        { count: 2 },
        { percent: 50 },
        [{ count: 1 }, { count: 2 }, { percent: 100 }],
      ]),
      maxUnavailable: random.pick([{ count: 1 }, { count: 2 }, { count: 2 }, { percent: 75 }]),
      pauseAfterCanary: random.chance(0.1),
      maxFailPercentage: random.pick([0, 2, 50]),
      maxUnreachablePercentage: random.pick([10, 50, 100]),
      onFailure: random.chance(0.15) ? 'pause' : 'restore',
      rollbackWindow: random.pick([1, 5]),
      ...(random.chance(0.3) && { failureDomain: 'rack' }),
    },
    removalPercent: random.pick([100, 100, 20]),
    rollback: random.chance(0.9) ? 'push' : 'hold',
    isRich: true,
  }
}

/** The contents one version of a service consists of; the text of its `.conf` decides how it behaves. */
export interface VersionTexts {
  conf: string
  env: string
  unit: string
  archive: string
}

/** All contents that a `.conf` stands for. */
export function textsOf(service: string, conf: string): VersionTexts {
  return {
    conf,
    env: `TOKEN=${secretMark} ${sha256(conf).slice(0, 8)}`,
    unit: `unit of ${service}`,
    archive: `release ${conf}`,
  }
}

function content(text: string, secret = false): ContentRef {
  return { sha256: sha256(text), size: Buffer.byteLength(text), secret }
}

/** Where a version's release lies. */
export function releaseDirectory(service: string, conf: string): string {
  const archive = sha256(textsOf(service, conf).archive)
  return `/srv/${service}/releases/1.0-${archive.slice(0, 12)}`
}

function resourcesOf(service: string, conf: string, isRich: boolean): Resource[] {
  const unit = `${service}.service`
  const texts = textsOf(service, conf)
  const notify = [{ action: 'restart' as const, unit }]
  const owner = { mode: '0644', owner: 'root', group: 'root' }
  const validate = isRich && service === 'app' ? { validate: ['check', '{file}'] } : {}
  const resources: Resource[] = [
    { kind: 'file', path: `/etc/${service}.conf`, ...owner, content: content(texts.conf), ...validate, notify },
    { kind: 'file', path: `/etc/${service}.env`, ...owner, mode: '0600', content: content(texts.env, true), notify },
    {
      kind: 'unit',
      name: unit,
      file: content(texts.unit),
      dropIns: [],
      enabled: true,
      state: 'running',
      onChange: 'restart',
    },
  ]
  if (!isRich) return resources.filter((one) => one.kind !== 'file' || one.path.endsWith('.conf'))
  if (service !== 'web') return resources
  const directory = releaseDirectory(service, conf)
  const archive = content(texts.archive)
  const tree = sha256(`tree of ${texts.archive}`)
  return [
    ...resources,
    { kind: 'release', path: '/srv/web', version: '1.0', directory, archive, tree, keep: 2, notify },
  ]
}

function healthOf(service: string, isRich: boolean): HealthCheck[] {
  const unit: HealthCheck = { type: 'unit', unit: `${service}.service` }
  return isRich && service === 'app' ? [unit, { type: 'tcp', host: '127.0.0.1', port: 80, timeoutMs: 1_000 }] : [unit]
}

/** Hooks of a version that asks for some; what its text says of one is how that one ends: `errs`, or `hangs`. */
function hooksOf(conf: string): Hooks | undefined {
  if (!conf.includes('hooks')) return undefined
  const hook = (name: string): Hook => {
    const ends = ['errs', 'hangs'].find((end) => conf.includes(`${name}-${end}`)) ?? 'works'
    const timing = { timeoutSeconds: 5, waitSeconds: 0 }
    return {
      name,
      argv: [`/usr/local/bin/${name}`, ends],
      ...timing,
      irreversible: false,
      compatibleWithPrevious: false,
    }
  }
  return {
    beforeRollout: [hook('migrate')],
    beforeNode: [hook('drain')],
    afterNode: [hook('undrain')],
    afterRollout: [hook('announce')],
  }
}

function serviceOf(shape: Shape, service: string, environment: string, conf: string): DesiredService {
  const onNode = { resources: resourcesOf(service, conf, shape.isRich), health: healthOf(service, shape.isRich) }
  const of = hooksOf(conf)
  return {
    service,
    environment,
    digest: sha256(`${service} ${conf}`),
    dependsOn: service === 'app' ? ['web'] : [],
    rollout: shape.parameters,
    drift: 'heal',
    ...(of ? { hooks: of } : {}),
    nodes: Object.fromEntries(
      (fleetNodes[environment] ?? []).map((node) => [
        node,
        of ? { ...onNode, hooks: { environment, node, of } } : onNode,
      ]),
    ),
  }
}

/** Two racks. */
function rackOf(name: string): string {
  return ['p1', 'p3', 's1'].includes(name) ? 'a' : 'b'
}

/** A node as the manifests describe it. */
export function nodeOf(name: string, environment: string): FleetNode {
  const hostKeys = [`ssh-ed25519 key-of-${name}`]
  const target = { node: name, via: 'ssh' as const, address: `${name}.example`, port: 22, user: 'root' }
  return {
    name,
    environment,
    labels: { rack: rackOf(name) },
    mode: 'active',
    target: { ...target, become: 'none', hostKeys },
  }
}

/** The desired state of a tree: every `<service>.conf` is a service in both environments, `app` depends on `web`. */
export function desiredOf(commit: string, tree: Tree, shape: Shape = plainShape): DesiredState {
  const services: Record<string, DesiredService> = {}
  for (const [path, text] of Object.entries(tree)) {
    if (!path.endsWith('.conf')) continue
    const name = path.slice(0, -5)
    for (const { name: environment } of environments) {
      services[slotKey(environment, name)] = serviceOf(shape, name, environment, text)
    }
  }
  const nodes = Object.entries(fleetNodes).flatMap(([env, names]) => names.map((n) => [n, nodeOf(n, env)] as const))
  return {
    commit,
    fleet: 'simulated',
    environments,
    nodes: Object.fromEntries(nodes),
    services,
    rollback: { mode: (tree['rollback.mode'] ?? shape.rollback) as DesiredState['rollback']['mode'] },
    removal: { budgetPercent: shape.removalPercent },
    observeIntervalMs: 30_000,
  }
}
