import { pack } from 'tar-stream'
import { treeDigest } from '../../src/core/fleet/digest.ts'

/** A release as an author would pack it: a program, a folder, a link; with the tree digest a node should find. */
export async function makeArchive(): Promise<{ bytes: Buffer; digest: string }> {
  const mtime = new Date(1_700_000_000_000)
  const archive = pack()
  archive.entry({ name: 'bin', type: 'directory', mode: 0o755, mtime })
  archive.entry({ name: 'bin/run me', mode: 0o755, mtime }, '#!/bin/sh\necho hello\n')
  archive.entry({ name: 'notes.txt', mode: 0o640, mtime, uid: 1234, gid: 1234 }, 'ünï')
  archive.entry({ name: 'latest', type: 'symlink', linkname: 'bin/run me', mtime })
  archive.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of archive) chunks.push(chunk as Buffer)
  const entry = { size: 0, mtime: 0, target: '' }
  const digest = treeDigest([
    { ...entry, path: '', type: 'd', mode: '755' },
    { ...entry, path: 'bin', type: 'd', mode: '755' },
    { ...entry, path: 'bin/run me', type: 'f', mode: '755', size: 21, mtime: 1_700_000_000 },
    { ...entry, path: 'notes.txt', type: 'f', mode: '640', size: 5, mtime: 1_700_000_000 },
    { ...entry, path: 'latest', type: 'l', mode: '777', target: 'bin/run me' },
  ])
  return { bytes: Buffer.concat(chunks), digest }
}
