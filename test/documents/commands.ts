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
]
