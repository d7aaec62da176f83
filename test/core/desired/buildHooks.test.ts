import { expect, test } from 'vitest'
import { buildHooks } from '../../../src/core/desired/buildHooks.ts'

test('hooks get seconds and every default', () => {
  const hooks = {
    beforeRollout: [
      { name: 'migrate', run: ['./bin/migrate'], on: 'one' as const, timeout: '10m', irreversible: true },
    ],
    beforeNode: [{ name: 'drain', run: ['drain'], timeout: '1500ms', wait: '15s' }],
  }
  const common = { waitSeconds: 0, irreversible: false, compatibleWithPrevious: false }
  expect(buildHooks({ hooks })).toEqual({
    beforeRollout: [{ ...common, name: 'migrate', argv: ['./bin/migrate'], timeoutSeconds: 600, irreversible: true }],
    beforeNode: [{ ...common, name: 'drain', argv: ['drain'], timeoutSeconds: 2, waitSeconds: 15 }],
    afterNode: [],
    afterRollout: [],
  })
})

test('no hooks are no hooks, however that is written', () => {
  expect(buildHooks({})).toBeUndefined()
  expect(buildHooks({ hooks: { beforeNode: [] } })).toBeUndefined()
})
