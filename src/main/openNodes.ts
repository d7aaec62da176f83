import { readFile } from 'node:fs/promises'
import { createLocalChannels } from '../adapters/channels/local/local.ts'
import type { Channels } from '../adapters/channels/port.ts'
import { createSshChannels } from '../adapters/channels/ssh2/channels.ts'
import type { Nodes } from '../adapters/nodes/port.ts'
import { createPosixNodes } from '../adapters/nodes/posix/nodes.ts'
import { userError } from '../cli/context.ts'
import type { ControllerSettings } from '../core/desired/controllerSettings.ts'
import { dispatchChannels } from './dispatchChannels.ts'

/** Real nodes, reached with what the controller's file names. */
export async function openNodes(settings: ControllerSettings, environment: Environment): Promise<Nodes> {
  const ssh = await openSshChannels(settings, environment)
  return createPosixNodes({ channels: dispatchChannels({ ssh, local: createLocalChannels() }) })
}

type Environment = Readonly<Record<string, string | undefined>>

/** SSH with what the controller's file names. */
export async function openSshChannels(settings: ControllerSettings, environment: Environment): Promise<Channels> {
  const identities = await Promise.all(settings.identities.map(async (path) => ({ path, key: await readKey(path) })))
  const agentSocket = settings.agent ? environment['SSH_AUTH_SOCK'] : undefined
  if (settings.agent && !agentSocket) {
    const hint = 'Start it with an agent (ssh-agent, ssh -A), or write agent: false in the controller file.'
    throw userError('the controller file says agent: true, but SSH_AUTH_SOCK is not set', hint)
  }
  return openSsh(identities, agentSocket)
}

function openSsh(identities: { path: string; key: Buffer }[], agentSocket: string | undefined) {
  try {
    return createSshChannels({ identities, agentSocket })
  } catch (error) {
    throw userError((error as Error).message, 'Correct spec.identities in the controller file.')
  }
}

async function readKey(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? 'it does not exist' : code === 'EACCES' ? 'it may not be read' : message
    throw userError(`the identity ${path} cannot be used: ${why}`, 'Correct spec.identities in the controller file.')
  }
}
