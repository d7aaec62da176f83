import type { Problem } from '../fleet/problem.ts'

/** Problems in the order of the files they stand in, each said once. */
export function sortProblems(problems: Problem[]): Problem[] {
  const unique = new Map<string, Problem>()
  for (const problem of problems) {
    const { file, line, column } = problem.place
    unique.set(`${file}\n${line}:${column} ${problem.message}`, problem)
  }
  return [...unique.values()].toSorted((a, b) => {
    if (a.place.file !== b.place.file) return a.place.file < b.place.file ? -1 : 1
    return a.place.line - b.place.line || a.place.column - b.place.column || (a.message < b.message ? -1 : 1)
  })
}
