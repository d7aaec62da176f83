import type { WavePreview } from '../../core/impact/previewWaves.ts'
import { boundWords } from '../../core/timeline/duration.ts'
import type { CommitInfo } from '../../core/fleet/commit.ts'
import type { Change } from '../../core/plan/changes.ts'
import { explainPlan, groupChanges } from '../../core/plan/explainPlan.ts'
import { describeHooks } from './describeHooks.ts'
import type { FileDiff } from './diffFiles.ts'
import type { NodeOutlook, SlotOutlook } from './outlook.ts'

/** Names listed before the rest is counted. */
const maxNames = 6

/** One service of a plan in lines: what it is, what changes, what is in the way, how it would go. */
export function describeSlot(slot: SlotOutlook, commits: CommitInfo[], diffs: FileDiff[]): string[] {
  const nodes = Object.entries(slot.nodes)
  const perNode = Object.fromEntries(nodes.map(([name, node]) => [name, worded(withoutHooks(node), name, diffs)]))
  const groups = groupChanges(perNode)
  return [
    headline(slot, commits),
    ...explainPlan(groups),
    ...obstacles(nodes),
    ...remarks(nodes),
    ...(slot.waves ? [wavesLine(slot.waves), ...describeHooks(slot.hooks)] : []),
    ...observed(nodes),
    ...conditions(slot),
    ...(slot.boundMs === undefined ? [] : [`  takes ${boundWords(slot.boundMs)}`]),
  ]
}

/** `5c2d89b Bump shop to 2.5.0 (Alice)`: a commit as it is cited everywhere. */
export function cite(commit: CommitInfo): string {
  return `${commit.oid.slice(0, 7)} ${commit.subject} (${commit.author.name})`
}

/** Hooks have a line of their own: they are the same on every node. */
function withoutHooks(node: NodeOutlook): Change[] {
  return changesOf(node).filter(({ kind }) => kind !== 'hook')
}

function headline(slot: SlotOutlook, commits: CommitInfo[]): string {
  const { environment, service, digest, current } = slot
  const [newest, ...older] = commits
  const more = older.length > 0 ? ` and ${older.length} more` : ''
  const by = newest ? [`by ${cite(newest)}${more}`] : []
  const total = Object.keys(slot.nodes).length
  const from = current?.slice(0, 7) ?? 'none'
  const to = digest === undefined ? 'removed' : digest.slice(0, 7)
  const drifted = Object.values(slot.nodes).some(({ outcome }) => outcome === 'plan') ? ', drifted' : ''
  const version = current === digest ? `digest ${to}${drifted}` : `digest ${from} → ${to}`
  return [environment, service, count(total, 'node'), version, ...by].join(' · ')
}

function changesOf(node: NodeOutlook): Change[] {
  return node.outcome === 'plan' ? node.changes : []
}

/** Changes as one node's line says them: `content` as the lines of its diff, and without digests, so that they group. */
function worded(changes: Change[], node: string, diffs: FileDiff[]): Change[] {
  return changes.map(({ sign, kind, name, summary }) => {
    const diff = diffs.find((one) => one.path === name && one.nodes.includes(node) && one.diff !== undefined)
    if (!diff || sign !== '~') return { sign, kind, name, summary }
    return { sign, kind, name, summary: summary.replace(/^content/, `+${diff.added} -${diff.removed}`) }
  })
}

function obstacles(nodes: [string, NodeOutlook][]): string[] {
  const found: { text: string; hint: string; node: string }[] = []
  for (const [node, one] of nodes) {
    if (one.outcome === 'blocked') {
      for (const { subject, why, hint } of one.problems) {
        found.push({ text: `✖ blocked: ${subject}: ${why}`, hint, node })
      }
    } else if (one.outcome === 'unknown') {
      found.push({ text: `○ unknown: ${one.why}`, hint: 'plan again when the node answers in full', node })
    } else if (one.outcome === 'silent') {
      found.push({ text: `○ unreachable: ${one.why}`, hint: hintFor(one.phase, node), node })
    }
  }
  found.sort((a, b) => Number(b.text.startsWith('✖')) - Number(a.text.startsWith('✖')))
  return merge(found).flatMap(({ text, hint, nodes: names }) => [`  ${text}  (${listed(names)})`, `      ${hint}`])
}

/** What to do about a node that did not answer. */
export function hintFor(phase: string, node: string): string {
  switch (phase) {
    case 'hostKey':
      return `compare the key on the host's console, then: holdfast nodes trust ${node}`
    case 'login':
      return `let the controller's key in on ${node} (authorized_keys of the user in nodes.yaml), then: holdfast doctor`
    case 'become':
      return `allow sudo without a password on ${node}; holdfast doctor prints the line`
    case 'busy':
      return 'plan again when the attempt in flight has ended'
    default:
      return `see that ${node} is up and its address right; its changes come when it is back: holdfast doctor`
  }
}

