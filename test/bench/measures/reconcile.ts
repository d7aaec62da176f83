import { fileURLToPath } from 'node:url'
import type { Lab } from '../../lab/lab.ts'
import { makeAnsible, type Ansible } from '../../lab/ansible/ansible.ts'
import { countProcesses } from '../countProcesses.ts'
import { makeFleet, writeNodes, type ConfigFleet } from '../fleet.ts'
import type { Conversation } from '../recordChannels.ts'
import type { Row } from '../row.ts'
import { sumUp } from '../samples.ts'
import { describeService, nameRelease } from '../service.ts'
import type { FloorInput } from '../sides/floor.ts'
import { startSide, type Round, type Side } from '../sides/side.ts'

const playbook = fileURLToPath(new URL('../ansible/site.yaml', import.meta.url))
/** A round takes a second or two and Ansible a minute or two: each pass has more rounds than plays. */
const roundsPerPass = 3

type User = 'root' | 'deploy'
type Connections = 'cold' | 'kept'

/** What of P1 to P3 is wanted, and how often. */
export interface ReconcileOptions {
  wanted: (id: string) => boolean
  passes: number
  plays: number
  say: (line: string) => void
  /** A folder for CPU profiles of both sides. */
  profile?: string
}

/** Everything that was measured as one user. */
interface Sweeps {
  ours: Record<Connections, Round[]>
  floor: Record<Connections, Round[]>
  ansible: Record<Connections, number[]>
}

/** P1, P2 and P3: a reconcile that finds nothing to do, over all hosts of a lab. */
export async function measureReconcile(lab: Lab, options: ReconcileOptions): Promise<Row[]> {
  const { say, wanted } = options
  const fleet = await makeFleet(lab, await describeService(lab.hosts, 'root'))
  try {
    say(`deploying the service to ${lab.hosts.length} nodes`)
    await reconcile(fleet, say)
    const rows: Row[] = []
    for (const user of ['root', 'deploy'] as const) {
      const ids = rowIds(user).filter((id) => wanted(id))
      if (ids.length === 0) continue
      if (user === 'deploy') {
        await fleet.commit('Log in as deploy', { 'nodes.yaml': writeNodes(lab.hosts, user) })
        await reconcile(fleet, say)
      }
      const measured = await measureUser(lab, fleet, user, ids, options)
      rows.push(...measured.filter(({ id }) => ids.includes(id)))
    }
    return rows
  } finally {
    fleet.remove()
  }
}

function rowIds(user: User): string[] {
  const as = user === 'root' ? '' : ' sudo'
  const both = ['P1', 'P2'].flatMap((id) => [`${id}${as} floor`, `${id}${as} ansible`])
  return user === 'root' ? [...both, 'P3 cpu', 'P3 processes'] : both
}

/** Brings all nodes to the commit; the second time nothing may be left to do. */
async function reconcile(fleet: ConfigFleet, say: (line: string) => void): Promise<void> {
  for (const expected of [' ', ': 0 changes']) {
    const done = await fleet.holdfast(['run', '--once', '--timeout', '10m'], { timeoutMs: 700_000 })
    const last = done.stdout.trim().split('\n').at(-1) ?? ''
    if (done.code !== 0 || !last.includes(expected))
      throw new Error(`the nodes are not ready: ${done.stdout}${done.stderr}`)
    say(last)
  }
}

async function measureUser(
  lab: Lab,
  fleet: ConfigFleet,
  user: User,
  ids: string[],
  options: ReconcileOptions,
): Promise<Row[]> {
  const ours = startSide('ours', options.profile)
  const floor = startSide('floor', options.profile)
  const ansible = makeAnsible(lab, { user })
  try {
    const said = await ours.prepare<Conversation>({ configFile: fleet.configFile })
    await floor.prepare(floorInput(lab, user, said))
    for (const side of [ours, floor]) await warm(side)
    const sweeps = await sweep({ ours, floor, ansible }, ids, options)
    const rows = compare(sweeps, user, lab.hosts.length)
    return ids.includes('P3 processes') ? [...rows, await processesRow(lab, said)] : rows
  } finally {
    await Promise.all([ours.end(), floor.end(), ansible.remove()])
  }
}

/** The floor asks each node what our side was heard asking it. */
function floorInput(lab: Lab, user: User, { execs, dials }: Conversation): FloorInput {
  const nodes = lab.hosts.map(({ name, address, port }) => ({
    address,
    port,
    execs: execs.filter(({ node }) => node === name).map(({ command, stdin }) => ({ command, stdin })),
    requests: dials.filter((dial) => dial.node === name).map((dial) => ({ ...dial, path: '/healthz' })),
  }))
  if (execs.length !== nodes.length || dials.length !== nodes.length) {
    throw new Error(`a look took ${execs.length} commands and ${dials.length} requests on ${nodes.length} nodes`)
  }
  return { user, identityFile: lab.identityFile, nodes }
}

