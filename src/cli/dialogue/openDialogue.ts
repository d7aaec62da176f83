import { confirm, isCancel, select, text } from '@clack/prompts'
import { printable } from '../../core/desired/writeProblems.ts'

/** Questions to the person at the terminal; each answers undefined when they gave up. */
export interface Dialogue {
  confirm(question: string): Promise<boolean | undefined>
  text(
    question: string,
    options: { placeholder: string; validate: (answer: string) => string | undefined },
  ): Promise<string | undefined>
  select(question: string, answers: { value: string; label: string }[]): Promise<string | undefined>
}

/** Opens a dialogue where there is somebody to talk to: undefined unless both ends are a terminal. */
export function openDialogue(context: { isTerminal: boolean }): Dialogue | undefined {
  if (!context.isTerminal || !process.stdin.isTTY) return undefined
  return {
    confirm: async (question) => given(await confirm({ message: printable(question), initialValue: false })),
    text: async (question, { placeholder, validate }) =>
      given(await text({ message: printable(question), placeholder, validate: (answer) => validate(answer ?? '') })),
    select: async (question, answers) => given(await select({ message: printable(question), options: answers })),
  }
}

function given<T>(answer: T): Exclude<T, symbol> | undefined {
  return isCancel(answer) ? undefined : (answer as Exclude<T, symbol>)
}
