import type { Place } from '../fleet/desired.ts'
import type { SourceDocument } from './document.ts'
import { placeOf, step } from './document.ts'

/** One level of a merge: a value and where it stands. */
export interface Layer {
  /** In words, for `explain`: "fleet", "extends base-web", "shop in production". */
  level: string
  source: SourceDocument
  /** JSON pointer of `value` in the document. */
  base: string
  value: unknown
}

/** Where a merged value comes from. */
export interface Origin {
  level: string
  place: Place
}

/** A merged value that remembers, for each of its parts, which level won. */
export interface Traced<T> {
  value: T
  origins: Map<string, Part>
}

interface Part {
  layer: Layer
  /** JSON pointer in the layer's document. */
  pointer: string
  value: unknown
}

type Members = Record<string, unknown>

/**
 * Merges levels, weakest first: maps deep, lists whose items have a `name` or a `path` by that, all else replaced.
 * Inside `vars` lists are data and replaced.
 */
export function mergeLayers<T>(layers: Layer[]): Traced<T> {
  const parts = layers
    .filter((layer) => layer.value !== undefined)
    .map((layer) => ({ layer, pointer: layer.base, value: layer.value }))
  const origins = new Map<string, Part>()
  const value = parts.length === 0 ? {} : merge(parts, '', origins)
  return { value: value as T, origins }
}

/** Which level gave the value at a JSON pointer of the merged value, and where it is written. */
export function originOf(traced: Traced<unknown>, pointer: string): Origin | undefined {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const part = traced.origins.get(at)
    if (part) {
      const { layer } = part
      return { level: layer.level, place: placeOf(layer.source, part.pointer + pointer.slice(at.length)) }
    }
    if (at === '') return undefined
  }
}

function merge(parts: Part[], pointer: string, origins: Map<string, Part>): unknown {
  const top = parts.at(-1)!
  origins.set(pointer, top)
  const kind = kindOf(top.value, pointer)
  if (kind === 'whole') return top.value
  const differs = parts.findLastIndex((part) => kindOf(part.value, pointer) !== kind)
  const alike = parts.slice(differs + 1)
  // A single part keeps its own pointers: origins of what lies below are found by its prefix.
  if (alike.length === 1) return top.value
  return kind === 'map' ? mergeMaps(alike, pointer, origins) : mergeLists(alike, pointer, origins)
}

function mergeMaps(parts: Part[], pointer: string, origins: Map<string, Part>): Members {
  const members = new Map<string, Part[]>()
  for (const part of parts) {
    const own = part.value as Members
    for (const key of rivalsOf(own, pointer)) members.delete(key)
    for (const [key, value] of Object.entries(own)) {
      if (value === undefined) continue
      const list = members.get(key) ?? []
      list.push({ layer: part.layer, pointer: step(part.pointer, key), value })
      members.set(key, list)
    }
  }
  return Object.fromEntries([...members].map(([key, list]) => [key, merge(list, step(pointer, key), origins)]))
}

function mergeLists(parts: Part[], pointer: string, origins: Map<string, Part>): unknown[] {
  const items = new Map<string, Part[]>()
  for (const part of parts) {
    for (const [index, value] of (part.value as unknown[]).entries()) {
      const id = identityOf(value)!
      const list = items.get(id) ?? []
      list.push({ layer: part.layer, pointer: step(part.pointer, index), value })
      items.set(id, list)
    }
  }
  return [...items.values()].map((list, index) => merge(list, step(pointer, index), origins))
}

function kindOf(value: unknown, pointer: string): 'map' | 'list' | 'whole' {
  if (Array.isArray(value)) {
    const isVariable = pointer === '/vars' || pointer.startsWith('/vars/')
    return !isVariable && value.every((item) => identityOf(item) !== undefined) ? 'list' : 'whole'
  }
  return typeof value === 'object' && value !== null ? 'map' : 'whole'
}

function identityOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined
  const { name, path } = item as { name?: unknown; path?: unknown }
  const identity = name ?? path
  return typeof identity === 'string' ? identity : undefined
}

/** Members of weaker levels that a stronger one replaces by saying the same thing in another way. */
function rivalsOf(own: Members, pointer: string): string[] {
  if (pointer === '/vars' || pointer.startsWith('/vars/')) return []
  if (pointer === '/release/artifact') {
    if ('path' in own) return ['url', 'sha256']
    return 'url' in own ? ['path'] : []
  }
  const contents = ['source', 'template', 'content']
  return contents.some((key) => key in own) ? contents : []
}
