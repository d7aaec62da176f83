/** A moment of a call through a port, at which a fault may strike. */
export interface ChoicePoint {
  controller: string
  port: 'nodes' | 'repository' | 'store' | 'library'
  call: string
  /** `before`: nothing has been done yet; `after`: it has, and the caller does not know. */
  phase: 'before' | 'after'
  node?: string
}

/**
 * What becomes of it. `die`: the controller is killed. `lose`: the request (before) or the reply (after) is lost, and the
 * caller knows. `hang`: the same, and the caller waits for its deadline (a half-open link).
 */
export type Fate = { fate: 'go' | 'die' | 'lose' | 'hang' } | { fate: 'delay'; ms: number }

/** Decides what befalls each call. */
export type Choose = (point: ChoicePoint) => Fate

/** Nothing befalls it. */
export const go: Fate = { fate: 'go' }
export const die: Fate = { fate: 'die' }
export const lose: Fate = { fate: 'lose' }
export const hang: Fate = { fate: 'hang' }
