import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Sandbox } from '../adapters/sandbox/port.ts'
import { userError } from '../cli/context.ts'
import type { ControllerSettings } from '../core/desired/controllerSettings.ts'
import { loadController } from '../daemon/source/loadController.ts'

const standardPath = '/etc/holdfast/controller.yaml'

/** Reads the controller's file: the one asked for, that of HOLDFAST_CONFIG, or the standard one. */
export async function openSettings(
  asked: { file: string | undefined; environment: string | undefined; workingDirectory: string },
  sandbox: Sandbox,
): Promise<ControllerSettings> {
  const named = asked.file ?? asked.environment
  const path = named ? resolve(asked.workingDirectory, named) : standardPath
  const loaded = await loadController(await readText(path, named !== undefined), path, sandbox)
  if (loaded.ok) return loaded.controller
  const problems = loaded.problems.map(({ place, message, hint }) => {
    return `${place.file}:${place.line}:${place.column}  ${message}  ${hint}`
  })
  throw userError(`the controller file is not right\n  ${problems.join('\n  ')}`, 'Correct it and try again.')
}

async function readText(path: string, named: boolean): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT') throw userError(`${path} cannot be read: ${message}`, 'Check its owner and mode.')
    const hint = named
      ? 'Check --config and HOLDFAST_CONFIG.'
      : 'Write one with `holdfast init`, or name yours with --config FILE or HOLDFAST_CONFIG.'
    throw userError(`there is no controller file ${path}`, hint)
  }
}
