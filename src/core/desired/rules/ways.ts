import type { Problem } from '../../fleet/problem.ts'
import type { Manifest } from '../document.ts'
import { isIncomplete } from '../model.ts'
import type { Model } from '../model.ts'
import { suggest } from '../nearest.ts'
import { at, error } from './rule.ts'
import type { Rule } from './rule.ts'

/** The way to every node is known, and so is every host on it. */
export const wayRules: Rule[] = [hostsHaveKeys, jumpsAreBastions]

function hostsHaveKeys({ model }: { model: Model }): Problem[] {
  return [
    ...model.bastions.flatMap(({ bastion, manifest, pointer }) => keyProblems(bastion, manifest, pointer)),
    ...model.nodes
      .filter(({ connection }) => connection === 'ssh')
      .flatMap((node) => keyProblems(node, node.manifest, node.pointer)),
  ]
}

function keyProblems(host: { name: string; hostKeys: string[] }, manifest: Manifest, pointer: string): Problem[] {
  const { name, hostKeys } = host
  const hint = `print it with: holdfast nodes trust ${name}`
  if (hostKeys.length === 0) return [error(at(manifest, `${pointer}/name`), `${name} has no host key`, hint)]
  return hostKeys.flatMap((key, index) =>
    isHostKey(key) ? [] : [error(at(manifest, `${pointer}/hostKeys/${index}`), `${name}: not an SSH host key`, hint)],
  )
}

/** Each place that names a bastion nobody declared is told once, however many nodes it is meant for. */
function jumpsAreBastions({ model }: { model: Model }): Problem[] {
  const known = new Set(model.bastions.map(({ bastion }) => bastion.name))
  if (isIncomplete(model, 'Nodes')) return []
  const places = new Map<string, Problem>()
  for (const { jump } of model.nodes) {
    if (!jump || known.has(jump.name)) continue
    const place = at(jump.manifest, jump.pointer)
    const hint =
      known.size > 0 ? suggest(jump.name, known) : 'declare it: bastions: [{ name, address, user, hostKeys }]'
    const isNode = model.nodes.some(({ name }) => name === jump.name)
    const message = `there is no bastion ${jump.name}${isNode ? '; it is a node' : ''}`
    places.set(`${place.file}:${place.line}:${place.column}`, error(place, message, hint))
  }
  return [...places.values()]
}

const keyType = /^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521))\s+([A-Za-z0-9+/]+={0,2})(?:\s|$)/

/** `<type> <base64>`, where the bytes begin with the same type: what `known_hosts` holds after the host's name. */
function isHostKey(line: string): boolean {
  const [, type, encoded] = keyType.exec(line.trim()) ?? []
  if (type === undefined || encoded === undefined) return false
  const bytes = Buffer.from(encoded, 'base64')
  return (
    bytes.length >= 32 && bytes.readUInt32BE(0) === type.length && bytes.toString('latin1', 4, 4 + type.length) === type
  )
}