function remarks(nodes: [string, NodeOutlook][]): string[] {
  const found: { text: string; hint: string; node: string }[] = []
  for (const [node, one] of nodes) {
    if (one.outcome !== 'plan' && one.outcome !== 'none') continue
    for (const text of one.warnings) found.push({ text, hint: '', node })
    for (const { kind, name, summary } of one.foreign) {
      found.push({ text: `${kind} ${name} differs and is left alone: ${summary}`, hint: '', node })
    }
  }
  return merge(found).map(({ text, nodes: names }) => `  ▲ ${text}  (${listed(names)})`)
}

interface Said {
  text: string
  hint: string
  nodes: string[]
}

/** What is said of several nodes is said once. */
function merge(found: { text: string; hint: string; node: string }[]): Said[] {
  const merged = new Map<string, Said>()
  for (const { text, hint, node } of found) {
    const known = merged.get(text)
    if (known) known.nodes.push(node)
    else merged.set(text, { text, hint, nodes: [node] })
  }
  return [...merged.values()]
}

function observed(nodes: [string, NodeOutlook][]): string[] {
  const inMode = (mode: NodeOutlook['mode'], what: string, until: string): string[] => {
    const names = nodes.filter(([, one]) => one.mode === mode && one.outcome === 'plan').map(([name]) => name)
    if (names.length === 0) return []
    return [`  ▲ ${listed(names)} ${names.length === 1 ? 'is' : 'are'} ${what}: ${until}`]
  }
  return [
    ...inMode('observe', 'only compared', 'nothing is changed until `state: observe` is taken out'),
    ...inMode('cordoned', 'cordoned', 'passed over until `state: cordoned` is taken out'),
    ...inMode('retired', 'retired', 'what Holdfast created there is removed, whatever the removal budget says'),
  ]
}

function conditions(slot: SlotOutlook): string[] {
  const { dependents, waitsFor, held, digest } = slot
  if (!Object.values(slot.nodes).some(({ outcome }) => outcome === 'plan')) return []
  const feeling = dependents.map(({ service, dependsOn }) => `${service} (depends on ${dependsOn})`)
  return [
    ...(feeling.length > 0 ? [`  also feels it: ${listed(feeling)}`] : []),
    ...(waitsFor === undefined ? [] : [`  will wait for: ${waitsFor}`]),
    ...(held === undefined
      ? []
      : [
          `  ▲ digest ${digest?.slice(0, 7)} is held: ${held}`,
          `      it is not applied again until: holdfast retry ${slot.service} --in ${slot.environment}`,
        ]),
  ]
}

function wavesLine({ waves, bakeMs, pauses, domains, lowest, needed, total }: WavePreview): string {
  const [first = [], ...rest] = waves
  const isCanary = bakeMs > 0 || pauses
  const start = [
    isCanary ? `${first.length} canary (${listed(first)})` : `${first.length}`,
    ...(bakeMs > 0 ? [`bake ${span(bakeMs)}`] : []),
    ...(pauses ? ['pause for a person'] : []),
  ]
  const then = inTheirDomains(rest, domains)
  const available =
    total > 1 ? `at least ${lowest} of ${total} available, needs ${needed}` : 'the only node: down while it changes'
  return `  waves  ${[...start, ...then].join(' → ')}       ${available}`
}

/** Wave sizes, with the failure domain where it changes. */
function inTheirDomains(waves: string[][], domains: (string | undefined)[]): string[] {
  if (domains.every((domain) => domain === undefined)) return runs(waves.map((wave) => wave.length))
  return [...new Set(domains)].flatMap((domain) => {
    const [first, ...others] = runs(
      waves.filter((_, index) => domains[index + 1] === domain).map((wave) => wave.length),
    )
    return first === undefined ? [] : [`${domain ?? 'the rest'}: ${first}`, ...others]
  })
}

/** Wave sizes; a long run of equal ones is said once. */
function runs(sizes: number[]): string[] {
  const said: string[] = []
  for (let at = 0; at < sizes.length;) {
    let end = at
    while (end < sizes.length && sizes[end] === sizes[at]) end += 1
    const length = end - at
    said.push(...(length > 4 ? [`${sizes[at]} (${length} times)`] : sizes.slice(at, end).map(String)))
    at = end
  }
  return said
}

function listed(names: string[]): string {
  const shown = names.slice(0, maxNames).join(', ')
  return names.length > maxNames ? `${shown} and ${names.length - maxNames} more` : shown
}

function span(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  if (minutes === 0) return `${seconds}s`
  return seconds % 60 === 0 ? `${minutes}m` : `${minutes}m${String(seconds % 60).padStart(2, '0')}s`
}

/** `1 node`, `12 nodes`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
