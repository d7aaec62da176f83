import { analyzeTemplate, renderTemplate } from './template.ts'
import { diffTexts } from './diff.ts'
import { parseManifest } from './parse.ts'
import type { SandboxReply, SandboxRequest, SandboxWork } from './protocol.ts'

const work: { [K in keyof SandboxWork]: (item: SandboxWork[K]['item']) => SandboxWork[K]['result'] } = {
  parse: parseManifest,
  render: renderTemplate,
  analyze: analyzeTemplate,
  diff: (pair) => diffTexts(pair) ?? null,
}

/** Resolves once the reply has left this process: what is still queued here when it dies would blame the wrong item. */
function send(reply: SandboxReply): Promise<void> {
  return new Promise((resolve) => process.send?.(reply, () => resolve()))
}

async function answer(request: SandboxRequest): Promise<void> {
  const run = work[request.kind] as (item: unknown) => SandboxWork[keyof SandboxWork]['result']
  for (const item of request.items) await send({ type: 'result', id: request.id, result: run(item) })
}

// One request at a time: the parent waits for the last result before it asks again.
process.on('message', (request) => void answer(request as SandboxRequest))
process.on('disconnect', () => process.exit(0))
await send({ type: 'ready' })
