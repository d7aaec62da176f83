import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Artifacts } from '../adapters/artifacts/port.ts'
import { printable, writeProblems } from '../core/desired/writeProblems.ts'
import type { Problem } from '../core/fleet/problem.ts'
import { compile } from '../daemon/source/compile.ts'
import { loadController } from '../daemon/source/loadController.ts'
import { createParseCache } from '../daemon/source/parseCache.ts'
import { userError, type AddVerb, type CliContext } from './context.ts'
import { openDialogue, type Dialogue } from './dialogue/openDialogue.ts'
import { outputOption } from './format/outputOption.ts'
import { safeJson } from './format/screen.ts'
import { askEnvironments, askHosts, askRemote, parseHosts } from './init/askAnswers.ts'
import { findKeys } from './init/findKeys.ts'
import type { InitHost } from './init/initHost.ts'
import { addRemote, makeRepository } from './init/makeRepository.ts'
import { readInventory } from './init/readInventory.ts'
import { readSshConfig, type SshHosts } from './init/readSshConfig.ts'
import { reviewHostKeys } from './init/reviewHostKeys.ts'
import { controllerFile, scaffold } from './init/scaffold.ts'
import { readDirectory } from './readDirectory.ts'

/** What a person typed. */
export interface InitOptions {
  host?: string[]
  sshConfig?: string | true
  ansible?: string
  environments?: string
  remote?: string
  controllerFile?: string
  trustHostKeys?: boolean
  output: 'text' | 'json'
}

const help = `
On a terminal it asks where the hosts are, for one environment or two, and where the repository lives; options answer
for scripts. Every host begins as \`state: observe\`: it is compared and never changed. Nothing is overwritten.

  holdfast init shop-fleet
  holdfast init shop-fleet --host web-1=deploy@10.0.0.4 --host web-2=10.0.0.5 --environments production
  holdfast init shop-fleet --ansible inventory.ini
  holdfast init shop-fleet --ssh-config --environments staging,production --remote git@git.example.org:ops/fleet.git

Exit code: 0 written; 1 given up; 2 wrong use, or something is in the way.`

/** Adds `init`: a config repository and a controller file to begin with. */
export const addInit: AddVerb = (program, context) => {
  program
    .command('init')
    .argument('[directory]', 'the new config repository', 'fleet')
    .description('write a config repository and a controller file to begin with')
    .option('--host <name=user@address:port>', 'a host; may be repeated', (one: string, all: string[] = []) => [
      ...all,
      one,
    ])
    .option('--ssh-config [file]', 'take the hosts that an SSH client configuration names (~/.ssh/config)')
    .option('--ansible <inventory>', 'take the hosts of an Ansible inventory (INI or YAML); its groups become labels')
    .option('--environments <names>', 'in promotion order, with commas: staging,production')
    .option('--remote <address>', 'where the repository lives (default: a bare repository beside it)')
    .option(
      '--controller-file <file>',
      'where to write the controller file (default: controller.yaml beside the repository)',
    )
    .option('--trust-host-keys', 'take the host keys as the hosts show them now, without a review')
    .addOption(outputOption())
    .addHelpText('after', help)
    .action(async (directory: string, options: InitOptions) => {
      const dialogue = options.output === 'text' ? await openDialogue(context) : undefined
      context.exit(await init(directory, options, context, dialogue))
    })
}

interface Places {
  directory: string
  controllerFile: string
  /** A bare repository on this machine, unless a remote is named. */
  bare: string
}

