import { createTwoFilesPatch } from 'diff'

/** Milliseconds after which a diff is given up; disjoint files of 4,000 lines take longer than anybody wants to read. */
const timeoutMs = 500

/** A unified diff with three lines of context, or undefined when it takes too long. */
export function diffTexts(pair: { name: string; before: string; after: string }): string | undefined {
  const { name, before, after } = pair
  const options = { context: 3, timeout: timeoutMs }
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, options)
}
