import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build } from './build.mjs'
import { codeOf, interruptedBy, root, step } from './step.mjs'

const slowestShown = 8

const tool = (path, ...args) => step(process.execPath, [join(root, 'node_modules', path), ...args])

/** Runs the tests of one vitest project; what they were is read from the report it leaves. */
async function runVitest(project, extra, long, stdio) {
  const report = join(root, '.cache/test', `${project}.json`)
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = ['run', '--project', project, ...reporters, ...extra]
  // A person's own filter need not match something in every project; without one, no tests at all are a failure.
  if (extra.length > 0) args.push('--passWithNoTests')
  const environment = long ? { HOLDFAST_LONG: '1' } : {}
  const code = await step(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...args], environment, stdio)
  return { code, ...readReport(report) }
}

// A file that cannot be loaded, or whose set-up failed, has no failed test to count: it is one failure itself.
function isBroken(file) {
  return file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')
}

function readReport(path) {
  if (!existsSync(path)) return { passed: 0, failed: 0, skipped: 0, files: [] }
  const report = JSON.parse(readFileSync(path, 'utf8'))
  const broken = report.testResults.filter(isBroken)
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    files: report.testResults.map((file) => ({ name: relative(root, file.name), ms: file.endTime - file.startTime })),
  }
}

/** The stages of the suite in order: with arguments of a person's own only those that understand them. */
function stagesOf(extra, long) {
  const vitest = (name) => ({ name, run: (stdio) => runVitest(name, extra, long, stdio) })
  if (extra.length > 0) return ['machine', 'lab', 'unit', 'simulation'].map(vitest)
  return [
    {
      name: 'lint',
      run: async () => ({ code: (await tool('oxlint/bin/oxlint', 'src', 'test')) || (await prettier()) }),
    },
    { name: 'types', run: async () => ({ code: await tool('typescript/bin/tsc', '--noEmit') }) },
    { name: 'build', run: async () => ({ code: build() ? 0 : 1 }) },
    vitest('machine'),
    // The lab mostly waits for its hosts, the others keep the cores busy.
    { ...vitest('lab'), isBeside: true },
    vitest('unit'),
    vitest('simulation'),
  ]
}

/** Runs a stage that says nothing until it has ended; the promise is of a function that shows what it said. */
async function runBeside(stage) {
  const log = join(root, '.cache/test', `${stage.name}.log`)
  const file = openSync(log, 'w')
  const done = await runStage(stage, ['ignore', file, file])
  closeSync(file)
  return () => {
    process.stdout.write(`\n━━ ${stage.name}\n${readFileSync(log, 'utf8')}`)
    return done
  }
}

async function runStage(stage, stdio) {
  const started = performance.now()
  const { code, passed = 0, failed = 0, skipped = 0, files = [] } = await stage.run(stdio)
  // A stage without tests of its own, or one that failed beside its tests, counts as one failure.
  const failures = code !== 0 && failed === 0 ? 1 : failed
  return { name: stage.name, code, passed, failed: failures, skipped, files, ms: performance.now() - started }
}

function prettier() {
  return tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')
}

function duration(ms) {
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${String(seconds % 60).padStart(2, '0')}s`
}

/** Runs everything there is to check and ends with one summary; a stage that fails hides no other. Returns the exit code. */
export async function runSuite(extra, { long = false } = {}) {
  mkdirSync(join(root, '.cache/test'), { recursive: true })
  const done = []
  const beside = []
  for (const stage of stagesOf(extra, long)) {
    if (interruptedBy) break
    process.stdout.write(
      `\n━━ ${stage.name}${stage.isBeside ? ': runs beside the next ones, and is told at the end' : ''}\n`,
    )
    if (stage.isBeside) beside.push(runBeside(stage))
    else done.push(await runStage(stage))
  }
  for (const show of await Promise.all(beside)) done.push(show())
  summarise(done)
  if (interruptedBy) return codeOf(interruptedBy)
  return done.some((stage) => stage.code !== 0 || stage.failed > 0) ? 1 : 0
}

function summarise(done) {
  const slowest = done.flatMap((stage) => stage.files).toSorted((a, b) => b.ms - a.ms)
  const lines = ['', '━━ slowest files']
  for (const { name, ms } of slowest.slice(0, slowestShown)) lines.push(`${duration(ms).padStart(7)}  ${name}`)
  lines.push('', '━━ summary')
  for (const { name, code, passed, failed, skipped, ms } of done) {
    const counts = passed + failed + skipped > 0 ? `${passed} passed, ${failed} failed, ${skipped} skipped` : ''
    lines.push(`${code === 0 ? '●' : '✖'} ${duration(ms).padStart(6)}  ${`${name}  `.padEnd(28)}${counts}`.trimEnd())
  }
  if (interruptedBy) lines.push(`interrupted by ${interruptedBy}: the stages after this were not run`)
  const sum = (key) => done.reduce((total, stage) => total + stage[key], 0)
  // Machines read this line: it stays the last one and alone.
  lines.push('', `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
  process.stdout.write(`${lines.join('\n')}\n`)
}
