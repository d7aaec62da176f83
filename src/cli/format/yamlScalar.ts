/** A word as YAML reads it as text. */
export function yamlScalar(word: string): string {
  const isPlain = /^[A-Za-z/][\w./@+= -]*[\w/=]$/.test(word) && !/^(true|false|null|yes|no|on|off)$/i.test(word)
  return isPlain ? word : JSON.stringify(word)
}
