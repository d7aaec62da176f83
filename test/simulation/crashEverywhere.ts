import { die } from './choice.ts'
import { richShape } from './fleet.ts'
import { scenarios } from './scenarios.ts'
import { createStage, type Outcome } from './simulate.ts'

/** Tells a story in which the controller dies at some of its calls, by number from 1; then rest, and the checks. */
async function tell(name: string, deaths: ReadonlySet<number>): Promise<Outcome> {
  const scenario = scenarios.find((one) => one.name === name)
  if (!scenario) throw new Error(`no scenario ${name}`)
  let calls = 0
  const stage = createStage({
    seed: 1,
    shape: richShape,
    choose: (weather) => (point) => (deaths.has(++calls) ? die : weather.choose(point)),
  })
  stage.weather.calm()
  await stage.scene.current().start()
  await scenario.tell(stage)
  return stage.settle()
}

/** The story without a crash; `points` says how many calls it has. */
export function pointsOf(scenario: string): Promise<Outcome> {
  return tell(scenario, new Set())
}

/** The story with a crash at one call, and perhaps another one so many calls later. */
export function crashAt(scenario: string, point: number, again?: number): Promise<Outcome> {
  return tell(scenario, new Set(again === undefined ? [point] : [point, point + again]))
}
