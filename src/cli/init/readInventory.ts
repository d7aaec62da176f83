import type { Sandbox } from '../../adapters/sandbox/port.ts'
import { hostsOf, type InventoryHost } from './ansible/inventory.ts'
import { readIni } from './ansible/readIni.ts'
import { readYamlGroups } from './ansible/readYamlGroups.ts'
import { checkHost, type InitHost } from './initHost.ts'
import type { SshHosts } from './readSshConfig.ts'

const maxHosts = 5000

/**
 * Reads the hosts of an Ansible inventory, INI or YAML: how they are reached, and their groups as labels. Nothing of it
 * is run; a string says why it cannot be read.
 */
export async function readInventory(file: string, text: string, sandbox: Sandbox): Promise<SshHosts | string> {
  if (text.startsWith('#!')) {
    return 'it is a program, and nothing is run here; write its answer down: ansible-inventory --list --yaml > hosts.yaml'
  }
  const isYaml = /\.ya?ml$/.test(file) || /^(---|[\w-]+:\s*$)/m.test(text.split(/\r?\n/).slice(0, 5).join('\n'))
  const read = isYaml ? await readYaml(text, sandbox) : readIni(text)
  if (typeof read === 'string') return read
  const found: SshHosts = { hosts: [], skipped: [...read.skipped] }
  for (const host of hostsOf(read.inventory).slice(0, maxHosts)) {
    const checked = initHostOf(host)
    if (typeof checked === 'string') found.skipped.push(checked)
    else found.hosts.push(checked)
  }
  return found
}

async function readYaml(text: string, sandbox: Sandbox) {
  const [parsed] = await sandbox.parse([text])
  if (!parsed?.ok) {
    const problem = parsed?.problems[0]
    return `line ${problem?.position[0] ?? 1}: ${problem?.message ?? 'it is no YAML'}`
  }
  return readYamlGroups(parsed.documents[0]?.value)
}

function initHostOf({ name, vars, groups }: InventoryHost): InitHost | string {
  const said = (...keys: string[]) => keys.map((key) => vars[key]).find((value) => value !== undefined)
  const connection = said('ansible_connection') ?? 'ssh'
  if (!['ssh', 'smart', 'paramiko', 'ansible.builtin.ssh'].includes(connection)) {
    return `${name}: reached by ${connection}; write it into nodes.yaml by hand if it is this machine (connection: local)`
  }
  const more = [said('ansible_ssh_common_args'), said('ansible_ssh_extra_args')].join(' ')
  if (/proxy(jump|command)|(^|\s)-J/i.test(more)) return `${name}: reached through another host; write it by hand`
  const address = said('ansible_host', 'ansible_ssh_host') ?? name
  const user = said('ansible_user', 'ansible_ssh_user') ?? 'root'
  const port = said('ansible_port', 'ansible_ssh_port') ?? '22'
  const template = [address, user, port].find((value) => value.includes('{{'))
  if (template !== undefined) return `${name}: ${template} is a template, which only Ansible can fill in`
  const host = { name: name.toLowerCase(), address, user, port: Number(port), hostKeys: [] }
  const checked = checkHost({ ...host, labels: labelsOf(groups) }, name)
  return typeof checked === 'string' || Number.isInteger(checked.port) ? checked : `${name}: ${port} is no port`
}

/** `web: "true"` for the group web; `env` is the environment's own. */
function labelsOf(groups: string[]): Record<string, string> {
  const keys = groups
    .map((group) => group.replaceAll(/[^A-Za-z0-9._-]/g, '-').slice(0, 63))
    .map((group) => group.replaceAll(/^[._-]+|[._-]+$/g, ''))
    .filter((key) => key !== '' && key !== 'env' && key !== 'constructor')
  return Object.fromEntries(keys.map((key) => [key, 'true']))
}
