import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync, chmodSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { describe } from 'vitest'
import { makeArchive } from '../../../contracts/nodes-archive.ts'
import type { NodesSubject } from '../../../contracts/nodes-bench.ts'
import { nodesContract } from '../../../contracts/nodes.ts'
import { createFolderHost, interpreters } from '../../../node/host.ts'

/** All of the host but what is Holdfast's own, the service manager's state and locks of the account tools. */
function digestFolder(root: string): string {
  const script = `
    find etc srv opt home usr -path '*holdfast-restore*' -prune -o -path 'etc/systemd/system/sysinit.target.wants' -prune \\
      -o -name '*-' -prune -o -name '.pwd.lock' -prune -o -path etc/systemd/system -prune \\
      -o -name group -prune -o -name gshadow -prune -o -name shadow -prune \\
      -o -printf '%p %y %m %u %g %l\\n' | sort
    find etc/systemd/system -mindepth 1 ! -path '*holdfast-restore*' ! -name '*.wants' -printf '%p %y %m %l\\n' | sort
    cut -d: -f1,2 etc/shadow; cat etc/group etc/gshadow | sort
    find etc srv opt home usr -type f ! -path '*holdfast-restore*' ! -name '*-' ! -name '.pwd.lock' ! -name shadow ! -name group \\
      ! -name gshadow -exec sha256sum {} + | sort`
  return execFileSync('sh', ['-c', script], { cwd: root, encoding: 'utf8' })
}

/** A host in a folder as the contracts take it. */
export async function makeSubject(interpreter: string, host = createFolderHost(interpreter)): Promise<NodesSubject> {
  const on = (path: string): string => join(host.root, path)
  mkdirSync(on('/srv/base'))
  chmodSync(on('/srv/base'), 0o755)
  return {
    nodes: host.nodes,
    target: host.target,
    base: '/srv/base',
    mark: 'x',
    real: on,
    write: async (path, text) => {
      mkdirSync(dirname(on(path)), { recursive: true })
      writeFileSync(on(path), text)
      chmodSync(on(path), 0o644)
    },
    remove: async (path) => rmSync(on(path)),
    read: async (path) => (existsSync(on(path)) ? readFileSync(on(path), 'utf8') : undefined),
    digest: async () => digestFolder(host.root),
    pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    reboot: async () => host.restart(),
    killRunner: async (attempt) => host.killRunner(attempt),
    archive: await makeArchive(),
    close: async () => host.close(),
  }
}

/** Holds the real program under one interpreter to the contract; a file each, so that they run side by side. */
export function programContract(interpreter: keyof typeof interpreters): void {
  // Owners, accounts and mount namespaces are root's business.
  describe.skipIf(process.getuid?.() !== 0)('the node program', () => {
    nodesContract(interpreter, () => makeSubject(interpreters[interpreter]))
  })
}
