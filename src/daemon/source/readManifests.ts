import type { Sandbox } from '../../adapters/sandbox/port.ts'
import { checkDocument } from '../../core/desired/checkDocument.ts'
import type { Manifest } from '../../core/desired/document.ts'
import type { Model } from '../../core/desired/model.ts'
import type { Problem } from '../../core/fleet/problem.ts'
import { inTurns } from './inTurns.ts'
import { forgottenVersion, kindsIn } from './manifestText.ts'
import type { ParseCache, ReadYaml } from './parseCache.ts'
import { readYaml } from './readYaml.ts'
import type { SourceTree } from './sourceTree.ts'

/** The manifests of a commit, and what is wrong with those that are none. */
export interface ReadManifests {
  manifests: Manifest[]
  broken: Model['broken']
  problems: Problem[]
  /** Documents, broken ones included. */
  count: number
}

/** Bytes of a YAML file that is not even looked at; one that might be a manifest must not be passed over in silence. */
const yamlLimit = 16_000_000
/** Bytes of all YAML files of a commit. */
const totalLimit = 128_000_000

/** Reads every manifest of a commit; blobs seen before are not read again. */
export async function readManifests(source: SourceTree, sandbox: Sandbox, cache: ParseCache): Promise<ReadManifests> {
  const candidates = source.files.filter(({ path, mode }) => /\.ya?ml$/.test(path) && mode.startsWith('100'))
  const read: ReadManifests = { manifests: [], broken: [], problems: [], count: 0 }
  const report = (file: string, severity: Problem['severity'], message: string, hint: string): void => {
    read.problems.push({ severity, place: { file, line: 1, column: 1 }, message, hint })
  }
  const small = candidates.filter(({ path, size }) => {
    if (size > yamlLimit) report(path, 'error', 'is a YAML file of more than 16 MB', 'give it another ending')
    return size <= yamlLimit
  })
  if (small.reduce((sum, { size }) => sum + size, 0) > totalLimit) {
    report('.', 'error', 'has more than 128 MB of YAML files', 'give those that are no manifests another ending')
    return read
  }
  const byOid = await readYaml(small, source, sandbox, cache)
  for await (const file of inTurns(small, 50)) {
    const yaml = byOid.get(file.oid)
    if (!yaml) throw new Error(`${file.path} (${file.oid}) could not be read from the repository`)
    if (yaml.manifest) addFile(read, file.path, yaml)
    else if (forgottenVersion(yaml.text)) {
      const message = 'has a kind of Holdfast and no apiVersion: it is taken for an ordinary file'
      report(file.path, 'warning', message, 'write apiVersion: holdfast/v1')
    }
  }
  return read
}

function addFile(read: ReadManifests, file: string, yaml: ReadYaml & { manifest: true }): void {
  const { parsed, text } = yaml
  if (!parsed.ok) {
    read.count += 1
    read.broken.push(...kindsIn(text))
    for (const { position, message, hint } of parsed.problems) {
      const place = { file, line: position[0], column: position[1] }
      read.problems.push({ severity: 'error', place, message, hint })
    }
    return
  }
  for (const { value, positions } of parsed.documents) {
    read.count += 1
    const checked = checkDocument({ file, text, value, positions })
    if (checked.ok) {
      read.manifests.push(checked.manifest)
      continue
    }
    read.broken.push({ kind: checked.kind, name: checked.name })
    read.problems.push(...checked.problems)
  }
}
