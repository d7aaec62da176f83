import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pack } from 'tar-stream'
import type { Header } from 'tar-stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listEntries } from '../../../../src/adapters/artifacts/file/entries.ts'
import { treeDigest } from '../../../../src/core/fleet/digest.ts'
import type { TreeEntry } from '../../../../src/core/fleet/digest.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'holdfast-tar-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const sh = (command: string): string =>
  execFileSync('sh', ['-ec', `umask 022\n${command}`], { cwd: directory, maxBuffer: 64 * 1024 * 1024 }).toString()

/** What real tar makes of an archive, as real find tells it. */
function unpacked(archive: string): TreeEntry[] {
  sh(`mkdir out && tar -xpf ${archive} --no-same-owner -C out`)
  return sh(`find out -printf '%P\\t%y\\t%m\\t%s\\t%Ts\\t%l\\0'`)
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const [path = '', type = '', mode = '', size = '', mtime = '', target = ''] = line.split('\t')
      const file = type === 'f'
      return {
        path,
        type: type as TreeEntry['type'],
        mode,
        size: file ? Number(size) : 0,
        mtime: file ? Number(mtime) : 0,
        target,
      }
    })
}

const byPath = (entries: TreeEntry[]): TreeEntry[] => entries.toSorted((a, b) => (a.path < b.path ? -1 : 1))

async function sameAsReal(archive: string): Promise<TreeEntry[]> {
  const listed = await listEntries(join(directory, archive))
  const real = unpacked(archive)
  expect(byPath(listed)).toEqual(byPath(real))
  expect(treeDigest(listed)).toBe(treeDigest(real))
  return listed
}

/** An archive as a hostile or odd program writes it. */
async function written(...members: (Partial<Header> & { name: string; content?: string })[]): Promise<string> {
  const tar = pack()
  for (const { content, ...header } of members) tar.entry(header as Header, content ?? '')
  tar.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of tar) chunks.push(chunk as Buffer)
  writeFileSync(join(directory, 'a.tar'), Buffer.concat(chunks))
  return 'a.tar'
}

describe('the entries of an archive', () => {
  beforeEach(() => {
    const long = join('deep', 'x'.repeat(120), 'y'.repeat(120))
    const files: [string, number, number][] = [
      ['bin/app', 0o755, 1_700_000_000.75],
      ['etc/app.conf', 0o640, 0],
      ['etc/secret', 0o400, 1_234_567_890.999],
      ['ü ö "quoted"', 0o644, 1_700_000_001],
      ['-rf', 0o644, 1_700_000_001],
      ['empty', 0o4755, 1_700_000_002],
      [join(long, 'z'.repeat(100)), 0o664, 1_700_000_003],
    ]
    for (const [path, mode, mtime] of files) {
      const full = join(directory, 'in', path)
      mkdirSync(dirname(full), { recursive: true })
      writeFileSync(full, path === 'empty' ? '' : path)
      chmodSync(full, mode)
      utimesSync(full, mtime, mtime)
    }
    mkdirSync(join(directory, 'in', 'bare'), { mode: 0o700 })
    chmodSync(join(directory, 'in', 'bare'), 0o2750)
    symlinkSync('../bin/app', join(directory, 'in', 'etc', 'run'))
    symlinkSync(`deep/${'x'.repeat(120)}`, join(directory, 'in', 'longlink'))
    symlinkSync('etc/../nothing'.replace('etc/../', ''), join(directory, 'in', 'dangling'))
  })

  it.each([
    ['tar -C in -cf a.tar --format=gnu .', 'a.tar'],
    ['tar -C in -cf a.tar --format=posix .', 'a.tar'],
    ['tar -C in -czf a.tgz --format=posix .', 'a.tgz'],
    ['cd in; tar -cf ../a.tar --format=posix -- *', 'a.tar'],
    ['chmod 700 in; tar -C in -czf a.tgz --format=gnu .', 'a.tgz'],
    ['find in -type f -printf "%P\\0" | tar -C in -cf a.tar --format=posix --null --no-recursion -T -', 'a.tar'],
    ['tar -C in -cf a.tar --format=ustar bin etc bare', 'a.tar'],
    ['tar -C in -cf a.tar --format=posix --pax-option=delete=mtime bin etc', 'a.tar'],
  ])('are what a node sees: %s', async (command, archive) => {
    sh(command)
    const listed = await sameAsReal(archive)
    expect(listed.length).toBeGreaterThan(5)
  })

  it('are what a node sees of git archive', async () => {
    rmSync(join(directory, 'in', 'etc', 'secret'))
    sh(
      'cd in; git init -q; git -c user.name=a -c user.email=a@x add -A; git -c user.name=a -c user.email=a@x commit -qm x',
    )
    sh('cd in; git archive --format=tar.gz --prefix=app-1/ -o ../a.tgz HEAD')
    await sameAsReal('a.tgz')
  })

  it('are what a node sees of odd names and late directories', async () => {
    await sameAsReal(
      await written(
        { name: './/a//b/./c', content: 'c', mode: 0o600, mtime: new Date(5000) },
        { name: 'a', type: 'directory', mode: 0o711 },
        { name: 'plain', content: 'p', mtime: new Date(1_700_000_000_900) },
      ),
    )
  })

  it('are one directory for an empty archive', async () => {
    sh('mkdir none; tar -cf a.tar -T /dev/null')
    await sameAsReal('a.tar')
  })
})

