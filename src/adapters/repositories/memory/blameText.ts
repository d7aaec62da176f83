import type { BlamedLine } from '../port.ts'
import type { MemoryCommit } from './memory.ts'

/**
 * Who last changed each line of a file of the model. A commit changed what lies between the lines it shares with its
 * first parent at the beginning and at the end: true of changes in one place, which is all the model is asked about.
 */
export function blameText(
  at: (oid: string) => MemoryCommit,
  commit: MemoryCommit,
  path: string,
): BlamedLine[] | undefined {
  const text = commit.tree[path]
  if (text === undefined) return undefined
  const lines = linesOf(text)
  const [parent] = commit.parents
  const before = parent === undefined ? undefined : at(parent)
  const old = before?.tree[path] === undefined ? [] : linesOf(before.tree[path])
  const older = before && old.length > 0 ? (blameText(at, before, path) ?? []) : []
  const isSame = (mine: number, theirs: number): boolean => lines[mine] === old[theirs]
  let head = 0
  while (head < Math.min(lines.length, old.length) && isSame(head, head)) head += 1
  let tail = 0
  const most = Math.min(lines.length, old.length) - head
  while (tail < most && isSame(lines.length - 1 - tail, old.length - 1 - tail)) tail += 1
  const { oid, subject, author, at: time } = commit
  const mine: BlamedLine = { commit: oid, subject, author: author.name, at: time }
  return lines.map((_, index) => {
    if (index < head) return older[index] ?? mine
    const fromEnd = lines.length - index
    return fromEnd <= tail ? (older[old.length - fromEnd] ?? mine) : mine
  })
}

function linesOf(text: string): string[] {
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')
}
