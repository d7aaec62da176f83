import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CliContext } from '../../src/cli/context.ts'
import type { Dialogue } from '../../src/cli/dialogue/openDialogue.ts'
import { addInit, init } from '../../src/cli/init.ts'
import { loadController } from '../../src/daemon/source/loadController.ts'
import { compile } from '../../src/daemon/source/compile.ts'
import { createParseCache } from '../../src/daemon/source/parseCache.ts'
import { readDirectory } from '../../src/cli/readDirectory.ts'
import { archives } from '../daemon/source/repository.ts'
import { hostKey } from '../daemon/source/shop.ts'
import { closeSandbox, makeVerbWorld, type VerbWorld } from './verbWorld.ts'

let world: VerbWorld
let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'holdfast-init-'))
  world = makeVerbWorld()
  world.context.workingDirectory = place
  world.context.environment = { HOME: place, PATH: process.env['PATH'] }
  world.context.scanHostKeys = async () => [hostKey]
})
afterEach(async () => {
  await world.close()
  rmSync(place, { recursive: true })
})
afterAll(() => closeSandbox())

const read = (path: string) => readFileSync(join(place, path), 'utf8')
const git = (...args: string[]) =>
  execFileSync('git', ['-C', join(place, 'shop-fleet'), ...args], { env: { PATH: process.env['PATH'], HOME: place } })
    .toString()
    .trim()

async function compiled(directory = 'shop-fleet') {
  const tools = { sandbox: world.context.sandbox(), artifacts: archives(), cache: createParseCache() }
  return compile(await readDirectory(join(place, directory)), tools)
}

