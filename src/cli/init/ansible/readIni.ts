import { expandRange } from './expandRange.ts'
import { groupNamed, type Inventory, type InventoryVars } from './inventory.ts'

/** Reads an inventory in the INI form; `skipped` names the lines that say nothing that is understood. */
export function readIni(text: string): { inventory: Inventory; skipped: string[] } {
  const inventory: Inventory = new Map()
  const skipped: string[] = []
  let [group, part] = ['ungrouped', 'hosts']
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim()
    if (line === '' || /^[#;]/.test(line)) continue
    const section = /^\[([^\]:]+)(?::(vars|children|hosts))?\]\s*(?:[#;].*)?$/.exec(line)
    if (section) {
      ;[group, part] = [section[1]?.trim() ?? '', section[2] ?? 'hosts']
      groupNamed(inventory, group)
    } else if (!takeLine(inventory, group, part, line)) {
      skipped.push(`line ${index + 1}: ${JSON.stringify(line.slice(0, 80))} is not understood`)
    }
  }
  return { inventory, skipped }
}

function takeLine(inventory: Inventory, group: string, part: string, line: string): boolean {
  const here = groupNamed(inventory, group)
  const words = wordsOf(line)
  const [first = ''] = words
  if (part === 'children') {
    here.children.add(first)
    groupNamed(inventory, first)
    return words.length === 1
  }
  if (part === 'vars') {
    const [, key = '', value = ''] = /^([^=\s]+)\s*=\s*(.*)$/.exec(line) ?? []
    if (key === '') return false
    here.vars[key] = unquoted(value)
    return true
  }
  // A port behind the name; more than one colon outside brackets is an address.
  const [, bare = first, port] = /^((?:[^:[\]]|\[[^\]]*\])+):(\d{1,5})$/.exec(first) ?? []
  const names = expandRange(bare)
  const vars = readVars(words.slice(1))
  if (!names || !vars || bare.includes('=')) return false
  const said = port === undefined ? vars : { ansible_port: port, ...vars }
  for (const name of names) here.hosts.set(name, { ...here.hosts.get(name), ...said })
  return true
}

function readVars(words: string[]): InventoryVars | undefined {
  const vars: InventoryVars = {}
  for (const word of words) {
    const cut = word.indexOf('=')
    if (cut < 1) return undefined
    vars[word.slice(0, cut)] = unquoted(word.slice(cut + 1))
  }
  return vars
}

/** Words as a shell would part them, up to a comment. Nothing is run. */
function wordsOf(line: string): string[] {
  const words = [...line.matchAll(/(?:[^\s"'#]|"[^"]*"|'[^']*'|(?<=\S)#)+|#.*/g)].map(([word]) => word)
  const comment = words.findIndex((word) => word.startsWith('#'))
  return comment < 0 ? words : words.slice(0, comment)
}

function unquoted(value: string): string {
  const [, inner] = /^(?:"([^"]*)"|'([^']*)')$/.exec(value.trim())?.filter((part) => part !== undefined) ?? []
  return inner ?? value.trim()
}
