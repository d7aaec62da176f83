import type { PackageMove, Rehearsal } from '../../../core/observed/observation.ts'
import type { NodePlan, PackageStep } from '../../../core/plan/plan.ts'
import type { MemoryHost } from './host.ts'

/** A version of a package at the sources of a host, with the names of what it needs. */
export interface MemoryOffer {
  version: string
  needs: string[]
}

/** Packages of a host in memory: what is installed, what its sources offer, and which of it lies on the host. */
export interface MemoryPackages {
  installed: Map<string, { version: string; held: boolean; whole: boolean }>
  /** By name, oldest first. */
  offers: Map<string, MemoryOffer[]>
  /** `name=version` of what was fetched before. */
  fetched: Set<string>
  /** The sources cannot be reached. */
  isCut: boolean
  /** Somebody else is installing something. */
  isLocked: boolean
  isInterrupted: boolean
}

/** A host without a package, and with nowhere to get one. */
export function noPackages(): MemoryPackages {
  return {
    installed: new Map(),
    offers: new Map(),
    fetched: new Set(),
    isCut: false,
    isLocked: false,
    isInterrupted: false,
  }
}

/** What some changes would move, dependencies included; or why they cannot be made. */
export function rehearse({ packages }: MemoryHost, asks: string[]): Rehearsal {
  if (packages.isInterrupted) return { would: 'refuse', why: 'dpkg was interrupted' }
  const moves = new Map<string, PackageMove>()
  const waiting = [...asks]
  for (let ask = waiting.shift(); ask !== undefined; ask = waiting.shift()) {
    const [name = '', asked] = ask.replace(/-$/, '').split('=')
    const from = packages.installed.get(name)
    if (ask.endsWith('-')) {
      if (from) moves.set(name, { name, from: from.version, canReturn: canBeHad(packages, name, from.version) })
      continue
    }
    const offers = packages.offers.get(name) ?? []
    const offer = asked === undefined ? offers.at(-1) : offers.find(({ version }) => version === asked)
    const version = offer?.version ?? (packages.fetched.has(`${name}=${asked}`) ? asked : undefined)
    if (version === undefined)
      return { would: 'refuse', why: `Version '${asked ?? 'any'}' for '${name}' was not found` }
    for (const need of offer?.needs ?? []) if (!packages.installed.has(need) && !moves.has(need)) waiting.push(need)
    if (from?.version === version) continue
    const canReturn = from === undefined || canBeHad(packages, name, from.version)
    moves.set(name, { name, ...(from ? { from: from.version } : {}), to: version, canReturn })
  }
  return { would: 'change', moves: [...moves.values()] }
}

/** All rehearsals of one look. */
export function rehearseAll(host: MemoryHost, asked: string[][]): Record<string, Rehearsal> {
  return Object.fromEntries(asked.map((asks) => [asks.join(' '), rehearse(host, asks)]))
}

function canBeHad({ offers, fetched }: MemoryPackages, name: string, version: string): boolean {
  return fetched.has(`${name}=${version}`) || (offers.get(name) ?? []).some((offer) => offer.version === version)
}

/** How the time before arming ended for a plan's packages. */
export type Staged = { staged: 'ready' } | { staged: 'stale' | 'failed'; detail: string }

/** Ends what was interrupted, fetches what change and undo need, and plays the change through once more. */
export function stagePackages(host: MemoryHost, plan: NodePlan): Staged {
  const { packages } = host
  if (plan.steps.some(({ kind }) => kind === 'package-repair')) {
    packages.isInterrupted = false
    for (const one of packages.installed.values()) one.whole = true
    return { staged: 'stale', detail: 'the package manager had been interrupted; that is ended now' }
  }
  const steps = plan.steps.filter((step) => step.kind === 'package').filter(moves)
  for (const step of steps) {
    for (const need of needsOf(step)) {
      const [name = '', version = ''] = need.split('=')
      const isThere = packages.fetched.has(need) || (!packages.isCut && canBeHad(packages, name, version))
      if (!isThere) return { staged: 'failed', detail: `the package ${need} could not be fetched` }
      packages.fetched.add(need)
    }
  }
  const would = rehearse(host, steps.map(askOf))
  if (steps.length === 0) return { staged: 'ready' }
  if (would.would === 'refuse') return { staged: 'failed', detail: would.why }
  const expected = steps.map((step) => `${step.name} ${versionOf(step.from) ?? '-'} ${versionOf(step.to) ?? '-'}`)
  const named = would.moves.map((move) => `${move.name} ${move.from ?? '-'} ${move.to ?? '-'}`)
  const more = named.find((line) => !expected.includes(line))
  const less = expected.find((line) => !named.includes(line))
  if (more !== undefined) return { staged: 'stale', detail: `packages: ${more} would happen as well` }
  return less === undefined ? { staged: 'ready' } : { staged: 'stale', detail: `packages: ${less} would not happen` }
}

function moves({ from, to }: PackageStep): boolean {
  return versionOf(from) !== versionOf(to)
}

function needsOf({ name, from, to, irreversible }: PackageStep): string[] {
  const versions = [versionOf(to), irreversible === undefined ? versionOf(from) : undefined]
  return versions.flatMap((version) => (version === undefined ? [] : [`${name}=${version}`]))
}

function askOf({ name, to }: PackageStep): string {
  const version = versionOf(to)
  return version === undefined ? `${name}-` : `${name}=${version}`
}

function versionOf(value: PackageStep['to']): string | undefined {
  return value.type === 'package' ? value.version : undefined
}
