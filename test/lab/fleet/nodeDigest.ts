import type { Lab } from '../lab.ts'

/** What the demo's fleet manages on a host: paths with content, mode and owner, units, accounts; each a line of its own. */
const script = `
  paths="/etc/motd /etc/ssh/sshd_config.d /etc/hello /srv/hello /etc/nginx/sites-enabled"
  paths="$paths $(ls -d /etc/systemd/system/hello.service* /etc/systemd/system/*.wants/hello.service 2>/dev/null | tr '\\n' ' ')"
  find $paths -printf '%p %y %m %U %G %l\\n' 2>/dev/null | sort
  find $paths -type f -exec sha256sum {} + 2>/dev/null | sort -k 2
  for unit in hello.service nginx.service ssh.service; do
    echo "$unit $(systemctl show -P ActiveState -P SubState -P UnitFileState -P NeedDaemonReload $unit | tr '\\n' ' ')"
  done
  getent passwd hello; getent group hello; id hello 2>/dev/null; getent shadow hello | cut -d: -f1,2`

/** How a host stands, byte for byte, over everything the demo's fleet manages there; equal texts are equal states. */
export async function nodeDigest(lab: Lab, host: string): Promise<string> {
  const done = await lab.exec(host, script)
  return done.stdout
}

/** The same of several hosts. */
export async function nodeDigests(lab: Lab, hosts: string[]): Promise<Record<string, string>> {
  const all = await Promise.all(hosts.map(async (host) => [host, await nodeDigest(lab, host)] as const))
  return Object.fromEntries(all)
}
