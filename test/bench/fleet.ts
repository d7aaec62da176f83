import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import type { Lab, LabHost } from '../lab/lab.ts'
import { run, type Finished, type RunOptions } from '../lab/run.ts'

const start = promisify(execFile)
const clone = fileURLToPath(new URL('../../', import.meta.url))

/** Files of a config repository, by path. */
export type Files = Record<string, string | Uint8Array>

/** A config repository with a bare remote, and a controller whose nodes are a lab's. */
export interface ConfigFleet {
  directory: string
  configFile: string
  /** Writes files, commits and pushes. */
  commit(subject: string, files: Files): Promise<void>
  /** Runs the product's command line in a process of its own. */
  holdfast(argv: string[], options?: RunOptions): Promise<Finished>
  remove(): void
}

/** Makes the fleet of a lab: what a person would have set up before the first `holdfast run`. */
export async function makeFleet(lab: Lab, files: Files): Promise<ConfigFleet> {
  const directory = mkdtempSync(join(tmpdir(), 'holdfast-fleet-'))
  const [remote, work] = [join(directory, 'remote.git'), join(directory, 'work')]
  const person = ['-c', 'user.name=Alice', '-c', 'user.email=alice@example.org']
  const git = (...args: string[]) => start('git', [...person, ...args], { cwd: work })
  mkdirSync(work)
  await start('git', ['init', '-q', '--bare', '-b', 'main', remote])
  await git('init', '-q', '-b', 'main')
  const configFile = join(directory, 'controller.yaml')
  const spec = [`remote: ${remote}`, `identities: [${lab.identityFile}]`, `stateDir: ${join(directory, 'state')}`]
  writeFileSync(configFile, `apiVersion: holdfast/v1\nkind: Controller\nspec:\n  ${spec.join('\n  ')}\n`)
  const fleet: ConfigFleet = {
    directory,
    configFile,
    commit: async (subject, changed) => {
      for (const [path, content] of Object.entries(changed)) {
        mkdirSync(dirname(join(work, path)), { recursive: true })
        writeFileSync(join(work, path), content)
      }
      await git('add', '.')
      await git('commit', '-q', '-m', subject)
      await git('push', '-q', remote, 'HEAD:main')
    },
    holdfast: (argv, options) => {
      const program = ['--import', 'tsx', join(clone, 'src/main.ts'), '--config', configFile, ...argv]
      return run([process.execPath, ...program], { timeoutMs: 280_000, ...options })
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
  await fleet.commit('Begin', files)
  return fleet
}

/** The Nodes document of lab hosts, all in production. */
export function writeNodes(hosts: LabHost[], user: 'root' | 'deploy'): string {
  const ssh = user === 'root' ? '{ user: root }' : '{ user: deploy, become: sudo }'
  const nodes = hosts.map(({ name, address, port, hostKeys }) => ({ name, address, ssh: { port }, hostKeys }))
  return [
    'apiVersion: holdfast/v1',
    'kind: Nodes',
    'spec:',
    `  defaults: { labels: { env: production }, ssh: ${ssh} }`,
    '  nodes:',
    ...nodes.map((node) => `    - ${JSON.stringify(node)}`),
    '',
  ].join('\n')
}

/** A release archive; the same files give the same bytes. */
export async function packRelease(files: Record<string, string>): Promise<Buffer> {
  const archive = pack()
  for (const [name, text] of Object.entries(files))
    archive.entry({ name, mode: name.startsWith('bin/') ? 0o755 : 0o644, mtime: new Date(1.7e12) }, text)
  archive.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of archive) chunks.push(chunk as Buffer)
  return gzipSync(Buffer.concat(chunks))
}
