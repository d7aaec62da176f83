import { stat } from 'node:fs/promises'
import type { Artifacts } from '../adapters/artifacts/port.ts'
import type { Sandbox } from '../adapters/sandbox/port.ts'
import { writeProblems } from '../core/desired/writeProblems.ts'
import { compile } from '../daemon/source/compile.ts'
import { createParseCache } from '../daemon/source/parseCache.ts'
import { readDirectory } from './readDirectory.ts'

/** What `validate` needs of the world. */
export interface ValidateWorld {
  sandbox: Sandbox
  artifacts: Artifacts
  out: (text: string) => void
}

/** Judges a config repository in a directory: all problems at once. Exit code 0, 1 with errors, 2 without a directory. */
export async function validate(options: { path: string; json: boolean }, world: ValidateWorld): Promise<number> {
  const isDirectory = await stat(options.path).then(
    (status) => status.isDirectory(),
    () => false,
  )
  if (!isDirectory) {
    world.out(`${options.path} is no directory: name the root of a config repository\n`)
    return 2
  }
  const source = await readDirectory(options.path)
  const { sandbox, artifacts, out } = world
  const compiled = await compile(source, { sandbox, artifacts, cache: createParseCache() })
  const problems = compiled.ok ? compiled.warnings : compiled.problems
  if (options.json) out(`${JSON.stringify({ ok: compiled.ok, problems, counts: compiled.counts }, null, 2)}\n`)
  else out(writeProblems(problems, compiled.counts))
  return compiled.ok ? 0 : 1
}
