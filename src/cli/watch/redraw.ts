import type { CliContext } from '../context.ts'

const escape = '\u001b['

/** Draws a block of lines over the one before it; lines are cut at the width of the terminal. */
export function createRedraw(context: Pick<CliContext, 'out' | 'columns'>): (lines: string[]) => void {
  let height = 0
  return (lines) => {
    const up = height > 0 ? `${escape}${height}A` : ''
    const drawn = lines.map((line) => `${escape}2K${cut(line, context.columns)}\n`)
    // What was longer before must not show below.
    context.out(`${up}${drawn.join('')}${escape}J`)
    height = lines.length
  }
}

/** Cuts at so many visible characters, keeping the colours whole: a line that wraps would spoil the count of lines. */
function cut(line: string, columns: number): string {
  let visible = 0
  let kept = ''
  for (const part of line.split(/(\u001b\[[0-9;]*m)/)) {
    if (part.startsWith('\u001b')) kept += part
    else {
      const room = Math.max(0, columns - 1 - visible)
      kept += [...part].slice(0, room).join('')
      visible += Math.min(room, [...part].length)
    }
  }
  return kept
}
