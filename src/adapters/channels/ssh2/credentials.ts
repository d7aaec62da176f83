import ssh2 from 'ssh2'
import type { AuthHandlerMiddleware, ParsedKey } from 'ssh2'
import { channelError } from '../port.ts'

/** What this controller logs in with: keys from files, then those of an agent. */
export interface Credentials {
  /** For messages: what was tried. */
  tried: string
  /** The order of methods for one login. */
  login(user: string): AuthHandlerMiddleware
}

/** Reads identity files once; throws `login` for one that is no usable private key. */
export function readCredentials(
  identities: { path: string; key: Buffer }[],
  agentSocket: string | undefined,
): Credentials {
  const keys = identities.map(({ path, key }) => parseIdentity(path, key))
  const names = [...identities.map(({ path }) => path), ...(agentSocket ? ['the agent'] : [])]
  return {
    tried: names.length > 0 ? names.join(', ') : 'nothing, as no identity is configured',
    login: (username) => {
      const methods = [
        ...keys.map((key) => ({ type: 'publickey' as const, username, key })),
        ...(agentSocket ? [{ type: 'agent' as const, username, agent: agentSocket }] : []),
      ]
      // ssh2 takes `false` for "nothing is left", which its types do not say.
      return (_left, _partial, next) => next(methods.shift() ?? (false as never))
    },
  }
}

function parseIdentity(path: string, bytes: Buffer): ParsedKey {
  const key = ssh2.utils.parseKey(bytes)
  if (key instanceof Error) {
    const encrypted = /encrypted|passphrase/i.test(key.message)
    const advice = encrypted ? 'it has a passphrase: load it into an ssh-agent instead' : key.message
    throw channelError('login', `${path} cannot be used as an identity: ${advice}`)
  }
  if (!key.isPrivateKey()) throw channelError('login', `${path} is a public key; name the private one`)
  return key
}
