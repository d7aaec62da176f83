import type { BlamedLine } from '../port.ts'
import type { Git } from './command.ts'

/** Who last changed each line of a file, as of a commit; undefined where the commit has no such file. */
export async function blameFile(git: Git, commit: string, path: string): Promise<BlamedLine[] | undefined> {
  const answer = await git(['blame', '--porcelain', commit, '--', path])
  return answer.code === 0 ? parsePorcelain(answer.stdout.toString()) : undefined
}

/** A header for each line, with the commit's own words only where it is named first; the line itself begins with a tab. */
function parsePorcelain(text: string): BlamedLine[] {
  const known = new Map<string, BlamedLine>()
  const lines: BlamedLine[] = []
  let current: BlamedLine | undefined
  for (const line of text.split('\n')) {
    if (line.startsWith('\t')) {
      if (current) lines.push(current)
      current = undefined
    } else if (current === undefined) {
      const [oid = ''] = line.split(' ')
      if (!/^[0-9a-f]{40,64}$/.test(oid)) continue
      current = known.get(oid) ?? { commit: oid, subject: '', author: '', at: 0 }
      known.set(oid, current)
    } else {
      const cut = line.indexOf(' ')
      const value = line.slice(cut + 1)
      const word = line.slice(0, cut)
      if (word === 'author') current.author = value
      else if (word === 'author-time') current.at = Number(value) * 1000
      else if (word === 'summary') current.subject = value
    }
  }
  return lines
}
