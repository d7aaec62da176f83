import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, sha256, treeDigest, type TreeEntry } from '../../../src/core/fleet/digest.ts'
import { amountOf } from '../../../src/core/fleet/rollout.ts'
import { nameCheck } from '../../../src/core/fleet/health.ts'

describe('canonicalJson', () => {
  it('gives equal values equal text, whatever the order of their keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed())
        expect(canonicalJson(turned)).toBe(canonicalJson(value))
      }),
    )
  })

  it('is JSON that reads back as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('leaves out what is undefined, at every depth', () => {
    expect(canonicalJson({ b: undefined, a: { d: undefined, c: [1, undefined] } })).toBe('{"a":{"c":[1,null]}}')
  })
})

describe('treeDigest', () => {
  const file: TreeEntry = { path: 'bin/shop', type: 'f', mode: '755', size: 3, mtime: 7, target: '' }
  const directory: TreeEntry = { path: 'bin', type: 'd', mode: '755', size: 0, mtime: 0, target: '' }

  it('does not depend on the order in which entries are listed', () => {
    expect(treeDigest([file, directory])).toBe(treeDigest([directory, file]))
  })

  it('differs when anything of an entry does', () => {
    const others: TreeEntry[] = [
      { ...file, path: 'bin/shop2' },
      { ...file, type: 'l' },
      { ...file, mode: '644' },
      { ...file, size: 4 },
      { ...file, mtime: 8 },
      { ...file, target: 'x' },
    ]
    expect(new Set([file, ...others].map((e) => treeDigest([e]))).size).toBe(7)
  })

  it('is the sha256 of one line an entry, ended by NUL', () => {
    expect(treeDigest([file])).toBe(sha256('bin/shop\tf\t755\t3\t7\t\0'))
  })
})

describe('amountOf', () => {
  it('floors shares and never means less than one', () => {
    expect([9, 10, 19, 20, 0].map((total) => amountOf({ percent: 10 }, total))).toEqual([1, 1, 1, 2, 1])
    expect(amountOf({ count: 0 }, 5)).toBe(1)
    expect(amountOf({ count: 7 }, 5)).toBe(7)
  })
})

describe('nameCheck', () => {
  it('says what people grep for', () => {
    const http = {
      type: 'http',
      scheme: 'http',
      host: '127.0.0.1',
      port: 80,
      path: '/healthz',
      status: 200,
      timeoutMs: 1,
    } as const
    expect(nameCheck(http)).toBe('GET http://127.0.0.1:80/healthz')
    expect(nameCheck({ type: 'unit', unit: 'shop.service' })).toBe('shop.service')
    expect(nameCheck({ type: 'tcp', host: 'db', port: 5432, timeoutMs: 1 })).toBe('tcp db:5432')
    expect(nameCheck({ type: 'command', argv: ['test', '-f', '/x y'], timeoutMs: 1 })).toBe('test -f /x y')
  })
})
