import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, readFile, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { ControllerSettings } from '../../core/desired/controllerSettings.ts'
import type { CliContext } from '../context.ts'
import { fail, failed, ok, warn, type Finding } from './finding.ts'

const subject = 'controller'
const toolTimeoutMs = 10_000
/** Reverts are made with `git merge-tree --write-tree`. */
const minGit = [2, 38] as const
const lowBytes = 1_000_000_000

/** Looks at this machine: tools, the state directory, the journal in it, whether a daemon runs. */
export async function checkController(settings: ControllerSettings, context: CliContext): Promise<Finding[]> {
  const { stateDir } = settings
  return [
    ...(await Promise.all([checkGit(), checkTool('flock', 'util-linux')])),
    ...(await checkDirectory(stateDir)),
    await checkJournal(context),
    await checkDaemon(settings, context),
  ]
}

async function checkGit(): Promise<Finding> {
  const answer = await promisify(execFile)('git', ['--version'], { timeout: toolTimeoutMs }).catch(() => undefined)
  const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(answer?.stdout ?? '') ?? []).map(Number)
  if (answer === undefined) return fail(subject, 'git is not installed', 'apt-get install git')
  if (major > minGit[0] || (major === minGit[0] && minor >= minGit[1])) return ok(subject, answer.stdout.trim())
  return fail(
    subject,
    `${answer.stdout.trim()} is too old to write reverts`,
    `install git ${minGit.join('.')} or newer`,
  )
}

async function checkTool(tool: string, debian: string): Promise<Finding> {
  const answer = await promisify(execFile)(tool, ['--version'], { timeout: toolTimeoutMs }).catch(() => undefined)
  return answer
    ? ok(subject, answer.stdout.split('\n')[0] ?? tool)
    : fail(subject, `${tool} is not installed`, `apt-get install ${debian}`)
}

async function checkDirectory(directory: string): Promise<Finding[]> {
  const status = await stat(directory).catch((error: NodeJS.ErrnoException) => error)
  if (status instanceof Error) {
    if (status.code !== 'ENOENT')
      return [fail(subject, `${directory}: ${status.message}`, 'let the user of the daemon own it')]
    const parent = await existingParent(directory)
    const isWritable = await can(parent, constants.W_OK)
    if (isWritable) return [ok(subject, `${directory} is made at the first start`)]
    const hint = `as root: install -d -m 0700 -o ${process.env['USER'] ?? 'USER'} ${directory}`
    return [fail(subject, `${directory} does not exist, and may not be made in ${parent}`, hint)]
  }
  if (!status.isDirectory())
    return [fail(subject, `${directory} is no directory`, 'name another stateDir in the controller file')]
  const mode = (status.mode & 0o777).toString(8).padStart(4, '0')
  const found: Finding[] = []
  if ((status.mode & 0o077) !== 0) {
    found.push(warn(subject, `${directory} has mode ${mode}: others can look into it`, `chmod 0700 ${directory}`))
  } else found.push(ok(subject, `${directory} is private (mode ${mode})`))
  if (!(await can(directory, constants.W_OK))) {
    found.push(fail(subject, `${directory} may not be written by this user`, 'run doctor as the user of the daemon'))
  }
  const { bavail, bsize } = await statfs(directory)
  const free = bavail * bsize
  if (free < lowBytes)
    found.push(warn(subject, `${size(free)} free in ${directory}`, 'make room: releases are kept there'))
  return found
}

async function existingParent(path: string): Promise<string> {
  let parent = dirname(path)
  while (parent !== '/' && !(await can(parent, constants.F_OK))) parent = dirname(parent)
  return parent
}

async function can(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  )
}

async function checkJournal(context: CliContext): Promise<Finding> {
  try {
    const records = await context.journal()
    if (records.length === 0) return ok(subject, 'the journal is empty: nothing was decided yet')
    return ok(subject, `the journal has ${records.length} records, and its chain is whole`)
  } catch (error) {
    return failed(subject, error)
  }
}

async function checkDaemon({ socket, stateDir }: ControllerSettings, context: CliContext): Promise<Finding> {
  const owner = await lockOwner(stateDir)
  const api = await context.api().catch(() => undefined)
  if (api) return ok(subject, `a daemon answers on ${socket}`)
  if (owner === undefined) return ok(subject, 'no daemon runs; the state directory is free')
  const hint = `see what it does: ps -fp ${owner}`
  return warn(subject, `process ${owner} holds ${stateDir}, but nothing answers on ${socket}`, hint)
}

/** The live process that the lock file names; the lock itself belongs to the kernel. */
async function lockOwner(stateDir: string): Promise<number | undefined> {
  const text = await readFile(join(stateDir, 'lock'), 'utf8').catch(() => '')
  const pid = Number(/"pid":(\d+)/.exec(text)?.[1])
  return Number.isSafeInteger(pid) && (await can(`/proc/${pid}`, constants.F_OK)) ? pid : undefined
}

/** Bytes as people say them. */
export function size(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.floor(bytes / 1e6)} MB`
}
