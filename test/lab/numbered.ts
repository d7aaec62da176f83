// Files that run at the same time have labs of different numbers. A number given from outside keeps two runs apart.
const worker = Number(process.env.VITEST_POOL_ID ?? 1)
process.env.HOLDFAST_LAB_NUMBER = String(Number(process.env.HOLDFAST_LAB_NUMBER ?? 0) + worker)
