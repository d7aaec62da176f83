import type { DesiredService } from '../../core/fleet/desired.ts'
import { hookLabel, type Hook, type HookPhase } from '../../core/fleet/hook.ts'
import type { Slot } from '../../core/journal/state.ts'

/** A hook that carrying a plan out would run. */
export interface HookAhead {
  phase: HookPhase
  name: string
  /** `pauses`: it cannot be taken back, and a failure after it waits for a person. */
  reversal: 'none' | 'stays' | 'pauses'
}

/** The hooks ahead of a service, in their order; those that belong to the version and are done already are not. */
export function hooksAhead(
  service: DesiredService | undefined,
  slot: Slot | undefined,
  kind: 'deploy' | 'heal',
): HookAhead[] {
  const { hooks } = service ?? {}
  if (!service || !hooks) return []
  const runs = slot?.hooks?.[service.digest] ?? {}
  const once = (phase: 'beforeRollout' | 'afterRollout'): Hook[] =>
    kind === 'heal' ? [] : hooks[phase].filter(({ name }) => runs[hookLabel(phase, name)]?.result !== 'done')
  return [
    ...ahead('beforeRollout', once('beforeRollout')),
    ...ahead('beforeNode', hooks.beforeNode),
    ...ahead('afterNode', hooks.afterNode),
    ...ahead('afterRollout', once('afterRollout')),
  ]
}

function ahead(phase: HookPhase, hooks: readonly Hook[]): HookAhead[] {
  return hooks.map(({ name, irreversible, compatibleWithPrevious }) => {
    const reversal = !irreversible ? 'none' : compatibleWithPrevious ? 'stays' : 'pauses'
    return { phase, name, reversal }
  })
}

const moments: Record<HookPhase, string> = {
  beforeRollout: 'once, before any node changes',
  beforeNode: 'before each node',
  afterNode: 'once each is healthy',
  afterRollout: 'once, at the end',
}

/** The hooks ahead in lines. */
export function describeHooks(hooks: readonly HookAhead[]): string[] {
  const said = Object.entries(moments).flatMap(([phase, when]) => {
    const names = hooks.filter((hook) => hook.phase === phase).map(({ name }) => name)
    return names.length === 0 ? [] : [`${when}: ${names.join(', ')}`]
  })
  const left = hooks.flatMap(({ name, reversal }) => {
    if (reversal === 'none') return []
    const then =
      reversal === 'stays' ? 'the version before runs on what it did' : 'a failure after it waits for a person'
    return [`  ! hook ${name} cannot be taken back: ${then}`]
  })
  return said.length === 0 ? [] : [`  hooks  ${said.join(' → ')}`, ...left]
}
