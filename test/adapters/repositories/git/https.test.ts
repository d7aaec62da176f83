import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testRepository } from '../../../contracts/repositories.ts'
import { startHttpServer } from './httpServer.ts'
import type { HttpServer } from './httpServer.ts'
import { makeWorld, personOf } from './world.ts'
import type { World } from './world.ts'

/** A certificate authority of our own, and a certificate it signed. */
interface Authority {
  directory: string
  caFile: string
  tls: { key: string; cert: string }
}

const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' })

/** Makes an authority; `name` is the host its certificate is for. */
function makeAuthority(name = 'IP:127.0.0.1'): Authority {
  const directory = mkdtempSync(join(tmpdir(), 'holdfast-ca-'))
  const path = (file: string): string => join(directory, file)
  const fresh = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  openssl('req', '-x509', ...fresh, '-keyout', path('ca.key'), '-out', path('ca.pem'), '-days', '2', '-subj', '/CN=CA')
  openssl('req', ...fresh, '-keyout', path('key.pem'), '-out', path('request.pem'), '-subj', '/CN=git')
  writeFileSync(path('names'), `subjectAltName=${name}\n`)
  const signed = ['-CA', path('ca.pem'), '-CAkey', path('ca.key'), '-CAcreateserial', '-extfile', path('names')]
  openssl('x509', '-req', '-in', path('request.pem'), ...signed, '-out', path('cert.pem'), '-days', '2')
  const read = (file: string): string => readFileSync(path(file), 'utf8')
  return { directory, caFile: path('ca.pem'), tls: { key: read('key.pem'), cert: read('cert.pem') } }
}

let authority: Authority
beforeAll(() => {
  authority = makeAuthority()
})
afterAll(() => rmSync(authority.directory, { recursive: true }))

testRepository('HTTPS with a CA of its own and a token', async () => {
  const world = makeWorld()
  world.git('-C', world.bare, 'config', 'http.receivepack', 'true')
  const server = await startHttpServer(world.directory, { credential: 'deploy:s3cret', tls: authority.tls })
  const remote = `https://deploy:s3cret@127.0.0.1:${server.port}/remote.git`
  return {
    person: personOf(world),
    open: () => world.open({ remote, caFile: authority.caFile }),
    close: async () => {
      await server.close()
      await world.close()
    },
  }
})

describe('the certificate of an HTTPS remote', () => {
  let world: World
  let server: HttpServer
  beforeEach(() => {
    world = makeWorld()
    world.publish('first', { a: '1' })
  })
  afterEach(async () => {
    await server.close()
    await world.close()
  })

  const open = (caFile?: string) => world.open({ remote: `https://127.0.0.1:${server.port}/remote.git`, caFile })
  const refused = {
    code: 'unreachable',
    message: expect.stringMatching(/certificate/i),
    hint: expect.stringContaining('spec.caFile'),
  }

  it('of an unknown CA is refused, and no credential is sent', async () => {
    server = await startHttpServer(world.directory, { tls: authority.tls })
    const repository = await open()
    await expect(repository.remoteHead()).rejects.toMatchObject(refused)
    await expect(repository.fetch()).rejects.toMatchObject(refused)
    await expect(repository.lease()).rejects.toMatchObject(refused)
    expect(server.authorizations).toEqual([])
  })

  it('of another CA than the one that is named is refused', async () => {
    server = await startHttpServer(world.directory, { tls: authority.tls })
    const other = makeAuthority()
    try {
      await expect((await open(other.caFile)).remoteHead()).rejects.toMatchObject(refused)
    } finally {
      rmSync(other.directory, { recursive: true })
    }
  })

  it('for another host is refused', async () => {
    const other = makeAuthority('DNS:git.example.org')
    try {
      server = await startHttpServer(world.directory, { tls: other.tls })
      await expect((await open(other.caFile)).remoteHead()).rejects.toMatchObject({ code: 'unreachable' })
      expect(server.authorizations).toEqual([])
    } finally {
      rmSync(other.directory, { recursive: true })
    }
  })

  it('is not asked for where the CA file is not there: that is said at once', async () => {
    server = await startHttpServer(world.directory, { tls: authority.tls })
    await expect(open('/nowhere/ca.pem')).rejects.toMatchObject({ message: expect.stringContaining('the CA file') })
  })
})
