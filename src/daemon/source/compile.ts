import { applyPromotions } from '../../core/desired/applyPromotions.ts'
import { buildModel } from '../../core/desired/buildModel.ts'
import { buildService } from '../../core/desired/buildService.ts'
import { buildState } from '../../core/desired/buildState.ts'
import type { Model } from '../../core/desired/model.ts'
import { rules } from '../../core/desired/rules/rules.ts'
import { slotsOf } from '../../core/desired/slotsOf.ts'
import { sortProblems } from '../../core/desired/sortProblems.ts'
import type { DesiredService, DesiredState } from '../../core/fleet/desired.ts'
import type { Problem } from '../../core/fleet/problem.ts'
import { inTurns } from './inTurns.ts'
import { readManifests } from './readManifests.ts'
import { countSource } from './sourceCounts.ts'
import type { SourceCounts } from './sourceCounts.ts'
import type { SourceTree } from './sourceTree.ts'
import { startGathering, supplyFiles } from './supply.ts'
import type { CompileTools } from './supply.ts'
import { supplyArchives } from './supplyArchives.ts'
import { supplyTemplates } from './supplyTemplates.ts'

/** A config repository understood, or everything that is wrong with it. */
export type Compiled =
  | {
      ok: true
      desired: DesiredState
      warnings: Problem[]
      counts: SourceCounts
      /** By sha256: all file contents nodes may have to be sent; archives are with the artifacts. */
      contents: Map<string, Uint8Array>
      /** Where everything comes from, for `explain`. */
      model: Model
    }
  | {
      ok: false
      /** Errors and warnings. */
      problems: Problem[]
      counts: SourceCounts
      /** The only trouble is an archive that cannot be fetched now: no fault of the commit; try again. */
      unavailable: boolean
    }

/** Files of a repository; more is not a config repository. */
const fileLimit = 20_000

/** From the files of a commit to the state it asks for. */
export async function compile(source: SourceTree, tools: CompileTools): Promise<Compiled> {
  if (source.files.length > fileLimit) return refuseSize(source.files.length)
  const read = await readManifests(source, tools.sandbox, tools.cache)
  const model = buildModel(read.manifests, read.broken)
  const counts = countSource(model, read.count, source.files.length)
  const tree = new Map(source.files.map(({ path, mode }) => [path, mode]))
  const found = read.problems
  for await (const rule of inTurns(rules, 1)) found.push(...rule({ model, tree }))
  const gathering = startGathering()
  const slots = slotsOf(model)
  await supplyFiles(gathering, slots, source)
  await supplyTemplates(gathering, slots, tools.sandbox, tools.cache)
  found.push(...gathering.problems)
  const before = found.some(isError)
  if (!before) {
    gathering.problems = []
    await supplyArchives(gathering, slots, source, tools.artifacts)
    found.push(...gathering.problems)
  }
  const { unreachable } = gathering
  const sorted = sortProblems(found)
  if (sorted.some(isError)) {
    return {
      ok: false,
      problems: sorted,
      counts,
      unavailable: unreachable > 0 && unreachable === sorted.filter(isError).length,
    }
  }
  const built: DesiredService[] = []
  for await (const slot of inTurns(slots, 20)) built.push(buildService(slot, gathering.supplies))
  const asked = buildState(source.commit, model, built)
  const { desired, problems } = await promote(asked, model, tools)
  if (problems.length > 0) return { ok: false, problems: [...sorted, ...problems], counts, unavailable: false }
  return { ok: true, desired, warnings: sorted, counts, contents: gathering.contents, model }
}

async function promote(asked: DesiredState, model: Model, { promoted }: CompileTools) {
  if (!promoted) return { desired: asked, problems: [] }
  const commits = [...new Set(model.promotions.map(({ value }) => value.spec.commit))]
  return applyPromotions(asked, model, await promoted(commits))
}

function isError({ severity }: Problem): boolean {
  return severity === 'error'
}

function refuseSize(files: number): Compiled {
  const place = { file: '.', line: 1, column: 1 }
  const message = `the repository has ${files} files; ${fileLimit} are the limit`
  const hint = 'keep manifests and their sources in a repository of their own, archives at a server'
  const counts = { manifests: 0, services: 0, nodes: 0, files }
  return { ok: false, problems: [{ severity: 'error', place, message, hint }], counts, unavailable: false }
}
