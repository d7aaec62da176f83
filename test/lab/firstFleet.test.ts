import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shellLines } from '../documents/shellLines.ts'
import { up } from './lab.ts'
import type { Lab } from './lab.ts'
import { describeLab } from './require.ts'
import { run } from './run.ts'
import type { Finished } from './run.ts'

const clone = fileURLToPath(new URL('../..', import.meta.url))
const identity = { GIT_AUTHOR_NAME: 'Alice', GIT_AUTHOR_EMAIL: 'alice@example.org' }
const committer = { GIT_COMMITTER_NAME: 'Alice', GIT_COMMITTER_EMAIL: 'alice@example.org' }

/** The README's commands for a first fleet, in order. */
const told = shellLines(readFileSync(join(clone, 'README.md'), 'utf8')).filter((line) => /holdfast/i.test(line))

async function well(done: Promise<Finished>): Promise<string> {
  const { code, stdout, stderr } = await done
  expect(code, `${stdout}${stderr}`).toBe(0)
  return stdout
}

describeLab('the first ten minutes, as the README tells them', () => {
  let lab: Lab
  let home: string
  /** What a person at a terminal is asked, as options: a test is nobody to ask. */
  let answers: Record<string, string>

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'holdfast-home-'))
    lab = await up({ hosts: ['staging-1', 'web-1'] })
    mkdirSync(join(home, '.ssh'), { mode: 0o700 })
    cpSync(lab.identityFile, join(home, '.ssh/id_ed25519'))
    const hosts = lab.hosts.map(({ name, address, port }) => `--host ${name}=deploy@${address}:${port}`)
    answers = {
      init: `${hosts.join(' ')} --environments staging,production --trust-host-keys`,
      run: '--once --timeout 5m',
    }
  })
  afterAll(async () => {
    await lab?.down()
    rmSync(home, { recursive: true, force: true })
  })

  function shell(line: string, directory = clone): Promise<Finished> {
    const env = { HOME: home, HOLDFAST_CONFIG: undefined, ...identity, ...committer }
    const config = line.includes('holdfast init') ? '' : 'export HOLDFAST_CONFIG=~/holdfast/controller.yaml; '
    return run(['bash', '-ec', `cd '${directory}'; ${config}${line}`], { env, timeoutMs: 280_000 })
  }

  async function follow(line: string): Promise<Finished> {
    const verb = /^npx holdfast (\w+)/.exec(line)?.[1] ?? ''
    return shell(`${line} ${answers[verb] ?? ''}`)
  }

  /** The usual place may hold the state of a controller of this machine; a test must not meet it. */
  function keepStateApart(): void {
    appendFileSync(join(home, 'holdfast/controller.yaml'), `\n  stateDir: ${join(home, 'state')}\n`)
  }

  async function traces(): Promise<string> {
    const found = await Promise.all(lab.hosts.map((host) => lab.exec(host, 'ls -A /etc /etc/systemd/system /srv')))
    return found.map(({ stdout }) => stdout).join('')
  }

  test('every command works, and no host is changed', async () => {
    const before = await traces()
    expect(told.length).toBe(6)
    for (const line of told) {
      await well(follow(line))
      if (line.includes('holdfast init')) keepStateApart()
    }
    expect(await traces()).toBe(before)
  })

  test('a host that is no longer only observed is brought to the commit', async () => {
    const repository = join(home, 'holdfast/shop-fleet')
    for (const [file, change] of [
      ['nodes.yaml', (text: string) => text.replaceAll(/^\s*state: observe.*\n/gm, '')],
      // A minute of baking is right for people and long for a test.
      ['services/example/service.yaml', (text: string) => text.replace('canaryBakeTime: 1m', 'canaryBakeTime: 1s')],
    ] as const) {
      const path = join(repository, file)
      const text = readFileSync(path, 'utf8')
      expect(change(text)).not.toBe(text)
      writeFileSync(path, change(text))
    }
    await well(shell('git commit -qam "Let Holdfast change our hosts" && git push -q', repository))
    await well(shell('npx holdfast run --once --timeout 5m'))
    for (const host of lab.hosts) {
      const hello = await lab.exec(host, 'cat /etc/holdfast-example/hello')
      expect(hello.stdout).toContain(`This is ${host.name} in `)
    }
    expect(await well(shell('npx holdfast plan'))).toMatch(/nothing|no changes|0 /i)
  })
})
