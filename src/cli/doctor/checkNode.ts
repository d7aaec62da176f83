import type { Lost, Nodes, Refused } from '../../adapters/nodes/port.ts'
import type { ControllerSettings } from '../../core/desired/controllerSettings.ts'
import type { ModelNode } from '../../core/desired/model.ts'
import type { Target } from '../../core/fleet/node.ts'
import type { Clock } from '../../adapters/clocks/port.ts'
import { size } from './checkController.ts'
import { examination, nodeTools, readExamination, type Examined } from './examination.ts'
import { fail, ok, warn, type Finding } from './finding.ts'

const examineTimeoutMs = 15_000
/** Oldest systemd that Holdfast is tried with. */
const oldestSystemd = 247
const lowBytes = 1_000_000_000
const leastBytes = 100_000_000
const maxSkewMs = 5_000

/** What a node is asked with. */
export interface NodeWorld {
  nodes: Nodes
  clock: Clock
  settings: ControllerSettings
}

/** Looks at one node as an attempt would meet it: connection, key, login, root, tools, room, clock. Changes nothing. */
export async function checkNode(model: ModelNode, world: NodeWorld): Promise<Finding[]> {
  const { name, node } = model
  if (model.connection !== 'local' && model.hostKeys.length === 0) {
    return [fail(name, 'no host key is pinned, so nothing is sent to it', `holdfast nodes trust ${name}`)]
  }
  if (!node) return [fail(name, 'it does not lie in exactly one environment', 'see the problems of the repository')]
  const { target } = node
  const nothing = { paths: [], trees: [], users: [], groups: [], units: [] }
  const seen = await world.nodes.observe(target, nothing)
  if (seen.answer !== 'ok') return [silent(target, seen, world.settings)]
  const findings: Finding[] = []
  const { canStage, busy, armed } = seen.value
  if (!canStage) {
    const hint = `on ${name}: modprobe overlay && echo overlay > /etc/modules-load.d/overlay.conf`
    findings.push(warn(name, 'validators cannot be tried before a file is in place: no overlay file system', hint))
  }
  if (busy ?? armed) findings.push(ok(name, `attempt ${busy ?? armed} is in flight there`))
  const before = world.clock.now()
  const check = { type: 'command' as const, argv: [...examination], timeoutMs: examineTimeoutMs }
  const answer = await world.nodes.probe(target, [check])
  if (answer.answer !== 'ok') return [...findings, silent(target, answer, world.settings)]
  const examined = readExamination(answer.value[0]?.detail ?? '')
  if (!examined) {
    const detail = answer.value[0]?.detail.slice(-200) ?? 'nothing'
    return [
      ...findings,
      fail(name, `it answered something else than was asked: ${detail}`, `log in and try: sh -c 'echo well'`),
    ]
  }
  findings.push(...judge(target, examined, (before + world.clock.now()) / 2))
  return findings.some(({ level }) => level !== 'ok') ? findings : [...findings, well(target, examined)]
}

function well({ node, user, become, via }: Target, { systemd, freeBytes }: Examined): Finding {
  const how = via === 'local' ? 'this machine' : `reached as ${user}${become === 'sudo' ? ' with sudo' : ''}`
  const room = freeBytes === undefined ? [] : [`${size(freeBytes)} free`]
  return ok(node, [how, `systemd ${systemd}`, ...room].join(', '))
}

function judge(target: Target, seen: Examined, nowMs: number): Finding[] {
  const { node: name, user } = target
  const findings: Finding[] = []
  if (!seen.isRoot) {
    const hint =
      target.become === 'sudo' ? sudoersLine(target) : `write ssh: { user: ${user}, become: sudo } for it in nodes.yaml`
    findings.push(fail(name, `commands run as ${user}, not as root`, hint))
  }
  if (seen.missing.length > 0) {
    const packages = [...new Set(seen.missing.flatMap((tool) => nodeTools[tool] ?? []))]
    const list = seen.missing.join(', ')
    findings.push(fail(name, `lacks ${list}`, `on ${name}: apt-get install ${packages.join(' ')}`))
  }
  if (seen.systemd === undefined) {
    if (!seen.missing.includes('systemctl'))
      findings.push(fail(name, 'systemd does not say its version', 'see: systemctl --version'))
  } else if (seen.systemd < oldestSystemd) {
    findings.push(
      warn(
        name,
        `systemd ${seen.systemd} is older than any Holdfast is tried with (${oldestSystemd})`,
        'upgrade the host',
      ),
    )
  }
  const { freeBytes } = seen
  if (freeBytes !== undefined && freeBytes < lowBytes) {
    const say = freeBytes < leastBytes ? fail : warn
    findings.push(
      say(
        name,
        `only ${size(freeBytes)} free in /var/lib, where what a change takes back is kept`,
        `on ${name}: make room in /var/lib`,
      ),
    )
  }
  const skewMs = seen.nowMs === undefined ? 0 : seen.nowMs - nowMs
  // A second is what the node rounds away.
  if (Math.abs(skewMs) > maxSkewMs + 1000) {
    const way = skewMs > 0 ? 'ahead of' : 'behind'
    findings.push(
      warn(
        name,
        `its clock is ${Math.round(Math.abs(skewMs) / 1000)}s ${way} this one`,
        `on ${name}: timedatectl set-ntp true`,
      ),
    )
  }
  return findings
}

function sudoersLine({ user, node }: Target): string {
  return `on ${node}, as root: echo '${user} ALL=(root) NOPASSWD: /bin/sh' > /etc/sudoers.d/holdfast && chmod 0440 /etc/sudoers.d/holdfast`
}

function wayHint({ jump, address, port }: Target): string {
  return jump ? `ssh -p ${jump.port} ${jump.user}@${jump.address} nc -vz ${address} ${port}` : 'is there one?'
}

/** Why a node gave no answer, and the line that mends it. */
function silent(target: Target, answer: Lost | Refused, settings: ControllerSettings): Finding {
  const { node: name, user, address, port } = target
  const phase = answer.answer === 'lost' ? answer.phase : answer.code
  const identity = settings.identities[0]
  switch (phase) {
    case 'connect':
    case 'timeout':
    case 'cut':
      return fail(
        name,
        `no connection: ${answer.message}`,
        `see that it is up and sshd is reachable: nc -vz ${address} ${port}`,
      )
    case 'bastion':
      return fail(name, answer.message, `see the bastion: ${wayHint(target)}`)
    case 'hostKey':
      return fail(
        name,
        answer.message,
        `compare, and correct the pinned key if it is right: holdfast nodes trust ${name}`,
      )
    case 'login': {
      const key = identity === undefined ? '' : `-i ${identity}.pub `
      return fail(name, `login refused: ${answer.message}`, `ssh-copy-id ${key}-p ${port} ${user}@${address}`)
    }
    case 'become':
      return fail(name, 'sudo asks for a password', sudoersLine(target))
    case 'program':
      return fail(
        name,
        answer.message,
        `log in and see what it prints: ssh -p ${port} ${user}@${address} true (nothing should)`,
      )
    default:
      return fail(name, `it refused: ${answer.message}`, 'see /var/lib/holdfast on it')
  }
}
