import { readFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { run } from '../lab/run.ts'

/** What it was measured on: figures of two machines are not to be compared. */
export interface Machine {
  cpus: number
  model: string
  memoryGb: number
  kernel: string
  system: string
  node: string
  ansible?: string
}

/** Reads what this machine is. */
export async function readMachine(): Promise<Machine> {
  const model = cpus()[0]?.model ?? 'unknown'
  const system = /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'unknown'
  const asked = await run(['ansible-playbook', '--version']).catch(() => undefined)
  const ansible = asked && /\[(.*?)\]/.exec(asked.stdout)?.[1]
  const memoryGb = Math.round(totalmem() / 2 ** 30)
  return { cpus: cpus().length, model, memoryGb, kernel: release(), system, node: process.versions.node, ansible }
}

/** Processes that wanted a CPU in the last minute, on average. */
export function readLoad(): number {
  return loadavg()[0] ?? 0
}
