import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { must } from '../run.ts'

const app = fileURLToPath(new URL('../../../fixtures/demo/app', import.meta.url))

/** Packs the demo's program as an archive of one version, as a build would: the same bytes every time. */
export async function packRelease(version: string, required: string[] = []): Promise<Buffer> {
  const directory = await mkdtemp(join(tmpdir(), 'holdfast-pack-'))
  try {
    const tree = join(directory, 'tree')
    await cp(app, tree, { recursive: true })
    await chmod(join(tree, 'bin/hello'), 0o755)
    await writeFile(join(tree, 'VERSION'), `${version}\n`)
    await mkdir(join(tree, 'share'))
    await writeFile(join(tree, 'share/required'), required.map((name) => `${name}\n`).join(''))
    const file = join(directory, 'release.tar')
    const same = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner', '--mode=u=rwX,go=rX']
    await must(['tar', ...same, '-C', tree, '-cf', file, '.'])
    await must(['gzip', '-n', file])
    return await readFile(`${file}.gz`)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
