import { slotsOf } from '../slotsOf.ts'
import type { Problem } from '../../fleet/problem.ts'
import { contentUses } from '../contentUses.ts'
import type { ContentUse } from '../contentUses.ts'
import type { Slot } from '../model.ts'
import { nearest } from '../nearest.ts'
import { error, within } from './rule.ts'
import type { RuleInput, Rule } from './rule.ts'

/** What files, units and releases are made of. */
export const contentRules: Rule[] = [everyContentIsSaidOnce, sourcesAreFiles, releasesAreComplete]

const choice = ['source', 'template', 'content'] as const

function everyContentIsSaidOnce({ model }: RuleInput): Problem[] {
  return slotsOf(model).flatMap((slot) => {
    const { files, units } = slot.spec.value
    const named = (units ?? []).flatMap((unit, index) => [
      ...judge(slot, `/units/${index}`, unit, `unit ${unit.name}`, 0),
      ...(unit.dropIns ?? []).flatMap((dropIn, number) => {
        const pointer = `/units/${index}/dropIns/${number}`
        return judge(slot, pointer, dropIn, `drop-in ${dropIn.name}`, 1)
      }),
    ])
    const listed = (files ?? []).flatMap((file, index) => judge(slot, `/files/${index}`, file, `file ${file.path}`, 1))
    return [...listed, ...named]
  })
}

function judge(slot: Slot, pointer: string, value: object, name: string, least: 0 | 1): Problem[] {
  const said = choice.filter((key) => key in value)
  if (said.length > 1) {
    return [error(within(slot, `${pointer}/${said[1]}`), `${name} has both ${said.join(' and ')}`, 'keep one of them')]
  }
  if (said.length >= least) return []
  return [error(within(slot, pointer), `${name} has no content`, 'add source:, template: or content:')]
}

function sourcesAreFiles({ model, tree }: RuleInput): Problem[] {
  return slotsOf(model).flatMap((slot) => contentUses(slot).flatMap((use) => judgeSource(use, tree)))
}

function judgeSource(use: ContentUse, tree: Map<string, string>): Problem[] {
  if (use.kind === 'content') return []
  if (use.path === undefined) {
    return [error(use.place, `${use.kind} ${use.written} leads out of the repository`, 'move the file into it')]
  }
  const mode = tree.get(use.path)
  if (mode === '100644' || mode === '100755') return []
  if (mode === undefined) {
    const [folder] = /^.*\//.exec(use.path) ?? ['']
    const names = [...tree.keys()].filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length))
    const meant = nearest(
      use.path.slice(folder.length),
      names.filter((name) => !name.includes('/')),
    )
    const hint = meant ? `did you mean ${meant}?` : 'add the file, or correct the path (relative to this file)'
    return [error(use.place, `${use.kind} ${use.path} does not exist`, hint)]
  }
  const what = mode === '120000' ? 'a symbolic link' : mode === '160000' ? 'a submodule' : `of mode ${mode}`
  return [error(use.place, `${use.kind} ${use.path} is ${what}`, 'commit the file itself in its place')]
}

function releasesAreComplete({ model }: RuleInput): Problem[] {
  return slotsOf(model).flatMap((slot) => {
    const { release } = slot.spec.value
    if (!release) return []
    const place = within(slot, '/release')
    const problems: Problem[] = []
    const { version, path, artifact } = release
    if (version === undefined) problems.push(error(place, 'release has no version', 'add version: "1.0.0"'))
    else if (!/^[A-Za-z0-9][A-Za-z0-9._+~-]*$/.test(version)) {
      const message = `version ${version} cannot be part of a directory's name`
      problems.push(error(within(slot, '/release/version'), message, 'use letters, digits and . _ + ~ -'))
    }
    if (path === undefined) problems.push(error(place, 'release has no path', 'add path: /srv/NAME'))
    if (artifact?.path === undefined && artifact?.url === undefined) {
      problems.push(error(place, 'release has no archive', 'add artifact: with path:, or with url: and sha256:'))
    } else if (artifact.path !== undefined && artifact.url !== undefined) {
      problems.push(error(within(slot, '/release/artifact'), 'artifact has both path and url', 'keep one of them'))
    } else if (artifact.url !== undefined && artifact.sha256 === undefined) {
      const message = 'artifact has a url, and no sha256 that says what lies there'
      problems.push(error(within(slot, '/release/artifact/url'), message, 'add sha256: (sha256sum prints it)'))
    }
    return problems
  })
}
