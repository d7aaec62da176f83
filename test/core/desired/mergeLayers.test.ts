import { expect, test } from 'vitest'
import { parseManifest } from '../../../src/adapters/sandbox/child/parse.ts'
import { mergeLayers, originOf } from '../../../src/core/desired/mergeLayers.ts'
import type { Layer } from '../../../src/core/desired/mergeLayers.ts'

function layers(...texts: string[]): Layer[] {
  return texts.map((text, index) => {
    const file = `${index + 1}.yaml`
    const parsed = parseManifest(text)
    if (!parsed.ok) throw new Error(text)
    const { value, positions } = parsed.documents[0]!
    return { level: `level ${index + 1}`, base: '', value, source: { file, text, value, positions } }
  })
}

function merge(...texts: string[]): unknown {
  return mergeLayers(layers(...texts)).value
}

test('maps are merged deep', () => {
  expect(merge('a: { b: 1, c: 2 }', 'a: { c: 3, d: 4 }')).toEqual({ a: { b: 1, c: 3, d: 4 } })
})

test('lists with names or paths are merged by them, new items go to the end', () => {
  const merged = merge(
    'files: [{ path: /a, mode: x }, { path: /b }]\nusers: [{ name: u, uid: 1 }]',
    'files: [{ path: /c }, { path: /a, owner: y }]\nusers: [{ name: u, uid: 2 }]',
  )
  expect(merged).toEqual({
    files: [{ path: '/a', mode: 'x', owner: 'y' }, { path: '/b' }, { path: '/c' }],
    users: [{ name: 'u', uid: 2 }],
  })
})

test('other lists are replaced, an empty one too', () => {
  expect(merge('health: [{ unit: a }]\ndependsOn: [x]', 'health: [{ unit: b }]\ndependsOn: []')).toEqual({
    health: [{ unit: 'b' }],
    dependsOn: [],
  })
})

test('in vars a list is data, whatever it looks like', () => {
  expect(merge('vars: { l: [{ name: a }], m: { x: 1 } }', 'vars: { l: [{ name: b }], m: { y: 2 } }')).toEqual({
    vars: { l: [{ name: 'b' }], m: { x: 1, y: 2 } },
  })
})

test('one way to say a content replaces another', () => {
  const merged = merge(
    'files: [{ path: /a, source: s, mode: x }]\nrelease: { artifact: { url: u, sha256: s } }',
    'files: [{ path: /a, template: t }]\nrelease: { artifact: { path: p } }',
  )
  expect(merged).toEqual({ files: [{ path: '/a', mode: 'x', template: 't' }], release: { artifact: { path: 'p' } } })
})

test('every value remembers its level and place', () => {
  const traced = mergeLayers(
    layers(
      'files:\n  - path: /a\n    mode: x\n  - path: /b\n',
      'files:\n  - path: /a\n    owner: y\nvars: { d: { e: 1 } }',
    ),
  )
  const origin = (pointer: string): string => {
    const found = originOf(traced, pointer)
    return found ? `${found.level} ${found.place.file}:${found.place.line}:${found.place.column}` : 'nowhere'
  }
  expect(origin('/files/0/mode')).toBe('level 1 1.yaml:3:11')
  expect(origin('/files/0/owner')).toBe('level 2 2.yaml:3:12')
  expect(origin('/files/1/path')).toBe('level 1 1.yaml:4:11')
  expect(origin('/vars/d/e')).toBe('level 2 2.yaml:4:17')
})

test('names of JavaScript in data reach no prototype', () => {
  const hostile: Layer = { ...layers('a: 1')[0]!, value: JSON.parse('{"__proto__": {"polluted": 1}, "a": 1}') }
  mergeLayers([hostile, hostile])
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})
