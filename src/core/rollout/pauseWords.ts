import type { PauseCause } from '../journal/entry.ts'

interface Pause {
  who: string
  why: string
  cause?: PauseCause
  irreversible?: string[]
}

/** A pause in words: who asked for it, or why it came by itself. */
export function pausedWords({ cause, who, why }: Pause): string {
  return cause === undefined ? `paused by ${who}: ${why}` : `paused: ${why}`
}

/** What ends a pause. */
export function pauseEnds({ cause, irreversible }: Pause): string {
  if (irreversible) {
    return 'a fix is merged, `holdfast resume` tries it again, or `holdfast abort --acknowledge` takes back what can be'
  }
  switch (cause) {
    case 'canary':
      return '`holdfast resume` goes on, `holdfast abort` takes it back'
    case 'failure':
      return '`holdfast resume` tries it again, `holdfast abort` takes everything back, a fix takes over'
    case 'unreachable':
      return 'enough of them answer, or `holdfast resume` goes on without them'
    case 'external':
      return 'what is away outside is back: it goes on by itself'
    case 'hook':
      return '`holdfast resume` goes on (what was to be run once counts as done), `holdfast abort` takes it back'
    case undefined:
      return '`holdfast resume`'
  }
}
