import { statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { watch } from 'chokidar'

// A push touches several files; one hint is enough.
const settleMs = 50

/** Hints that the refs of a repository on this machine moved, so that it is polled at once; answers how to stop. */
export async function watchRepository(path: string, onHint: () => void): Promise<() => Promise<void>> {
  const inner = join(path, '.git')
  const gitDir = statSync(inner, { throwIfNoEntry: false })?.isDirectory() ? inner : path
  let pending: NodeJS.Timeout | undefined
  // The directory as a whole: of several paths, one that is not there yet makes chokidar say `ready` too early.
  const watcher = watch(gitDir, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (name) => !holdsRefs(relative(gitDir, name)),
  })
  watcher.on('all', () => {
    pending ??= setTimeout(() => {
      pending = undefined
      onHint()
    }, settleMs)
  })
  // Only a hint: polling goes on when nothing can be watched.
  watcher.on('error', () => undefined)
  await new Promise<void>((resolve) => watcher.once('ready', resolve))
  return async () => {
    clearTimeout(pending)
    await watcher.close()
  }
}

function holdsRefs(name: string): boolean {
  return /^(|HEAD|packed-refs|refs|refs\/heads(\/.*)?)$/.test(name) && !name.endsWith('.lock')
}
