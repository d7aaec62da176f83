import { isBuiltin } from 'node:module'
import type { Import, Source } from './source.ts'

/** Who may import what: one row of the table in architecture.test.ts. */
export interface Ring {
  /** A folder or a file; `:name` stands for one path segment, and for the same one in `mayImport`. */
  of: string
  /** Folders or files of the project; `*` stands for one path segment. */
  mayImport: string[]
  /** The same, but only for `import type`. */
  mayImportTypesOf?: string[]
}

const isOfProject = (imported: Import): boolean => imported.specifier.startsWith('.')

/** Which file imports what it may not, by the first row of the table that speaks of the file. */
export function wrongImports(sources: Source[], rings: Ring[]): string[] {
  return sources.flatMap((source) => {
    const found = rings.map((ring) => ({ ring, names: match(ring.of, source.path) })).find(({ names }) => names)
    if (!found?.names) return [`${source.path} lies in no ring: give it a row in the table`]
    const { ring, names } = found
    const may = (patterns: string[], target: string): boolean =>
      patterns.some((pattern) => match(fill(pattern, names), target))
    return source.imports.filter(isOfProject).flatMap((imported) => {
      const { target, typeOnly } = imported
      if (may([ring.of, ...ring.mayImport], target)) return []
      if (typeOnly && may(ring.mayImportTypesOf ?? [], target)) return []
      return [`${source.path} imports ${target}`]
    })
  })
}

/** Matches a path with a pattern that names it or a folder above it; returns what each `:name` stood for. */
function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/')
  const segments = path.split('/')
  if (segments.length < wanted.length) return undefined
  const names: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    const segment = segments[at] ?? ''
    if (part.startsWith(':')) names[part] = segment
    else if (part !== '*' && part !== segment && !(part === '*.ts' && isLast(at, segments))) return undefined
  }
  return names
}

const isLast = (at: number, segments: string[]): boolean =>
  at === segments.length - 1 && (segments[at] ?? '').endsWith('.ts')

function fill(pattern: string, names: Record<string, string>): string {
  return pattern.replaceAll(/:\w+/g, (name) => names[name] ?? name)
}

/** Which file imports a Node.js module although it is of the part that must not touch the world. */
export function worldlyImports(sources: Source[], exceptions: Record<string, string>): string[] {
  return sources.flatMap(({ path, imports }) =>
    imports
      .filter(({ specifier }) => isBuiltin(specifier))
      .filter(({ specifier, names }) => `${names} from ${specifier}` !== exceptions[path])
      .map(({ specifier, names }) => `${path} imports ${names} from ${specifier}`),
  )
}

const impure: [RegExp, string][] = [
  [/\b(?:await|async|Promise)\b/, 'waits'],
  [/\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(|\bperformance\b/, 'reads the clock'],
  [
    /\.get(?:Hours|Minutes|Date|Day|Month|FullYear|TimezoneOffset)\b|\.localeCompare\([^(),]*\)|\.toLocale\w*String\(\s*\)/,
    "asks for the machine's zone or language",
  ],
  [/\bMath\.random\b|\brandomUUID\b|\brandomBytes\b/, 'throws dice'],
  [/\bprocess\b/, 'knows its process'],
  [/\bset(?:Timeout|Interval|Immediate)\b|\bqueueMicrotask\b/, 'sets timers'],
  [/\bconsole\b/, 'prints'],
  [/\bfetch\(|\bglobalThis\b/, 'reaches outside'],
]

/** Which file does what a pure function cannot. */
export function impurities(sources: Source[]): string[] {
  return sources.flatMap(({ path, code }) =>
    impure
      .filter(([pattern]) => pattern.test(code))
      .map(([pattern, what]) => `${path} ${what}: ${pattern.exec(code)?.[0]}`),
  )
}

/** The package of an import, without the path inside it; undefined for files and Node.js modules. */
export function packageOf({ specifier }: Import): string | undefined {
  if (specifier.startsWith('.') || isBuiltin(specifier)) return undefined
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

/** Which file imports a package away from its home, or one that has none. */
export function strayPackages(sources: Source[], homes: Record<string, string[]>): string[] {
  return sources.flatMap((source) => {
    const names = new Set(source.imports.map(packageOf).filter((name) => name !== undefined))
    return [...names].flatMap((name) => {
      if (!Object.hasOwn(homes, name)) return [`${source.path} imports ${name}, which has no home in the table`]
      const isHome = homes[name]?.some((home) => match(home, source.path))
      return isHome ? [] : [`${source.path} imports ${name}, which lives in ${homes[name]?.join(', ')}`]
    })
  })
}

/** Which file has more lines than its folder allows; the first folder that fits counts. */
export function longFiles(sources: Source[], limits: [folder: string, lines: number][]): string[] {
  return sources.flatMap(({ path, lines }) => {
    const limit = limits.find(([folder]) => match(folder, path))?.[1] ?? Infinity
    return lines > limit ? [`${path} has ${lines} lines, ${limit} are the limit`] : []
  })
}

/** Which folder or file has a name that says nothing. */
export function emptyNames(sources: Source[]): string[] {
  const says =
    /(?:^|\/)(?:utils?|helpers?|managers?|common|misc|shared|lib)(?:\.ts|\/)|(?:^|\/)(?:types|index)\.ts$|(?:Utils?|Helpers?|Manager)\.ts$/i
  return sources.filter(({ path }) => says.test(path)).map(({ path }) => `${path} is named after nothing`)
}

/** Which file writes what this project's TypeScript leaves out. */
export function foreignSyntax(sources: Source[]): string[] {
  const forms: [RegExp, string][] = [
    [/^\s*export\s+default\b|\bas\s+default\b/m, 'has a default export'],
    [/^\s*(?:export\s+)?(?:declare\s+)?(?:const\s+)?enum\s+\w/m, 'has an enum'],
    [/^\s*(?:export\s+)?(?:declare\s+)?namespace\s+\w/m, 'has a namespace'],
  ]
  return sources.flatMap(({ path, code, imports }) => [
    ...forms.filter(([pattern]) => pattern.test(code)).map(([, what]) => `${path} ${what}`),
    ...imports
      .filter(({ specifier }) => specifier.startsWith('.') && !/\.(?:ts|mjs|json)$/.test(specifier))
      .map(({ specifier }) => `${path} imports ${specifier} without .ts`),
  ])
}

/** Which packages are listed and not imported, or imported and not listed. */
export function unevenPackages(sources: Source[], listed: string[]): string[] {
  const imported = new Set(
    sources.flatMap((source) => source.imports.map(packageOf)).filter((name) => name !== undefined),
  )
  return [
    ...listed.filter((name) => !imported.has(name)).map((name) => `${name} is listed and nothing imports it`),
    ...[...imported].filter((name) => !listed.includes(name)).map((name) => `${name} is imported and not listed`),
  ]
}

/** Tests that lie where no source of the same path does: told, not refused, as some speak of several files. */
export function unmirroredTests(tests: Source[], sources: Source[]): string[] {
  const paths = new Set(sources.flatMap(({ path }) => [path, path.split('/').slice(0, -1).join('/')]))
  const mirrored = /^test\/((?:core|daemon|adapters|node|cli|api|main)\/.*?)(?:\.\w+)?\.test\.ts$/
  return tests.flatMap(({ path }) => {
    const name = mirrored.exec(path)?.[1]
    return name === undefined || paths.has(`src/${name}.ts`) || paths.has(`src/${name}`) ? [] : [path]
  })
}
