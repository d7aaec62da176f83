import type { TreeFile } from '../../adapters/repositories/port.ts'
import type { Sandbox } from '../../adapters/sandbox/port.ts'
import { looksLikeManifest } from './manifestText.ts'
import type { ParseCache, ReadYaml } from './parseCache.ts'
import type { SourceTree } from './sourceTree.ts'

/** Reads YAML files, by blob id; blobs seen before are neither read nor parsed again. */
export async function readYaml(
  files: TreeFile[],
  source: SourceTree,
  sandbox: Sandbox,
  cache: ParseCache,
): Promise<Map<string, ReadYaml>> {
  const all = new Map<string, ReadYaml>()
  const fresh: string[] = []
  for (const oid of new Set(files.map((file) => file.oid))) {
    const known = cache.yaml.get(oid)
    if (known) all.set(oid, known)
    else fresh.push(oid)
  }
  const take = (oid: string, yaml: ReadYaml, weight: number): void => {
    all.set(oid, yaml)
    cache.yaml.set(oid, yaml, weight)
  }
  const manifests: { oid: string; text: string }[] = []
  for (const [oid, bytes] of await source.read(fresh)) {
    const text = new TextDecoder().decode(bytes)
    if (looksLikeManifest(text)) manifests.push({ oid, text })
    // Of other files only the beginning is of interest, for `forgottenVersion`.
    else take(oid, { manifest: false, text: text.slice(0, 2_000) }, 2_000)
  }
  const parsed = await sandbox.parse(manifests.map(({ text }) => text))
  // Positions weigh more than the text itself.
  for (const [index, { oid, text }] of manifests.entries()) {
    take(oid, { manifest: true, text, parsed: parsed[index]! }, 8 * text.length)
  }
  return all
}
