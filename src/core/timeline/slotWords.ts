/** `production/shop` as people say it: `production · shop`. */
export function slotWords(key: string): string {
  return key.replace('/', ' · ')
}
