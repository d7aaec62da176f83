import type { Repository } from '../../adapters/repositories/port.ts'
import { userError } from '../context.ts'

/** Pushes; when somebody was faster the commit is made once more, on top of what they pushed. Throws UserError else. */
export async function pushMade(
  first: { made: string; head: string },
  order: { again: (onto: string) => Promise<string>; byHand: string },
  repository: Repository,
): Promise<string> {
  let { made, head } = first
  for (let tries = 0; tries < 2; tries++) {
    const pushed = await repository.push(made, head)
    if (pushed.result === 'pushed') return made
    if (pushed.result === 'denied') {
      const hint = `ask somebody who may push, or open a pull request with:\n${order.byHand}`
      throw userError(`the remote refused the push: ${pushed.message}`, hint, 1)
    }
    head = await repository.fetch()
    if (await repository.isAncestor(made, head)) return made
    if (tries === 0) made = await order.again(head)
  }
  throw userError('others push to the branch at the same time; nothing of this was pushed', 'run it again', 1)
}