/** Asks what options do not say, writes, and says how to go on. */
export async function init(
  name: string,
  options: InitOptions,
  context: CliContext,
  dialogue: Dialogue | undefined,
): Promise<number> {
  const directory = resolve(context.workingDirectory, name)
  const places: Places = {
    directory,
    controllerFile: resolve(
      context.workingDirectory,
      options.controllerFile ?? join(dirname(directory), 'controller.yaml'),
    ),
    bare: `${directory}.git`,
  }
  await checkFree(places)
  const hosts = await hostsOf(options, context, dialogue)
  const environments = await environmentsOf(options, dialogue)
  const typed = options.remote ?? (dialogue ? await askRemote(dialogue, places.bare) : '')
  const remote = remoteOf(typed, places, context)
  if (remote.make) await refuseExisting(places.bare)
  const trusted = await reviewHostKeys(hosts, { all: options.trustHostKeys ?? false, dialogue, context })
  const fleet = fleetName(directory)
  const controller = controllerFile({ remote: remote.url, ...(await findKeys(context.environment, fleet)) })
  await checkController(controller, places.controllerFile, context)
  const files = scaffold({ fleet, environments, hosts: trusted })
  await makeRepository(directory, files, context.environment)
  await addRemote(directory, remote, context.environment)
  await mkdir(dirname(places.controllerFile), { recursive: true })
  await writeFile(places.controllerFile, controller, { flag: 'wx', mode: 0o600 })
  const written: Written = { ...places, remote, files: Object.keys(files), hosts: trusted }
  const problems = await judge(directory, context)
  const next = nextCommands(written, problems)
  if (options.output === 'json') context.out(`${safeJson({ ...written, problems: problems.problems, next }, 2)}\n`)
  else context.out(tell(written, problems.text, next))
  return 0
}

async function checkFree({ directory, controllerFile: file }: Places): Promise<void> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw userError(`${directory} cannot be used: ${error.message}`, 'name a new directory: holdfast init NAME')
  })
  if (names.length > 0) {
    throw userError(`${directory} is not empty; nothing was written`, 'name a new directory: holdfast init NAME')
  }
  await refuseExisting(file, 'name another place for it: --controller-file FILE')
}

async function refuseExisting(
  path: string,
  hint = 'name a new directory, or where the repository lives: --remote ADDRESS',
) {
  const isThere = await access(path).then(
    () => true,
    () => false,
  )
  if (isThere) throw userError(`${path} is there already; nothing was written`, hint)
}

async function hostsOf(options: InitOptions, context: CliContext, dialogue: Dialogue | undefined): Promise<InitHost[]> {
  if (options.host !== undefined) {
    const hosts = parseHosts(options.host.join(' '))
    if (typeof hosts === 'string') throw userError(hosts, 'write --host name=user@address:port for each')
    return hosts
  }
  if (options.ansible !== undefined) return inventoryHosts(options.ansible, context)
  const isAsked = options.sshConfig !== undefined
  const standard = join(context.environment['HOME'] ?? '/', '.ssh', 'config')
  const file = typeof options.sshConfig === 'string' ? resolve(context.workingDirectory, options.sshConfig) : standard
  if (isAsked || dialogue) {
    const found = await sshHosts(file, isAsked)
    for (const reason of found.skipped) context.err(printable(`left out ${reason}`) + '\n')
    const fromInventory = (path: string) => inventoryHosts(path, context)
    const hosts = isAsked || !dialogue ? found.hosts : await askHosts(dialogue, found, fromInventory)
    if (hosts.length > 0) return hosts
    throw userError('no host was named', 'name them: --host web-1=10.0.0.4')
  }
  throw userError('no host was named, and nobody is there to be asked', 'name them: --host web-1=10.0.0.4')
}

async function inventoryHosts(path: string, context: CliContext): Promise<InitHost[]> {
  const file = resolve(context.workingDirectory, path)
  const hint = 'name the file of the inventory: --ansible inventory.ini'
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw userError(`${file} cannot be read: ${error.message}`, hint)
  })
  const found = await readInventory(file, text, context.sandbox())
  if (typeof found === 'string') throw userError(`${file} cannot be read: ${found}`, hint)
  for (const reason of found.skipped) context.err(printable(`left out ${reason}`) + '\n')
  if (found.hosts.length === 0) throw userError(`${file} names no host that can be taken`, hint)
  return found.hosts
}

async function sshHosts(file: string, isAsked: boolean): Promise<SshHosts> {
  try {
    return await readSshConfig(await readFile(file, 'utf8'))
  } catch (error) {
    if (!isAsked) return { hosts: [], skipped: [] }
    throw userError(`${file} cannot be read: ${(error as Error).message}`, 'name another file, or hosts with --host')
  }
}

