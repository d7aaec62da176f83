import { execFileSync, spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { compareVersions } from '../../../src/core/plan/compareVersions.ts'

const versions = [
  '1.0',
  '1.0-1',
  '1.0~rc1',
  '1.0.1',
  '1.10',
  '1.9',
  '1:0.1',
  '0',
  '2.0+deb12u1',
  '2.0+b1',
  '2.0',
  '1.0a',
  '1.0-1ubuntu2',
  '007',
  '7',
  '1.0-~',
  '10000000000000000000001',
  '10000000000000000000002',
]
const hasDpkg = spawnSync('dpkg', ['--version']).status === 0

describe('versions of packages', () => {
  it.skipIf(!hasDpkg)('are ordered as dpkg orders them', () => {
    for (const one of versions) {
      for (const other of versions) {
        const isLess = spawnSync('dpkg', ['--compare-versions', one, 'lt', other]).status === 0
        expect(compareVersions(one, other) < 0, `${one} < ${other}`).toBe(isLess)
      }
    }
    expect(String(execFileSync('dpkg', ['--version']))).toContain('dpkg')
  })

  it('have an epoch first, and no rank for leading zeros', () => {
    expect(compareVersions('1:0.1', '9.9')).toBeGreaterThan(0)
    expect(compareVersions('1.0~rc1', '1.0')).toBeLessThan(0)
    expect(compareVersions('007', '7')).toBe(0)
  })
})
