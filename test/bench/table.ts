import type { Judged, Unit } from './row.ts'
import type { Samples } from './samples.ts'

const heads = ['', 'measure', 'ours', 'beside', 'theirs', 'ratio', 'goal', 'met']

/** The table people read: medians, with the least and the most in brackets. */
export function drawTable(rows: Judged[], judged: boolean): string {
  const lines = [heads, ...rows.map((row) => cells(row, judged))]
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const draw = (line: string[]): string =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return lines.map(draw).join('\n')
}

function cells({ id, measure, unit, ours, theirs, ratio, goal, met }: Judged, judged: boolean): string[] {
  return [
    id.split(' ')[0] ?? '',
    measure,
    figure(ours, unit),
    theirs?.name ?? '',
    theirs ? figure(theirs.samples, unit) : '',
    ratio === undefined ? '' : `${round(ratio)} ×`,
    goal.is === 'limit'
      ? `≤ ${amount(goal.value, unit)}`
      : goal.is === 'faster'
        ? `≥ ${goal.value} ×`
        : `≤ ${goal.value} ×`,
    judged ? (met ? 'yes' : 'NO') : '–',
  ]
}

function figure({ median, least, most, count }: Samples, unit: Unit): string {
  if (count === 1) return amount(median, unit)
  return `${amount(median, unit)} (${amount(least, unit)} to ${amount(most, unit)}, ${count} runs)`
}

function amount(value: number, unit: Unit): string {
  if (unit !== 'ms') return String(value)
  return value >= 1000 ? `${round(value / 1000)} s` : `${round(value)} ms`
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
