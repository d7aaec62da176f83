import { printable } from '../../core/desired/writeProblems.ts'
import type { CliContext } from '../context.ts'
import type { Dialogue } from '../dialogue/openDialogue.ts'
import { fingerprintOf, keyFileOf } from '../hostKeys/fingerprintOf.ts'
import type { InitHost } from './initHost.ts'

/** Hosts asked at the same time. */
const maxScans = 8

/** How keys come to be trusted: all of them as shown, or by a person's yes. Without either nobody is asked. */
export interface Review {
  all: boolean
  dialogue: Dialogue | undefined
  context: Pick<CliContext, 'err' | 'scanHostKeys'>
}

/** Shows the keys of hosts for comparison, and answers the hosts with those that were found right. */
export async function reviewHostKeys(hosts: InitHost[], { all, dialogue, context }: Review): Promise<InitHost[]> {
  if (!all && !dialogue) return hosts
  const shown = await scanAll(hosts, context)
  const found = hosts.filter(({ name }) => (shown.get(name)?.length ?? 0) > 0)
  if (found.length === 0) return hosts
  const say = (line: string): void => context.err(`${printable(line)}\n`)
  say('The hosts show these keys:')
  for (const { name } of found) {
    const [best = ''] = shown.get(name) ?? []
    say(`  ${name}  ${best.split(' ')[0]} ${fingerprintOf(best)}`)
  }
  if (!all) {
    const [best = ''] = shown.get(found[0]?.name ?? '') ?? []
    say(`Compare them on the hosts: ssh-keygen -lf ${keyFileOf(best)}`)
    if (!(await dialogue?.confirm('Are these the right keys?'))) return hosts
  }
  return hosts.map((host) => ({ ...host, hostKeys: (shown.get(host.name) ?? []).slice(0, 1) }))
}

async function scanAll(hosts: InitHost[], context: Review['context']): Promise<Map<string, string[]>> {
  const shown = new Map<string, string[]>()
  const waiting = [...hosts]
  const work = async (): Promise<void> => {
    for (let host = waiting.shift(); host; host = waiting.shift()) {
      try {
        shown.set(host.name, await context.scanHostKeys(host.address, host.port))
      } catch (error) {
        context.err(printable(`${host.name}: ${(error as Error).message}`) + '\n')
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(maxScans, hosts.length) }, work))
  return shown
}