async function environmentsOf(options: InitOptions, dialogue: Dialogue | undefined): Promise<string[]> {
  if (options.environments === undefined) return dialogue ? askEnvironments(dialogue) : ['production']
  const names = options.environments.split(',').map((name) => name.trim())
  const wrong = names.find((name) => !/^(?!constructor$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name))
  if (wrong === undefined && new Set(names).size === names.length) return names
  throw userError(
    `--environments ${JSON.stringify(options.environments)}: names have lower-case letters, digits and hyphens, each once`,
    'for example: staging,production',
  )
}

function remoteOf(typed: string, places: Places, context: CliContext): { url: string; make: boolean } {
  if (typed === '') return { url: places.bare, make: true }
  return { url: /^\.{1,2}\//.test(typed) ? resolve(context.workingDirectory, typed) : typed, make: false }
}

function fleetName(directory: string): string {
  const name = basename(directory)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
  return name === '' || name === 'constructor' ? 'fleet' : name
}

async function checkController(text: string, file: string, context: CliContext): Promise<void> {
  const loaded = await loadController(text, file, context.sandbox())
  if (loaded.ok) return
  const [problem] = loaded.problems
  throw userError(`the controller file would be wrong: ${problem?.message}`, problem?.hint ?? 'choose another place')
}

/** The example ships no archive. */
const noArtifacts: Artifacts = {
  fetch: (url) => Promise.reject(new Error(`${url} is not part of a new repository`)),
  add: () => Promise.reject(new Error('a new repository has no archives')),
  read: () => Promise.reject(new Error('a new repository has no archives')),
  forget: () => Promise.resolve(0),
}

async function judge(directory: string, context: CliContext): Promise<{ problems: Problem[]; text: string }> {
  const tools = { sandbox: context.sandbox(), artifacts: noArtifacts, cache: createParseCache() }
  const compiled = await compile(await readDirectory(directory), tools)
  const problems = compiled.ok ? compiled.warnings : compiled.problems
  return { problems, text: writeProblems(problems, compiled.counts) }
}

interface Written extends Places {
  remote: { url: string; make: boolean }
  files: string[]
  hosts: InitHost[]
}

/** What to type next, in this order. */
function nextCommands(written: Written, { problems }: { problems: Problem[] }): { command: string; does: string }[] {
  const { directory, controllerFile: file, remote, hosts } = written
  const keyless = hosts.find(({ hostKeys }) => hostKeys.length === 0)
  const isValid = !problems.some(({ severity }) => severity === 'error')
  const first =
    keyless !== undefined && !isValid
      ? {
          command: `cd ${quote(directory)} && holdfast nodes trust ${keyless.name}`,
          does: 'prints the key to paste into nodes.yaml, for each host; then commit',
        }
      : { command: `holdfast validate ${quote(directory)}`, does: 'after every change of a file' }
  const push = remote.make ? '' : `git -C ${quote(directory)} push -u origin main && `
  const config = `--config ${quote(file)}`
  return [
    first,
    { command: `${push}holdfast doctor ${config}`, does: 'says what a host lacks, with the line to paste' },
    { command: `holdfast plan ${config}`, does: 'what would change; nothing is touched' },
    { command: `holdfast run ${config}`, does: 'when it looks right' },
  ]
}

function quote(path: string): string {
  return /^[\w./+=:@-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`
}

function tell(written: Written, problems: string, next: { command: string; does: string }[]): string {
  const { directory, controllerFile: file, remote, hosts, files } = written
  const lines = [
    `wrote ${directory} (${files.length} files, ${hosts.length} ${hosts.length === 1 ? 'host' : 'hosts'}, all only observed) with a first commit on main`,
    remote.make
      ? `made  ${remote.url}, the remote it was pushed to`
      : `origin is ${remote.url}; nothing was pushed yet`,
    `wrote ${file}, the settings of the controller`,
    '',
    ...problems.trimEnd().split('\n'),
    '',
    'next:',
    ...next.flatMap(({ command, does }) => [`  ${command}`, `      ${does}`]),
  ]
  return `${lines.map(printable).join('\n')}\n`
}
