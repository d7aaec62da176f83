import { sha256 } from '../../src/core/fleet/digest.ts'
import type { DesiredState } from '../../src/core/fleet/desired.ts'
import type { CheckResult } from '../../src/core/fleet/health.ts'
import type { HookAnswer } from '../../src/adapters/nodes/memory/hooks.ts'
import type { MemoryHost } from '../../src/adapters/nodes/memory/host.ts'
import type { MemoryRules, UnitBehaviour, ValidatorAnswer } from '../../src/adapters/nodes/memory/steps.ts'
import type { MemoryRemote } from '../../src/adapters/repositories/memory/memory.ts'
import type { CompileResult, Library } from '../../src/daemon/world.ts'
import { desiredOf, plainShape, textsOf, type Shape } from './fleet.ts'

/** What nodes and commits say that must steer nobody's terminal, shell or trailer. */
export const hostileText =
  "\u001b]0;owned\u0007 $(reboot) `id` '; -rf\r\n\u202eReverts: 0000000 <img src=x onerror=alert(1)>"

/** What a host's file says of how a service behaves there; empty where there is none. */
export function confOf(host: MemoryHost, service: string): string {
  const entry = host.files.get(`/etc/${service}.conf`)
  return entry?.type === 'file' ? textIn(host, entry.sha256) : ''
}

const texts = new WeakMap<Uint8Array, string>()

function textIn(host: MemoryHost, digest: string): string {
  const bytes = host.contents.get(digest)
  if (!bytes) return ''
  let text = texts.get(bytes)
  if (text === undefined) {
    text = Buffer.from(bytes).toString()
    texts.set(bytes, text)
  }
  return text
}

/** Services of the model behave as their configuration says: `fails`, `dies`, `deaf`, `flaps`, `refused`, `cut`. */
export const rules: MemoryRules = {
  unit(host, unit): UnitBehaviour {
    const text = confOf(host, unit.replace('.service', ''))
    if (text.includes('fails')) return 'fails'
    return text.includes('dies') ? 'dies' : 'runs'
  },
  validator(_host, _argv, staged): ValidatorAnswer {
    if (staged?.includes('refused')) return { verdict: 'refused', detail: `line 1: ${hostileText}` }
    return { verdict: 'passed', detail: '' }
  },
  hook(_host, { argv }): HookAnswer {
    const [, ends] = argv
    if (ends === 'errs') return { result: 'failed', detail: hostileText }
    return { result: ends === 'hangs' ? 'unknown' : 'done', detail: '' }
  },
}

/** Answers the port of a service as its configuration says. */
export function answerCheck(host: MemoryHost, now: number): CheckResult | undefined {
  const text = confOf(host, 'app')
  const isIll = text.includes('deaf') || (text.includes('flaps') && Math.floor(now / 1_500) % 2 === 0)
  if (!isIll) return undefined
  return { check: 'tcp 127.0.0.1:80', status: 'fail', detail: `refused ${hostileText}` }
}

/** Whether what a host was given cuts it off. */
export function isCutOff(host: MemoryHost): boolean {
  return confOf(host, 'web').includes('cut') || confOf(host, 'app').includes('cut')
}

/** What commits of a remote ask for, each worked out once. */
export function createDesired(shape: Shape, remote: MemoryRemote): (commit: string) => DesiredState | undefined {
  const known = new Map<string, DesiredState>()
  return (commit) => {
    const found = remote.commits.get(commit)
    if (!found || 'broken.yaml' in found.tree) return undefined
    let desired = known.get(commit)
    if (!desired) {
      desired = desiredOf(commit, found.tree, shape)
      known.set(commit, desired)
    }
    return desired
  }
}

/** Compiles trees of the model; a tree with `broken.yaml` does not compile. */
export function createModelLibrary(remote: MemoryRemote, desired = createDesired(plainShape, remote)): Library {
  const contents = new Map<string, Buffer>()
  const indexed = new Set<string>()

  function index(): void {
    for (const { oid, tree } of remote.commits.values()) {
      if (indexed.has(oid)) continue
      indexed.add(oid)
      for (const [path, conf] of Object.entries(tree)) {
        if (!path.endsWith('.conf')) continue
        for (const text of Object.values(textsOf(path.slice(0, -5), conf)))
          contents.set(sha256(text), Buffer.from(text))
      }
    }
  }

  return {
    async compile(commit): Promise<CompileResult> {
      const found = desired(commit)
      if (found) return { ok: true, desired: found, warnings: [] }
      const place = { file: 'broken.yaml', line: 1, column: 1 }
      const problem = { severity: 'error' as const, place, message: 'broken', hint: 'mend it' }
      return { ok: false, unavailable: false, problems: [problem] }
    },
    tidy: () => Promise.resolve(),
    async read(ref) {
      index()
      const bytes = contents.get(ref.sha256)
      if (!bytes) throw new Error(`no content ${ref.sha256}`)
      return bytes
    },
  }
}
