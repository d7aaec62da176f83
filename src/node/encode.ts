import type { GroupValue, PackageValue, PathValue, TreeValue, UserValue } from '../core/fleet/value.ts'
import type { ObserveRequest } from '../core/observed/observation.ts'
import type { NodePlan, Step, Transition } from '../core/plan/plan.ts'

/**
 * Any text as one field of the protocol: no blank, control character or backslash in it, never empty.
 * The node undoes it without starting a process for all that occurs in names.
 */
export function encodeField(text: string): string {
  if (text === '') return '-'
  if (text === '-') return '\\0055'
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0020\u007f\\]/g, (char) => `\\0${char.charCodeAt(0).toString(8).padStart(3, '0')}`)
}

/** A request as the node reads it: what comes after `end` is the upload. */
export function encodeRequest(nonce: string, lines: string[]): Buffer {
  return Buffer.from(`${['holdfast 1', `nonce ${nonce}`, ...lines, 'end'].join('\n')}\n`, 'utf8')
}

/** What to look at, as lines of a request. Trees are also asked for as paths: only a path tells absent from unknown. */
export function encodeQuestions(request: ObserveRequest, total: string | undefined): string[] {
  return [
    ...request.paths.map(({ path, size }) => `path ${size ?? '-'} ${encodeField(path)}`),
    ...request.trees.map(({ directory }) => `path - ${encodeField(directory)}`),
    ...request.trees.map(({ directory, digest }) => `tree ${digest} ${encodeField(directory)}`),
    ...(total === undefined ? [] : [`total ${total}`]),
    ...request.users.map((name) => `user ${encodeField(name)}`),
    ...request.groups.map((name) => `group ${encodeField(name)}`),
    ...request.units.map((name) => `unit ${encodeField(name)}`),
    ...(request.packages ?? []).map((name) => `package ${encodeField(name)}`),
    ...(request.rehearse ?? []).map((asks) => `rehearse ${asks.map((ask) => encodeField(ask)).join(' ')}`),
    ...(request.refresh ? ['refresh -'] : []),
  ]
}

type Value = PathValue | TreeValue | UserValue | GroupValue | PackageValue

/** A value as one token; what the author leaves to the node is `-`. */
export function encodeValue(value: Value): string {
  switch (value.type) {
    case 'absent':
      return 'absent'
    case 'file':
      return `file:${value.mode}:${value.owner}:${value.group}:${value.sha256}`
    case 'directory':
      return `directory:${value.mode}:${value.owner}:${value.group}`
    case 'link':
      return `link:${value.target}`
    case 'tree':
      return `tree:${value.digest}:${value.archive}`
    case 'package':
      return `package:${value.whole ? 'whole' : 'half'}:${value.held ? 'held' : 'free'}:${value.version}`
    case 'group':
      return `group:${value.system ? 'yes' : 'no'}:${value.gid ?? '-'}`
    case 'user': {
      const { system, uid, group, home, shell, groups } = value
      return `user:${system ? 'yes' : 'no'}:${uid ?? '-'}:${group ?? '-'}:${home ?? '-'}:${shell ?? '-'}:${groups.join(',')}`
    }
  }
}

function nameOf(step: Transition): string {
  if (step.kind === 'path') return step.path
  if (step.kind === 'tree') return step.directory
  return step.kind === 'enablement' ? step.unit : step.name
}

function encodeStep(step: Step): string {
  switch (step.kind) {
    case 'validate': {
      const argv = step.argv.map((word) => encodeField(word)).join(' ')
      return `validate ${step.timeoutSeconds} ${encodeField(step.path)} ${step.argv.length} ${argv}`
    }
    case 'daemon-reload':
    case 'package-repair':
      return step.kind
    case 'reboot':
      return `reboot ${step.onlyIfRequired ? 'required' : 'always'} ${step.timeoutSeconds}`
    case 'package': {
      const values = `${encodeField(encodeValue(step.from))} ${encodeField(encodeValue(step.to))}`
      const flags = `${step.isDependency ? 'dependency' : 'own'}${step.irreversible === undefined ? '' : ' final'}`
      return `package ${encodeField(step.name)} ${values} ${flags}`
    }
    case 'unit':
      return `unit ${step.action} ${encodeField(step.unit)}`
    case 'hook': {
      const { phase, name, timeoutSeconds, waitSeconds, argv } = step
      const where = [step.directory, step.environment, step.node].map((word) => encodeField(word)).join(' ')
      const words = argv.map((word) => encodeField(word)).join(' ')
      return `hook ${phase} ${encodeField(name)} ${timeoutSeconds} ${waitSeconds} ${where} ${argv.length} ${words}`
    }
    case 'enablement':
      return `enablement ${encodeField(step.unit)} ${step.from} ${step.to}`
    default: {
      const values = `${encodeField(encodeValue(step.from))} ${encodeField(encodeValue(step.to))}`
      const keep = step.kind === 'path' && step.keep !== undefined ? ` keep ${step.keep}` : ''
      return `${step.kind} ${encodeField(nameOf(step))} ${values}${keep}`
    }
  }
}

/** A managed thing as a line of the node's record; the node keeps it as it is. */
function encodeThing({ origin, subject, name, version, prune, notify }: NodePlan['manage'][number]): string {
  const asked = version === undefined ? '' : ` version ${encodeField(version)}`
  const more = (notify ?? []).map(({ action, unit }) => ` ${action} ${encodeField(unit)}`).join('')
  return `${origin} ${subject} ${encodeField(name)}${prune ? ' prune' : ''}${asked}${more}`
}

/** A plan as the file the node checks and follows; its sha256 is the plan's digest. */
export function encodePlan(plan: NodePlan): string {
  const lines = [
    'holdfast-plan 1',
    `service ${plan.service}`,
    `digest ${plan.inputDigest}`,
    `kind ${plan.kind}`,
    ...plan.steps.map((step, number) => `step ${number} ${encodeStep(step)}`),
    ...plan.manage.map((thing) => `manage ${encodeThing(thing)}`),
    ...plan.prune.map((directory) => `prune ${encodeField(directory)}`),
    'end',
  ]
  return `${lines.join('\n')}\n`
}
