import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { repositoryError } from '../port.ts'

/** Where the config repository lives, checked: nothing in it can be taken for an option or a command. */
export interface Remote {
  kind: 'file' | 'ssh' | 'https' | 'http'
  /** What git is given, and what people are shown; without credentials. */
  url: string
  /** The git directory, for a remote on this machine. */
  gitDir?: string
  /** `user:password` of an HTTP remote, kept out of argv. */
  credential?: string
}

const maxLength = 2048

/** Reads the address of a repository as a person wrote it; throws RepositoryError when it must not be used. */
export function parseRemote(text: string): Remote {
  if (text === '' || text.length > maxLength || /[\u0000-\u0020\u007f]/.test(text.trim()) || text !== text.trim())
    throw refusal(text, 'it is empty, too long, or holds spaces or control characters')
  if (text.startsWith('-')) throw refusal(text, 'it starts with "-" and would be taken for an option')
  if (/--(upload-pack|receive-pack|exec)/.test(text)) throw refusal(text, 'it smuggles in an option of git')
  if (/^[A-Za-z0-9+.-]*::/.test(text)) throw refusal(text, 'remote helpers such as ext:: run commands')
  if (text.startsWith('file://')) return fileRemote(filePath(text))
  if (/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(text)) return urlRemote(text)
  // As git decides it: a colon before the first slash makes it host:path.
  const scp = /^(?:([^/:@]+)@)?(\[[0-9A-Fa-f:.]+\]|[^/:@]+):(.+)$/.exec(text)
  if (scp) return sshRemote(text, scp[1], scp[2] ?? '', scp[3] ?? '')
  return fileRemote(text)
}

function urlRemote(text: string): Remote {
  let url: URL
  try {
    url = new URL(text)
  } catch (cause) {
    throw refusal(text, 'it is not a valid URL', cause)
  }
  if (url.protocol === 'ssh:') return sshRemote(text, url.username, url.hostname, url.pathname.replace(/^\//, ''))
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw refusal(text, `${url.protocol}// is not one of ssh, https, http, file`)
  const credential = url.username
    ? `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
    : undefined
  url.username = ''
  url.password = ''
  return { kind: url.protocol === 'https:' ? 'https' : 'http', url: url.href, credential }
}

function sshRemote(text: string, user: string | undefined, host: string, path: string): Remote {
  if (host === '' || host.startsWith('-') || path === '' || path.startsWith('-') || user?.startsWith('-'))
    throw refusal(text, 'user, host and path must not be empty or start with "-"')
  if (/^ssh:\/\/[^/@]*:[^/@]*@/.test(text)) throw refusal('ssh://…', 'a password in an SSH address is never used')
  return { kind: 'ssh', url: text }
}

function filePath(text: string): string {
  try {
    return fileURLToPath(text)
  } catch (cause) {
    throw refusal(text, 'a file:// address needs an absolute path and no host', cause)
  }
}

function fileRemote(text: string): Remote {
  const url = resolve(text)
  const inner = join(url, '.git')
  return { kind: 'file', url, gitDir: isDirectory(inner) ? inner : url }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function refusal(text: string, why: string, cause?: unknown): Error {
  const shown = text.replace(/\/\/[^/@]*@/, '//…@').slice(0, 200)
  return repositoryError(
    'denied',
    `the repository address ${JSON.stringify(shown)} is refused: ${why}`,
    'write ssh://git@host/path, git@host:path, https://host/path or a path on this machine',
    cause,
  )
}
