import type { Git } from './command.ts'
import { must } from './trees.ts'

/** In whose name, and when, a commit is made. */
export interface Identity {
  author: { name: string; email: string }
  /** Milliseconds since 1970. */
  at: number
}

/** Git as somebody at a time: the same question makes the same commit. */
export function withIdentity(git: Git, { author, at }: Identity): Git {
  const date = `@${Math.floor(at / 1000)} +0000`
  const environment = {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: author.name,
    GIT_COMMITTER_EMAIL: author.email,
    GIT_COMMITTER_DATE: date,
  }
  return (args, call = {}) => git(args, { ...call, environment: { ...environment, ...call.environment } })
}

/** Commits a tree on top of a commit. */
export function commitTree(run: Git, tree: string, parent: string, message: string): Promise<string> {
  return must(run, ['commit-tree', tree, '-p', parent], { input: `${message.trimEnd()}\n` })
}
