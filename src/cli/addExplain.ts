import { resolve } from 'node:path'
import { userError, type AddVerb } from './context.ts'
import { outputOption } from './format/outputOption.ts'

/** `explain`: says where each desired value on a node comes from. */
export const addExplain: AddVerb = (program, context) => {
  program
    .command('explain')
    .description('say where each desired value on a node comes from: file, line, commit, person')
    .argument('<node>', 'name of the node')
    .argument('[path]', 'only this path, unit, user or group')
    .option('--rev <rev>', 'as this revision asks for; by default the head of the branch')
    .option('--directory <directory>', 'as this directory asks for, instead of the repository of the controller file')
    .addOption(outputOption())
    .action(async (node: string, path: string | undefined, options: ExplainOptions) => {
      const [{ explain }, { compile }, { createParseCache }] = await Promise.all([
        import('./explain.ts'),
        import('../daemon/source/compile.ts'),
        import('../daemon/source/parseCache.ts'),
      ])
      const source = await readSource(context, options)
      const tools = { sandbox: context.sandbox(), artifacts: await context.artifacts(), cache: createParseCache() }
      const compiled = await compile(source, tools)
      const { commit } = source
      const repository = options.directory === undefined ? await context.repository() : undefined
      const blame = repository && ((file: string) => repository.blame(commit, file))
      const asked = { node, path, json: options.output === 'json' }
      context.exit(await explain(asked, { compiled, blame, out: context.out }))
    })
}

interface ExplainOptions {
  rev?: string
  directory?: string
  output: string
}

async function readSource(context: Parameters<AddVerb>[1], { rev, directory }: ExplainOptions) {
  if (directory !== undefined) {
    const { readDirectory } = await import('./readDirectory.ts')
    return readDirectory(resolve(context.workingDirectory, directory))
  }
  const repository = await context.repository()
  const head = await repository.fetch()
  const commit = rev === undefined ? head : await repository.resolve(rev)
  if (commit === undefined)
    throw userError(`there is no revision ${rev}`, 'Name a branch, a tag or a commit that was pushed.')
  return context.sourceAt(commit)
}
