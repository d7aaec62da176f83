import { InvalidArgumentError } from 'commander'
import { printable } from '../core/desired/writeProblems.ts'
import { userError, type AddVerb, type CliContext } from './context.ts'
import { outputOption } from './format/outputOption.ts'
import { safeJson } from './format/screen.ts'
import { fingerprintOf, keyFileOf } from './hostKeys/fingerprintOf.ts'
import { findNode, type FoundNode } from './nodesTrust/findNode.ts'

interface TrustOptions {
  port?: number
  output: 'text' | 'json'
}

const help = `
Reads the public keys a host shows and prints the line for nodes.yaml. What a network shows can be forged: compare the
fingerprint on the host itself before you commit the line. NAME is looked up in the directory you are in, then on the
branch; anything else is an address.

Exit code: 0 keys read, and nothing contradicts them; 1 the host shows other keys than are pinned; 2 wrong use; 3 no answer.`

/** Adds `nodes trust`: the host key of a node, for review. */
export const addNodesTrust: AddVerb = (program, context) => {
  const nodes = program.commands.find((command) => command.name() === 'nodes') ?? program.command('nodes')
  nodes
    .command('trust')
    .argument('<name-or-address>', 'a node of nodes.yaml, or the address of a host')
    .description("read a host's keys for review, and print the manifest line")
    .option('--port <port>', 'where sshd listens (default: as the manifest says, else 22)', parsePort)
    .addOption(outputOption())
    .addHelpText('after', help)
    .action(async (name: string, options: TrustOptions) => context.exit(await trust(name, options, context)))
}

function parsePort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port
  throw new InvalidArgumentError('a port is a number from 1 to 65535')
}

interface Reading {
  address: string
  port: number
  keys: string[]
  pinned: string[]
}

async function trust(name: string, options: TrustOptions, context: CliContext): Promise<number> {
  const found = await findNode(name, context)
  if (found?.isLocal) {
    throw userError(`${name} is this machine; it is reached without SSH and needs no key`, 'nothing to do')
  }
  const address = found?.address ?? name
  const port = options.port ?? found?.port ?? 22
  const keys = await context.scanHostKeys(address, port, found?.jump)
  const pinned = found?.hostKeys ?? []
  const reading: Reading = { address, port, keys, pinned }
  const verdict = judge(reading)
  if (options.output === 'json') {
    const shown = keys.map((key) => ({ key, fingerprint: fingerprintOf(key), pinned: isPinned(key, pinned) }))
    context.out(`${safeJson({ node: found ? name : null, address, port, keys: shown, pinned, verdict }, 2)}\n`)
  } else context.out(describe(name, found, reading))
  return verdict === 'different' ? 1 : 0
}

/** A key line without its comment. */
function bare(line: string): string {
  return line.trim().split(/\s+/).slice(0, 2).join(' ')
}

function isPinned(key: string, pinned: string[]): boolean {
  return pinned.some((line) => bare(line) === bare(key))
}

function judge({ keys, pinned }: Reading): 'new' | 'same' | 'different' {
  if (pinned.length === 0) return 'new'
  return keys.some((key) => isPinned(key, pinned)) ? 'same' : 'different'
}

function describe(name: string, found: FoundNode | undefined, reading: Reading): string {
  const { address, port, keys, pinned } = reading
  const [best = ''] = keys
  const shown = keys.map((key) => {
    const mark = pinned.length > 0 && isPinned(key, pinned) ? '  pinned' : ''
    return `  ${(key.split(' ')[0] ?? '').padEnd(19)} ${fingerprintOf(key)}${mark}`
  })
  const lines = [
    `${name === address ? '' : `${name} · `}${address}:${port} shows${found?.jump ? ` through ${found.jump.name}` : ''}`,
    ...shown,
    ...next(name, found, reading, best),
  ]
  return `${lines.map(printable).join('\n')}\n`
}

function next(name: string, found: FoundNode | undefined, reading: Reading, best: string): string[] {
  const compare = ['Compare on the host itself, at its console:', `  ssh-keygen -lf ${keyFileOf(best)}`]
  const paste = ['then write into its entry in nodes.yaml:', `  hostKeys: [${best}]`]
  switch (judge(reading)) {
    case 'same':
      return [`● it is the key that is pinned for ${name} (${found?.where})`]
    case 'different':
      return [
        `✖ none of these is pinned for ${name} (${found?.where}):`,
        ...reading.pinned.map((line) => `  ${(line.split(/\s+/)[0] ?? '').padEnd(19)} ${fingerprintOf(line)}`),
        'Somebody may be between you and the host, or it was rebuilt, or the address is that of another host.',
        ...compare,
        'and only if it is the same,',
        ...paste,
      ]
    case 'new':
      return [...compare, ...paste]
  }
}
