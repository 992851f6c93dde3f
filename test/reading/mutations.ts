/** Reports cut, spliced, garbled and swollen, the same ones from the same seed: what a reader must survive. */

/** A small generator with a pinned seed (mulberry32): tests must meet the same reports everywhere. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const SCRIPTS = [
  'Հայաստան',
  'Азербайджан',
  '日本語の文',
  'العربية',
  '\u202Eevil\u202C',
  '\u200B\u200D',
  '😀👩‍👩‍👧',
  '\uD800',
  '\u0000',
  '\uFEFF',
  'ﬁﬂ',
  'e\u0301',
] as const
const MARKS = [
  '"',
  '“',
  '”',
  "'",
  '‘',
  '’',
  '(',
  ')',
  '—',
  '–',
  '...',
  '…',
  '.',
  ',',
  ';',
  ':',
  '?',
  '!',
  '\n',
  '\n\n',
  '\t',
  '\u00a0',
  '**',
] as const

/** Text `index` of the seeded series: one to four mutations of one or two of the given texts. */
export function mutant(texts: readonly string[], seed: number, index: number): string {
  const random = chance(seed + index * 7919)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  const at = (text: string): number => Math.floor(random() * (text.length + 1))
  const mutations: readonly ((text: string) => string)[] = [
    (text) => text.slice(at(text)),
    (text) => text.slice(0, at(text)),
    (text) => {
      const other = pick(texts)
      return text.slice(0, at(text)) + other.slice(at(other))
    },
    (text) => insert(text, pick(SCRIPTS), at(text)),
    (text) => insert(text, pick(MARKS).repeat(1 + Math.floor(random() * 40)), at(text)),
    (text) => text.replace(/\s+/g, () => (random() < 0.2 ? '' : ' ')),
    (text) => text.replace(/["“”]/g, () => pick(MARKS)),
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
    (text) => shuffled(text.split(/(?<=[.!?])\s+/), random).join(' '),
    (text) => text.replace(/[.!?]\s/g, ', '),
    (text) => [...text].reverse().join(''),
    (text) => text.replace(/\d/g, () => String(Math.floor(random() * 10))),
    (text) => text.replace(/\p{L}/gu, (letter) => (random() < 0.04 ? pick(['x', 'É', 'ß', '']) : letter)),
  ]
  let text = pick(texts)
  for (let n = 1 + Math.floor(random() * 4); n > 0; n--) text = pick(mutations)(text)
  // Now and then a paragraph without end, or a thousand quotation marks.
  if (index % 997 === 0) text = text.repeat(20).replace(/\n/g, ' ')
  if (index % 1499 === 0) text = `${text}\n${'“so” he said "and" '.repeat(800)}`
  return text
}

/** A stretch of at most so many units of one of the texts, to be mutated as `mutant` does: short, so that many can be tried. */
export function shortMutant(texts: readonly string[], seed: number, index: number, most = 160): string {
  const random = chance(seed ^ Math.imul(index + 1, 0x9e3779b1))
  const cuts = texts.slice(0, 2 + Math.floor(random() * 2)).map(() => {
    const text = texts[Math.floor(random() * texts.length)] ?? ''
    const from = Math.floor(random() * Math.max(1, text.length - most))
    return text.slice(from, from + 40 + Math.floor(random() * most))
  })
  // Never one of those that `mutant` swells.
  return mutant(cuts, seed, index % 997 === 0 || index % 1499 === 0 ? index + 1_000_003 : index).slice(0, most * 4)
}

const insert = (text: string, what: string, at: number): string => text.slice(0, at) + what + text.slice(at)

function shuffled<T>(items: T[], random: () => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[items[i], items[j]] = [items[j] as T, items[i] as T]
  }
  return items
}
