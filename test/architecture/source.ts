import { readFileSync, readdirSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One import, re-export or dynamic import of a file. */
export interface Import {
  /** As written: a package, a `node:` module or a relative path. */
  specifier: string
  /** What is meant: a path from the root for a relative one, else the specifier. */
  target: string
  typeOnly: boolean
  /** What stands between `import` and `from`. */
  names: string
}

/** One file as the rules see it. */
export interface Source {
  /** From the root of the project, such as `src/core/plan/plan.ts`. */
  path: string
  lines: number
  /** The text with comments and the insides of literals blanked, so that only code is left to search. */
  code: string
  imports: Import[]
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Reads every TypeScript and shell file under folders of the project. */
export function readSources(...folders: string[]): Source[] {
  const paths = folders.flatMap((folder) => {
    const entries = readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    return entries.map((entry) => `${folder}/${entry}`).filter((path) => /\.(?:ts|mjs|sh)$/.test(path))
  })
  return paths.toSorted().map((path) => toSource(path, readFileSync(root + path, 'utf8')))
}

const importPattern =
  /^[ \t]*(?:import|export)\s+(type\s+)?([^'";()]*?\bfrom\s+)?'([^'\n]*)'|\b(?:import|require|import\.meta\.resolve)\(\s*'([^'\n]*)'/gm

/** Turns a file's text into what the rules see. */
export function toSource(path: string, text: string): Source {
  const kept = blank(text, false)
  const imports = [...kept.matchAll(importPattern)].map(([, type, names = '', from, dynamic]) => {
    const specifier = from ?? dynamic ?? ''
    const target = specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier
    return { specifier, target, typeOnly: type !== undefined, names: names.replace(/\bfrom\s+$/, '').trim() }
  })
  return { path, lines: text.split('\n').length - 1, code: blank(text, true), imports }
}

/** Comments, strings, templates (with what they interpolate) and regular expressions after an operator. */
const literalPattern =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`|(?<=[=(,:?&|!;{[]\s*|\breturn\s+)\/(?![/*])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g

/** Blanks comments, and what literals hold unless they are to be kept; the line structure stays. */
function blank(text: string, literalsToo: boolean): string {
  return text.replaceAll(literalPattern, (found) => {
    const isComment = found.startsWith('//') || found.startsWith('/*')
    if (!isComment && !literalsToo && !found.startsWith('`')) return found
    if (found.startsWith('`')) return interpolated(found)
    return found.replaceAll(/[^\n]/g, ' ')
  })
}

/** Of a template only the code it interpolates: an impure call must not hide there. */
function interpolated(template: string): string {
  const parts = [...template.matchAll(/\$\{([^}]*)\}/g)].map(([, code]) => code)
  return `\`${parts.join(' ')}\`` + '\n'.repeat(template.split('\n').length - 1)
}
