import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { AttemptRecord } from '../../src/adapters/nodes/port.ts'
import type { HookStep } from '../../src/core/plan/plan.ts'
import { absent, fileOf, orderOf, path, readHeld } from '../contracts/nodes-plans.ts'
import { epoch, value } from '../contracts/nodes-bench.ts'
import { createFolderHost, type FolderHost, interpreters } from './host.ts'

let host: FolderHost | undefined
afterEach(() => host?.close())

const script = { attempt: 'h1', phase: 'beforeNode' as const }

function hook(root: string, text: string, more: Partial<HookStep> = {}): HookStep {
  const tool = join(root, 'srv/app/tool')
  mkdirSync(join(root, 'srv/app'), { recursive: true })
  writeFileSync(tool, `#!/bin/sh\n${text}\n`, { mode: 0o755 })
  const common = { timeoutSeconds: 20, waitSeconds: 0, environment: 'prod', node: 'web-1', directory: '/srv/app' }
  return {
    kind: 'hook',
    phase: script.phase,
    name: 'drain it',
    argv: ['./tool', '$(touch x) `y`', ''],
    ...common,
    ...more,
  }
}

async function run(on: FolderHost, step: HookStep, attempt = 'h1'): Promise<AttemptRecord> {
  const order = orderOf({ attempt, steps: [step, path('/srv/f', absent, fileOf('1'))] })
  value(await on.nodes.apply(on.target, order, readHeld))
  for (;;) {
    const record = value(await on.nodes.follow(on.target, attempt, 10_000))
    if (record.steps !== 'running') return record
  }
}

describe.skipIf(process.getuid?.() !== 0).each(Object.entries(interpreters))('a hook under %s', (_, interpreter) => {
  it('gets its words as they are, a bare environment, and the new release to stand in', async () => {
    host = createFolderHost(interpreter)
    const step = hook(host.root, 'printf "<%s>" "$@" >words; pwd >>words; env | sort >environment')
    expect(await run(host, step)).toMatchObject({ steps: 'applied' })
    const folder = join(host.root, 'srv/app')
    expect(readFileSync(join(folder, 'words'), 'utf8')).toBe(`<$(touch x) \`y\`><>${folder}\n`)
    const environment = readFileSync(join(folder, 'environment'), 'utf8')
    expect(environment).toContain('HOLDFAST_ACTION=apply\nHOLDFAST_ATTEMPT=h1\nHOLDFAST_DIGEST=')
    expect(environment).toContain('HOLDFAST_ENVIRONMENT=prod\nHOLDFAST_HOOK=drain it\nHOLDFAST_NODE=web-1\n')
    expect(environment).toContain('HOLDFAST_PHASE=beforeNode\nHOLDFAST_SERVICE=web\n')
    expect(environment.split('\n').map((line) => line.split('=')[0])).not.toContain('HOLDFAST_ROOT')
  })

  it('may print without end: the last of it is kept, escaped, and the disk is not filled', async () => {
    host = createFolderHost(interpreter)
    const step = hook(host.root, 'head -c 20000000 /dev/zero | tr "\\0" x; printf "\\033[31mthe end"; exit 4')
    const record = await run(host, step)
    expect(record).toMatchObject({ steps: 'failed', hooks: [{ result: 'failed' }] })
    expect(record.hooks?.[0]?.detail).toMatch(/x\\u\{1b\}\[31mthe end$/)
    expect(record.hooks?.[0]?.detail.length).toBeLessThanOrEqual(1024)
    expect(record.detail).toContain('exit code 4')
    expect(readFileSync(join(host.root, 'var/lib/holdfast/attempts/h1/output')).byteLength).toBeLessThanOrEqual(65_536)
  })

  it('does not hold the node up by what it leaves running', async () => {
    host = createFolderHost(interpreter)
    const began = Date.now()
    expect(await run(host, hook(host.root, 'sleep 30 & exit 0'))).toMatchObject({ steps: 'applied' })
    expect(Date.now() - began).toBeLessThan(15_000)
  })

  it('is unknown when its runner was killed, and is not begun again by any later word', async () => {
    host = createFolderHost(interpreter)
    const begun = join(host.root, 'srv/app/begun')
    const step = hook(host.root, 'echo x >>begun; sleep 20')
    const order = orderOf({ attempt: 'h1', steps: [step] })
    value(await host.nodes.apply(host.target, order, readHeld))
    while (!existsSync(begun)) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(value(await host.nodes.follow(host.target, 'h1', 0)).hooks).toMatchObject([{ result: 'running' }])
    host.killRunner('h1')
    const record = value(await host.nodes.follow(host.target, 'h1', 1000))
    expect(record).toMatchObject({ steps: 'failed', hooks: [{ hook: 'beforeNode drain it', result: 'unknown' }] })
    value(await host.nodes.apply(host.target, order, readHeld))
    value(await host.nodes.proceed(host.target, { attempt: 'h1', epoch }))
    expect(readFileSync(begun, 'utf8')).toBe('x\n')
  })
})
