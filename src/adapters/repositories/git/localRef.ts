import fs from 'node:fs'
import { resolveRef } from 'isomorphic-git'

const tries = 3

/** Reads a branch of a repository on this machine without a process; undefined when git itself must be asked. */
export async function readLocalRef(gitDir: string, ref: string): Promise<string | undefined> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    try {
      const oid = await resolveRef({ fs, gitdir: gitDir, ref })
      if (/^[0-9a-f]{40,64}$/.test(oid)) return oid
    } catch {
      // Absent, another ref format, or just being moved into packed-refs: git knows and says it better.
    }
  }
  return undefined
}
