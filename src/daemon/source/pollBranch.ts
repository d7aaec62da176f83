import type { RepositoryError } from '../../adapters/repositories/port.ts'
import { acceptedDesired } from '../../core/rollout/effective.ts'
import type { Loop } from '../loop.ts'
import type { World } from '../world.ts'

/** What one poll found; for the log and `status`. */
export type Polled =
  { polled: 'unchanged' | 'accepted' | 'refused'; head: string } | { polled: 'failed'; message: string; hint: string }

/**
 * Asks the branch where it is; a new head that descends from the accepted one and is right becomes the accepted one.
 * A rewound or wrong head is only reported: the last accepted state stays in force.
 */
export async function pollBranch(
  world: World,
  loop: Loop,
  /** Asked before a head is accepted: whether this controller still leads shows in the state. */
  renewLead: () => Promise<void> = async () => undefined,
): Promise<Polled> {
  try {
    const seen = await world.repository.remoteHead()
    const { accepted, refused } = loop.state()
    const knownBad = refused?.commit === seen && refused.reason !== 'unavailable'
    if (knownBad) return { polled: 'unchanged', head: seen }
    if (seen === accepted?.commit) return backToAccepted(loop, seen)
    const head = await world.repository.fetch()
    await renewLead()
    if (loop.state().fenced) return { polled: 'refused', head }
    return await acceptHead(world, loop, head)
  } catch (error) {
    const { message, hint } = error as RepositoryError
    return { polled: 'failed', message, hint: hint ?? "See the controller's log; it tries again at the next poll." }
  }
}

/** The branch is where it should be, perhaps after it was not. */
async function backToAccepted(loop: Loop, head: string): Promise<Polled> {
  const { refused, accepted } = loop.state()
  const desired = acceptedDesired(loop.state())
  if (refused && accepted && desired) {
    const { subject, author } = accepted
    await loop.post({ event: 'commit-accepted', desired, subject, author })
  }
  return { polled: 'unchanged', head }
}

async function acceptHead(world: World, loop: Loop, head: string): Promise<Polled> {
  const { accepted } = loop.state()
  const refuse = async (reason: 'rewound' | 'invalid' | 'unavailable', problems: string[]): Promise<Polled> => {
    await loop.post({ event: 'head-refused', commit: head, reason, problems: problems.slice(0, 20) })
    return { polled: 'refused', head }
  }
  if (accepted && !(await world.repository.isAncestor(accepted.commit, head))) {
    return refuse('rewound', [
      `the branch was rewritten: ${head.slice(0, 7)} does not descend from the accepted ${accepted.commit.slice(0, 7)}`,
    ])
  }
  const compiled = await world.library.compile(head)
  if (!compiled.ok) {
    const words = compiled.problems.map(
      (p) => `${p.place.file}:${p.place.line}:${p.place.column}  ${p.message}  ${p.hint}`,
    )
    return refuse(compiled.unavailable ? 'unavailable' : 'invalid', words)
  }
  const { subject, author } = await world.repository.commit(head)
  await loop.post({ event: 'commit-accepted', desired: compiled.desired, subject, author: author.name })
  return { polled: 'accepted', head }
}
