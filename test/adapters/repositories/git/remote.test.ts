import { describe, expect, it } from 'vitest'
import { parseRemote } from '../../../../src/adapters/repositories/git/remote.ts'
import { openGitRepository } from '../../../../src/adapters/repositories/git/repository.ts'

describe('the address of a repository', () => {
  it.each([
    ['-oProxyCommand=touch /tmp/x'],
    ['--upload-pack=touch${IFS}x'],
    ['host:repo.git --upload-pack=x'],
    ['ssh://host/--upload-pack=touch'],
    ['ext::sh -c touch% x'],
    ['ext::sh'],
    ['fd::17'],
    ['::x'],
    ['git://host/repo'],
    ['ftp://host/repo'],
    ['ssh://-oProxyCommand=x/repo'],
    ['ssh://-l@host/repo'],
    ['-oProxyCommand=x:repo'],
    ['git@-oProxyCommand=x:repo'],
    ['host:-repo'],
    ['ssh://git:password@host/repo'],
    ['file://elsewhere/repo'],
    ['a b'],
    ['repo\n'],
    [''],
  ])('refuses %j', (text) => {
    expect(() => parseRemote(text)).toThrow(/is refused/)
  })

  it.each([
    ['git@example.org:fleet/config.git', 'ssh'],
    ['example.org:config', 'ssh'],
    ['git@[::1]:config', 'ssh'],
    ['ssh://git@example.org:2222/fleet/config.git', 'ssh'],
    ['https://example.org/fleet/config.git', 'https'],
    ['http://localhost:3000/config', 'http'],
    ['file:///srv/config.git', 'file'],
    ['/srv/config.git', 'file'],
    ['./config.git', 'file'],
  ])('reads %j as %s', (text, kind) => {
    expect(parseRemote(text).kind).toBe(kind)
  })

  it('keeps the token of an address out of what is shown and out of argv', () => {
    const remote = parseRemote('https://deploy:s3c%23ret@example.org/config.git')
    expect(remote).toEqual({ kind: 'https', url: 'https://example.org/config.git', credential: 'deploy:s3c#ret' })
    expect(() => parseRemote('git://deploy:s3cret@example.org/x')).not.toThrow(/s3cret/)
  })

  it.each([['../x'], ['-x'], ['a..b'], ['a b'], ['a.lock'], ['x:y'], ['']])('refuses the branch %j', async (branch) => {
    await expect(openGitRepository({ remote: '/x', branch, cacheDir: '/nonexistent' })).rejects.toMatchObject({
      code: 'missingBranch',
    })
  })
})
