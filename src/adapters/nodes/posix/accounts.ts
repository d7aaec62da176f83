import type { GroupValue, Seen, UserValue } from '../../../core/fleet/value.ts'
import type { ObserveRequest } from '../../../core/observed/observation.ts'

/** Lines of passwd and group that concern what was asked, as they stand on the node. */
export interface AccountLines {
  readable: boolean
  passwd: string[]
  group: string[]
}

const firstOrdinaryId = 1000

/** Users and groups from the node's own databases. The first line of a name counts, as it does for the system. */
export function readAccounts(
  request: ObserveRequest,
  lines: AccountLines,
): { users: Record<string, Seen<UserValue>>; groups: Record<string, Seen<GroupValue>> } {
  const passwd = lines.passwd.map((line) => line.split(':'))
  const group = lines.group.map((line) => line.split(':'))
  const look = <T>(names: string[], read: (name: string) => Seen<T>): Record<string, Seen<T>> =>
    Object.fromEntries(
      names.map((name) => [
        name,
        lines.readable ? read(name) : { seen: 'unknown', why: '/etc/passwd or /etc/group cannot be read' },
      ]),
    )
  return {
    users: look(request.users, (name) => readUser(name, passwd, group)),
    groups: look(request.groups, (name) => readGroup(name, group)),
  }
}

function readUser(name: string, passwd: string[][], group: string[][]): Seen<UserValue> {
  const fields = passwd.find(([first]) => first === name)
  if (!fields) return { seen: 'absent' }
  const [, , uid = '', gid = '', , home = '', shell = ''] = fields
  if (!/^\d+$/.test(uid) || !/^\d+$/.test(gid))
    return { seen: 'unknown', why: `the line of ${name} in /etc/passwd is damaged` }
  const primary = group.find((line) => line[2] === gid)?.[0] ?? gid
  const groups = group.filter((line) => line[3]?.split(',').includes(name)).map((line) => line[0] ?? '')
  return {
    seen: 'present',
    value: {
      type: 'user',
      system: Number(uid) < firstOrdinaryId,
      uid: Number(uid),
      group: primary,
      home,
      shell,
      groups: groups.toSorted((a, b) => (a < b ? -1 : 1)),
    },
  }
}

function readGroup(name: string, group: string[][]): Seen<GroupValue> {
  const fields = group.find(([first]) => first === name)
  if (!fields) return { seen: 'absent' }
  const gid = Number(fields[2])
  if (!Number.isInteger(gid)) return { seen: 'unknown', why: `the line of ${name} in /etc/group is damaged` }
  return { seen: 'present', value: { type: 'group', system: gid < firstOrdinaryId, gid } }
}
