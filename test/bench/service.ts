import { readFileSync } from 'node:fs'
import { sha256 } from '../../src/core/fleet/digest.ts'
import type { LabHost } from '../lab/lab.ts'
import { packRelease, writeNodes, type Files } from './fleet.ts'

const read = (name: string): string => readFileSync(new URL(`service/${name}`, import.meta.url), 'utf8')
const sources = ['fleet.yaml', 'service.yaml', 'nginx.conf', 'app.conf', 'bench.service']

/** The config repository of the measured service; `extra` files of a few bytes each come on top. */
export async function describeService(hosts: LabHost[], user: 'root' | 'deploy', extra = 0): Promise<Files> {
  const archive = await packRelease({ healthz: read('healthz') })
  const texts: Files = Object.fromEntries(sources.map((name) => [name, read(name)]))
  const more = Array.from(
    { length: extra },
    (_, index) => `    - { path: /etc/bench/${index}.conf, content: "${index}" }\n`,
  )
  texts['service.yaml'] = read('service.yaml').replace(/^ {2}release:/m, `${more.join('')}  release:`)
  return { ...texts, 'nodes.yaml': writeNodes(hosts, user), 'bench-1.0.0.tar.gz': archive }
}

/** Where a node has the release of that archive, relative to /srv/bench. */
export async function nameRelease(): Promise<string> {
  const archive = await packRelease({ healthz: read('healthz') })
  return `releases/1.0.0-${sha256(archive).slice(0, 12)}`
}
