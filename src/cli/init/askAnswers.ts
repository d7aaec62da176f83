import type { Dialogue } from '../dialogue/openDialogue.ts'
import { userError } from '../context.ts'
import { parseHost, type InitHost } from './initHost.ts'
import type { SshHosts } from './readSshConfig.ts'

/** Hosts as somebody types them, separated by spaces or commas; a string says what is wrong. */
export function parseHosts(text: string): InitHost[] | string {
  const words = text.split(/[\s,]+/).filter((word) => word !== '')
  if (words.length === 0) return 'name at least one host: web-1=10.0.0.4'
  const hosts = words.map(parseHost)
  const wrong = hosts.find((host) => typeof host === 'string')
  if (wrong !== undefined) return wrong
  const known = hosts.filter((host) => typeof host !== 'string')
  const twice = known.find((host, index) => known.findIndex(({ name }) => name === host.name) !== index)
  return twice ? `two hosts are named ${twice.name}` : known
}

/** Asks where the hosts are. */
export async function askHosts(
  dialogue: Dialogue,
  inSshConfig: SshHosts,
  fromInventory: (path: string) => Promise<InitHost[]>,
): Promise<InitHost[]> {
  const { hosts } = inSshConfig
  const source = await dialogue.select('Where are your hosts?', [
    ...(hosts.length > 0 ? [{ value: 'config', label: `in ~/.ssh/config (${hosts.length})` }] : []),
    { value: 'ansible', label: 'in an Ansible inventory' },
    { value: 'typed', label: 'I type them' },
  ])
  if (source === 'ansible') {
    const path = await dialogue.text('The file of the inventory', 'inventory.ini', (text) => {
      return text.trim() === '' ? 'name a file' : undefined
    })
    return fromInventory(given(path))
  }
  if (source === 'config') {
    const choices = hosts.map(({ name, address, user }) => ({ value: name, label: `${name}  ${user}@${address}` }))
    const chosen = given(await dialogue.multiselect('Which of them?', choices))
    return hosts.filter(({ name }) => chosen.includes(name))
  }
  given(source)
  const typed = await dialogue.text(
    'Your hosts, as name=user@address',
    'web-1=deploy@10.0.0.4 web-2=10.0.0.5',
    (text) => {
      const parsed = parseHosts(text)
      return typeof parsed === 'string' ? parsed : undefined
    },
  )
  const parsed = parseHosts(given(typed))
  return typeof parsed === 'string' ? [] : parsed
}

/** Asks for one environment or two. */
export async function askEnvironments(dialogue: Dialogue): Promise<string[]> {
  const answer = await dialogue.select('One environment or two?', [
    { value: 'production', label: 'one: production' },
    { value: 'staging,production', label: 'two: staging, then production; every change is tried there first' },
  ])
  return given(answer).split(',')
}

/** Asks where the repository lives; '' means on this machine. */
export async function askRemote(dialogue: Dialogue, local: string): Promise<string> {
  const question = 'Where does the repository live? A Git address, or nothing for this machine'
  return given(
    await dialogue.text(question, local, (text) => (/\s/.test(text) ? 'an address has no spaces' : undefined)),
  )
}

/** What was answered; giving up ends the verb. */
export function given<T>(answer: T | undefined): T {
  if (answer === undefined)
    throw userError('given up; nothing was written', 'run it again, or answer by options: holdfast init -h', 1)
  return answer
}
