import { printable } from '../../core/desired/writeProblems.ts'

/** An answer to choose, by what it stands for. */
export interface Choice {
  value: string
  label: string
}

/** Questions to the person at the terminal; each answers undefined when they gave up. */
export interface Dialogue {
  confirm(question: string): Promise<boolean | undefined>
  /** `validate` says what is wrong with an answer. */
  text(question: string, example: string, validate: (answer: string) => string | undefined): Promise<string | undefined>
  select(question: string, choices: Choice[]): Promise<string | undefined>
  multiselect(question: string, choices: Choice[]): Promise<string[] | undefined>
}

/** Opens a dialogue where there is somebody to talk to: undefined unless both ends are a terminal. */
export async function openDialogue(context: { isTerminal: boolean }): Promise<Dialogue | undefined> {
  if (!context.isTerminal || !process.stdin.isTTY) return undefined
  const prompts = await import('@clack/prompts')
  const given = <T>(answer: T): Exclude<T, symbol> | undefined =>
    prompts.isCancel(answer) ? undefined : (answer as Exclude<T, symbol>)
  return {
    confirm: async (question) => given(await prompts.confirm({ message: printable(question), initialValue: false })),
    text: async (question, example, validate) => {
      const answer = await prompts.text({
        message: printable(question),
        placeholder: printable(example),
        validate: (text) => validate(text ?? ''),
      })
      // An empty line is an answer, too.
      return prompts.isCancel(answer) ? undefined : (answer ?? '')
    },
    select: async (question, choices) =>
      given(await prompts.select({ message: printable(question), options: safe(choices) })),
    multiselect: async (question, choices) =>
      given(await prompts.multiselect({ message: printable(question), options: safe(choices) })),
  }
}

function safe(choices: Choice[]): Choice[] {
  return choices.map(({ value, label }) => ({ value, label: printable(label) }))
}
