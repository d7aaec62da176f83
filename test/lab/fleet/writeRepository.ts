import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LabHost } from '../lab.ts'
import { packRelease } from './packRelease.ts'

const repository = fileURLToPath(new URL('../../../fixtures/demo/fleet', import.meta.url))

/** What the manifests say of a host. */
export type FleetHost = Pick<LabHost, 'name' | 'address' | 'hostKeys'>

/** Writes the demo's config repository for these hosts, with the first release packed. */
export async function writeRepository(
  directory: string,
  environments: Record<string, string[]>,
  hosts: FleetHost[],
): Promise<void> {
  await cp(repository, directory, { recursive: true })
  await writeFile(join(directory, 'nodes.yaml'), nodesFile(environments, hosts))
  await writeFile(join(directory, 'services/hello/hello-1.0.0.tar.gz'), await packRelease('1.0.0'))
}

function nodesFile(environments: Record<string, string[]>, hosts: FleetHost[]): string {
  const documents = Object.entries(environments).map(([environment, names]) => {
    const nodes = names.map((name) => {
      const host = hosts.find((one) => one.name === name)
      if (!host) throw new Error(`the lab has no host ${name}`)
      return `    - name: ${name}\n      address: ${host.address}\n      hostKeys: [${host.hostKeys[0]}]\n`
    })
    const labels = `    labels: { env: ${environment}, role: web }\n`
    return `apiVersion: holdfast/v1\nkind: Nodes\nmetadata:\n  name: ${environment}\nspec:\n  defaults:\n${labels}  nodes:\n${nodes.join('')}`
  })
  return documents.join('---\n')
}
