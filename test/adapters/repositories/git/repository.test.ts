import { describe, it } from 'vitest'
import { testRepository } from '../../../contracts/repositories.ts'
import { startHttpServer } from './httpServer.ts'
import { sshdPath, startSshServer } from './sshServer.ts'
import { makeWorld, personOf } from './world.ts'

testRepository('a local path', async () => {
  const world = makeWorld()
  return { person: personOf(world), open: () => world.open(), close: world.close }
})

testRepository('a file:// address', async () => {
  const world = makeWorld()
  return { person: personOf(world), open: () => world.open({ remote: `file://${world.bare}` }), close: world.close }
})

testRepository('HTTP with a token in the address', async () => {
  const world = makeWorld()
  const server = await startHttpServer(world.directory, { credential: 'deploy:s3cret' })
  return {
    person: personOf(world),
    open: () => world.open({ remote: `http://deploy:s3cret@127.0.0.1:${server.port}/remote.git` }),
    close: async () => {
      await server.close()
      await world.close()
    },
  }
})

if (sshdPath !== undefined || process.env['HOLDFAST_LAB'] === 'required')
  testRepository('SSH with a deploy key', async () => {
    const world = makeWorld()
    const server = await startSshServer(world.directory)
    const remote = `ssh://${server.user}@127.0.0.1:${server.port}${world.bare}`
    return {
      person: personOf(world),
      open: () => world.open({ remote, deployKey: server.deployKey, knownHosts: server.knownHosts }),
      close: async () => {
        await server.close()
        await world.close()
      },
    }
  })
else
  describe('a repository over SSH with a deploy key', () => {
    it.skip('openssh-server is not installed', () => undefined)
  })
