import { describe, expect, it } from 'vitest'
import { channelError, type Channels } from '../../../../src/adapters/channels/port.ts'
import { createPosixNodes } from '../../../../src/adapters/nodes/posix/nodes.ts'
import { nothing } from '../../../contracts/nodes-bench.ts'

function answering(stdout: string, stderr: string, code: number | undefined): Channels {
  return {
    exec: async () => ({ code, stdout: Buffer.from(stdout), stderr: Buffer.from(stderr), truncated: false }),
    dial: () => Promise.reject(new Error('unused')),
    close: async () => undefined,
  }
}

describe('a conversation that breaks', () => {
  const target = {
    node: 'n',
    via: 'ssh' as const,
    address: 'h',
    port: 22,
    user: 'ann',
    become: 'sudo' as const,
    hostKeys: [],
  }
  it('names the sudoers line that is missing', async () => {
    const nodes = createPosixNodes({ channels: answering('', 'sudo: a password is required\n', 1) })
    const answer = await nodes.observe(target, nothing)
    expect(answer).toMatchObject({
      answer: 'lost',
      phase: 'become',
      message: expect.stringContaining('ann ALL=') as string,
    })
  })

  it('shows what is no answer, without obeying it', async () => {
    const nodes = createPosixNodes({ channels: answering('\u001b[2Jrm -rf?', '', 0) })
    const answer = await nodes.observe(target, nothing)
    expect(answer).toMatchObject({
      answer: 'lost',
      phase: 'program',
      message: expect.stringContaining('\\u{1b}[2Jrm') as string,
    })
  })

  it('takes a signal for a cut', async () => {
    const nodes = createPosixNodes({ channels: answering('', '', undefined) })
    expect(await nodes.follow(target, 'a', 0)).toMatchObject({ answer: 'lost', phase: 'cut' })
  })

  it('keeps the phase a channel names', async () => {
    for (const code of ['connect', 'hostKey', 'login', 'cut', 'timeout'] as const) {
      const channels = { ...answering('', '', 0), exec: () => Promise.reject(channelError(code, code)) }
      expect(await createPosixNodes({ channels }).observe(target, nothing)).toMatchObject({
        answer: 'lost',
        phase: code,
      })
    }
  })
})
