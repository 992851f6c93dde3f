import { BODIES, TITLES } from './repairs/titles.js'
import { ADJ, PROPN } from './tag-set.js'
import { startsUpper } from './word-form.js'

/** The words of a title before a name: "the Foreign Minister of the Republic of Westmark" or "Western Council President" before "Ada Moll". */
export interface LongTitle {
  /** First token of it. */
  readonly start: number
  /** The noun. */
  readonly title: number
  /** The body in front of the noun, with its first token; null for none. */
  readonly body: { readonly head: number; readonly start: number } | null
  /** Nouns behind it, each with its preposition and the first token that belongs to it; the next is below the one before. */
  readonly of: readonly { readonly head: number; readonly case: number; readonly start: number }[]
  /** First token of the name, which ends the title. */
  readonly name: number
}

/** Tokens of a sentence as a finder of titles looks at them. */
interface Sight {
  readonly words: readonly string[]
  readonly tags: Uint8Array
  readonly locked: Uint8Array
  readonly to: number
}

/** "Ambassador of Estia to Westmark". */
const OF = /^(?:of|for|to)$/
const DETERMINER = /^the$/i
/** "Secretary of State Ada Moll". */
const PART = /^(?:State|Defen[cs]e|Treasury|Interior|Commerce|Energy|Justice|Health)$/
/** Words that make a title more exact, before it. */
const MORE = /^(?:prime|foreign|defen[cs]e|deputy|vice|first|interior|finance|former|then|acting|secretary|executive)$/i
const LONGEST_NAME = 4
const LONGEST_BODY = 8

/**
 * Titles that say of what: "President of the European Commission Jose Manuel Barroso". A known name ends what it is of, or the
 * parser would not know where the body ends and the person begins, and neither do we where none is known.
 */
export function longTitles(
  words: readonly string[],
  lower: readonly string[],
  tags: Uint8Array,
  locked: Uint8Array,
  from: number,
  to: number,
): LongTitle[] {
  const sight: Sight = { words, tags, locked, to }
  const found: LongTitle[] = []
  for (let i = from; i + 1 < to; i++) {
    if (!TITLES.has(lower[i]!)) continue
    let start = i
    while (start > from && MORE.test(words[start - 1]!)) start--
    const of = reachOf(sight, i)
    const last = of.at(-1)
    const body = last ? null : bodyBefore(sight, from, start)
    const name = (last ? last.head : i) + 1
    if ((!last && !body) || !isPersonAt(sight, name, last ? 2 : 1)) continue
    if (body) start = body.start
    else if (start > from && isOfState(sight, start - 1)) start--
    if (start > from && DETERMINER.test(words[start - 1]!)) start--
    found.push({ start, title: i, body, of, name })
    i = name - 1
  }
  return found
}

/** "of Foreign Affairs of the Republic of Westmark": nouns in capitals, the last of them a known name. */
function reachOf({ words, locked, to }: Sight, title: number): LongTitle['of'] {
  const of: { head: number; case: number; start: number }[] = []
  for (let at = title + 1; at + 1 < to && OF.test(words[at]!); ) {
    const start = at + 1
    let end = DETERMINER.test(words[start]!) ? start + 1 : start
    if (end >= to) return []
    if (locked[end] === BEGINS) {
      // Small words inside a known name are not marked, those behind them are.
      end++
      while (end < to && (locked[end] === GOES_ON || (locked[end] === 0 && end + 1 < to && locked[end + 1] === GOES_ON))) end++
      of.push({ head: end - 1, case: at, start })
      if (!OF.test(words[end] ?? '')) return of
    } else {
      // The part of a government that is always so called ends a title as a known name does.
      if (of.length === 0 && PART.test(words[end]!) && !OF.test(words[end + 1] ?? '')) return [{ head: end, case: at, start }]
      const first = end
      while (end < to && end - first < LONGEST_NAME && startsUpper(words[end]!) && locked[end] === 0) end++
      if (end === first) return []
      of.push({ head: end - 1, case: at, start })
      if (!OF.test(words[end] ?? '')) return []
    }
    at = of.at(-1)!.head + 1
  }
  return []
}

/** "US Secretary of State", "French President": a state or its adjective right before a title. */
const isOfState = ({ words, tags, locked }: Sight, at: number): boolean =>
  startsUpper(words[at]!) && (locked[at] === BEGINS || tags[at] === ADJ) && !TITLES.has(words[at]!.toLowerCase())

/** A known name of several words that ends before a title. */
function bodyBefore({ locked }: Sight, from: number, to: number): LongTitle['body'] {
  if (to - from < 2 || locked[to - 1] !== GOES_ON) return null
  let start = to - 1
  while (start > from && locked[start] !== BEGINS) start--
  return locked[start] === BEGINS && to - start <= LONGEST_BODY ? { head: to - 1, start } : null
}

export const BEGINS = 1
export const GOES_ON = 2

/** Whether a person's name starts here: so many to four proper names in capitals, no title among them and no body at their end. */
function isPersonAt({ words, tags, locked, to }: Sight, at: number, least: number): boolean {
  let end = at
  while (
    end < to &&
    end - at <= LONGEST_NAME &&
    tags[end] === PROPN &&
    startsUpper(words[end]!) &&
    (end === at || locked[end] !== BEGINS)
  ) {
    if (TITLES.has(words[end]!.toLowerCase())) return false
    end++
  }
  const many = end - at
  return many >= least && many <= LONGEST_NAME && !BODIES.has(words[end - 1]!.toLowerCase())
}
