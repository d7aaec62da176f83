/** That a node gave no answer, for people. Behind a bastion that is away it is unknown, and nobody says it is dead. */
export function lostWords(node: string, { phase, message }: { phase: string; message: string }): string {
  return phase === 'bastion' ? `${node} is unknown: ${message}` : `${node} does not answer (${phase}): ${message}`
}
