/** A 32-bit hash of a string: FNV-1a over UTF-16 units with a final mix. Part of the model's format: never change it. */
export function hashString(words: string): number {
  let h = 0x811c9dc5 | 0
  for (let i = 0; i < words.length; i++) h = Math.imul(h ^ words.charCodeAt(i), 0x01000193)
  h ^= h >>> 15
  h = Math.imul(h, 0x2c1b3c6d)
  h ^= h >>> 12
  return h | 0
}

/** One spelling for what differs only in print: digits become 0, curly quotes straight, dashes hyphens. */
export function normalForm(word: string): string {
  if (/^[a-zA-Z]+$/.test(word)) return word
  return word
    .slice(0, 64)
    .replace(/\d/g, '0')
    .replace(/[\u2018\u2019\u02bc\u201b]/g, "'")
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u2026/g, '...')
}

/** How a word looks: "McKay" is XxXxx, "G-20" is X-dd. Runs longer than two are cut; eight signs at most. */
export function shapeOf(word: string): string {
  let shape = ''
  let last = ''
  for (const sign of word.slice(0, 32)) {
    if (shape.length >= 8) break
    const kind = signKind(sign)
    if (kind !== last || shape.length < 3) shape += kind
    last = kind
  }
  return shape
}

function signKind(sign: string): string {
  if (sign >= 'a' && sign <= 'z') return 'x'
  if (sign >= 'A' && sign <= 'Z') return 'X'
  if (sign >= '0' && sign <= '9') return 'd'
  if (sign < '\u0080') return sign
  return /\p{Lu}/u.test(sign) ? 'X' : /\p{L}/u.test(sign) ? 'x' : sign
}

export const startsUpper = (word: string): boolean => /^\p{Lu}/u.test(word)
