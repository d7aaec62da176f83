import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { storeError } from '../port.ts'
import { replaceFile } from './durable.ts'

/** Counts a start of this controller, durably and beyond `above`, and says which it is; the first start also gives it its name. */
export async function raiseEpoch(path: string, above = 0): Promise<{ number: number; controller: string }> {
  const last = await readEpoch(path)
  const epoch = last
    ? { number: Math.max(last.number, above) + 1, controller: last.controller }
    : { number: above + 1, controller: randomBytes(4).toString('hex') }
  await replaceFile(path, `${JSON.stringify(epoch)}\n`)
  return epoch
}

/** This controller's name and the number of its last start; undefined before the first. */
export async function readEpoch(path: string): Promise<{ number: number; controller: string } | undefined> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    const { number, controller } = JSON.parse(text) as { number?: unknown; controller?: unknown }
    if (Number.isSafeInteger(number) && Number(number) > 0 && /^[0-9a-f]{8}$/.test(String(controller)))
      return { number: Number(number), controller: String(controller) }
  } catch {
    // Said below, as any other damage.
  }
  const hint = 'Bring the file back from a copy: nodes refuse a controller whose number is lower than they have seen.'
  throw storeError('corrupt', `${path} does not hold this controller's name and number`, hint)
}
