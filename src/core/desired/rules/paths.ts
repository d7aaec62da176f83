import { slotsOf } from '../slotsOf.ts'
import type { Problem } from '../../fleet/problem.ts'
import type { Slot } from '../model.ts'
import { error, within } from './rule.ts'
import type { RuleInput, Rule } from './rule.ts'

/** Paths on nodes, and what may be done with them. */
export const pathRules: Rule[] = [pathsAreNormal, linkTargetsAreSane, modesAreOctal]

/** The node's own, and Holdfast's: never managed. */
const reserved = ['/proc', '/sys', '/dev', '/run/holdfast', '/var/lib/holdfast']

function pathsAreNormal({ model }: RuleInput): Problem[] {
  return slotsOf(model).flatMap((slot) =>
    pathsOf(slot).flatMap(({ path, pointer }) => {
      const fault = faultOf(path)
      return fault ? [error(within(slot, pointer), `path ${show(path)} ${fault.message}`, fault.hint)] : []
    }),
  )
}

function pathsOf(slot: Slot): { path: string; pointer: string }[] {
  const { directories, links, files, release, users } = slot.spec.value
  const listed = Object.entries({ directories, links, files }).flatMap(([key, items]) =>
    (items ?? []).map(({ path }, index) => ({ path, pointer: `/${key}/${index}/path` })),
  )
  const homes = (users ?? []).flatMap(({ home, shell }, index) => [
    { path: home, pointer: `/users/${index}/home` },
    { path: shell, pointer: `/users/${index}/shell` },
  ])
  return [...listed, ...homes, { path: release?.path, pointer: '/release/path' }].flatMap(({ path, pointer }) =>
    path === undefined ? [] : [{ path, pointer }],
  )
}

/** What keeps a path from being managed; the node program relies on each of these. */
function faultOf(path: string): { message: string; hint: string } | undefined {
  if (/[\u0000-\u001f\u007f-\u009f\\]/.test(path)) {
    return { message: 'has control characters or a backslash', hint: 'choose another name' }
  }
  if (!path.startsWith('/')) return { message: 'is not absolute', hint: 'begin it with /' }
  if (new TextEncoder().encode(path).length > 512) return { message: 'is longer than 512 bytes', hint: 'shorten it' }
  const parts = path.split('/').slice(1)
  if (parts.some((part) => part === '' || part === '.' || part === '..')) {
    const normal: string[] = []
    for (const part of parts) {
      if (part === '..') normal.pop()
      else if (part !== '' && part !== '.') normal.push(part)
    }
    return { message: 'is not normalised', hint: `write /${normal.join('/')}` }
  }
  const owner = reserved.find((prefix) => path === prefix || path.startsWith(`${prefix}/`))
  return owner ? { message: `lies in ${owner}, which is not managed`, hint: 'choose another place' } : undefined
}

function linkTargetsAreSane({ model }: RuleInput): Problem[] {
  return slotsOf(model).flatMap((slot) =>
    (slot.spec.value.links ?? []).flatMap(({ path, target }, index) => {
      const place = within(slot, `/links/${index}/${target === undefined ? 'path' : 'target'}`)
      if (target === undefined) return [error(place, `link ${show(path)} has no target`, 'add target:')]
      if (/[\u0000-\u001f\u007f-\u009f\\]/.test(target)) {
        return [error(place, `target ${show(target)} has control characters or a backslash`, 'choose another target')]
      }
      return target === path ? [error(place, `link ${show(path)} points at itself`, 'correct target')] : []
    }),
  )
}

function modesAreOctal({ model }: RuleInput): Problem[] {
  return slotsOf(model).flatMap((slot) => {
    const { files, directories } = slot.spec.value
    return Object.entries({ files, directories }).flatMap(([key, items]) =>
      (items ?? []).flatMap(({ mode }, index) => {
        if (mode === undefined || /^[0-7]{4}$/.test(mode)) return []
        const example = key === 'files' ? '"0644"' : '"0755"'
        const hint = /^[0-7]{3}$/.test(mode) ? `write mode: "0${mode}"` : `write four octal digits, such as ${example}`
        return [error(within(slot, `/${key}/${index}/mode`), `mode ${show(mode)} is not four octal digits`, hint)]
      }),
    )
  })
}

function show(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
