import { accessSync, constants } from 'node:fs'
import { repositoryError } from '../port.ts'

const notThere = 'fetch first; a commit no branch or tag leads to cannot be had'

/** Only object ids reach git as values. */
export function checkIds(...oids: string[]): void {
  const wrong = oids.find((oid) => !/^[0-9a-f]{40,64}$/.test(oid))
  if (wrong !== undefined)
    throw repositoryError('missingObject', `${JSON.stringify(wrong.slice(0, 100))} is not an object id`, notThere)
}

/** Refuses a branch name that git would not take, or take for something else. */
export function checkBranch(branch: string): void {
  const hostile = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\/\.|^[-./@]|\.lock(\/|$)|[./]$/
  if (branch !== '' && branch.length <= 200 && !hostile.test(branch)) return
  throw repositoryError('missingBranch', `${JSON.stringify(branch)} is not a branch name`, 'write for example: main')
}

/** Refuses a file of the settings that cannot be read. */
export function checkReadable(path: string | undefined, code: 'denied' | 'hostKey', what: string): void {
  if (path === undefined) return
  try {
    accessSync(path, constants.R_OK)
  } catch (cause) {
    throw repositoryError(
      code,
      `${what} ${path} cannot be read`,
      'correct the path, or give the user Holdfast runs as the right to read it',
      cause,
    )
  }
}
