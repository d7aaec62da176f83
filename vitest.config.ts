import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Most of them wait for real processes: more of them than cores keep two cores busy.
    maxWorkers: 4,
    // Each file of the lab has a lab of its own, by the number of its worker; only the test of the lab itself, which
    // compares the whole machine before and after, runs alone.
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/lab/**', 'test/simulation/**'],
          // A net against hanging on a busy machine, no measure.
          testTimeout: 300_000,
        },
      },
      { test: { name: 'simulation', include: ['test/simulation/**/*.test.ts'], testTimeout: 240_000 } },
      {
        test: {
          name: 'machine',
          include: ['test/lab/hosts.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'lab',
          include: ['test/lab/**/*.test.ts'],
          exclude: ['test/lab/hosts.test.ts'],
          setupFiles: ['test/lab/numbered.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
