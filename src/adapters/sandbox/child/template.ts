import { Liquid, LiquidError } from 'liquidjs'
import type { Position, RenderJob, Rendered, TemplateReads } from '../port.ts'

/** Characters a rendered file may have. */
const outputLimit = 1_000_000

/** Tags that read other files, and filters that differ from call to call or hide what they read in a string. */
const refusedTags = ['include', 'render', 'layout', 'block']
const refusedFilters =
  'sample date date_to_xmlschema date_to_rfc822 date_to_string date_to_long_string where_exp reject_exp group_by_exp ' +
  'has_exp find_exp find_index_exp'

const noFiles = {
  exists: async () => false,
  existsSync: () => false,
  readFile: async () => '',
  readFileSync: () => '',
  resolve: () => '',
}

const liquid = new Liquid({
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  cache: false,
  fs: noFiles,
  parseLimit: outputLimit,
  renderLimit: 2_000,
  memoryLimit: 10_000_000,
})
for (const tag of refusedTags) delete liquid.tags[tag]
for (const filter of refusedFilters.split(' ')) delete liquid.filters[filter]

/** Renders one template; every variable and filter it uses must exist. */
export function renderTemplate(job: RenderJob): Rendered {
  try {
    const text: unknown = liquid.parseAndRenderSync(job.template, job.context)
    if (typeof text !== 'string') throw new Error('the template gave no text')
    if (text.length > outputLimit) return { ok: false, position: [1, 1], ...tooLarge }
    return { ok: true, text }
  } catch (error) {
    return { ok: false, ...explainError(error) }
  }
}

/** Says which variables a template reads, without running it. */
export function analyzeTemplate(template: string): TemplateReads {
  try {
    const segments = liquid.globalVariableSegmentsSync(liquid.parse(template))
    const reads = segments.map((path) => path.slice(0, staticLength(path)).join('.'))
    return { ok: true, reads: [...new Set(reads)].toSorted() }
  } catch (error) {
    return { ok: false, ...explainError(error) }
  }
}

/** How many leading segments are plain names; from the first computed one on, the whole value counts as read. */
function staticLength(path: unknown[]): number {
  const first = path.findIndex((segment) => typeof segment !== 'string' || !/^[\w-]+$/.test(segment))
  return first === -1 ? path.length : first
}

const tooLarge = {
  message: `renders more than ${outputLimit} characters`,
  hint: 'ship large files with `source` or in a release archive',
}

function explainError(error: unknown): { position: Position; message: string; hint: string } {
  if (!(error instanceof Error)) return { position: [1, 1], message: 'cannot be rendered', hint: 'simplify it' }
  const at = LiquidError.is(error) ? (error.token.getPosition() as Position) : ([1, 1] satisfies Position)
  // liquidjs appends the place to the message; it is reported beside it.
  const message = error.message.replace(/, line:\d+, col:\d+$/, '').slice(0, 300)
  return { position: at, message, hint: hintFor(message) }
}

function hintFor(message: string): string {
  if (message.startsWith('undefined variable')) return 'define it in vars, or correct the name'
  if (message.startsWith('undefined filter'))
    return 'use a filter of Liquid; those that read the clock or chance are off'
  if (/^tag "(include|render|layout|block)" not found/.test(message)) return 'a template cannot read other files'
  if (message.endsWith('limit exceeded')) return 'a template may loop for 2 s and make 1 MB of text'
  if (message.includes('not closed')) return 'close it, with {% end… %}'
  return 'see https://shopify.github.io/liquid for the syntax'
}
