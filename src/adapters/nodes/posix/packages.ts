import type { PackageValue, Seen } from '../../../core/fleet/value.ts'
import type { Observation, ObserveRequest, PackageMove, Rehearsal } from '../../../core/observed/observation.ts'
import { decodeField, escapeText } from '../../../node/decode.ts'

const maxComplaint = 400

/** Lines of an answer that begin with a word, without it. */
type Lines = (word: string) => string[]

/** States of packages and what changes of them would do, from the node's lines; nothing where nothing was asked. */
export function readPackages(
  request: ObserveRequest,
  all: Lines,
): Pick<Observation, 'packages' | 'rehearsals' | 'packagesInterrupted'> {
  if (!request.packages) return {}
  const lines = all('package').map((line) => line.split(/ +/))
  const code = Number(all('packages-end')[0] ?? 127)
  const moved = all('move').map((line) => line.split(' ')[1] ?? '')
  const packages = Object.fromEntries(
    [...new Set([...request.packages, ...moved])].map((name) => [name, readPackage(name, lines, code)]),
  )
  return {
    packages,
    ...(request.rehearse ? { rehearsals: readRehearsals(request.rehearse, all) } : {}),
    ...(all('packages-interrupted').length > 0 ? { packagesInterrupted: true } : {}),
  }
}

/** dpkg-query ends with 1 when it does not know one of the names; anything beyond that says nothing of any of them. */
function readPackage(name: string, lines: string[][], code: number): Seen<PackageValue> {
  if (code > 1) {
    const why =
      code === 127 ? 'this node has no package manager that Holdfast knows (apt)' : `dpkg-query ended with ${code}`
    return { seen: 'unknown', why }
  }
  const native = lines.find(([other]) => other === 'dpkg')?.[1]
  const own = lines.filter(([other]) => other === name)
  const line = own.find(([, architecture]) => architecture === 'all' || architecture === native) ?? own[0]
  const [, , abbreviation = '', version = ''] = line ?? []
  // Want, state, error: `ii`, `hi`; `rc` has only left its configuration behind.
  const state = abbreviation[1] ?? 'n'
  if (state === 'n' || state === 'c') return { seen: 'absent' }
  const value = { type: 'package' as const, version, held: abbreviation.startsWith('h'), whole: state === 'i' }
  return { seen: 'present', value }
}

function readRehearsals(asked: string[][], all: Lines): Record<string, Rehearsal> {
  const codes = new Map(all('rehearsal').map((line) => line.split(' ') as [string, string]))
  const offers = new Set(all('offer'))
  const ofIndex = (word: string, index: number): string[] =>
    all(word).flatMap((line) => (line.startsWith(`${index} `) ? [line.slice(`${index} `.length)] : []))
  return Object.fromEntries(
    asked.map((asks, index): [string, Rehearsal] => {
      const moves = ofIndex('move', index).map((line) => readMove(line, offers))
      if (codes.get(String(index)) === '0') return [asks.join(' '), { would: 'change', moves }]
      const said = ofIndex('complaint', index).map((line) => line.replace(/^E: /, '').trim())
      const why = escapeText(said.join('; ')).slice(0, maxComplaint) || 'apt refuses it and gives no reason'
      return [asks.join(' '), { would: 'refuse', why }]
    }),
  )
}

function readMove(line: string, offers: Set<string>): PackageMove {
  const [name = '', from = '-', to = '-'] = line.split(' ').map((word) => decodeField(word) || '-')
  return {
    name,
    ...(from === '-' ? {} : { from }),
    ...(to === '-' ? {} : { to }),
    canReturn: from === '-' || offers.has(`${name} ${from}`),
  }
}
