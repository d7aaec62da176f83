/** As many names as one pattern may stand for. */
const maxNames = 5000

/** The names that a pattern such as `web[01:03].example.org` or `db-[a:c]` stands for; undefined: it is none, or too many. */
export function expandRange(pattern: string): string[] | undefined {
  const match = /^(.*?)\[([^\]]*)\](.*)$/.exec(pattern)
  if (!match) return [pattern]
  const [, before = '', range = '', after = ''] = match
  const middles = valuesOf(range)
  const ends = expandRange(after)
  if (!middles || !ends || middles.length * ends.length > maxNames) return undefined
  return middles.flatMap((middle) => ends.map((end) => `${before}${middle}${end}`))
}

function valuesOf(range: string): string[] | undefined {
  const [, first = '', last = '', step = '1'] =
    /^(\d{1,9}|[A-Za-z]):(\d{1,9}|[A-Za-z])(?::(\d{1,4}))?$/.exec(range) ?? []
  const isNumber = /^\d/.test(first)
  if (first === '' || isNumber !== /^\d/.test(last) || Number(step) < 1) return undefined
  const [from, to] = isNumber ? [Number(first), Number(last)] : [first.charCodeAt(0), last.charCodeAt(0)]
  const count = Math.floor((to - from) / Number(step)) + 1
  if (count < 1 || count > maxNames) return undefined
  const values = Array.from({ length: count }, (_, index) => from + index * Number(step))
  // `01` says that all have two digits.
  return values.map((value) => (isNumber ? String(value).padStart(first.length, '0') : String.fromCharCode(value)))
}
