import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findMirror } from './machine.ts'
import { must } from './run.ts'
import { otherLabs } from './state.ts'

const cacheDirectory = '/var/cache/holdfast-lab'
const suite = 'bookworm'

const scriptOf = (layer: string): string => fileURLToPath(new URL(`inside/${layer}.sh`, import.meta.url))

function recipeHash(layers: string[]): string {
  const hash = createHash('sha256').update(suite).update(process.arch)
  for (const layer of layers) hash.update(readFileSync(scriptOf(layer)))
  return hash.digest('hex').slice(0, 12)
}

/** Returns the read-only directories hosts boot from, topmost first; builds what the cache does not hold. */
export async function ensureRootfs(python: boolean, onProgress: (line: string) => void): Promise<string[]> {
  const base = await ensureLayer('base', recipeHash(['base']), onProgress, async () => [await findMirror(suite), suite])
  if (!python) return [base]
  const hash = recipeHash(['base', 'python'])
  return [await ensureLayer('python', hash, onProgress, async () => [base]), base]
}

async function ensureLayer(
  layer: string,
  hash: string,
  onProgress: (line: string) => void,
  findArguments: () => Promise<string[]>,
): Promise<string> {
  const finished = join(cacheDirectory, `${layer}-${hash}`)
  if (existsSync(finished)) return finished
  mkdirSync(cacheDirectory, { recursive: true })
  // Half-built ones come from a kill: the lock is held, so nobody is at them. Others are of an older recipe, from
  // which another lab may have booted.
  const isInUse = otherLabs().length > 0
  for (const entry of readdirSync(cacheDirectory)) {
    if (!entry.startsWith(`${layer}-`)) continue
    if (!isInUse || entry.endsWith('.partial')) rmSync(join(cacheDirectory, entry), { recursive: true, force: true })
  }
  const partial = `${finished}.partial`
  let last = 'starting'
  const saySoFar = (): void => onProgress(`building the ${layer} root file system (about a minute, once): ${last}`)
  saySoFar()
  const timer = setInterval(saySoFar, 5_000)
  try {
    // Ends with this process: a next run must not meet a builder still at work in the directory it clears.
    const isolate = [
      'setpriv',
      '--pdeathsig=KILL',
      'unshare',
      '--mount',
      '--pid',
      '--fork',
      '--kill-child',
      '--mount-proc',
    ]
    const script = ['bash', scriptOf(layer), partial, ...(await findArguments())]
    await must([...isolate, ...script], { timeoutMs: 900_000, onLine: (line) => (last = line.slice(0, 80)) })
  } finally {
    clearInterval(timer)
  }
  renameSync(partial, finished)
  return finished
}
