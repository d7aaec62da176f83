import { ensureMachine, missing } from '../lab/machine.ts'

const reason = missing()
if (reason === undefined) {
  await ensureMachine((line) => process.stderr.write(`lab: ${line}\n`))
} else {
  const consequence = process.env.HOLDFAST_LAB === 'required' ? 'fail, as HOLDFAST_LAB=required asks' : 'are skipped'
  process.stderr.write(`lab: ${reason}; its tests ${consequence}\n`)
}
