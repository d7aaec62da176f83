/** Orders two versions as dpkg does: epoch, upstream, revision; digits by number, `~` before the end, letters before the rest. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [parts(one), parts(other)]
  if (a.epoch !== b.epoch) return a.epoch - b.epoch
  return compareText(a.upstream, b.upstream) || compareText(a.revision, b.revision)
}

function parts(version: string): { epoch: number; upstream: string; revision: string } {
  const colon = version.indexOf(':')
  const rest = version.slice(colon + 1)
  const dash = rest.lastIndexOf('-')
  return {
    epoch: colon < 0 ? 0 : Number(version.slice(0, colon)),
    upstream: dash < 0 ? rest : rest.slice(0, dash),
    revision: dash < 0 ? '' : rest.slice(dash + 1),
  }
}

/** Turns of what is no number and what is one, each as long as it goes. */
function compareText(one: string, other: string): number {
  const [a, b] = [turns(one), turns(other)]
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const [textA = '', numberA = ''] = a[at] ?? []
    const [textB = '', numberB = ''] = b[at] ?? []
    for (let index = 0; index < Math.max(textA.length, textB.length); index += 1) {
      const difference = weight(textA[index]) - weight(textB[index])
      if (difference !== 0) return difference
    }
    // Longer numbers than a float holds: without leading zeros, length decides first.
    const [trimA, trimB] = [numberA.replace(/^0+/, ''), numberB.replace(/^0+/, '')]
    if (trimA.length !== trimB.length) return trimA.length - trimB.length
    if (trimA !== trimB) return trimA < trimB ? -1 : 1
  }
  return 0
}

function turns(text: string): [string, string][] {
  return [...text.matchAll(/([^0-9]*)([0-9]*)/g)].map((match) => [match[1] ?? '', match[2] ?? ''])
}

function weight(char: string | undefined): number {
  if (char === '~') return -1
  if (char === undefined) return 0
  return /[A-Za-z]/.test(char) ? char.charCodeAt(0) : char.charCodeAt(0) + 256
}