describe('an archive is refused', () => {
  it.each<[string, (Partial<Header> & { name: string })[]]>([
    ['with an absolute path', [{ name: '/etc/passwd' }]],
    ['that climbs out', [{ name: 'a/../../b' }]],
    ['with ..', [{ name: '..' }]],
    ['with a hard link', [{ name: 'a' }, { name: 'b', type: 'link', linkname: 'a' }]],
    ['with a device', [{ name: 'null', type: 'character-device', devmajor: 1, devminor: 3 }]],
    ['with a block device', [{ name: 'sda', type: 'block-device' }]],
    ['with a fifo', [{ name: 'pipe', type: 'fifo' }]],
    ['with an absolute link', [{ name: 'a', type: 'symlink', linkname: '/etc' }]],
    ['with a link that climbs out', [{ name: 'a/b', type: 'symlink', linkname: '../../x' }]],
    ['with a link to above itself', [{ name: 'a', type: 'symlink', linkname: '..' }]],
    [
      'with a link that climbs through another',
      [
        { name: 'd', type: 'symlink', linkname: '.' },
        { name: 'e', type: 'symlink', linkname: 'd/..' },
      ],
    ],
    ['with a file below a link', [{ name: 'a', type: 'symlink', linkname: 'b' }, { name: 'a/x' }]],
    ['with a link where a directory is implied', [{ name: 'a/x' }, { name: 'a', type: 'symlink', linkname: 'b' }]],
    ['with a file below a file', [{ name: 'a' }, { name: 'a/x' }]],
    ['with a name twice', [{ name: 'a' }, { name: './a' }]],
    [
      'with a directory twice',
      [
        { name: 'a', type: 'directory' },
        { name: 'a', type: 'directory' },
      ],
    ],
    ['with a control character', [{ name: 'a\nb' }]],
    ['with a backslash', [{ name: 'a\\b' }]],
    ['with a tab in a target', [{ name: 'a', type: 'symlink', linkname: 'b\tc' }]],
    ['with a file that replaces the root', [{ name: '.', type: 'symlink', linkname: 'x' }]],
  ])('%s', async (_, members) => {
    const archive = await written(...members)
    await expect(listEntries(join(directory, archive))).rejects.toMatchObject({
      code: 'unsafe',
      hint: expect.any(String),
    })
  })

  it('that is sparse, a hard link of tar itself, or no archive at all', async () => {
    sh('truncate -s 1M big; echo x >> big; tar -cSf a.tar big')
    await expect(listEntries(join(directory, 'a.tar'))).rejects.toMatchObject({ code: 'unsafe' })
    sh('tar -cSf b.tar --format=posix big')
    await expect(listEntries(join(directory, 'b.tar'))).rejects.toMatchObject({ code: 'unsafe' })
    sh('echo x > one; ln one two; tar -cf c.tar one two')
    await expect(listEntries(join(directory, 'c.tar'))).rejects.toMatchObject({ code: 'unsafe' })
    writeFileSync(join(directory, 'page'), '<html>'.repeat(500))
    await expect(listEntries(join(directory, 'page'))).rejects.toMatchObject({ code: 'unsafe' })
  })

  it('that is cut off, in gzip or in tar', async () => {
    sh('mkdir in; head -c 300000 /dev/urandom > in/x; tar -czf a.tgz in; tar -cf a.tar in')
    sh('head -c 100000 a.tgz > b.tgz; head -c 100000 a.tar > b.tar')
    await expect(listEntries(join(directory, 'b.tgz'))).rejects.toMatchObject({ code: 'unsafe' })
    await expect(listEntries(join(directory, 'b.tar'))).rejects.toMatchObject({ code: 'unsafe' })
  })

  it('that is packed otherwise', async () => {
    writeFileSync(join(directory, 'a.xz'), Buffer.from('fd377a585a000004', 'hex'))
    await expect(listEntries(join(directory, 'a.xz'))).rejects.toThrow(/xz/)
  })

  it('with too many entries', async () => {
    const header = Buffer.from(sh('echo > x; tar -cf - x | head -c 512'), 'latin1')
    const blocks: Buffer[] = []
    for (let n = 0; n <= 200_000; n += 1) {
      const block = Buffer.from(header)
      block.write(`d/${n}`, 0, 100, 'latin1')
      block.write('00000000000\0', 124, 'latin1')
      block.write('        ', 148, 'latin1')
      const sum = block.reduce((total, byte) => total + byte, 0)
      block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
      blocks.push(block)
    }
    writeFileSync(join(directory, 'many.tar'), Buffer.concat(blocks))
    await expect(listEntries(join(directory, 'many.tar'))).rejects.toMatchObject({ code: 'limit' })
  })
})
