import { digestHost, putFile, readText } from '../../../../src/adapters/nodes/memory/host.ts'
import { createMemoryNodes } from '../../../../src/adapters/nodes/memory/nodes.ts'
import { makeArchive } from '../../../contracts/nodes-archive.ts'
import { packagesContract, type PackagesSubject } from '../../../contracts/nodes-packages.ts'
import { rebootContract, type RebootSubject } from '../../../contracts/nodes-reboot.ts'
import { createVirtualTime } from './time.ts'

async function makeSubject(): Promise<PackagesSubject & RebootSubject> {
  const time = createVirtualTime()
  const broken = new Set<string>()
  const memory = createMemoryNodes({
    clock: time,
    rules: { package: (_, name, version) => (broken.has(`${name}=${version}`) ? 'fails' : 'installs') },
  })
  const host = memory.host('model')
  return {
    nodes: {
      ...memory,
      follow: (target, attempt, waitMs) => time.during(memory.follow(target, attempt, waitMs), waitMs),
    },
    target: { node: 'model', via: 'local', address: '', port: 0, user: 'root', become: 'none', hostKeys: [] },
    base: '/srv',
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
    offer: async ({ name, version, needs = [], fails }) => {
      host.packages.offers.set(name, [...(host.packages.offers.get(name) ?? []), { version, needs }])
      if (fails) broken.add(`${name}=${version}`)
    },
    cutSources: async () => void (host.packages.isCut = true),
    requireReboot: async () => void (host.rebootRequired = true),
    // It restarts by itself, as its clock goes on.
    awaitReboot: async () => time.advance(1_000),
    interrupt: async () => void (host.packages.isInterrupted = true),
  }
}

packagesContract('memory', makeSubject)
rebootContract('memory', makeSubject)