describe('init', () => {
  test('writes a valid repository with every host observed, a first commit, a remote and a controller file', async () => {
    const hosts = ['--host', 'web-1=deploy@10.0.0.4:2222', '--host', 'test-1=10.0.0.5', '--host', '10.0.0.6']
    const { out, error, code } = await world.run(
      addInit,
      'init',
      'shop-fleet',
      ...hosts,
      '--environments',
      'staging,production',
      '--trust-host-keys',
    )
    expect([error, code]).toEqual([undefined, 0])
    const result = await compiled()
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    expect(result.warnings).toEqual([])
    const nodes = Object.values(result.desired.nodes)
    expect(
      nodes.map(({ name, environment, mode, target }) => [
        name,
        environment,
        mode,
        target.user,
        target.port,
        target.become,
      ]),
    ).toEqual([
      ['web-1', 'production', 'observe', 'deploy', 2222, 'sudo'],
      ['test-1', 'staging', 'observe', 'root', 22, 'none'],
      ['10.0.0.6', 'production', 'observe', 'root', 22, 'none'],
    ])
    expect(Object.keys(result.desired.services)).toEqual(['staging/example', 'production/example'])
    expect(result.desired.environments).toEqual([{ name: 'staging' }, { name: 'production', after: 'staging' }])
    expect(git('log', '--format=%s', 'main')).toBe('Begin the fleet')
    expect(git('status', '--porcelain')).toBe('')
    expect(git('rev-parse', 'origin/main')).toBe(git('rev-parse', 'main'))
    const loaded = await loadController(read('controller.yaml'), 'controller.yaml', world.context.sandbox())
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
    expect(loaded.controller.remote).toBe(join(place, 'shop-fleet.git'))
    expect(out.replaceAll(place, '/place')).toBe(`\
wrote /place/shop-fleet (5 files, 3 hosts, all only observed) with a first commit on main
made  /place/shop-fleet.git, the remote it was pushed to
wrote /place/controller.yaml, the settings of the controller

no problems (3 manifests, 1 service, 3 nodes)

next:
  holdfast validate /place/shop-fleet
      after every change of a file
  holdfast doctor --config /place/controller.yaml
      says what a host lacks, with the line to paste
  holdfast plan --config /place/controller.yaml
      what would change; nothing is touched
  holdfast run --config /place/controller.yaml
      when it looks right
`)
  })

  test('without a yes writes no key, and what it says next is how to get one', async () => {
    let asked = 0
    world.context.scanHostKeys = async () => {
      asked += 1
      return [hostKey]
    }
    const { out } = await world.run(addInit, 'init', 'shop-fleet', '--host', 'web-1=10.0.0.4')
    expect(asked).toBe(0)
    expect(read('shop-fleet/nodes.yaml')).not.toContain('ssh-ed25519')
    const result = await compiled()
    expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual(['web-1 has no host key'])
    expect(out).toContain('nodes.yaml:6:13  web-1 has no host key  print it with: holdfast nodes trust web-1')
    expect(out).toContain(`  cd ${place}/shop-fleet && holdfast nodes trust web-1\n`)
  })

  test('shows fingerprints as ssh-keygen prints them, and asks before it writes keys', async () => {
    writeFileSync(join(place, 'key.pub'), `${hostKey}\n`)
    const fingerprint =
      execFileSync('ssh-keygen', ['-lf', join(place, 'key.pub')])
        .toString()
        .split(' ')[1] ?? ''
    let said = ''
    const context: CliContext = { ...world.context, err: (text) => void (said += text) }
    const options = { host: ['web-1=10.0.0.4'], environments: 'production', remote: '', output: 'text' as const }
    expect(await init('no', options, context, answering({ confirm: false }))).toBe(0)
    expect(said).toContain(`  web-1  ssh-ed25519 ${fingerprint}\n`)
    expect(said).toContain('ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub')
    expect(read('no/nodes.yaml')).not.toContain(hostKey)
    const elsewhere = { ...options, controllerFile: 'other/controller.yaml' }
    await init('yes', elsewhere, context, answering({ confirm: true }))
    expect(read('yes/nodes.yaml')).toContain(hostKey)
    expect(read('other/controller.yaml')).toContain('kind: Controller')
  })

  test('asks three things: the hosts of ~/.ssh/config, environments, where the repository lives', async () => {
    mkdirSync(join(place, '.ssh'))
    writeFileSync(
      join(place, '.ssh', 'config'),
      `Host shop-1 stage-1
  User deploy
Host shop-1
  HostName 10.0.0.4
  Port 2222
Host github.com
  User git
Host inner
  ProxyJump bastion
Host *.example.org !x
  User nobody
Match exec "touch ${join(place, 'pwned')}"
  User root
Host *
  IdentityFile ~/.ssh/id
`,
    )
    const questions: string[] = []
    const dialogue = answering({
      confirm: true,
      select: ['config', 'staging,production'],
      multiselect: ['shop-1', 'stage-1'],
      text: ['git@git.example.org:ops/fleet.git'],
      questions,
    })
    let said = ''
    const context: CliContext = {
      ...world.context,
      out: (text) => void (said += text),
      err: (text) => void (said += text),
    }
    expect(await init('shop-fleet', { output: 'text' }, context, dialogue)).toBe(0)
    expect(questions).toEqual([
      'Where are your hosts?',
      'Which of them?',
      'One environment or two?',
      'Where does the repository live? A Git address, or nothing for this machine',
      'Are these the right keys?',
    ])
    expect(said).toContain('left out inner: reached through another host, which is not supported yet\n')
    expect(said).toContain(`git -C ${place}/shop-fleet push -u origin main && holdfast doctor`)
    expect(() => read('pwned')).toThrow()
    const result = await compiled()
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    const targets = Object.values(result.desired.nodes).map(({ name, environment, target }) => [
      name,
      environment,
      target.user,
      target.address,
      target.port,
    ])
    expect(targets).toEqual([
      ['shop-1', 'production', 'deploy', '10.0.0.4', 2222],
      ['stage-1', 'staging', 'deploy', 'stage-1', 22],
    ])
    expect(git('remote', 'get-url', 'origin')).toBe('git@git.example.org:ops/fleet.git')
  })

  test('takes the hosts of an Ansible inventory, all observed, with their groups as labels', async () => {
    const inventory = '[web]\nweb[1:2] ansible_user=deploy\n[staging]\nweb1\n[on]\nweb2 ansible_connection=local\n'
    writeFileSync(join(place, 'inventory.ini'), inventory)
    const more = ['--environments', 'staging,production', '--trust-host-keys']
    const { error, err } = await world.run(addInit, 'init', 'shop-fleet', '--ansible', 'inventory.ini', ...more)
    expect(error).toBeUndefined()
    expect(err).toContain('left out web2: reached by local;')
    const result = await compiled()
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    expect(Object.values(result.desired.nodes)).toMatchObject([
      { name: 'web1', environment: 'staging', mode: 'observe', labels: { env: 'staging', web: 'true' } },
    ])
    const dialogue = answering({ confirm: true, select: ['ansible', 'production'], text: ['inventory.ini', ''] })
    const options = { output: 'text' as const, controllerFile: 'other.yaml' }
    expect(await init('asked', options, world.context, dialogue)).toBe(0)
    const none = await world.run(addInit, 'init', 'none', '--ansible', 'missing', '--controller-file', 'x.yaml')
    expect(none.error?.message).toContain('missing cannot be read')
  })

  test('overwrites nothing', async () => {
    const options = ['--host', 'web-1=10.0.0.4']
    mkdirSync(join(place, 'full'))
    writeFileSync(join(place, 'full', 'mine'), 'mine')
    expect((await world.run(addInit, 'init', 'full', ...options)).error?.message).toContain(
      'is not empty; nothing was written',
    )
    writeFileSync(join(place, 'controller.yaml'), 'mine')
    const there = await world.run(addInit, 'init', 'new', ...options)
    expect(there.error).toMatchObject({ message: `${place}/controller.yaml is there already; nothing was written` })
    mkdirSync(join(place, 'new.git'))
    const bare = await world.run(addInit, 'init', 'new', ...options, '--controller-file', 'c.yaml')
    expect(bare.error?.message).toBe(`${place}/new.git is there already; nothing was written`)
    expect(() => read('new/fleet.yaml')).toThrow()
    expect(read('controller.yaml')).toBe('mine')
  })

  test('says what is wrong with what was typed', async () => {
    expect(await messageOf()).toBe('no host was named, and nobody is there to be asked')
    expect(await messageOf('--host', 'web-1=')).toBe('"web-1=": no address; write name=10.0.0.4 or name=user@host:22')
    expect(await messageOf('--host', 'Web_1=10.0.0.4')).toContain('a name has lower-case letters')
    expect(await messageOf('--host', 'a=10.0.0.4', '--host', 'a=10.0.0.5')).toBe('two hosts are named a')
    expect(await messageOf('--host', 'a=10.0.0.4:99999')).toContain('ports go from 1 to 65535')
    expect(await messageOf('--host', 'a=10.0.0.4', '--environments', 'Prod')).toContain('lower-case')
    expect(await messageOf('--ssh-config', 'nowhere')).toContain('nowhere cannot be read')
  })

  test('names that YAML reads as something else stay names', async () => {
    const hosts = ['--host', '123=1.2.3.4', '--host', 'null=[fe80::1]:22', '--host', '1e5=a', '--host', 'v6=fd00::2']
    const wrong = await world.run(
      addInit,
      'init',
      'x',
      '--host',
      'null=[fe80::1%eth0]:22',
      '--host',
      'a=-oProxyCommand',
    )
    expect(wrong.error?.message).toContain('no address')
    const { error } = await world.run(
      addInit,
      'init',
      'shop-fleet',
      ...hosts,
      '--environments',
      'no',
      '--trust-host-keys',
    )
    expect(error).toBeUndefined()
    const result = await compiled()
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    expect(Object.keys(result.desired.nodes).toSorted()).toEqual(['123', '1e5', 'null', 'v6'])
    expect(result.desired.nodes['v6']?.target.address).toBe('fd00::2')
  })
})

async function messageOf(...args: string[]): Promise<string | undefined> {
  return (await world.run(addInit, 'init', 'x', ...args)).error?.message
}

interface Answering {
  confirm?: boolean
  select?: string[]
  multiselect?: string[]
  text?: string[]
  questions?: string[]
}

function answering({ confirm, select = [], multiselect, text = [], questions = [] }: Answering): Dialogue {
  const ask = <T>(question: string, answer: T): Promise<T> => {
    questions.push(question)
    return Promise.resolve(answer)
  }
  return {
    confirm: (question) => ask(question, confirm),
    text: (question) => ask(question, text.shift()),
    select: (question) => ask(question, select.shift()),
    multiselect: (question) => ask(question, multiselect),
  }
}
