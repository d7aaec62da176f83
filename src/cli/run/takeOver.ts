import type { World } from '../../daemon/world.ts'
import { userError } from '../context.ts'

const atOnce = 32
const nothing = { paths: [], trees: [], users: [], groups: [], units: [] }

/**
 * Asks every node for the number it has seen, so that this controller's goes above and none refuses it: after the state
 * directory was lost, or when another controller's fleet is taken over.
 */
export async function takeOver(world: World): Promise<{ highest: number; silent: string[] }> {
  const compiled = await world.library.compile(await world.repository.fetch())
  if (!compiled.ok) {
    const [first] = compiled.problems
    const why = first ? `: ${first.place.file}:${first.place.line}: ${first.message}` : ''
    throw userError(
      `the branch cannot be read, so nobody knows which nodes to ask${why}`,
      'See `holdfast validate`.',
      1,
    )
  }
  const nodes = Object.values(compiled.desired.nodes)
  let highest = 0
  const silent: string[] = []
  for (let from = 0; from < nodes.length; from += atOnce) {
    const asked = nodes.slice(from, from + atOnce).map(async ({ name, target }) => {
      const answer = await world.nodes.observe(target, nothing)
      if (answer.answer === 'ok') highest = Math.max(highest, answer.value.epoch?.number ?? 0)
      else silent.push(name)
    })
    await Promise.all(asked)
  }
  return { highest, silent }
}
