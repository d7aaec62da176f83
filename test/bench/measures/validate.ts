import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { must } from '../../lab/run.ts'
import type { Row } from '../row.ts'
import { sumUp } from '../samples.ts'

const manifests = 2000
const perNode = 10
const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBgBhL18dJ35GXBafoJhkkJzAQaEOTsca+vdgrPUux+a'
const program = fileURLToPath(new URL('../../../dist/main.js', import.meta.url))
const parser = fileURLToPath(new URL('../sides/parse.mjs', import.meta.url))

/** V1: a repository of 2,000 manifests is validated, from the start of the process to its end. */
export async function measureValidate(runs: number): Promise<Row[]> {
  const directory = mkdtempSync(join(tmpdir(), 'holdfast-manifests-'))
  try {
    writeRepository(directory)
    const ours: number[] = []
    const theirs: number[] = []
    // The first of each warms the caches of the disk and does not count.
    for (let at = 0; at <= runs; at += 1) {
      const validated = await time([process.execPath, program, 'validate', directory])
      const parsed = await time([process.execPath, parser, directory])
      if (!validated.said.includes(`${manifests} manifests`))
        throw new Error(`not all were validated: ${validated.said}`)
      if (parsed.said.trim() !== String(manifests)) throw new Error(`not all were parsed: ${parsed.said}`)
      if (at === 0) continue
      ours.push(validated.ms)
      theirs.push(parsed.ms)
    }
    const row = { measure: 'validate 2,000 manifests', unit: 'ms', ours: sumUp(ours) } as const
    return [
      { ...row, id: 'V1', theirs: { name: 'yaml alone', samples: sumUp(theirs) }, goal: { is: 'limit', value: 3000 } },
    ]
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

async function time(argv: string[]): Promise<{ ms: number; said: string }> {
  const start = performance.now()
  const said = await must(argv)
  return { ms: performance.now() - start, said }
}

/** One Fleet, one Nodes document with a node for every ten services, and services of every kind of resource. */
function writeRepository(directory: string): void {
  const services = manifests - 2
  const nodes = Array.from(
    { length: Math.ceil(services / perNode) },
    (_, index) =>
      `    - { name: n${index}, address: 10.1.${index >> 8}.${index & 255}, labels: { slot: s${index} }, hostKeys: ["${key}"] }\n`,
  )
  writeFileSync(join(directory, 'fleet.yaml'), fleet)
  writeFileSync(join(directory, 'nodes.yaml'), `${nodesHead}${nodes.join('')}`)
  writeFileSync(join(directory, 'app.service'), '[Service]\nExecStart=/usr/bin/app\n')
  mkdirSync(join(directory, 'services'))
  for (let index = 0; index < services; index += 1) {
    writeFileSync(join(directory, 'services', `s${index}.yaml`), service(index))
  }
}

const fleet = `apiVersion: holdfast/v1
kind: Fleet
metadata: { name: large }
spec:
  environments: [{ name: production, nodes: { env: production } }]
`
const nodesHead = `apiVersion: holdfast/v1
kind: Nodes
spec:
  defaults: { labels: { env: production } }
  nodes:
`

function service(index: number): string {
  return `apiVersion: holdfast/v1
kind: Service
metadata: { name: app-${index} }
spec:
  nodes: { slot: s${Math.floor(index / perNode)} }
  users: [{ name: app-${index}, system: true }]
  directories: [{ path: /etc/app-${index}, owner: app-${index} }]
  files:
    - { path: /etc/app-${index}/main.conf, content: "number = ${index}\\n" }
    - { path: /etc/app-${index}/more.conf, content: "name = app-${index}\\n", mode: "0640" }
  units:
    - name: app-${index}.service
      source: /app.service
      enabled: true
      state: running
  health: [{ http: { port: ${8000 + (index % perNode)}, path: /healthz } }]
`
}
