import { explainNode, type ExplainedThing, type ExplainedValue } from '../core/desired/explainNode.ts'
import type { BlamedLine } from '../adapters/repositories/port.ts'
import { suggest } from '../core/desired/nearest.ts'
import { printable, writeProblems } from '../core/desired/writeProblems.ts'
import { cite } from '../core/timeline/chronicle.ts'
import type { Compiled } from '../daemon/source/compile.ts'

/** Who last changed each line of a file; undefined where nobody can say. */
export type Blame = (file: string) => Promise<BlamedLine[] | undefined>

/**
 * Says where each desired value on a node comes from: file, line, commit and person. Without `blame` (a directory)
 * nobody knows the last two. Exit code 0, 1 for an invalid repository, 2 for an unknown node or path.
 */
export async function explain(
  options: { node: string; path?: string; json: boolean },
  world: { compiled: Compiled; blame?: Blame; out: (text: string) => void },
): Promise<number> {
  const { compiled, out } = world
  if (!compiled.ok) {
    out(writeProblems(compiled.problems, compiled.counts))
    return 1
  }
  const found = explainNode(compiled.model, options.node, options.path)
  const things = found && (await withBlame(found, world.blame))
  if (!things) {
    const hint = suggest(options.node, Object.keys(compiled.desired.nodes))
    out(printable(`There is no node ${options.node}: ${hint}`) + '\n')
    return 2
  }
  if (options.json) {
    out(`${JSON.stringify(things, null, 2)}\n`)
    return 0
  }
  if (things.length === 0) {
    const what = options.path === undefined ? 'Nothing' : `Nothing named ${options.path}`
    out(printable(`${what} is asked of ${options.node}.`) + '\n')
    return options.path === undefined ? 0 : 2
  }
  for (const { service, thing, values } of things) {
    out(printable(`${service} · ${thing}`) + '\n')
    const rows = values.map(({ name, value, level, place, commit }) => {
      const where = `${place.file}:${place.line}:${place.column}`
      return [name, short(value), level, where, commit ? cite(commit) : ''].map(printable)
    })
    const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)))
    for (const row of rows) {
      out(`${`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()}\n`)
    }
  }
  return 0
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

type Blamed = Omit<ExplainedThing, 'values'> & { values: (ExplainedValue & { commit?: BlamedLine })[] }

/** Each file is asked about once, however many values come from it. */
async function withBlame(things: ExplainedThing[], blame: Blame | undefined): Promise<Blamed[]> {
  if (!blame) return things
  const files = new Set(things.flatMap(({ values }) => values.map(({ place }) => place.file)))
  const lines = new Map<string, BlamedLine[] | undefined>()
  for (const file of files) lines.set(file, await blame(file))
  return things.map((thing) => ({
    ...thing,
    values: thing.values.map((value) => ({ ...value, commit: lines.get(value.place.file)?.[value.place.line - 1] })),
  }))
}
