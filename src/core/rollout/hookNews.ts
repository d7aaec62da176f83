import type { HookNews } from '../fleet/hook.ts'
import type { Entry } from '../journal/entry.ts'
import type { Attempt } from '../journal/state.ts'

/** What the node says of hooks that nobody had heard of yet. */
export function hookNews(attempt: Attempt, hooks: HookNews[] | undefined, at: number): Entry[] {
  return (hooks ?? []).flatMap(({ hook, restore, result, detail }): Entry[] => {
    const key = restore ? `restore ${hook}` : hook
    if (result === 'running' || attempt.hookResults?.[key] !== undefined) return []
    return [{ at, type: 'hook-ended', attempt: attempt.id, hook, restore, result, detail }]
  })
}

/** A hook in the words people see: `the hook drain (beforeNode)`. */
export function hookWords(hook: string): string {
  const space = hook.indexOf(' ')
  return `the hook ${hook.slice(space + 1)} (${hook.slice(0, space)})`
}

/** The first hook of an attempt that ended so; those of its way back are another matter. */
export function hookThat(attempt: Attempt, result: 'failed' | 'unknown'): string | undefined {
  const results = Object.entries(attempt.hookResults ?? {})
  return results.find(([hook, ended]) => ended === result && !hook.startsWith('restore '))?.[0]
}
