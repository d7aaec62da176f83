import { repositoryError } from '../port.ts'
import type { RepositoryError } from '../port.ts'

type Rule = [pattern: RegExp, code: RepositoryError['code'], hint: string]

const unreachableHint = 'see whether the host is up and can be reached from here; it is tried again at the next poll'

// The first rule that matches speaks. Only the first group is about our own clone; any doubt there ends in a new one.
const rules: Rule[] = [
  [/No space left on device|Disk quota exceeded/i, 'limit', 'make room on the disk of the state directory'],
  [/signal 25|File size limit exceeded|File too large/i, 'limit', 'the repository is over 4 GiB: make it smaller'],
  [/^(?!remote:).*Unable to create '.*\.lock'|^(?!remote:).*cannot lock ref/im, 'corrupt', 'the clone is made anew'],
  [
    /Host key verification failed|HOST IDENTIFICATION HAS CHANGED|host key is known/i,
    'hostKey',
    'get the host key from someone you trust (not over the network) and put it into the known hosts file',
  ],
  [/UNPROTECTED PRIVATE KEY FILE/i, 'denied', 'chmod 600 the deploy key'],
  [/dubious ownership/i, 'denied', 'make the repository directory owned by the user Holdfast runs as'],
  [
    /Permission denied|Authentication failed|could not read (Username|Password)|terminal prompts disabled|error: 40[13]|(HTTP|code) 40[13]|not granted|access denied|read-only|deploy key|Repository not found/i,
    'denied',
    'give the deploy key (or the token in the address) access to the repository',
  ],
  [
    /does not appear to be a git repository|does not exist|repository '.*' not found|error: 404/i,
    'unreachable',
    'there is no repository at this address: correct it',
  ],
  [/error: 30\d|redirect/i, 'unreachable', 'the server redirects elsewhere: write the address it redirects to'],
  [
    /SSL|certificate|TLS/i,
    'unreachable',
    'its certificate is not one this controller trusts; for a CA of your own name its certificate as spec.caFile in the controller file',
  ],
  [
    /resolve host|Connection (refused|timed out|reset|closed)|No route to host|unreachable|[Cc]ould not connect|Failed to connect|hung up|early EOF|unexpected disconnect|timed out|Could not read from remote|error: 5\d\d|Empty reply|Broken pipe|expected flush/i,
    'unreachable',
    unreachableHint,
  ],
]

/** Puts a failed conversation with the remote into words; what no rule knows counts as a corrupt clone. */
export function remoteFailure(doing: string, remote: string, stderr: string): RepositoryError {
  const rule = rules.find(([pattern]) => pattern.test(stderr))
  const [, code, hint] = rule ?? [
    undefined,
    'corrupt' as const,
    'the clone is made anew; if this stays, check the remote with git fsck',
  ]
  return repositoryError(code, `${doing} ${remote}: ${excerpt(stderr)}`, hint)
}

/** The same for a question, which does not touch the clone, so that its failure says nothing about it. */
export function questionFailure(doing: string, remote: string, stderr: string): RepositoryError {
  const error = remoteFailure(doing, remote, stderr)
  if (error.code !== 'corrupt') return error
  return repositoryError('unreachable', error.message, 'see whether git ls-remote works on this machine')
}

/** Says that the local clone cannot answer. */
export function cacheFailure(doing: string, stderr: string): RepositoryError {
  const full = /No space left on device|Disk quota exceeded/i.test(stderr)
  return full
    ? repositoryError('limit', `${doing}: ${excerpt(stderr)}`, 'make room on the disk of the state directory')
    : repositoryError('corrupt', `${doing}: ${excerpt(stderr)}`, 'the clone is made anew at the next fetch')
}

/** The telling end of what git printed, as one safe line. */
export function excerpt(stderr: string): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ').trim())
    .filter((line) => line !== '' && !/^(hint:|@+$|Please make sure|and the repository exists)/.test(line))
  return lines.slice(-4).join('; ').slice(-400) || 'git gave no reason'
}
