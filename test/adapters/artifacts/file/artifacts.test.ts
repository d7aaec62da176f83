import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openArtifacts } from '../../../../src/adapters/artifacts/file/artifacts.ts'

describe('kept archives', () => {
  let directory: string
  let kept: string
  let archive: Buffer
  let sha256: string
  let server: Server
  let base: string
  let handle: RequestListener
  let requests: string[]
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'holdfast-artifacts-'))
    kept = join(directory, 'kept')
    mkdirSync(join(directory, 'in'))
    writeFileSync(join(directory, 'in', 'app'), 'app\n')
    archive = execFileSync('tar', ['-C', join(directory, 'in'), '-cz', '.'])
    sha256 = createHash('sha256').update(archive).digest('hex')
    requests = []
    handle = (_request, response) => response.end(archive)
    server = createServer((request, response) => {
      requests.push(request.url ?? '')
      handle(request, response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    rmSync(directory, { recursive: true, force: true })
  })

  it('are forgotten when nobody asked for them for long, and can be fetched again', async () => {
    const artifacts = await openArtifacts(kept)
    await artifacts.fetch(`${base}/app.tar.gz`, sha256)
    const day = 86_400_000
    const longAgo = new Date(Date.now() - 100 * day)
    utimesSync(join(kept, sha256), longAgo, longAgo)
    await artifacts.read(sha256)
    expect(await artifacts.forget(90 * day)).toBe(0)
    utimesSync(join(kept, sha256), longAgo, longAgo)
    expect(await artifacts.forget(90 * day)).toBe(1)
    expect(readdirSync(kept)).toEqual([])
    await artifacts.fetch(`${base}/app.tar.gz`, sha256)
    expect(requests).toHaveLength(2)
  })

  it('are fetched once, however many ask, and survive a restart', async () => {
    const artifacts = await openArtifacts(kept)
    const [one, two] = await Promise.all([artifacts.fetch(`${base}/a`, sha256), artifacts.fetch(`${base}/a`, sha256)])
    expect(one).toMatchObject({ sha256, size: archive.length })
    expect(one.entries.map(({ path }) => path).toSorted()).toEqual(['', 'app'])
    expect(two).toEqual(one)
    expect(await artifacts.fetch(`${base}/gone`, sha256)).toEqual(one)
    expect(await (await openArtifacts(kept)).fetch(`${base}/gone`, sha256)).toEqual(one)
    expect(requests).toEqual(['/a'])
    expect(Buffer.from(await artifacts.read(sha256))).toEqual(archive)
  })

  it('come from the repository too', async () => {
    const artifacts = await openArtifacts(kept)
    const added = await artifacts.add(archive)
    expect(added.sha256).toBe(sha256)
    expect(await artifacts.fetch(`${base}/a`, sha256)).toEqual(added)
    expect(requests).toEqual([])
  })

  it('are listed again when the list is torn', async () => {
    const artifacts = await openArtifacts(kept)
    const added = await artifacts.add(archive)
    writeFileSync(join(kept, `${sha256}.json`), '{"version":1,"entr')
    expect(await artifacts.fetch(`${base}/a`, sha256)).toEqual(added)
    expect(() => JSON.parse(readFileSync(join(kept, `${sha256}.json`), 'utf8')) as unknown).not.toThrow()
  })

  it('are never another than the manifest says', async () => {
    const artifacts = await openArtifacts(kept)
    const other = 'a'.repeat(64)
    await expect(artifacts.fetch(`${base}/a`, other)).rejects.toMatchObject({ code: 'mismatch' })
    await expect(artifacts.fetch(`${base}/a`, '../../etc/passwd')).rejects.toMatchObject({ code: 'mismatch' })
    await expect(artifacts.read('../../etc/passwd')).rejects.toMatchObject({ code: 'unreachable' })
    await expect(artifacts.read(other)).rejects.toMatchObject({ code: 'unreachable' })
    expect(readdirSync(kept)).toEqual([])
  })

  it('that rotted are removed, not sent', async () => {
    const artifacts = await openArtifacts(kept)
    await artifacts.add(archive)
    writeFileSync(join(kept, sha256), 'rotten')
    await expect(artifacts.read(sha256)).rejects.toMatchObject({ code: 'mismatch' })
    expect(await artifacts.fetch(`${base}/a`, sha256)).toMatchObject({ size: archive.length })
    expect(Buffer.from(await artifacts.read(sha256))).toEqual(archive)
  })

  it('follow a few redirects, and not to anything but http', async () => {
    const artifacts = await openArtifacts(kept)
    handle = (request, response) => {
      if (request.url === '/there') response.end(archive)
      else if (request.url === '/once') response.writeHead(302, { location: '/there' }).end()
      else if (request.url === '/file') response.writeHead(302, { location: 'file:///etc/passwd' }).end()
      else response.writeHead(302, { location: '/loop' }).end()
    }
    await expect(artifacts.fetch(`${base}/loop`, sha256)).rejects.toThrow(/redirects more than/)
    expect(requests.length).toBe(6)
    await expect(artifacts.fetch(`${base}/file`, sha256)).rejects.toMatchObject({ code: 'unreachable' })
    expect(await artifacts.fetch(`${base}/once`, sha256)).toMatchObject({ sha256 })
  })

  it('say why they cannot be had', async () => {
    const artifacts = await openArtifacts(kept, { timeoutMs: 500, maxBytes: archive.length - 1 })
    await expect(artifacts.fetch(`${base}/a`, sha256)).rejects.toMatchObject({ code: 'limit' })
    handle = (_request, response) => response.writeHead(404).end('no')
    await expect(artifacts.fetch(`${base}/a?token=s3cret`, sha256)).rejects.toThrow(/a\?… answered 404/)
    handle = () => undefined
    await expect(artifacts.fetch(`${base}/a`, sha256)).rejects.toThrow(/took too long/)
    handle = (_request, response) => {
      response.writeHead(200, { 'content-length': '10' })
      response.write('x', () => response.destroy())
    }
    await expect(artifacts.fetch(`${base}/a`, sha256)).rejects.toMatchObject({ code: 'unreachable' })
    await expect(artifacts.fetch('file:///etc/passwd', sha256)).rejects.toMatchObject({ code: 'unreachable' })
    await expect(artifacts.fetch('http://user:s3cret@host/', sha256)).rejects.not.toThrow(/s3cret/)
    expect(readdirSync(kept)).toEqual([])
  })

  it('leave no parts behind, not even those of a killed process', async () => {
    mkdirSync(kept)
    writeFileSync(join(kept, 'part-0011'), 'x')
    const artifacts = await openArtifacts(kept)
    await expect(artifacts.add(Buffer.from('no archive'.repeat(100)))).rejects.toMatchObject({ code: 'unsafe' })
    expect(readdirSync(kept)).toEqual([])
  })
})
