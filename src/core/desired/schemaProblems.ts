import type { Problem } from '../fleet/problem.ts'
import type { SourceDocument } from './document.ts'
import { placeOf, step } from './document.ts'
import { suggest } from './nearest.ts'
import { laterProperty } from './unsupported.ts'

/** What a generated validator says of one violation (ajv's ErrorObject, verbose). */
export interface SchemaError {
  instancePath: string
  keyword: string
  params: Record<string, unknown>
  propertyName?: string
  data?: unknown
  parentSchema?: { description?: string; properties?: Record<string, unknown> }
}

/** Problems named per document; the rest follows once these are mended. */
const problemLimit = 50

type Said = { message: string; hint: string; pointer?: string }

/** Turns the violations of a schema into problems in the words of the file. */
export function schemaProblems(source: SourceDocument, errors: SchemaError[]): Problem[] {
  const problems = new Map<string, Problem>()
  for (const error of errors) {
    // The inner violation of a propertyNames rule; the outer one says which name.
    if (error.propertyName !== undefined) continue
    const { message, hint, pointer } = say(source, error)
    const place = placeOf(source, pointer ?? error.instancePath)
    const key = `${place.line}:${place.column}:${message}`
    if (problems.size < problemLimit) problems.set(key, { severity: 'error', place, message, hint })
  }
  return [...problems.values()]
}

function say(source: SourceDocument, error: SchemaError): Said {
  const name = nameOf(error.instancePath)
  const { params, parentSchema } = error
  const described = firstSentence(parentSchema?.description)
  switch (error.keyword) {
    case 'additionalProperties':
      return sayUnknown(error, String(params['additionalProperty']))
    case 'propertyNames': {
      const key = String(params['propertyName'])
      const pointer = `${step(error.instancePath, key)}#key`
      const signs = name.split('.').at(-1) === 'vars' ? '_' : '-'
      const hint = `use letters, digits and ${signs}`
      return { message: `${key.slice(0, 80)} cannot be a name in ${name}`, hint, pointer }
    }
    case 'required': {
      const missing = String(params['missingProperty'])
      return { message: `${name === 'the document' ? '' : `${name}: `}${missing} is missing`, hint: `add ${missing}:` }
    }
    case 'type':
      return sayType(source, error, name)
    case 'enum':
      return sayEnum(error, name)
    case 'minProperties':
    case 'maxProperties':
      if (parentSchema?.properties && params['limit'] === 1) {
        const choices = Object.keys(parentSchema.properties).join(', ')
        return { message: `${name} needs exactly one of ${choices}`, hint: 'keep one of them' }
      }
      return { message: `${name} has too many or too few entries`, hint: described }
    case 'pattern':
      return { message: `${name} ${quote(error.data)} is not in the right form`, hint: described }
    case 'minimum':
    case 'maximum':
      return { message: `${name} must be ${String(params['comparison'])} ${String(params['limit'])}`, hint: described }
    case 'maxLength':
    case 'maxItems':
      return { message: `${name} is longer than ${String(params['limit'])}`, hint: described }
    case 'minLength':
    case 'minItems':
      return { message: `${name} is empty`, hint: described }
    default:
      return { message: `${name} is not what the schema asks for`, hint: described }
  }
}

function sayUnknown(error: SchemaError, word: string): Said {
  const pointer = `${step(error.instancePath, word)}#key`
  const later = laterProperty(word)
  if (later !== undefined) return { message: `${word} is not yet supported`, hint: later, pointer }
  const known = Object.keys(error.parentSchema?.properties ?? {})
  return { message: `${word.slice(0, 80)} is unknown here`, hint: suggest(word, known), pointer }
}

function sayEnum(error: SchemaError, name: string): Said {
  const value = String(error.data)
  const allowed = (error.params['allowedValues'] as unknown[]).map(String)
  return { message: `${name} cannot be ${quote(error.data)}`, hint: suggest(value, allowed) }
}

function sayType(source: SourceDocument, error: SchemaError, name: string): Said {
  const wanted = [error.params['type']].flat().map(String)
  const last = name.split('.').at(-1) ?? name
  const { data } = error
  if (wanted.includes('string') && (typeof data === 'number' || typeof data === 'boolean')) {
    const written = spelling(source, error.instancePath) ?? String(data)
    const key = last.replace(/\[\d+\]$/, '')
    const hint = last === key ? `write ${key}: "${written}"` : `write "${written}"`
    if (key === 'mode') return { message: `mode ${written} is read as decimal ${String(data)}`, hint }
    const noun = key === 'version' ? 'versions are' : 'it must be'
    return { message: `${name} is the ${typeof data} ${String(data)}; ${noun} text`, hint }
  }
  if (data === null) return { message: `${name} has no value`, hint: 'give it one, or remove it' }
  const what = wanted.map((type) => words[type] ?? type).join(' or ')
  return { message: `${name} must be ${what}`, hint: firstSentence(error.parentSchema?.description) }
}

const words: Record<string, string> = {
  string: 'text',
  object: 'a map',
  array: 'a list',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
}

/** How a plain scalar is written in the file. */
function spelling(source: SourceDocument, pointer: string): string | undefined {
  const { line, column } = placeOf(source, pointer)
  const rest = source.text.split('\n')[line - 1]?.slice(column - 1)
  return rest?.match(/^[^\s,\]}#"']{1,40}/)?.[0]
}

/** `/spec/files/0/mode` → `files[0].mode`. */
function nameOf(pointer: string): string {
  const steps = pointer.split('/').slice(1)
  if (steps[0] === 'spec' && steps.length > 1) steps.shift()
  const named = steps
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((name, part) => (/^\d+$/.test(part) ? `${name}[${part}]` : name ? `${name}.${part}` : part), '')
  return named === '' ? 'the document' : named.slice(0, 160)
}

function firstSentence(description: string | undefined): string {
  return description?.split(/(?<=\.) /)[0] ?? 'see the schema'
}

function quote(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 80) ?? 'that'
}
