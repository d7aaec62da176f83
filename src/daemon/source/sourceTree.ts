import type { TreeFile } from '../../adapters/repositories/port.ts'

/** The files of one commit (or of a directory), readable by object id. */
export interface SourceTree {
  commit: string
  files: TreeFile[]
  read(oids: string[]): Promise<Map<string, Uint8Array>>
}
