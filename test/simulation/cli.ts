import { plantedRun } from './runs/plantedRun.ts'
import { crashRun } from './runs/crashRun.ts'
import { seedRun } from './runs/seedRun.ts'

const usage = `Usage: npm run simulate -- [--schedules N] [--seed S] [--hooks] [--log]
       npm run simulate -- --crash-everywhere [--pairs] [--every N] [--log]
       npm run simulate -- --planted [--write]

Runs the real daemon on a modelled world under faults and checks the fifteen invariants after every step.
  --schedules N       how many seeded schedules (default 1000)
  --seed S            the first seed (default 1); with --schedules 1 it replays one
  --hooks             services with hooks as well
  --log               print what happened where an invariant was violated
  --crash-everywhere  fixed stories, with a crash of the controller at every call of a port
  --pairs             and in the short ones a second crash at every call of the recovery
  --every N           only every N-th call
  --planted           plants bugs one at a time and looks whether an invariant notices
  --write             and write the seeds that do into test/simulation/planted.md
Last line: "N schedules, V violations" or "C/P caught"; exit 1 on any violation, or a bug that nobody noticed.`

function flag(name: string): boolean {
  return process.argv.includes(name)
}

function option(name: string, fallback: number): number {
  const at = process.argv.indexOf(name)
  if (at < 0) return fallback
  const value = Number(process.argv[at + 1])
  if (!Number.isSafeInteger(value) || value < 0) {
    process.stderr.write(`${name} takes a whole number\n${usage}\n`)
    process.exit(2)
  }
  return value
}

if (flag('-h') || flag('--help')) {
  process.stdout.write(`${usage}\n`)
  process.exit(0)
}
const print = (line: string) => void process.stdout.write(`${line}\n`)
const isWell = flag('--planted')
  ? await plantedRun({ print, isWritten: flag('--write') })
  : flag('--crash-everywhere')
    ? await crashRun({ print, withPairs: flag('--pairs'), every: option('--every', 1), withLog: flag('--log') })
    : await seedRun({
        print,
        first: option('--seed', 1),
        count: option('--schedules', 1000),
        withLog: flag('--log'),
        hooks: flag('--hooks'),
      })
process.exit(isWell ? 0 : 1)
