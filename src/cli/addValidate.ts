import { resolve } from 'node:path'
import type { AddVerb } from './context.ts'
import { outputOption } from './format/outputOption.ts'

/** `validate`: judges a config repository in a directory. */
export const addValidate: AddVerb = (program, context) => {
  program
    .command('validate')
    .description('check a config repository: all problems at once')
    .argument('[path]', 'the root of the repository', '.')
    .addOption(outputOption())
    .action(async (path: string, options: { output: string }) => {
      const { validate } = await import('./validate.ts')
      const artifacts = await context.artifacts()
      const world = { sandbox: context.sandbox(), artifacts, out: context.out }
      context.exit(
        await validate({ path: resolve(context.workingDirectory, path), json: options.output === 'json' }, world),
      )
    })
}
