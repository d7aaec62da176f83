import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { AttemptRecord } from '../../src/adapters/nodes/port.ts'
import type { Step } from '../../src/core/plan/plan.ts'
import { absent, directory, fileOf, hold, orderOf, path, readHeld } from '../contracts/nodes-plans.ts'
import { makeArchive } from '../contracts/nodes-archive.ts'
import { createFolderHost, type FolderHost, interpreters } from './host.ts'

const isRoot = process.getuid?.() === 0
const epoch = { number: 1, controller: 'aaaaaaaa' }
let host: FolderHost | undefined
afterEach(() => host?.close())

async function follow(on: FolderHost, attempt: string): Promise<AttemptRecord> {
  const answer = await on.nodes.follow(on.target, attempt, 20_000)
  if (answer.answer !== 'ok') throw new Error(JSON.stringify(answer))
  return answer.value
}

/** Every name, mode, owner, link and content below the places a plan changes. */
function snapshot(root: string): string {
  const script = `find etc/app srv etc/systemd/system ! -path '*holdfast-restore*' ! -name '*.wants' ! -path etc/systemd/system -printf '%p %y %m %u %g %l\\n' | sort
    find etc/app srv etc/systemd/system -type f ! -path '*holdfast-restore*' -exec sha256sum {} + | sort; cat etc/group | sort`
  return execFileSync('sh', ['-c', script], { cwd: root, encoding: 'utf8' })
}

async function bigPlan(): Promise<Step[]> {
  const { bytes, digest } = await makeArchive()
  return [
    { kind: 'group', name: 'crashers', from: absent, to: { type: 'group', system: true } },
    path('/etc/app/new dir', absent, directory),
    path('/etc/app/new dir/a', absent, fileOf('a')),
    path('/etc/app/b', fileOf('old b'), fileOf('new b', '0600')),
    path('/etc/app/c', fileOf('old c'), absent),
    {
      kind: 'tree',
      directory: '/srv/releases/1',
      from: absent,
      to: { type: 'tree', digest, archive: hold(bytes).sha256 },
    },
    path('/srv/current', absent, { type: 'link', target: 'releases/1' }),
    path(
      '/etc/systemd/system/app.service',
      absent,
      fileOf('[Service]\nExecStart=/bin/true\n[Install]\nWantedBy=multi-user.target\n'),
    ),
    { kind: 'daemon-reload' },
    { kind: 'enablement', unit: 'app.service', from: 'absent', to: 'enabled' },
    { kind: 'unit', action: 'restart', unit: 'app.service' },
  ]
}

function makeHost(interpreter: string): FolderHost {
  host = createFolderHost(interpreter)
  mkdirSync(join(host.root, 'etc/app'))
  for (const name of ['b', 'c']) writeFileSync(join(host.root, `etc/app/${name}`), `old ${name}`, { mode: 0o644 })
  return host
}

describe.skipIf(!isRoot)('a runner killed in mid-air', () => {
  it('is taken back whole by the next boot, wherever it was', { timeout: 240_000 }, async () => {
    const steps = await bigPlan()
    const names = Object.values(interpreters)
    // How far an undisturbed run comes decides where the kills are spread.
    let endings = { armed: 0, never: 0 }
    for (let round = 0; round < 24; round += 1) {
      const on = makeHost(names[round % names.length] ?? 'dash')
      const before = snapshot(on.root)
      const order = orderOf({
        attempt: 'k',
        steps,
        undoFirst: [{ kind: 'unit', action: 'stop', unit: 'app.service' }],
        undoLast: [{ kind: 'daemon-reload' }],
      })
      const applied = on.nodes.apply(on.target, order, readHeld)
      // Not a wait for something: the random instant itself is what is tested.
      await applied
      await new Promise((resolve) => setTimeout(resolve, round * 15))
      on.killRunner('k')
      on.restart()
      const record = await follow(on, 'k')
      if (record.outcome === 'none') {
        expect(record.steps, `round ${round}`).toBe('failed')
        endings.never += 1
      } else {
        expect(record, `round ${round}`).toMatchObject({ outcome: 'restored', by: 'node' })
        endings.armed += 1
      }
      expect(snapshot(on.root), `round ${round}: ${JSON.stringify(record)}`).toBe(before)
      on.close()
    }
    expect(endings.armed).toBeGreaterThan(3)
  })

  it('does not block the node when nothing was changed yet', async () => {
    const on = makeHost('dash')
    const answer = await on.nodes.apply(on.target, orderOf({ attempt: 'one', steps: await bigPlan() }), readHeld)
    expect(answer.answer).toBe('ok')
    on.killRunner('one')
    const record = await follow(on, 'one')
    if (record.outcome === 'armed') {
      await on.nodes.restore(on.target, { attempt: 'one', epoch })
      expect(await follow(on, 'one')).toMatchObject({ outcome: 'restored' })
    }
    const next = await on.nodes.apply(on.target, orderOf({ attempt: 'two', steps: [] }), readHeld)
    expect(next).toMatchObject({ answer: 'ok' })
  })

  it('goes on with a restore that was killed itself', { timeout: 120_000 }, async () => {
    const steps = await bigPlan()
    for (let round = 0; round < 8; round += 1) {
      const on = makeHost('dash')
      const before = snapshot(on.root)
      const order = orderOf({
        attempt: 'r',
        steps,
        undoFirst: [{ kind: 'unit', action: 'stop', unit: 'app.service' }],
        undoLast: [{ kind: 'daemon-reload' }],
      })
      await on.nodes.apply(on.target, order, readHeld)
      expect(await follow(on, 'r')).toMatchObject({ steps: 'applied' })
      await on.nodes.restore(on.target, { attempt: 'r', epoch })
      await new Promise((resolve) => setTimeout(resolve, round * 12))
      if (existsSync(join(on.root, 'var/lib/holdfast/running/undo-r'))) on.killRunner('undo-r')
      on.restart()
      expect(await follow(on, 'r'), `round ${round}`).toMatchObject({ outcome: 'restored', by: 'controller' })
      expect(snapshot(on.root), `round ${round}`).toBe(before)
      on.close()
    }
  })
})

