import { access } from 'node:fs/promises'
import { constants } from 'node:fs'
import { join } from 'node:path'

/** What the controller file says of keys and of where to keep things, as it suits who runs init. */
export interface FoundKeys {
  identities: string[]
  agent: boolean
  /** Undefined: the standard one, which only root may make. */
  stateDir: string | undefined
}

/** Looks for the SSH keys of the person: their agent, else the standard key files. */
export async function findKeys(
  environment: Readonly<Record<string, string | undefined>>,
  fleet: string,
): Promise<FoundKeys> {
  const home = environment['HOME'] ?? '/root'
  const agent = (environment['SSH_AUTH_SOCK'] ?? '') !== ''
  const identities: string[] = []
  for (const name of agent ? [] : ['id_ed25519', 'id_ecdsa', 'id_rsa']) {
    const path = join(home, '.ssh', name)
    const isReadable = await access(path, constants.R_OK).then(
      () => true,
      () => false,
    )
    if (isReadable) identities.push(path)
  }
  const states = environment['XDG_STATE_HOME'] ?? join(home, '.local', 'state')
  return { identities, agent, stateDir: process.getuid?.() === 0 ? undefined : join(states, 'holdfast', fleet) }
}