async function warm(side: Side): Promise<void> {
  for (let at = 0; at < 2; at += 1) for (const connections of ['cold', 'kept'] as const) await side.round(connections)
  await side.hangUp()
}

/** All sides in turn, again and again, so that whatever else the machine does meets them alike. */
async function sweep(
  sides: { ours: Side; floor: Side; ansible: Ansible },
  ids: string[],
  { passes, plays, say }: ReconcileOptions,
): Promise<Sweeps> {
  const sweeps: Sweeps = {
    ours: { cold: [], kept: [] },
    floor: { cold: [], kept: [] },
    ansible: { cold: [], kept: [] },
  }
  const withAnsible = {
    cold: ids.some((id) => /^P1.*ansible/.test(id)),
    kept: ids.some((id) => /^P2.*ansible/.test(id)),
  }
  if (withAnsible.cold || withAnsible.kept) {
    await play(sides.ansible, 'web-1')
    await sides.ansible.disconnect()
  }
  for (let pass = 0; pass < passes; pass += 1) {
    say(`pass ${pass + 1} of ${passes}`)
    for (let at = 0; at < roundsPerPass; at += 1) {
      for (const name of ['ours', 'floor'] as const) {
        sweeps[name].cold.push(await sides[name].round('cold'))
        sweeps[name].kept.push(await sides[name].round('kept'))
        await sides[name].hangUp()
      }
    }
    if (pass >= plays || !(withAnsible.cold || withAnsible.kept)) continue
    say('Ansible, which takes its time')
    sweeps.ansible.cold.push(await play(sides.ansible))
    if (withAnsible.kept) sweeps.ansible.kept.push(await play(sides.ansible))
    await sides.ansible.disconnect()
  }
  return sweeps
}

/** One play over all nodes; it must have agreed with all ten resources everywhere. */
async function play(ansible: Ansible, limit = 'all'): Promise<number> {
  const start = performance.now()
  const { code, recap, output } = await ansible.play(playbook, {
    limit,
    variables: { release: await nameRelease() },
    timeoutMs: 1_200_000,
  })
  const wrong = Object.values(recap).filter(({ ok, changed }) => ok !== 10 || changed !== 0)
  if (code !== 0 || wrong.length > 0) throw new Error(`Ansible does not agree that there is nothing to do: ${output}`)
  return performance.now() - start
}

const wall = (rounds: Round[]) => sumUp(rounds.map(({ wallMs }) => wallMs))

function compare({ ours, floor, ansible }: Sweeps, user: User, nodes: number): Row[] {
  const as = user === 'root' ? '' : ' sudo'
  const rows: Row[] = []
  for (const [id, connections, timesFloor, timesAnsible] of [
    ['P1', 'cold', 1.4, 50],
    ['P2', 'kept', 1.3, 100],
  ] as const) {
    const how = user === 'root' ? '' : ', through sudo'
    const measure = `no-op on ${nodes} nodes, connections ${connections}${how}`
    const row = { measure, unit: 'ms', ours: wall(ours[connections]) } as const
    rows.push({
      ...row,
      id: `${id}${as} floor`,
      theirs: { name: 'bare ssh2', samples: wall(floor[connections]) },
      goal: { is: 'at most', value: timesFloor },
    })
    if (ansible[connections].length === 0) continue
    rows.push({
      ...row,
      id: `${id}${as} ansible`,
      theirs: { name: 'Ansible', samples: sumUp(ansible[connections]) },
      goal: { is: 'faster', value: timesAnsible },
    })
  }
  const cpu = (rounds: Round[]) => sumUp(rounds.map(({ cpuMs }) => cpuMs / nodes))
  const perNode = { unit: 'ms', ours: cpu(ours.kept), theirs: { name: 'bare ssh2', samples: cpu(floor.kept) } } as const
  rows.push({
    ...perNode,
    id: 'P3 cpu',
    measure: 'controller CPU per node, connections kept',
    goal: { is: 'limit', value: 3 },
  })
  return rows
}

async function processesRow(lab: Lab, { execs }: Conversation): Promise<Row> {
  const counts: number[] = []
  for (const { node, command, stdin } of execs.slice(0, 3)) {
    counts.push((await countProcesses(lab, node, command, Buffer.from(stdin))).processes)
  }
  return {
    id: 'P3 processes',
    measure: 'processes started on a node',
    unit: 'processes',
    ours: sumUp(counts),
    goal: { is: 'limit', value: 8 },
  }
}
