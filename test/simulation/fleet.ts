import { sha256 } from '../../src/core/fleet/digest.ts'
import { slotKey, type DesiredService, type DesiredState } from '../../src/core/fleet/desired.ts'
import type { FleetNode } from '../../src/core/fleet/node.ts'
import type { RolloutParameters } from '../../src/core/fleet/rollout.ts'
import type { ContentRef } from '../../src/core/fleet/value.ts'
import type { CompileResult, Library } from '../../src/daemon/world.ts'
import type { MemoryRemote } from '../../src/adapters/repositories/memory/memory.ts'

/** Short times, so that a whole life fits into a few simulated minutes. */
export const parameters: RolloutParameters = {
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

/** Nodes of the simulated fleet by environment. */
export const fleetNodes: Record<string, string[]> = { staging: ['s1', 's2'], production: ['p1', 'p2', 'p3', 'p4'] }

const environments = [{ name: 'staging' }, { name: 'production', after: 'staging' }]

function content(text: string): ContentRef {
  return { sha256: sha256(text), size: text.length, secret: false }
}

function nodeOf(name: string, environment: string): FleetNode {
  const target = {
    node: name,
    via: 'ssh',
    address: name,
    port: 22,
    user: 'root',
    become: 'none',
    hostKeys: [],
  } as const
  return { name, environment, labels: {}, mode: 'active', target: { ...target, hostKeys: [] } }
}

/** `web.conf` of the tree: the text of the file; what it says decides how the unit behaves (see world.ts). */
function serviceOf(service: string, environment: string, text: string, dependsOn: string[]): DesiredService {
  const unit = `${service}.service`
  const onNode = {
    resources: [
      {
        kind: 'file' as const,
        path: `/etc/${service}.conf`,
        mode: '0644',
        owner: 'root',
        group: 'root',
        content: content(text),
        notify: [{ action: 'restart' as const, unit }],
      },
      {
        kind: 'unit' as const,
        name: unit,
        file: content(`unit of ${service}`),
        dropIns: [],
        enabled: true,
        state: 'running' as const,
        onChange: 'restart' as const,
      },
    ],
    health: [{ type: 'unit' as const, unit }],
  }
  return {
    service,
    environment,
    digest: sha256(`${service} ${text}`),
    dependsOn,
    rollout: parameters,
    drift: 'heal',
    nodes: Object.fromEntries((fleetNodes[environment] ?? []).map((name) => [name, onNode])),
  }
}

/** The desired state of a tree: every `<service>.conf` is a service in both environments, `app` depends on `web`. */
export function desiredOf(commit: string, tree: Record<string, string>): DesiredState {
  const services: Record<string, DesiredService> = {}
  for (const [path, text] of Object.entries(tree)) {
    if (!path.endsWith('.conf')) continue
    const name = path.slice(0, -5)
    for (const { name: environment } of environments) {
      services[slotKey(environment, name)] = serviceOf(name, environment, text, name === 'app' ? ['web'] : [])
    }
  }
  const nodes = Object.entries(fleetNodes).flatMap(([env, names]) => names.map((n) => [n, nodeOf(n, env)] as const))
  return {
    commit,
    fleet: 'simulated',
    environments,
    nodes: Object.fromEntries(nodes),
    services,
    rollback: { mode: (tree['rollback.mode'] ?? 'push') as DesiredState['rollback']['mode'] },
    removal: { budgetPercent: 100 },
    observeIntervalMs: 30_000,
  }
}

/** Compiles trees of the model; a tree with `broken.yaml` does not compile. */
export function createModelLibrary(remote: MemoryRemote): Library {
  return {
    async compile(commit): Promise<CompileResult> {
      const found = remote.commits.get(commit)
      if (!found || 'broken.yaml' in found.tree) {
        const place = { file: 'broken.yaml', line: 1, column: 1 }
        const problem = { severity: 'error' as const, place, message: 'broken', hint: 'mend it' }
        return { ok: false, unavailable: false, problems: [problem] }
      }
      return { ok: true, desired: desiredOf(commit, found.tree), warnings: [] }
    },
    tidy: () => Promise.resolve(),
    async read(ref) {
      for (const { tree } of remote.commits.values()) {
        for (const [path, text] of Object.entries(tree)) {
          const all = [text, `unit of ${path.slice(0, -5)}`]
          const hit = all.find((t) => sha256(t) === ref.sha256)
          if (hit !== undefined) return Buffer.from(hit)
        }
      }
      throw new Error(`no content ${ref.sha256}`)
    },
  }
}
