const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** A length of time as people say it: `1.9s`, `32s`, `3m02s`, `2h05m`, `3d4h`. */
export function describeDuration(ms: number): string {
  const length = Math.max(0, ms)
  if (length < 9_950) return `${(length / second).toFixed(1)}s`
  const seconds = Math.round(length / second)
  if (seconds < 60) return `${seconds}s`
  if (length < hour - second / 2) return `${Math.floor(seconds / 60)}m${two(seconds % 60)}s`
  const minutes = Math.round(length / minute)
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}h${two(minutes % 60)}m`
  const hours = Math.round(length / hour)
  return `${Math.floor(hours / 24)}d${hours % 24}h`
}

/** How long ago something was, in its largest unit: `just now`, `40s ago`, `6m ago`, `3h ago`, `12d ago`. */
export function describeAgo(at: number, now: number): string {
  const ms = now - at
  if (ms < second) return 'just now'
  if (ms < minute) return `${Math.floor(ms / second)}s ago`
  if (ms < hour) return `${Math.floor(ms / minute)}m ago`
  return ms < day ? `${Math.floor(ms / hour)}h ago` : `${Math.floor(ms / day)}d ago`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

/** A bound as people say it, rounded up to what it still keeps: `at most 41m`, `at most 2h05m`. */
export function boundWords(ms: number): string {
  const minutes = Math.ceil(ms / minute)
  const hours = Math.floor(minutes / 60)
  const rest = String(minutes % 60).padStart(2, '0')
  return `at most ${hours === 0 ? `${minutes}m` : `${hours}h${rest}m`}`
}
