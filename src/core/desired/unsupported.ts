/** Words of the design that a later version will accept, with what does the job today. */
const laterProperties: Record<string, string> = {
  approvals: 'protect the branch at your Git server',
  windows: 'merge when a deployment is wanted, or use `holdfast pause`',
  freezes: 'use `holdfast pause`',
  rehearse: 'leave it out; try the change in an environment that comes first',
  rehearsal: 'leave it out; try the change in an environment that comes first',
  secrets: 'put secrets on the hosts by other means; never into this repository',
  groups: 'protect the branch at your Git server',
  logs: 'use a unit, http, tcp or command check',
  prometheus: 'use a unit, http, tcp or command check',
  containers: 'run the container by a unit',
  auth: 'serve the archive where the controller may read it without a login',
  signatures: 'protect the branch at your Git server',
  resources: 'use packages, files, units, users, groups, directories, links and release',
}

/** What to do instead of a property that this version does not know yet; undefined for a word that is simply wrong. */
export function laterProperty(word: string): string | undefined {
  return Object.hasOwn(laterProperties, word) ? laterProperties[word] : undefined
}