describe.skipIf(!isRoot)('confirm and restore at the same time', () => {
  for (const [name, command] of Object.entries(interpreters)) {
    it(`end in one of the two under ${name}, never both or neither`, { timeout: 240_000 }, async () => {
      const on = makeHost(command)
      await on.nodes.apply(on.target, orderOf({ attempt: 'first', steps: [] }), readHeld)
      await follow(on, 'first')
      const home = join(on.root, 'var/lib/holdfast')
      const rounds = Number(process.env.HOLDFAST_RACES ?? 100)
      const won = { confirmed: 0, restoring: 0 }
      const armed = execFileSync('cat', [join(home, 'armed/first')], { encoding: 'utf8' })
      const [shell = '', ...words] = command.split(' ')
      for (let round = 0; round < rounds; round += 1) {
        const attempt = `race-${round}`
        execFileSync(
          'sh',
          [
            '-c',
            'cat >"$1/pending/$2"; rm -f "$1"/armed/*; cat "$1/pending/$2" >"$1/armed/$2"; echo "steps applied" >"$1/done/$2"',
            'x',
            home,
            attempt,
          ],
          { input: armed },
        )
        // Both words, released together by the closing of one pipe.
        const script = `
          confirm() { printf 'holdfast 1\\nnonce ab\\nattempt %s\\nepoch 1 aaaaaaaa\\nas healthy\\nend\\n' "$2"; }
          mkfifo "$1/gate"; exec 3<>"$1/gate"
          { read -r go <"$1/gate"; confirm "$@" | ${command} "$3" confirm; } >"$1/answer-1" 2>&1 &
          { read -r go <"$1/gate"; ${command} "$3" boot "$2"; } >"$1/answer-2" 2>&1 &
          printf 'go\\ngo\\n' >&3; wait; rm -f "$1/gate"`
        const program = join(home, 'bin', readdirSync(join(home, 'bin')).find((file) => file.length === 64) ?? '')
        writeFileSync(join(on.root, 'proc/sys/kernel/random/boot_id'), `boot-race-${round}\n`)
        execFileSync('sh', ['-c', script, 'x', home, attempt, program], {
          env: { ...on.env, LC_ALL: 'C' },
          timeout: 60_000,
        })
        const confirmed = existsSync(join(home, `confirmed/${attempt}.healthy`))
        const restored = ['restoring', 'restored', 'restore-failed'].some((end) =>
          existsSync(join(home, `${end}/${attempt}.node`)),
        )
        expect({ round, both: confirmed && restored, neither: !confirmed && !restored }).toEqual({
          round,
          both: false,
          neither: false,
        })
        const answer = execFileSync('cat', [join(home, 'answer-1')], { encoding: 'utf8' })
        expect(answer).toContain(confirmed ? 'outcome healthy' : 'outcome resto')
        won[confirmed ? 'confirmed' : 'restoring'] += 1
      }
      expect(won.confirmed + won.restoring).toBe(rounds)
      expect([shell, ...words].join(' ')).toBe(command)
    })
  }
})
