import type { ArtifactError, Artifacts } from '../../adapters/artifacts/port.ts'
import { originOf } from '../../core/desired/mergeLayers.ts'
import type { Slot } from '../../core/desired/model.ts'
import { artifactOf } from '../../core/desired/slotContents.ts'
import { archiveKey } from '../../core/desired/supplies.ts'
import type { SuppliedArchive } from '../../core/desired/supplies.ts'
import type { Gathering } from './supply.ts'
import type { SourceTree } from './sourceTree.ts'

/** Takes in the release archives that services name, from the repository or from where they are published. */
export async function supplyArchives(
  gathering: Gathering,
  slots: Slot[],
  source: SourceTree,
  artifacts: Artifacts,
): Promise<void> {
  const tried = new Set<string>()
  for (const slot of slots) {
    const artifact = artifactOf(slot)
    if (!artifact || tried.has(archiveKey(artifact))) continue
    tried.add(archiveKey(artifact))
    try {
      const archive = await obtain(artifact, source, artifacts)
      checkDigest(artifact, archive, slot, gathering)
      gathering.supplies.archives.set(archiveKey(artifact), archive)
    } catch (failure) {
      // Anything but an ArtifactError is a fault of ours or of the repository.
      if (!isArtifactError(failure)) throw failure
      if (failure.code === 'unreachable') gathering.unreachable += 1
      refuse(gathering, slot, failure.message, failure.hint)
    }
  }
}

type Artifact = NonNullable<ReturnType<typeof artifactOf>>

async function obtain(artifact: Artifact, source: SourceTree, artifacts: Artifacts): Promise<SuppliedArchive> {
  if (artifact.path === undefined) return artifacts.fetch(artifact.url ?? '', artifact.sha256 ?? '')
  const oid = source.files.find(({ path }) => path === artifact.path)?.oid ?? ''
  const bytes = (await source.read([oid])).get(oid)
  if (!bytes) throw new Error(`${artifact.path} could not be read from the repository`)
  return artifacts.add(bytes)
}

function checkDigest(artifact: Artifact, archive: SuppliedArchive, slot: Slot, gathering: Gathering): void {
  if (artifact.sha256 === undefined || artifact.sha256 === archive.sha256) return
  const message = `the archive's sha256 is ${archive.sha256}`
  refuse(gathering, slot, message, 'correct sha256, or leave it out for a file of this repository')
}

function refuse(gathering: Gathering, slot: Slot, message: string, hint: string): void {
  const place = originOf(slot.spec, '/release/artifact')!.place
  gathering.problems.push({ severity: 'error', place, message, hint })
}

function isArtifactError(failure: unknown): failure is ArtifactError {
  return failure instanceof Error && 'code' in failure && 'hint' in failure
}
