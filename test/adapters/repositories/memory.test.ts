import { createMemoryRemote, openMemoryRepository } from '../../../src/adapters/repositories/memory/memory.ts'
import { testLease } from '../../contracts/leases.ts'

testLease('the memory model', async () => {
  const remote = createMemoryRemote({ a: '1' })
  return { open: async () => openMemoryRepository(remote), close: () => Promise.resolve() }
})
