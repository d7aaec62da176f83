import type { PackageStep, Step } from './plan.ts'
import type { Sight } from './sight.ts'

/**
 * The restart of the machine that a service asks for: after packages moved, or when the machine itself asks for one, as
 * soon as it is seen. Where only a change can tell, the node finds out and restarts if it has to.
 */
export function planReboot({ input }: Sight, packages: PackageStep[]): Step[] {
  const { desired, observation } = input
  if (!desired?.reboot) return []
  const { when, timeoutSeconds } = desired.reboot
  const isMoved = packages.some(({ from, to }) => versionOf(from) !== versionOf(to))
  if (when === 'packages') return isMoved ? [{ kind: 'reboot', onlyIfRequired: false, timeoutSeconds }] : []
  return isMoved || observation.rebootRequired ? [{ kind: 'reboot', onlyIfRequired: true, timeoutSeconds }] : []
}

function versionOf(value: PackageStep['to']): string | undefined {
  return value.type === 'package' ? value.version : undefined
}
