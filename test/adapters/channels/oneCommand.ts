import { readFileSync } from 'node:fs'
import { createSshChannels } from '../../../src/adapters/channels/ssh2/channels.ts'
import type { Target } from '../../../src/core/fleet/node.ts'

// A process that runs one command and closes its channels: it has to end by itself (ssh2.test.ts).

const { target, identity } = JSON.parse(process.argv[2]!) as { target: Target; identity: string }
const channels = createSshChannels({ identities: [{ path: identity, key: readFileSync(identity) }] })
const { code } = await channels.exec(target, 'true', { timeoutMs: 20_000 })
await channels.close()
process.exitCode = code === 0 ? 0 : 1
