import { build } from './build.mjs'
import { ensurePackages, ensureSystem, oldNode } from './ready.mjs'
import { runSuite } from './suite.mjs'
import { codeOf, interruptedBy, stepTypeScript } from './step.mjs'

const usage = `Usage: npm test | npm run demo | lab | bench | simulate | test:long  [-- arguments]

Each sets up what it needs first: packages, the build and, as root on Debian, system parts.
  npm test       lint, types, units and contracts, simulation, lab; with arguments only vitest, which gets them
  npm run demo   the product's main job on five real hosts on this machine
`

/** What each command needs beside the packages, and how it is run. */
const commands = {
  test: { system: { judge: true }, lab: true, run: (args) => runSuite(args) },
  long: { system: { judge: true }, lab: true, run: (args) => runSuite(args, { long: true }) },
  demo: { system: {}, build: true, run: (args) => stepTypeScript('test/demo/demo.ts', args) },
  lab: { run: (args) => stepTypeScript('test/lab/cli.ts', args) },
  bench: { system: { judge: true }, build: true, run: (args) => stepTypeScript('test/bench/cli.ts', args) },
  simulate: { run: (args) => stepTypeScript('test/simulation/cli.ts', args) },
}

async function main() {
  const [name = '', ...args] = process.argv.slice(2)
  if (name === 'fuzz') return refuse('fuzzing is not built yet: it comes with the work on trust (see the README)', 2)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) return refuse(usage, 2)
  const old = oldNode()
  if (old) return refuse(old, 1)
  if (!(await ensurePackages())) return 1
  if (command.system) await ensureSystem(command.system)
  if (command.lab) await stepTypeScript('test/setup/lab.ts', [])
  if (interruptedBy) return codeOf(interruptedBy)
  if (command.build && !build()) return 1
  return command.run(args)
}

function refuse(text, code) {
  process.stderr.write(`${text.trimEnd()}\n`)
  return code
}

process.exitCode = await main()
