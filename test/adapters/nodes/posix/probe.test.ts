import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createPosixNodes } from '../../../../src/adapters/nodes/posix/nodes.ts'
import type { AskedCheck } from '../../../../src/core/fleet/health.ts'
import { missing, useSsh } from '../../channels/sshFixture.ts'

describe.skipIf(missing !== undefined)('health asked through a real sshd', () => {
  const { open, server } = useSsh()

  async function ask(settings: string[]) {
    const web = createServer((_request, response) => void response.end('well'))
    await once(web.listen(0, '127.0.0.1'), 'listening')
    const { port } = web.address() as AddressInfo
    const sshd = await server(settings)
    const nodes = createPosixNodes({ channels: open(sshd) })
    const checks: AskedCheck[] = [
      { type: 'http', scheme: 'http', host: '127.0.0.1', port, path: '/', status: 200, timeoutMs: 10_000 },
      { type: 'tcp', host: '127.0.0.1', port, timeoutMs: 10_000 },
    ]
    const answer = await nodes.probe(sshd.target, checks)
    web.closeAllConnections()
    web.close()
    await once(web, 'close')
    return answer
  }

  it('is told where forwarding is allowed', async () => {
    const answer = await ask([])
    expect(answer).toMatchObject({ answer: 'ok', value: [{ status: 'pass' }, { status: 'pass' }] })
  })

  it('is unknown where forwarding is forbidden, and says so: that is no ill health', async () => {
    const answer = await ask(['AllowTcpForwarding no'])
    const detail = expect.stringMatching(/forbid.*AllowTcpForwarding/)
    expect(answer).toMatchObject({
      answer: 'ok',
      value: [
        { status: 'unknown', detail },
        { status: 'unknown', detail },
      ],
    })
  })
})
