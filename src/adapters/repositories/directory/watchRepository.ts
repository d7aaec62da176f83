import { statSync } from 'node:fs'
import { join } from 'node:path'
import { watch } from 'chokidar'

// A push touches several files; one hint is enough.
const settleMs = 50

/** Hints that the refs of a repository on this machine moved, so that it is polled at once; answers how to stop. */
export async function watchRepository(path: string, onHint: () => void): Promise<() => Promise<void>> {
  const inner = join(path, '.git')
  const gitDir = statSync(inner, { throwIfNoEntry: false })?.isDirectory() ? inner : path
  let pending: NodeJS.Timeout | undefined
  const watcher = watch([join(gitDir, 'refs', 'heads'), join(gitDir, 'packed-refs'), join(gitDir, 'HEAD')], {
    ignoreInitial: true,
    ignored: (name) => name.endsWith('.lock'),
    followSymlinks: false,
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
