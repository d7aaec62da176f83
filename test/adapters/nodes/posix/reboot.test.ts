import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Step } from '../../../../src/core/plan/plan.ts'
import { benchOf, value } from '../../../contracts/nodes-bench.ts'
import { orderOf, readHeld } from '../../../contracts/nodes-plans.ts'
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

async function restartTwice(): Promise<void> {
  const subject = await makeRebootSubject(interpreters.dash)
  const bench = benchOf(() => subject)
  const { nodes, target } = subject
  const steps: Step[] = [{ kind: 'reboot', onlyIfRequired: false, timeoutSeconds: 60 }]
  try {
    value(await nodes.apply(target, orderOf({ attempt: 'a', steps }), readHeld))
    const mark = subject.real('/var/lib/holdfast/attempts/a/rebooting')
    await eventually(() => existsSync(mark) || undefined, 10_000)
    const text = readFileSync(mark)
    await subject.awaitReboot()
    await bench.follow('a')
    // As if the steps had not come to go on before the power went.
    writeFileSync(mark, text)
    await subject.reboot()
    expect(await bench.follow('a')).toMatchObject({ outcome: 'restored', by: 'node' })
  } finally {
    await subject.close()
  }
}

describe.skipIf(process.getuid?.() !== 0)('the node program and restarts', () => {
  it('arms anew only after the restart that was asked for, and not after the next', restartTwice)
  for (const [name, command] of Object.entries(interpreters)) rebootContract(name, () => makeRebootSubject(command))
})
