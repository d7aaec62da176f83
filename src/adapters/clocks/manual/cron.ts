import { parse } from 'node-cron'

const dayMs = 86_400_000
/** 29 February comes at least once in eight years. */
const maxDays = 8 * 366 + 1

/** The first time after `after` (milliseconds since 1970) that a cron expression matches in UTC. */
export function nextMatch(cron: string, after: number): number {
  const fields = parse(cron)
  const days = numbers(cron, fields.dayOfMonth)
  const weekdays = numbers(cron, fields.dayOfWeek)
  const midnight = Math.floor(after / dayMs) * dayMs
  for (let day = 0; day < maxDays; day++) {
    const start = new Date(midnight + day * dayMs)
    if (!fields.month.includes(start.getUTCMonth() + 1)) continue
    if (!days.includes(start.getUTCDate()) || !weekdays.includes(start.getUTCDay())) continue
    for (const hour of ascending(fields.hour))
      for (const minute of ascending(fields.minute))
        for (const second of ascending(fields.second)) {
          const at = start.getTime() + ((hour * 60 + minute) * 60 + second) * 1000
          if (at > after) return at
        }
  }
  throw new RangeError(`cron expression ${JSON.stringify(cron)} never matches`)
}

function ascending(field: number[]): number[] {
  return field.toSorted((a, b) => a - b)
}

function numbers(cron: string, field: (number | string)[]): number[] {
  return field.map((value) => {
    if (typeof value === 'number') return value
    throw new RangeError(`cron expression ${JSON.stringify(cron)}: ${value} is not supported by the manual clock`)
  })
}
