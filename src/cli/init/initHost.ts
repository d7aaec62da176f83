/** A host as init writes it. */
export interface InitHost {
  name: string
  address: string
  user: string
  port: number
  hostKeys: string[]
  /** Beside that of the environment: the groups of an inventory. */
  labels?: Record<string, string>
}

const namePattern = /^(?!constructor$)[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/
const addressPattern = /^[A-Za-z0-9][A-Za-z0-9.:%_-]{0,252}$/
const userPattern = /^[a-z_][a-z0-9_.-]{0,31}$/

/** Reads `[name=][user@]address[:port]`; a string says what is wrong with it. */
export function parseHost(text: string): InitHost | string {
  const match = /^(?:([^=]*)=)?(?:([^@]*)@)?(?:\[([^\]]*)\]|([^[\]]*?))(?::(\d{1,5}))?$/.exec(text)
  const [, given, user = 'root', bracketed, plain = '', port] = match ?? []
  // More than one colon without brackets is an IPv6 address, and no port.
  const isBare = bracketed === undefined && plain.includes(':')
  const address = bracketed ?? (isBare && port !== undefined ? `${plain}:${port}` : plain)
  const number = isBare || port === undefined ? 22 : Number(port)
  return checkHost({ name: (given ?? address).toLowerCase(), address, user, port: number, hostKeys: [] }, text)
}

/** A host that may be written into a manifest, or what is wrong with it. */
export function checkHost(host: InitHost, written: string): InitHost | string {
  const shown = JSON.stringify(written)
  if (!addressPattern.test(host.address)) return `${shown}: no address; write name=10.0.0.4 or name=user@host:22`
  if (!namePattern.test(host.name)) return `${shown}: a name has lower-case letters, digits, dots and hyphens`
  if (!userPattern.test(host.user)) return `${shown}: ${JSON.stringify(host.user)} is no login name`
  if (host.port < 1 || host.port > 65_535) return `${shown}: ports go from 1 to 65535`
  return host
}
