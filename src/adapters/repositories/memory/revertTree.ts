type Tree = Record<string, string>

/**
 * Undoes commits path by path: what a commit changed goes back, unless somebody changed it since: that is a conflict,
 * settled by the path as it was before the commit.
 */
export function revertTree(
  at: (oid: string) => { parents: string[]; tree: Tree },
  onto: string,
  commits: string[],
  settle: 'before' | undefined,
): { tree: Tree; conflicts: string[] } {
  const tree = { ...at(onto).tree }
  const conflicts = new Set<string>()
  for (const oid of commits) {
    const commit = at(oid)
    const before = commit.parents[0] ? at(commit.parents[0]).tree : {}
    for (const path of new Set([...Object.keys(before), ...Object.keys(commit.tree)])) {
      if (before[path] === commit.tree[path] || tree[path] === before[path]) continue
      if (tree[path] !== commit.tree[path]) conflicts.add(path)
      const text = before[path]
      if (text === undefined) delete tree[path]
      else tree[path] = text
    }
    if (conflicts.size > 0 && settle === undefined) break
  }
  return { tree, conflicts: [...conflicts].toSorted() }
}
