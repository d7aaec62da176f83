import type { Sandbox } from '../../adapters/sandbox/port.ts'
import { checkDocument } from '../../core/desired/checkDocument.ts'
import { controllerSettings } from '../../core/desired/controllerSettings.ts'
import type { ControllerSettings } from '../../core/desired/controllerSettings.ts'
import type { Problem } from '../../core/fleet/problem.ts'

/** The controller's settings, or everything that is wrong with its file. */
export type LoadedController = { ok: true; controller: ControllerSettings } | { ok: false; problems: Problem[] }

/** Reads a controller's file: one document of kind Controller. */
export async function loadController(text: string, file: string, sandbox: Sandbox): Promise<LoadedController> {
  const refuse = (problems: { position: [number, number]; message: string; hint: string }[]): LoadedController => ({
    ok: false,
    problems: problems.map(({ position: [line, column], message, hint }) => {
      return { severity: 'error', place: { file, line, column }, message, hint }
    }),
  })
  const [parsed] = await sandbox.parse([text])
  if (!parsed?.ok) return refuse(parsed?.problems ?? [])
  const [document, ...others] = parsed.documents
  if (!document || others.length > 0) {
    return refuse([{ position: [1, 1], message: 'needs exactly one document', hint: 'write one of kind: Controller' }])
  }
  const checked = checkDocument({ file, text, ...document })
  if (!checked.ok) return { ok: false, problems: checked.problems }
  const { manifest } = checked
  if (manifest.kind === 'Controller') return { ok: true, controller: controllerSettings(manifest.value) }
  const message = `is a ${manifest.kind}, and no Controller`
  return refuse([{ position: [1, 1], message, hint: 'name the controller file, not one of the config repository' }])
}
