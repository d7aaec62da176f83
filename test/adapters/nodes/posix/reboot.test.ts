import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe } from 'vitest'
import { rebootContract, type RebootSubject } from '../../../contracts/nodes-reboot.ts'
import { eventually } from '../../../lab/run.ts'
import { createFolderHost, interpreters } from '../../../node/host.ts'
import { makeSubject } from './folderSubject.ts'

/** The folder cannot restart itself: it is asked to, and the test does it. */
async function makeRebootSubject(interpreter: string): Promise<RebootSubject> {
  const host = createFolderHost(interpreter)
  const subject = await makeSubject(interpreter, host)
  const asked = join(host.root, 'run/fake-systemd/reboot')
  const required = join(host.root, 'run/reboot-required')
  return {
    ...subject,
    requireReboot: async () => writeFileSync(required, ''),
    awaitReboot: async () => {
      if (!(await eventually(() => existsSync(asked) || undefined, 20_000))) throw new Error('no restart was asked for')
      rmSync(required, { force: true })
      host.restart()
    },
  }
}

describe.skipIf(process.getuid?.() !== 0)('the node program and restarts', () => {
  for (const [name, command] of Object.entries(interpreters)) rebootContract(name, () => makeRebootSubject(command))
})
