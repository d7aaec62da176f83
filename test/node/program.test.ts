import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/core/fleet/digest.ts'
import { readProgram } from '../../src/node/program.ts'

const folder = new URL('../../src/node/', import.meta.url)
const parts = readdirSync(folder)
  .filter((name) => name.endsWith('.sh'))
  .toSorted()
const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0

describe('the node program', () => {
  it('is one text with one digest', () => {
    const { text, sha256: digest } = readProgram()
    expect(digest).toBe(sha256(text))
    expect(readProgram().sha256).toBe(digest)
    // A part that is not joined would be a part nobody runs.
    for (const part of parts) {
      const first = readFileSync(new URL(part, folder), 'utf8').match(/^([a-z_]+)\(\) \{$/m)
      if (first) expect(text).toContain(first[0])
    }
  })

  it.skipIf(!hasShellcheck && process.env.HOLDFAST_LAB !== 'required')('has nothing shellcheck would say', () => {
    const whole = parts.map((part) => readFileSync(new URL(part, folder), 'utf8')).join('\n')
    const said = spawnSync('shellcheck', ['-s', 'sh', '-f', 'gcc', '-'], { input: whole, encoding: 'utf8' })
    expect(said.stdout).toBe('')
    expect(said.status).toBe(0)
  })

  it('uses no tool beyond those a minimal host has', () => {
    const text = readProgram().text.replaceAll(/'[^']*'/g, "''")
    expect(text.match(/\b(awk|sed|grep|perl|python3?|xargs|jq|curl)\b/g)).toBeNull()
  })

  it('is parsed by every shell it runs under', () => {
    for (const [shell, ...words] of [['dash'], ['bash', '--posix'], ['busybox', 'sh']]) {
      execFileSync(shell ?? '', [...words, '-n'], { input: readProgram().text })
    }
  })
})
