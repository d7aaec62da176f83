import { checkHost, type InitHost } from './initHost.ts'

/** Hosts of an SSH client configuration, and those that were left out, with the reason. */
export interface SshHosts {
  hosts: InitHost[]
  skipped: string[]
}

const maxHosts = 5000
const forges = new Set(['github.com', 'gitlab.com', 'bitbucket.org', 'codeberg.org'])

/** Reads the hosts that ~/.ssh/config names; patterns, forges and what lies behind a bastion are left out. Runs nothing. */
export async function readSshConfig(text: string): Promise<SshHosts> {
  const { default: SSHConfig } = await import('ssh-config')
  const config = SSHConfig.parse(text)
  // `Match exec` runs a shell and CanonicalizeHostname asks the network: neither has a place here.
  const harmless = config.filter((line) => !('param' in line && /^(match|canonicalizehostname)$/i.test(line.param)))
  config.splice(0, config.length, ...harmless)
  const found: SshHosts = { hosts: [], skipped: [] }
  for (const name of namesIn(config).slice(0, maxHosts)) {
    const answer = config.compute(name) as Record<string, string | string[] | undefined>
    const one = (key: string): string | undefined => [answer[key]].flat()[0]
    const address = one('HostName') ?? name
    if (forges.has(address.toLowerCase())) continue
    if (one('ProxyJump') !== undefined || one('ProxyCommand') !== undefined) {
      found.skipped.push(`${name}: reached through another host, which is not supported yet`)
      continue
    }
    const port = Number(one('Port') ?? 22)
    const host = checkHost({ name: name.toLowerCase(), address, user: one('User') ?? 'root', port, hostKeys: [] }, name)
    if (typeof host === 'string') found.skipped.push(host)
    else found.hosts.push(host)
  }
  return found
}

function namesIn(config: Iterable<unknown>): string[] {
  const names = new Set<string>()
  for (const line of config) {
    if (typeof line !== 'object' || line === null || !('param' in line) || !('value' in line)) continue
    if (String(line.param).toLowerCase() !== 'host') continue
    const values = Array.isArray(line.value) ? line.value.map((one: { val: string }) => one.val) : [String(line.value)]
    for (const value of values) if (!/[*?!]/.test(value)) names.add(value)
  }
  return [...names]
}
