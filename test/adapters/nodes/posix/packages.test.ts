import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { offerPackage } from '../../../contracts/buildPackage.ts'
import { packagesContract, packageStep, type PackagesSubject, version } from '../../../contracts/nodes-packages.ts'
import { absent } from '../../../contracts/nodes-plans.ts'
import { benchOf } from '../../../contracts/nodes-bench.ts'
import { createFolderHost, interpreters } from '../../../node/host.ts'
import { makeSubject } from './folderSubject.ts'

const hasApt = ['apt-get', 'dpkg-deb'].every((tool) => spawnSync(tool, ['--version']).status === 0)

/** Real apt and dpkg, unpacking under the prefix; the package source is a folder. */
async function makePackagesSubject(interpreter: string): Promise<PackagesSubject & { source: string }> {
  const host = createFolderHost(interpreter)
  const source = mkdtempSync(join(tmpdir(), 'holdfast-source-'))
  const dpkg = join(host.root, 'var/lib/dpkg')
  for (const folder of [
    'var/lib/dpkg/updates',
    'var/lib/dpkg/info',
    'var/lib/dpkg/triggers',
    'var/lib/apt/lists/partial',
    'var/cache/apt/archives/partial',
    'var/log/apt',
    'etc/apt/preferences.d',
    'etc/apt/sources.list.d',
  ]) {
    mkdirSync(join(host.root, folder), { recursive: true })
  }
  writeFileSync(join(dpkg, 'status'), '')
  writeFileSync(join(host.root, 'etc/apt/sources.list'), `deb [trusted=yes] file:${source} ./\n`)
  const subject = await makeSubject(interpreter, host)
  return {
    ...subject,
    source,
    offer: async ({ fails, ...options }) => offerPackage(source, { ...options, postinst: fails ? 'exit 1' : '' }),
    cutSources: async () => renameSync(source, `${source}.gone`),
    // A journal of dpkg's own that was not worked off.
    interrupt: async () => writeFileSync(join(dpkg, 'updates/0000'), ''),
    close: async () => {
      await subject.close()
      for (const folder of [source, `${source}.gone`]) {
        if (existsSync(folder)) rmSync(folder, { recursive: true })
      }
    },
  }
}

describe.skipIf(process.getuid?.() !== 0 || !hasApt)('the node program and a real apt', () => {
  packagesContract('dash', () => makePackagesSubject(interpreters.dash))
  // A transaction takes seconds: what the shells could read differently is enough for the others.
  it('lets dpkg end when the switch fires in the midst of it, and goes back then', { timeout: 120_000 }, async () => {
    const subject = await makePackagesSubject(interpreters.dash)
    const bench = benchOf(() => subject)
    const mark = subject.real('/srv/ended')
    try {
      await subject.offer({ name: 'hf-probe', version: '1.0' })
      offerPackage(subject.source, { name: 'hf-probe', version: '4.0', postinst: `sleep 8; touch ${mark}` })
      await bench.look({ packages: ['hf-probe'], rehearse: [['hf-probe=1.0']], refresh: true })
      await bench.apply({ attempt: 'a', steps: [packageStep('hf-probe', absent, version('1.0'))] })
      await bench.confirm('a')
      const steps = [packageStep('hf-probe', version('1.0'), version('4.0'))]
      const record = await bench.apply({ attempt: 'b', steps, deadlineSeconds: 3 })
      expect(record).toMatchObject({ steps: 'failed', outcome: 'restored', by: 'node' })
      expect(existsSync(mark)).toBe(true)
      const seen = await bench.look({ packages: ['hf-probe'] })
      expect(seen.packages?.['hf-probe']).toEqual({ seen: 'present', value: version('1.0') })
    } finally {
      await subject.close()
    }
  })

  it('keeps the .debs of the generations it could go back to, and no others', { timeout: 120_000 }, async () => {
    const subject = await makePackagesSubject(interpreters.dash)
    const bench = benchOf(() => subject)
    try {
      for (const one of ['1.0', '1.1']) await subject.offer({ name: 'hf-probe', version: one })
      await bench.look({ packages: ['hf-probe'], rehearse: [['hf-probe=1.0']], refresh: true })
      await bench.apply({ attempt: 'a', steps: [packageStep('hf-probe', absent, version('1.0'))] })
      await bench.confirm('a')
      const store = subject.real('/var/lib/holdfast/packages')
      writeFileSync(join(store, 'old_9_all.deb'), '')
      await bench.apply({ attempt: 'b', steps: [packageStep('hf-probe', version('1.0'), version('1.1'))] })
      await bench.confirm('b')
      const kept = readdirSync(store).filter((name) => name.endsWith('.deb'))
      expect(kept.toSorted()).toEqual(['hf-probe_1.0_all.deb', 'hf-probe_1.1_all.deb'])
    } finally {
      await subject.close()
    }
  })
  packagesContract('bash', () => makePackagesSubject(interpreters.bash), ['look'])
  packagesContract('busybox', () => makePackagesSubject(interpreters.busybox), ['look'])
})
