import type { Problem } from '../fleet/problem.ts'
import type { Manifest, ManifestKind, SourceDocument } from './document.ts'
import { placeOf } from './document.ts'
import * as validators from './generated/validators.ts'
import { nearest } from './nearest.ts'
import { schemaProblems } from './schemaProblems.ts'
import type { SchemaError } from './schemaProblems.ts'

interface Validator {
  (value: unknown): boolean
  errors?: SchemaError[] | null
}

const validatorOf: Record<ManifestKind, Validator> = {
  Fleet: validators.validateFleet as unknown as Validator,
  Nodes: validators.validateNodes as unknown as Validator,
  Service: validators.validateService as unknown as Validator,
  ServiceDefaults: validators.validateServiceDefaults as unknown as Validator,
  Promotion: validators.validatePromotion as unknown as Validator,
  Controller: validators.validateController as unknown as Validator,
}
const kinds = Object.keys(validatorOf) as ManifestKind[]

/** A manifest, or what is wrong with the document and what it would have been. */
export type CheckedDocument =
  { ok: true; manifest: Manifest } | { ok: false; kind?: ManifestKind; name?: string; problems: Problem[] }

/** Checks one document against the schema of its kind. */
export function checkDocument(source: SourceDocument): CheckedDocument {
  const refuse = (pointer: string, message: string, hint: string): CheckedDocument => {
    return { ok: false, problems: [{ severity: 'error', place: placeOf(source, pointer), message, hint }] }
  }
  const { value } = source
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('', 'a manifest is a map', 'begin with apiVersion, kind and spec')
  }
  const { apiVersion, kind, metadata } = value as Record<string, unknown>
  if (apiVersion !== 'holdfast/v1') {
    const message = apiVersion === undefined ? 'apiVersion is missing' : 'apiVersion is one this version does not know'
    return refuse('/apiVersion', message, 'write apiVersion: holdfast/v1')
  }
  if (!isKind(kind)) {
    const meant = nearest(typeof kind === 'string' ? kind : '', kinds)
    const hint = meant ? `did you mean ${meant}?` : `use one of: ${kinds.join(', ')}`
    return refuse('/kind', kind === undefined ? 'kind is missing' : `kind ${String(kind)} is unknown`, hint)
  }
  const validate = validatorOf[kind]
  if (validate(value)) return { ok: true, manifest: { kind, value, source } as unknown as Manifest }
  const name = (metadata as { name?: unknown } | undefined)?.name
  return {
    ok: false,
    kind,
    name: typeof name === 'string' ? name : undefined,
    problems: schemaProblems(source, validate.errors ?? []),
  }
}

function isKind(kind: unknown): kind is ManifestKind {
  return kinds.some((known) => known === kind)
}
