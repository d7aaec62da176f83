import { createSandbox } from '../../../src/adapters/sandbox/child/sandbox.ts'
import { compile } from '../../../src/daemon/source/compile.ts'
import type { Compiled } from '../../../src/daemon/source/compile.ts'
import { createParseCache } from '../../../src/daemon/source/parseCache.ts'
import { archives, repository } from '../../daemon/source/repository.ts'
import { shop } from '../../daemon/source/shop.ts'

/** Files that replace or join those of the small shop: a text, one text for another in the file, or none. */
export type Changes = Record<
  string,
  string | [before: string, after: string] | { mode: string; text: string } | undefined
>

/** The small shop with some files changed. */
export function changedShop(changes: Changes): Parameters<typeof repository>[0] {
  const files: Parameters<typeof repository>[0] = { ...shop }
  for (const [path, change] of Object.entries(changes)) {
    if (change === undefined) delete files[path]
    else if (Array.isArray(change)) {
      const text = shop[path] ?? ''
      if (!text.includes(change[0])) throw new Error(`${path} has no ${change[0]}`)
      files[path] = text.replace(change[0], () => change[1])
    } else files[path] = change
  }
  return files
}

/** Compiles variants of the small shop in one sandbox. */
export function createJudge(): {
  compile: (changes: Changes, published?: Record<string, string>) => Promise<Compiled>
  problems: (changes: Changes) => Promise<string[]>
  close: () => Promise<void>
} {
  const sandbox = createSandbox()
  const compileShop = (changes: Changes, published: Record<string, string> = {}): Promise<Compiled> => {
    const tools = { sandbox, artifacts: archives(published), cache: createParseCache() }
    return compile(repository(changedShop(changes)), tools)
  }
  return {
    compile: compileShop,
    problems: async (changes) => {
      const compiled = await compileShop(changes)
      return (compiled.ok ? compiled.warnings : compiled.problems).map(({ severity, place, message, hint }) => {
        const sign = severity === 'warning' ? 'warning: ' : ''
        return `${place.file}:${place.line}:${place.column} ${sign}${message} | ${hint}`
      })
    },
    close: () => sandbox.close(),
  }
}
