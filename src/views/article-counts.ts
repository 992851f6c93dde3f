import { type Numeral, readNumber } from '../time/numerals.js'
import { splitWords, Words } from '../time/words.js'

/** "13 of 16 articles": how many are said to be agreed, of how many where that is told. */
export interface CountTold {
  readonly agreed: number
  readonly of: number | null
}

const ARTICLE = /^(?:articles?|points?|provisions?|clauses?|paragraphs?)$/
const AGREED = /^(?:agreed|agree|agrees|finali[sz]ed|settled|coordinated|approved|initialled|closed|cleared)$/
const NOT = /^(?:not|no|never|remain|remains|remained|remaining|open|unresolved|left|outstanding)$/
/** Words that may stand between a count and what is counted. */
const BETWEEN = /^(?:of|out|the|its|all|draft|treaty|treaty's|'s|’s|peace)$/

/**
 * The count of agreed articles in some words of a report; null where they tell none. A number must stand with the word for articles,
 * before it or after ("13 of 16 articles", "13 articles out of 16"), and the words must say that these are agreed; a clause with a
 * "not" before its count or a "remain" after it is not taken.
 */
export function articleCount(text: string): CountTold | null {
  const words = new Words(text, splitWords(text, 0, text.length))
  const all = Array.from({ length: words.length }, (_, at) => words.lower(at))
  if (!all.some((word) => AGREED.test(word))) return null
  for (let at = 0; at < all.length; at++) {
    const first = countAt(words, at)
    const told = first && countFrom(words, first)
    if (!told || told.agreed > (told.of ?? told.agreed)) continue
    const about = [...all.slice(Math.max(0, at - 4), at), ...all.slice(told.next, told.next + 2)]
    if (!about.some((word) => NOT.test(word))) return { agreed: told.agreed, of: told.of }
  }
  return null
}

const countAt = (words: Words, at: number): Numeral | null => {
  const read = readNumber(words, at)
  return read !== null && Number.isInteger(read.value) && read.value > 0 && read.value < 400 ? read : null
}

function countFrom(words: Words, first: Numeral): (CountTold & { readonly next: number }) | null {
  let named = false
  let of: number | null = null
  let at = first.next
  for (let gap = 0; at < words.length && gap < 7; gap++) {
    const word = words.lower(at)
    const second: Numeral | null = of === null && gap > 0 ? countAt(words, at) : null
    if (second) of = second.value
    else if (ARTICLE.test(word)) named = true
    else if (!BETWEEN.test(word)) break
    at = second ? second.next : at + 1
  }
  return named ? { agreed: first.value, of, next: at } : null
}
