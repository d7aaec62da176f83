import type { MemoryHost } from '../../../../src/adapters/nodes/memory/host.ts'
import { digestHost, putFile, readText } from '../../../../src/adapters/nodes/memory/host.ts'
import { createMemoryNodes } from '../../../../src/adapters/nodes/memory/nodes.ts'
import { makeArchive } from '../../../contracts/nodes-archive.ts'
import type { NodesSubject } from '../../../contracts/nodes-bench.ts'
import { nodesContract } from '../../../contracts/nodes.ts'
import { createVirtualTime } from './time.ts'

function unitFails(host: MemoryHost, unit: string): boolean {
  return readText(host, `/etc/systemd/system/${unit}`)?.includes('/bin/false') ?? false
}

async function makeSubject(): Promise<NodesSubject> {
  const time = createVirtualTime()
  const memory = createMemoryNodes({
    clock: time,
    rules: {
      unit: (host, unit) => (unitFails(host, unit) ? 'fails' : 'runs'),
      hook: (at, { phase, name, argv }, restore) => {
        const [log = '', does] = argv.slice(-2)
        putFile(at, log, `${readText(at, log) ?? ''}${phase} ${name} ${restore ? 'restore' : 'apply'}\n`)
        if (does === 'ok') return { result: 'done', detail: '' }
        return does === 'fail' ? { result: 'failed', detail: 'no thanks' } : { result: 'unknown', detail: '' }
      },
      validator: (_, argv, text) => {
        if (argv[0] !== '/bin/grep') return { verdict: 'missing', detail: `${argv[0]} is not there` }
        return { verdict: text?.includes(argv[2] ?? '') ? 'passed' : 'refused', detail: 'it does not match' }
      },
    },
  })
  const host = memory.host('model')
  const base = '/srv/base'
  host.files.set(base, { type: 'directory', mode: '0755', owner: 'root', group: 'root' })
  return {
    // Time passes while somebody waits, and only then.
    nodes: {
      ...memory,
      follow: (target, attempt, waitMs) => time.during(memory.follow(target, attempt, waitMs), waitMs),
    },
    target: { node: 'model', via: 'local', address: '', port: 0, user: 'root', become: 'none', hostKeys: [] },
    base,
    mark: 'x',
    real: (path) => path,
    write: async (path, text) => putFile(host, path, text),
    remove: async (path) => void host.files.delete(path),
    read: async (path) => readText(host, path),
    digest: async () => digestHost(host),
    pass: async (ms) => time.advance(ms),
    reboot: async () => memory.reboot(host),
    killRunner: async () => memory.killRunner(host),
    archive: await makeArchive(),
    close: async () => undefined,
  }
}

nodesContract('memory', makeSubject)
