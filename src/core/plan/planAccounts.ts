import type { GroupResource, UserResource } from '../fleet/resource.ts'
import type { UserValue } from '../fleet/value.ts'
import type { Step } from './plan.ts'
import { keyOf, know, type Sight } from './sight.ts'

/** Plans groups, then users: only what the author stated is compared, and `system` never. */
export function planAccounts(sight: Sight): Step[] {
  const groups = sight.wanted.groups.map((group) => planGroup(sight, group))
  const users = sight.wanted.users.map((user) => planUser(sight, user))
  return [...groups, ...users].filter((step) => step !== undefined)
}

function planGroup(sight: Sight, want: GroupResource): Step | undefined {
  const seen = know(sight, `group ${want.name}`, sight.input.observation.groups[want.name])
  if (seen.seen === 'unknown') return undefined
  const { name, gid, system } = want
  if (seen.seen === 'absent' || seen.value.type === 'absent') {
    return { kind: 'group', name, from: { type: 'absent' }, to: { type: 'group', system, gid } }
  }
  if (gid === undefined || gid === seen.value.gid) return undefined
  if (!sight.known.has(keyOf('group', name))) sight.takeovers.add(`group ${name}`)
  return { kind: 'group', name, from: seen.value, to: { ...seen.value, gid } }
}

function planUser(sight: Sight, want: UserResource): Step | undefined {
  const seen = know(sight, `user ${want.name}`, sight.input.observation.users[want.name])
  if (seen.seen === 'unknown') return undefined
  const { name, system, uid, group, home, shell } = want
  const groups = [...new Set(want.groups)].toSorted()
  if (seen.seen === 'absent' || seen.value.type === 'absent') {
    const to: UserValue = { type: 'user', system, uid, group, home, shell, groups }
    return { kind: 'user', name, from: { type: 'absent' }, to }
  }
  const is = { ...seen.value, groups: seen.value.groups.toSorted() }
  const to: UserValue = {
    ...is,
    uid: uid ?? is.uid,
    group: group ?? is.group,
    home: home ?? is.home,
    shell: shell ?? is.shell,
    // Nothing said: supplementary groups are left as they are. Something said: exactly these.
    groups: groups.length > 0 ? groups : is.groups,
  }
  const isEqual =
    to.uid === is.uid &&
    to.group === is.group &&
    to.home === is.home &&
    to.shell === is.shell &&
    to.groups.join() === is.groups.join()
  if (isEqual) return undefined
  if (!sight.known.has(keyOf('user', name))) sight.takeovers.add(`user ${name}`)
  return { kind: 'user', name, from: is, to }
}
