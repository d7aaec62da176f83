import { expect, test } from 'vitest'
import { createRedraw } from '../../../src/cli/watch/redraw.ts'

test('draws over the block before, clears what is left of it, and never wraps', () => {
  let out = ''
  const draw = createRedraw({ out: (text) => void (out += text), columns: 6 })
  draw(['one', '\u001b[32m● long\u001b[0m line'])
  expect(out).toBe('\u001b[2Kone\n\u001b[2K\u001b[32m● lon\u001b[0m\n\u001b[J')
  out = ''
  draw(['two'])
  expect(out).toBe('\u001b[2A\u001b[2Ktwo\n\u001b[J')
})
