import { expect } from 'vitest'
import type { Lab } from '../lab.ts'
import { startFleet, type Fleet } from './fleet.ts'
import { writeProbeFleet } from './probeFleet.ts'

/** What a change of the probe does: a unit that goes on, or one that ends at once. */
export type Kind = 'well' | 'sick'

/** A fleet of two hosts with one small service, which a test changes again and again. */
export interface Probe {
  fleet: Fleet
  hosts: string[]
  /** Commits and pushes the next change; answers its commit. */
  change(kind: Kind): Promise<string>
  /** Everything the service manages on each host, byte for byte. */
  digests(): Promise<string[]>
  /**
   * Proves how the branch and the hosts stand after a change of a kind: on it, or back where they were `before`, by one
   * revert.
   */
  prove(kind: Kind, commit: string, before: string[]): Promise<void>
}

const digestScript = `
  find /etc/probe /etc/systemd/system/probe.service /etc/systemd/system/*.wants/probe.service -printf '%p %y %m %u %g %l\\n' 2>/dev/null | sort
  sha256sum /etc/probe/state /etc/systemd/system/probe.service
  systemctl show -P ActiveState -P SubState -P UnitFileState -P NeedDaemonReload probe.service
  ls -A /var/lib/holdfast/armed /var/lib/holdfast/restoring`

/** Names for the hosts of so many probes. */
export function hostPairs(count: number): string[][] {
  return Array.from({ length: count }, (_, pair) => [1, 2].map((host) => `probe-${pair * 2 + host}`))
}

/** Makes a probe of hosts of a lab; nothing is deployed yet. */
export async function openProbe(lab: Lab, hosts: string[]): Promise<Probe> {
  const fleet = await startFleet({ environments: { staging: hosts }, prepare: writeProbeFleet, lab })
  const { alice } = fleet
  let subject = ''
  let state = ''
  const onEach = async (command: string): Promise<string[]> =>
    Promise.all(hosts.map(async (host) => (await lab.exec(host, command)).stdout))
  const digests = (): Promise<string[]> => onEach(digestScript)
  let round = 0
  return {
    fleet,
    hosts,
    digests,
    change: async (kind) => {
      round += 1
      state = `${kind} ${round}\n`
      subject = `Be ${kind} ${round}`
      await alice.write('state', state)
      return alice.commitAndPush(subject)
    },
    prove: async (kind, commit, before) => {
      const log = await alice.git('ls-remote', 'origin', 'main')
      await alice.git('pull', '-q')
      const after = await alice.git('log', '--format=%an %s', `${commit}..origin/main`)
      if (kind === 'well') {
        expect(after).toBe('')
        expect(await onEach('cat /etc/probe/state')).toEqual(hosts.map(() => state))
      } else {
        expect(after, log).toBe(`Holdfast Revert "${subject}"`)
        expect(await digests()).toEqual(before)
      }
    },
  }
}
