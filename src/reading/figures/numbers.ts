/** A number as words or digits write it. */
export interface Numeral {
  /** Tokens it takes. */
  readonly tokens: number
  readonly low: number | null
  readonly best: number | null
  readonly high: number | null
  /** True for "dozens", "several": the words give bounds, no number. */
  readonly vague: boolean
}

/** Looked up by every word of a text: a map also knows "constructor" for no number. */
const table = <T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> => new Map(Object.entries(entries))

const SMALL: ReadonlyMap<string, number> = table({
  zero: 0,
  no: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
})
const SCALES: ReadonlyMap<string, number> = table({
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  billion: 1e9,
  m: 1e6,
  bn: 1e9,
  k: 1000,
})

/**
 * What vague words bound, inclusive; null where they set no bound. Our own table, after the usual sense of the words in
 * dictionaries of English: a dozen is twelve and dozens at least two of them, a score is twenty; plural hundreds, thousands
 * and millions are at least two; "a couple" is two, "several" and "a few" are three or more and fewer than ten.
 */
export const VAGUE = table<readonly [low: number, high: number | null]>({
  dozens: [24, null],
  scores: [40, null],
  hundreds: [200, null],
  thousands: [2000, null],
  millions: [2_000_000, null],
  'tens of thousands': [20_000, null],
  'hundreds of thousands': [200_000, null],
  'tens of millions': [20_000_000, null],
  several: [3, 9],
  'a few': [3, 9],
  'a handful': [3, 9],
  'a couple': [2, 2],
})
const VAGUE_FIRST: ReadonlySet<string> = new Set([...VAGUE.keys()].map((phrase) => phrase.split(' ')[0]!))
const WITH_OF = new Set([
  'dozens',
  'scores',
  'hundreds',
  'thousands',
  'millions',
  'tens of thousands',
  'hundreds of thousands',
  'tens of millions',
  'a handful',
  'a couple',
])

const DIGITS = /^\d{1,3}(?:[,\u00a0 ]\d{3})+$|^\d{1,12}$|^\d{1,9}\.\d{1,3}$/
const exactly = (tokens: number, n: number): Numeral => ({ tokens, low: n, best: n, high: n, vague: false })

/** The numeral that starts at a token of the sentence, lower-case words; null for none. */
export function numeralAt(words: readonly string[], at: number, last: number): Numeral | null {
  return vagueAt(words, at, last) ?? dozenAt(words, at, last) ?? exactAt(words, at, last)
}

function vagueAt(words: readonly string[], at: number, last: number): Numeral | null {
  if (!VAGUE_FIRST.has(words[at] ?? '')) return null
  for (let many = 3; many >= 1; many--) {
    if (at + many > last) continue
    const phrase = words.slice(at, at + many).join(' ')
    const bounds = VAGUE.get(phrase)
    if (!bounds) continue
    const of = WITH_OF.has(phrase) && words[at + many] === 'of' ? 1 : 0
    // "thousands of" scores no goals: "scores" alone is a verb unless people follow.
    if (
      phrase === 'scores' &&
      of === 0 &&
      !/^(?:were|dead|killed|wounded|injured|more|died|missing)$/.test(words[at + many] ?? '')
    )
      return null
    return { tokens: many + of, low: bounds[0], best: null, high: bounds[1], vague: true }
  }
  return null
}

/** "a dozen", "two dozen", "half a dozen". */
function dozenAt(words: readonly string[], at: number, last: number): Numeral | null {
  if (words[at] === 'half' && words[at + 1] === 'a' && words[at + 2] === 'dozen' && at + 3 <= last) return exactly(3, 6)
  if (words[at] === 'half' && words[at + 1] === '-' && words[at + 2] === 'dozen' && at + 3 <= last) return exactly(3, 6)
  if (words[at] === 'a' && words[at + 1] === 'dozen') return exactly(2, 12)
  if (words[at] === 'dozen') return exactly(1, 12)
  const times = SMALL.get(words[at] ?? '')
  if (times && times > 1 && words[at + 1] === 'dozen' && at + 2 <= last) return exactly(2, times * 12)
  return null
}

const MEASURED = /^(?:kilomet(?:re|er)s?|km|miles?|met(?:re|er)s|hectares?|acres?|tons?|tonnes?|square|sq)$/

function exactAt(words: readonly string[], at: number, last: number): Numeral | null {
  const first = words[at] ?? ''
  if (DIGITS.test(first)) {
    const n = Number(first.replace(/[,\u00a0 ]/g, ''))
    const scale = SCALES.get(words[at + 1] ?? '')
    if (scale && at + 2 <= last && (words[at + 1] ?? '').length > 1) return exactly(2, n * scale)
    // People are counted whole; lengths, areas and weights need not be.
    return Number.isInteger(n) || MEASURED.test(words[at + 1] ?? '') ? exactly(1, n) : null
  }
  if ((first === 'a' || first === 'one') && SCALES.get(words[at + 1] ?? '') && (words[at + 1] ?? '').length > 1)
    return spelled(words, at + 1, last, 1, 1)
  if (SMALL.get(first) === undefined || first === 'no' || first === 'zero') return null
  return spelled(words, at, last, 0, 0)
}

/** "twenty-one", "two hundred and five", "three thousand". */
function spelled(words: readonly string[], at: number, last: number, open: number, skipped: number): Numeral | null {
  let total = 0
  let current = open
  let i = at
  for (; i < last; i++) {
    const word = words[i]!
    const small = SMALL.get(word)
    const scale = word.length > 1 ? SCALES.get(word) : undefined
    if (
      small !== undefined &&
      word !== 'no' &&
      (current % 100 === 0 || (current % 10 === 0 && small < 10 && current % 100 >= 20))
    )
      current += small
    else if (scale === 100 && current > 0 && current < 100) current *= 100
    else if (scale && scale > 100 && current > 0) {
      total += current * scale
      current = 0
    } else if (
      word === '-' &&
      SMALL.get(words[i + 1] ?? '') !== undefined &&
      current % 10 === 0 &&
      current > 0 &&
      SMALL.get(words[i + 1]!)! < 10
    )
      continue
    else if (word === 'and' && current >= 100 && current % 100 === 0 && SMALL.get(words[i + 1] ?? '') !== undefined) continue
    else break
  }
  const n = total + current
  return i > at ? exactly(i - at + skipped, n) : null
}
