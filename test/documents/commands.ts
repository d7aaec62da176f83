/** A command that a document asks a reader to run, and the test that runs it. */
export interface ProvenCommand {
  form: RegExp
  test: string
}

/** Everything the documents ask for; what is not here may not be asked for. */
export const commands: ProvenCommand[] = [
  // Setting up is what `npm test` itself does first; the lab's tests run on what it installed and built.
  { form: /^npm test$/, test: 'test/setup/suite.mjs' },
  { form: /^npm ci && npm run build$/, test: 'test/package.test.ts' },
  { form: /^npm run demo$/, test: 'test/demo/demo.ts' },
  { form: /^npx holdfast init ~\/holdfast\/shop-fleet$/, test: 'test/lab/firstFleet.test.ts' },
  { form: /^export HOLDFAST_CONFIG=~\/holdfast\/controller\.yaml$/, test: 'test/lab/firstFleet.test.ts' },
  { form: /^npx holdfast (?:validate ~\/holdfast\/shop-fleet|doctor|plan|run)$/, test: 'test/lab/firstFleet.test.ts' },
  { form: /^holdfast (?:un)?cordon web-3 --why "[^"]+"(?: --for 2h)?$/, test: 'test/cli/cordon.test.ts' },
  {
    form: /^holdfast suspend shop --in production (?:--end )?--why "[^"]+"(?: --for 8h)?$/,
    test: 'test/cli/cordon.test.ts',
  },
  { form: /^holdfast promote shop --to production --why "[^"]+"$/, test: 'test/cli/promote.test.ts' },
  {
    form: /^holdfast rollback shop(?: --in production --to v41| --urgent --why "[^"]+")?$/,
    test: 'test/cli/rollback.test.ts',
  },
  { form: /^holdfast abort shop --acknowledge --why "[^"]+"$/, test: 'test/cli/abort.test.ts' },
  { form: /^holdfast init shop-fleet --ansible inventory\.ini$/, test: 'test/cli/init.test.ts' },
  { form: /^holdfast adopt web-1 (?:\/\S+ )+--unit \S+ --user \S+ --package \S+$/, test: 'test/cli/adopt.test.ts' },
]
