import { invariants } from '../invariants.ts'
import { planted } from '../planted.ts'

const head = `# Planted bugs

Each bug is put into the daemon's ports, its nodes or its rules, one at a time, and the invariant beside it has to notice. The
seed is the first that does; \`npm test\` replays it. \`npm run simulate -- --planted\` looks for all of them anew, and with
\`--write\` writes this table.

| invariant | planted bug | seed |
| --- | --- | --- |
`

/** The table of planted bugs with the seed that catches each. */
export function plantedTable(seeds: ReadonlyMap<string, number>): string {
  const rows = planted
    .toSorted((a, b) => a.invariant - b.invariant)
    .map(({ bug, invariant }) => {
      const name = invariants.find((one) => one.number === invariant)?.name ?? ''
      return `| ${invariant} ${name} | ${bug} | ${seeds.get(bug) ?? 'not caught'} |`
    })
  return `${head}${rows.join('\n')}\n`
}

/** The seeds of a table, by bug. */
export function readPlantedTable(text: string): Map<string, number> {
  const rows = [...text.matchAll(/^\| \d+ [^|]+ \| ([^|]+) \| (\d+) \|$/gm)]
  return new Map(rows.map(([, bug = '', seed]) => [bug.trim(), Number(seed)]))
}
