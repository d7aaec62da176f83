import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const cache = join(root, '.cache')
const record = join(cache, 'built-from')

/** Every file under a folder, relative to it, in one order everywhere. */
function filesOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return files.map((file) => file.slice(folder.length + 1)).toSorted()
}

function digestOfSources() {
  const hash = createHash('sha256').update(process.version)
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'test/setup/build.mjs']
  for (const file of [...settings, ...filesOf(join(root, 'src')).map((name) => `src/${name}`)]) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function isBuilt(digest) {
  return existsSync(join(root, 'dist/main.js')) && existsSync(record) && readFileSync(record, 'utf8') === digest
}

/** What the program reads at run time and the compiler leaves behind. */
function isAsset(name) {
  return !name.endsWith('.ts') && !name.endsWith('.md')
}

/** Makes `dist` from `src`; true when it is there. A build of the same sources is done at once. */
export function build() {
  const digest = digestOfSources()
  if (isBuilt(digest)) return true
  process.stderr.write('building dist\n')
  mkdirSync(cache, { recursive: true })
  const fresh = join(cache, `dist-${process.pid}`)
  const old = join(cache, `dist-old-${process.pid}`)
  try {
    const compiler = join(root, 'node_modules/typescript/bin/tsc')
    const compile = [compiler, '-p', 'tsconfig.build.json', '--outDir', fresh]
    if (spawnSync(process.execPath, compile, { cwd: root, stdio: 'inherit' }).status !== 0) return false
    const source = join(root, 'src')
    for (const name of filesOf(source).filter(isAsset)) {
      mkdirSync(dirname(join(fresh, name)), { recursive: true })
      cpSync(join(source, name), join(fresh, name))
    }
    chmodSync(join(fresh, 'main.js'), 0o755)
    // Swapped whole: nobody meets half a build, and no file of an earlier one stays.
    if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), old)
    renameSync(fresh, join(root, 'dist'))
    writeFileSync(record, digest)
    return true
  } finally {
    for (const path of [fresh, old]) rmSync(path, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = build() ? 0 : 1
