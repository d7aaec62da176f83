import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import { build } from 'esbuild'
import { compileFromFile } from 'json-schema-to-typescript'

const root = fileURLToPath(new URL('../../', import.meta.url))
const kinds = ['Fleet', 'Nodes', 'Service', 'ServiceDefaults', 'Promotion', 'Controller'] as const
const banner = '// Made from schemas/ by `npm run generate`; edit those instead.\n'

/** Types and validators of every kind, by file name: what src/core/desired/generated must hold. */
export async function generate(): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const kind of kinds) {
    const types = await compileFromFile(`${root}schemas/${fileOf(kind)}.schema.json`, {
      cwd: `${root}schemas`,
      bannerComment: banner,
      format: false,
      // Bounds are the validator's matter; as types they would be tuples of every length.
      ignoreMinAndMaxItems: true,
    })
    files.set(`${fileOf(kind)}.ts`, types)
  }
  files.set('validators.ts', `// @ts-nocheck\n${banner}${await bundleValidators()}`)
  return files
}

function fileOf(kind: string): string {
  return kind.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
}

/** ajv's standalone code asks for parts of ajv at run time; bundled, the result imports nothing. */
async function bundleValidators(): Promise<string> {
  const schemas: object[] = []
  for (const kind of kinds)
    schemas.push(JSON.parse(await readFile(`${root}schemas/${fileOf(kind)}.schema.json`, 'utf8')))
  const ajv = new Ajv2020({
    schemas,
    allErrors: true,
    verbose: true,
    strict: true,
    allowUnionTypes: true,
    messages: false,
    code: { source: true, esm: true, lines: true },
  })
  const names = Object.fromEntries(kinds.map((kind) => [`validate${kind}`, `${fileOf(kind)}.schema.json`]))
  const contents = standaloneCode.default(ajv, names)
  const bundle = await build({
    stdin: { contents, resolveDir: root, loader: 'js' },
    bundle: true,
    format: 'esm',
    target: 'node20',
    write: false,
    legalComments: 'none',
  })
  return bundle.outputFiles[0]?.text ?? ''
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = `${root}src/core/desired/generated/`
  await mkdir(target, { recursive: true })
  for (const [name, text] of await generate()) await writeFile(target + name, text)
}
