import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { offerPackage } from '../../contracts/buildPackage.ts'
import type { Lab } from '../lab.ts'
import { must } from '../run.ts'

const unit = (command: string): string => `[Unit]
Description=Made for a test

[Service]
ExecStart=${command}

[Install]
WantedBy=multi-user.target
`

/** Restarts its unit, as scripts of packages do. */
const restart = 'systemctl daemon-reload\nsystemctl enable -q hf-probe.service\nsystemctl restart hf-probe.service'

/** What becomes of each version of hf-probe: two that are well, one whose script fails, one whose unit dies, a slow one. */
const versions: Record<string, { postinst: string; command?: string; needs?: string[] }> = {
  '1.0': { postinst: restart },
  '1.1': { postinst: restart, needs: ['hf-lib'] },
  '2.0': { postinst: 'echo it does not come up >&2\nexit 1', needs: ['hf-lib'] },
  // It takes its own source along: whoever goes back has no network.
  '3.0': { postinst: `rm -rf /opt/source\n${restart}`, command: '/bin/false', needs: ['hf-lib'] },
  '4.0': { postinst: `sleep 20\n${restart}`, needs: ['hf-lib'] },
}

/** Gives hosts a package source of their own with hf-probe and what it needs; nothing else is asked any more. */
export async function servePackages(lab: Lab, hosts: string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-source-'))
  offerPackage(folder, { name: 'hf-lib', version: '1:0.1' })
  for (const [version, { postinst, command = '/bin/sleep infinity', needs }] of Object.entries(versions)) {
    const files = { '/lib/systemd/system/hf-probe.service': unit(command) }
    offerPackage(folder, { name: 'hf-probe', version, needs, postinst, files })
  }
  const archive = join(folder, 'all.tar')
  await must(['tar', '-c', '-f', archive, '-C', folder, '--exclude=all.tar', '.'])
  const list = 'rm -f /etc/apt/sources.list.d/*; echo "deb [trusted=yes] file:/opt/source ./" >/etc/apt/sources.list'
  for (const host of hosts) {
    const fill = `mkdir -p /opt/source && chmod 755 /opt/source && tar -x -C /opt/source && ${list}`
    await must(['sh', '-c', 'exec "$@" <"$0"', archive, ...lab.execArgv(host, fill)])
  }
  await rm(folder, { recursive: true })
}
