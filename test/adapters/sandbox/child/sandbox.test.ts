import { afterAll, describe, expect, test } from 'vitest'
import { createSandbox } from '../../../../src/adapters/sandbox/child/sandbox.ts'
import { sandboxContract } from '../../../contracts/sandbox.ts'

sandboxContract('the child process', () => createSandbox())

describe('a child that is hurt', () => {
  // So little memory that ordinary input kills it: whatever a parser still has in store ends the same way.
  const small = createSandbox({ memoryMb: 24 })
  afterAll(() => small.close())
  const greedy = Array.from({ length: 60_000 }, (_, key) => `k${key}: 1\n`).join('')

  test('costs only the file that did it', async () => {
    const results = await small.parse(['a: 1', greedy, 'b: 2', greedy, 'c: 3'])
    expect(results.map(({ ok }) => ok)).toEqual([true, false, true, false, true])
    expect(results[1]).toMatchObject({
      problems: [{ position: [1, 1], message: expect.stringMatching(/more memory/) }],
    })
  })

  test('costs only the template that did it', async () => {
    const slow = createSandbox({ deadlineMs: 300 })
    const loop = '{% for a in (1..99999) %}{% for b in (1..99999) %}{% endfor %}{% endfor %}'
    const results = await slow.render([loop, '{{ a }}'].map((template) => ({ template, context: { a: 1 } })))
    await slow.close()
    expect(results).toMatchObject([
      { ok: false, message: 'takes too long to read' },
      { ok: true, text: '1' },
    ])
  })

  test('two callers at once each get their own answers', async () => {
    const [files, diffs, more] = await Promise.all([
      small.parse(['a: 1', greedy]),
      small.diff([{ name: 'x', before: 'a\n', after: 'b\n' }]),
      small.parse(['b: 2']),
    ])
    expect(files.map(({ ok }) => ok)).toEqual([true, false])
    expect(diffs[0]).toContain('+b')
    expect(more).toMatchObject([{ ok: true, documents: [{ value: { b: 2 } }] }])
  })
})

test('a closed sandbox leaves no process behind, and starts again when asked', async () => {
  const sandbox = createSandbox()
  await sandbox.parse(['a: 1'])
  await sandbox.close()
  expect(await sandbox.parse(['a: 1'])).toMatchObject([{ ok: true }])
  await sandbox.close()
})
