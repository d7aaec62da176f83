/** Text that came as a field of the protocol. */
export function decodeField(field: string): string {
  if (field === '-') return ''
  return field.replaceAll(/\\0([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
}

/** A node's answer between its frame lines, or undefined when it is none, or was cut. */
export interface AnswerText {
  lines: string[]
  /** The code of the end line. */
  code: number
}

/** Finds the answer to one request in what a login shell printed; only its own nonce opens and closes it. */
export function decodeAnswer(output: string, nonce: string): AnswerText | undefined {
  const lines = output.split('\n')
  const start = lines.indexOf(`holdfast 1 ${nonce}`)
  const end = lines.findLastIndex((line) => line.startsWith(`end ${nonce} `))
  if (start === -1 || end <= start) return undefined
  const code = Number(lines[end]?.split(' ')[2])
  return Number.isInteger(code) ? { lines: lines.slice(start + 1, end), code } : undefined
}

/** Text from a node, fit for a terminal: control and direction-changing characters are shown, not obeyed. */
export function escapeText(text: string): string {
  return text.replaceAll(
    // oxlint-disable-next-line no-control-regex
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (char) => `\\u{${char.charCodeAt(0).toString(16)}}`,
  )
}

/** The text of a field that holds base64. */
export function decodeBase64(field: string): string {
  return escapeText(Buffer.from(field, 'base64').toString('utf8'))
}
