import type { Problem } from '../fleet/problem.ts'

/** What was looked at, for the last line. */
export interface LookedAt {
  manifests: number
  services: number
  nodes: number
}

/** Problems as people read them: `file:line:col  problem  hint` in columns, and a line that adds up. */
export function writeProblems(problems: Problem[], counts: LookedAt): string {
  const rows = problems.map(({ severity, place, message, hint }) => {
    const where = `${place.file}:${place.line}:${place.column}`
    return [where, severity === 'warning' ? `warning: ${message}` : message, hint].map(printable)
  })
  const widths = [0, 1].map((column) => {
    const limit = column === 0 ? 60 : 80
    return Math.max(0, ...rows.map((row) => row[column]!.length).filter((width) => width <= limit))
  })
  const lines = rows.map(([where, message, hint]) => {
    return `${where!.padEnd(widths[0]!)}  ${message!.padEnd(widths[1]!)}  ${hint!}`
  })
  return [...lines, `${sum(problems)} (${lookedAt(counts)})`, ''].join('\n')
}

function sum(problems: Problem[]): string {
  if (problems.length === 0) return 'no problems'
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.length - errors
  const parts = [
    ...(errors > 0 ? [count(errors, 'problem')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ]
  return `${parts.join(' and ')} in ${count(new Set(problems.map(({ place }) => place.file)).size, 'file')}`
}

function lookedAt({ manifests, services, nodes }: LookedAt): string {
  return [count(manifests, 'manifest'), count(services, 'service'), count(nodes, 'node')].join(', ')
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** Text of a file or a node for a terminal: it must not move the cursor or turn the reading direction of a terminal. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    return `\\u{${character.codePointAt(0)!.toString(16)}}`
  })
}
