import { afterAll, expect, test } from 'vitest'
import { createSandbox } from '../../../src/adapters/sandbox/child/sandbox.ts'
import { compile } from '../../../src/daemon/source/compile.ts'
import type { Compiled } from '../../../src/daemon/source/compile.ts'
import { createParseCache } from '../../../src/daemon/source/parseCache.ts'
import { archives, repository } from './repository.ts'
import { shop } from './shop.ts'

const sandbox = createSandbox()
afterAll(() => sandbox.close())

function compileFiles(files: Parameters<typeof repository>[0], published = {}): Promise<Compiled> {
  return compile(repository(files), { sandbox, artifacts: archives(published), cache: createParseCache() })
}

function desiredOf(compiled: Compiled): Extract<Compiled, { ok: true }>['desired'] {
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems, null, 2))
  return compiled.desired
}

test('a small repository becomes the state it asks for', async () => {
  const compiled = await compileFiles(shop)
  const desired = desiredOf(compiled)
  expect(Object.keys(desired.services)).toEqual(['staging/shop', 'production/shop'])
})
