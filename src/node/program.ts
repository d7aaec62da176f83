import { readFileSync } from 'node:fs'
import { sha256 } from '../core/fleet/digest.ts'

const parts = [
  '10-words',
  '20-state',
  '30-observe',
  '35-apt',
  '36-packages',
  '40-receive',
  '50-plan',
  '55-others',
  '60-files',
  '62-stage',
  '64-secure',
  '65-actions',
  '66-packages',
  '67-hooks',
  '68-reboot',
  '70-run',
  '75-guard',
  '80-restore',
  '85-outcome',
  '88-look',
  '90-main',
]

/** The program every node runs, with the digest it is installed and called by. */
export interface NodeProgram {
  text: string
  /** 64 hex digits. */
  sha256: string
}

/** Joins the parts of the node program; whole-line comments stay here, nodes need none. */
export function readProgram(): NodeProgram {
  const texts = parts.map((part) => readFileSync(new URL(`./${part}.sh`, import.meta.url), 'utf8'))
  const lines = texts.join('').split('\n')
  const text = lines.filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#')).join('\n') + '\n'
  return { text, sha256: sha256(text) }
}
