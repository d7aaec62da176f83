import { artifactError } from '../port.ts'
import type { ArtifactError } from '../port.ts'

const maxRedirects = 5

/** The bytes of a URL as they come; throws ArtifactError. */
export async function* download(url: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const shown = url.replace(/\/\/[^/@]*@/, '//…@').replace(/\?.*/s, '?…')
  const response = await follow(url, shown, signal)
  if (!response.ok || response.body === null) {
    await response.body?.cancel()
    const hint = 'see whether the artifact was published under this address'
    throw artifactError('unreachable', `${shown} answered ${response.status} ${response.statusText}`, hint)
  }
  try {
    for await (const chunk of response.body) yield chunk as Uint8Array
  } catch (cause) {
    throw broken(shown, cause)
  }
}

async function follow(start: string, shown: string, signal: AbortSignal): Promise<Response> {
  let url = start
  for (let count = 0; count <= maxRedirects; count += 1) {
    if (!/^https?:\/\/[^/@]+(\/|$)/.test(url))
      throw artifactError(
        'unreachable',
        `${shown} cannot be fetched`,
        'write https://host/path, without user or password',
      )
    let response: Response
    try {
      response = await fetch(url, { redirect: 'manual', signal })
    } catch (cause) {
      throw broken(shown, cause)
    }
    const location = response.headers.get('location')
    if (response.status < 300 || response.status > 399 || location === null) return response
    await response.body?.cancel()
    url = new URL(location, url).href
  }
  throw artifactError('unreachable', `${shown} redirects more than ${maxRedirects} times`, 'write the final address')
}

function broken(shown: string, cause: unknown): ArtifactError {
  const { name, message, cause: inner } = cause as Error & { cause?: { message?: string; code?: string } }
  const why = name === 'TimeoutError' ? 'it took too long' : (inner?.code ?? inner?.message ?? message)
  const hint = 'see whether the artifact server is up and can be reached from here'
  return artifactError('unreachable', `${shown} could not be fetched: ${why}`, hint, cause)
}
