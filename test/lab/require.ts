import { describe, test } from 'vitest'
import { missing } from './lab.ts'

/** Declares tests that need the lab: skipped with the reason where it cannot run, failed where HOLDFAST_LAB=required. */
export function describeLab(name: string, declare: () => void): void {
  const reason = missing()
  if (reason === undefined) {
    describe(name, declare)
  } else if (process.env.HOLDFAST_LAB === 'required') {
    test(name, () => {
      throw new Error(reason)
    })
  } else {
    console.warn(`skipped: ${name}: ${reason}`)
    describe.skip(`${name} (skipped: ${reason})`, declare)
  }
}
