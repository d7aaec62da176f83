import { simulate } from './simulate.ts'

const usage = `Usage: npm run simulate -- [--schedules N] [--seed S] [--hooks] [--log]

Runs the real daemon on a modelled world under seeded faults and checks the invariants.
  --schedules N  how many schedules (default 1000)
  --seed S       the first seed (default 1); with --schedules 1 it replays one
  --hooks        services with hooks as well
  --log          print what happened in schedules that violate an invariant
Last line: "N schedules, V violations"; exit 1 on any violation.`

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

if (process.argv.includes('-h') || process.argv.includes('--help')) {
  process.stdout.write(`${usage}\n`)
  process.exit(0)
}
const schedules = option('--schedules', 1000)
const first = option('--seed', 1)
let violations = 0
for (let seed = first; seed < first + schedules; seed++) {
  const outcome = await simulate(seed, undefined, { hooks: process.argv.includes('--hooks') })
  if (outcome.violations.length > 0) {
    violations += outcome.violations.length
    process.stdout.write(`seed ${seed}: ${[...new Set(outcome.violations)].slice(0, 5).join('\n  ')}\n`)
    if (process.argv.includes('--log')) process.stdout.write(`${outcome.log.map((l) => `    ${l}`).join('\n')}\n`)
  }
  if ((seed - first + 1) % 500 === 0) process.stderr.write(`${seed - first + 1} of ${schedules} schedules\n`)
}
process.stdout.write(`${schedules} schedules, ${violations} violations\n`)
process.exit(violations > 0 ? 1 : 0)
