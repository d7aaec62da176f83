import type { Sandbox } from '../../adapters/sandbox/port.ts'
import type { Slot } from '../../core/desired/model.ts'
import { renderings } from '../../core/desired/renderings.ts'
import type { Rendering } from '../../core/desired/renderings.ts'
import { sha256 } from '../../core/fleet/digest.ts'
import type { Problem } from '../../core/fleet/problem.ts'
import { cite } from '../../core/desired/rules/rule.ts'
import { inTurns } from './inTurns.ts'
import type { ParseCache } from './parseCache.ts'
import type { Gathering } from './supply.ts'

/** Templates rendered at once; what they give is held in memory. */
const renderBatch = 500

/** Finds out what templates read, then renders each for every node that reads something else. */
export async function supplyTemplates(
  gathering: Gathering,
  slots: Slot[],
  sandbox: Sandbox,
  cache: ParseCache,
): Promise<void> {
  await analyze(gathering, sandbox, cache)
  const byKey = new Map<string, Rendering>()
  for await (const slot of inTurns(slots, 20)) {
    for (const rendering of renderings(slot, gathering.supplies)) {
      if (!byKey.has(rendering.key)) byKey.set(rendering.key, rendering)
    }
  }
  const todo: Rendering[] = []
  for (const rendering of byKey.values()) {
    const known = cache.rendered.get(rendering.key)
    if (known) take(gathering, rendering, known)
    else todo.push(rendering)
  }
  for (let start = 0; start < todo.length; start += renderBatch) {
    const batch = todo.slice(start, start + renderBatch)
    const jobs = batch.map(({ template, context }) => ({ template: gathering.templates.get(template) ?? '', context }))
    for (const [index, result] of (await sandbox.render(jobs)).entries()) {
      cache.rendered.set(batch[index]!.key, result, result.ok ? result.text.length : 0)
      take(gathering, batch[index]!, result)
    }
  }
}

async function analyze(gathering: Gathering, sandbox: Sandbox, cache: ParseCache): Promise<void> {
  const templates = [...gathering.templates].map(([path, text]) => ({ path, text, key: sha256(text) }))
  const fresh = templates.filter(({ key }) => !cache.reads.get(key))
  const results = await sandbox.analyze(fresh.map(({ text }) => text))
  const known = new Map(fresh.map(({ key }, index) => [key, results[index]!]))
  for (const [key, result] of known) cache.reads.set(key, result, 1_000)
  for (const { path, key } of templates) {
    const result = known.get(key) ?? cache.reads.get(key)
    if (result?.ok) gathering.supplies.reads.set(path, result.reads)
    else if (result) gathering.problems.push(problemIn(path, result, ''))
  }
}

function take(
  gathering: Gathering,
  rendering: Rendering,
  result: Awaited<ReturnType<Sandbox['render']>>[number],
): void {
  if (!result.ok) {
    const { slot, node, use } = rendering
    // The same fault on every node is one fault.
    const fault = `${rendering.template} ${result.position.join(':')} ${result.message} ${cite(use.place)}`
    if (gathering.faults.has(fault)) return
    gathering.faults.add(fault)
    const whom = ` (for ${slot.service.name} on ${node.name}, from ${cite(use.place)})`
    gathering.problems.push(problemIn(rendering.template, result, whom))
    return
  }
  const bytes = new TextEncoder().encode(result.text)
  const content = { sha256: sha256(bytes), size: bytes.length, secret: false }
  gathering.supplies.rendered.set(rendering.key, content)
  gathering.contents.set(content.sha256, bytes)
}

type Failure = { position: [line: number, column: number]; message: string; hint: string }

function problemIn(file: string, { position, message, hint }: Failure, whom: string): Problem {
  const place = { file, line: position[0], column: position[1] }
  return { severity: 'error', place, message: `${message}${whom}`, hint }
}
