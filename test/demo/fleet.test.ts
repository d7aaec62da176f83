import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openArtifacts } from '../../src/adapters/artifacts/file/artifacts.ts'
import { createSandbox } from '../../src/adapters/sandbox/child/sandbox.ts'
import { validate } from '../../src/cli/validate.ts'
import { writeRepository } from '../lab/fleet/writeRepository.ts'
import { environments } from './story.ts'

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBgBhL18dJ35GXBafoJhkkJzAQaEOTsca+vdgrPUux+a'
const sandbox = createSandbox()
let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'holdfast-demo-fleet-'))
})
afterAll(async () => {
  await sandbox.close()
  await rm(directory, { recursive: true })
})

test('the fleet of the demo is valid', async () => {
  const names = Object.values(environments).flat()
  const hosts = names.map((name, index) => ({ name, address: `10.0.0.${index + 1}`, hostKeys: [key] }))
  const path = join(directory, 'fleet')
  await writeRepository(path, environments, hosts)
  let text = ''
  const artifacts = await openArtifacts(join(directory, 'artifacts'))
  const code = await validate({ path, json: false }, { sandbox, artifacts, out: (part) => (text += part) })
  expect(text).toBe('no problems (6 manifests, 3 services, 5 nodes)\n')
  expect(code).toBe(0)
})
