/** A commit as people cite it. Times are milliseconds since 1970. */
export interface CommitInfo {
  oid: string
  parents: string[]
  subject: string
  author: { name: string; email: string }
  at: number
}
