import { explainNode } from '../core/desired/explainNode.ts'
import { suggest } from '../core/desired/nearest.ts'
import { printable, writeProblems } from '../core/desired/writeProblems.ts'
import type { Compiled } from '../daemon/source/compile.ts'

/** Says where each desired value on a node comes from. Exit code 0, 1 for an invalid repository, 2 for an unknown node or path. */
export function explain(
  options: { node: string; path?: string; json: boolean },
  world: { compiled: Compiled; out: (text: string) => void },
): number {
  const { compiled, out } = world
  if (!compiled.ok) {
    out(writeProblems(compiled.problems, compiled.counts))
    return 1
  }
  const things = explainNode(compiled.model, options.node, options.path)
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
    const rows = values.map(({ name, value, level, place }) => {
      const where = `${place.file}:${place.line}:${place.column}`
      return [name, short(value), level, where].map(printable)
    })
    const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)))
    for (const row of rows) out(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`)
  }
  return 0
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
