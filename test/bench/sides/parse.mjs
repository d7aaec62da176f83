// The floor of `validate`: a process that does nothing but read the same files and parse them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'

const [directory] = process.argv.slice(2)
let documents = 0
for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.yaml')) continue
  const parsed = parseAllDocuments(readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  documents += parsed.filter((document) => document.toJS() !== null).length
}
process.stdout.write(`${documents}\n`)
