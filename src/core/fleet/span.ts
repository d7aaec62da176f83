/** A time span as manifests write it, in whole seconds: `45s`, `10m`, `1h30m`. */
export function describeSpan(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'm'],
    [seconds % 60, 's'],
  ] as const
  const words = parts.flatMap(([count, unit]) => (count > 0 ? [`${count}${unit}`] : []))
  return words.length === 0 ? '0s' : words.join('')
}
