import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const core = join(here, '../../src/core')

/** Functions that a planted bug may replace, by their file. */
const seams: Record<string, string[]> = {
  'rollout/due.ts': ['due'],
  'rollout/effective.ts': ['effectiveOf'],
  'rollout/openAttempts.ts': ['hasOpenAttempt'],
  'rollout/rules/startWaves.ts': ['startWaves'],
  'rollout/rules/endRollouts.ts': ['endRollouts'],
  'rollout/rules/healNodes.ts': ['healNodes'],
  'health/verdict.ts': ['judge'],
  'rollback/revertMessage.ts': ['revertMessage'],
  'plan/planNode.ts': ['planNode'],
  'desired/writeProblems.ts': ['printable'],
  '../daemon/rollout/sample.ts': ['sample'],
  '../daemon/record/findRevert.ts': ['findRevert'],
  '../daemon/fleet/describeLook.ts': ['describeLook'],
}

/** Lets planted bugs come between the product and its own functions; the product itself knows nothing of it. */
const seamPlugin: Plugin = {
  name: 'seams',
  setup({ onLoad }) {
    for (const [file, names] of Object.entries(seams)) {
      const path = join(core, file)
      onLoad({ filter: new RegExp(`${path.replaceAll(/[.+]/g, '\\$&')}$`) }, () => ({
        contents: names.reduce(opened, readFileSync(path, 'utf8')),
        loader: 'ts',
      }))
    }
  },
}

function opened(source: string, name: string): string {
  const declared = new RegExp(`export (async )?function ${name}\\b`)
  if (!declared.test(source))
    throw new Error(`${name} is not exported as a function any more: see test/simulation/bundle.ts`)
  return `${source.replaceAll(new RegExp(`\\b${name}\\(`, 'g'), `${name}(`).replace(declared, `$1function real_${name}`)}
export function ${name}(...args: any[]): any {
  return (globalThis as any).holdfastSeam ? (globalThis as any).holdfastSeam('${name}', real_${name}, args) : (real_${name} as any)(...args)
}
`
}

/** One file of the worker and all it needs: it runs several times faster than module by module. */
export interface Bundle {
  file: string
  remove(): void
}

/** Builds the worker; `withSeams` for planted bugs alone. */
export async function bundleWorker({ withSeams }: { withSeams: boolean }): Promise<Bundle> {
  const directory = mkdtempSync(join(tmpdir(), 'holdfast-simulation-'))
  const file = join(directory, 'worker.mjs')
  await build({
    entryPoints: [join(here, 'worker.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    plugins: withSeams ? [seamPlugin] : [],
  })
  return { file, remove: () => rmSync(directory, { recursive: true, force: true }) }
}
