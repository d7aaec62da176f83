/** Said of a rollout that brings back what was healthy there before. */
export function wayBackWords(urgent: { who: string; why: string } | undefined): string {
  return `, a proven way back${urgent ? `, everywhere at once for ${urgent.who}: ${urgent.why}` : ''}`
}

/** What stays done though everything else is taken back. */
export function stayWords(acknowledged: string[] | undefined): string {
  return acknowledged ? ` (${acknowledged.join(', ')} stays done)` : ''
}
