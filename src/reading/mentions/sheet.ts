import type { Trees } from '../../text/trees.js'
import { isSportReport } from '../sport-report.js'

/** How a sentence is written: plain prose, a headline in title case, or all in capitals. */
export type Case = 'plain' | 'title' | 'caps'

/** One text laid out for the reading of names: its words once, and how they are written. */
export interface Sheet {
  readonly trees: Trees
  readonly text: string
  readonly length: number
  readonly words: readonly string[]
  readonly lower: readonly string[]
  /** 0 no capital first, 1 capital first, 2 capitals only (two letters or more). */
  readonly capital: Uint8Array
  readonly cases: readonly Case[]
  /** Words that stand somewhere in the text all in small letters: a capital at a sentence's start is then no name. */
  readonly small: ReadonlySet<string>
  /** True for a report of sport, where a city is a side. */
  readonly sport: boolean
  /** First token of each line, so that a table's row is not read on into the next. */
  readonly lineStart: Uint8Array
}

const CAPITAL = /^\p{Lu}/u
const SMALL_LETTER = /\p{Ll}/u
const LETTERS = /\p{L}/u

/** True for a word that begins with a letter; asked at every word, and nearly all begin with one of English. */
export function startsWithLetter(word: string | undefined): boolean {
  const unit = (word ?? '').charCodeAt(0) | 32
  return (unit >= 97 && unit <= 122) || /^\p{L}/u.test(word ?? '')
}

export function layOut(trees: Trees): Sheet {
  const { length, text, words, lower } = trees
  const capital = new Uint8Array(length)
  const lineStart = new Uint8Array(length)
  const small = new Set<string>()
  for (let i = 0; i < length; i++) {
    const word = words[i]!
    if (CAPITAL.test(word)) {
      const bare = word.replace(/[.'’]/g, '')
      capital[i] = bare.length > 1 && !SMALL_LETTER.test(bare) ? 2 : 1
    } else if (LETTERS.test(word)) small.add(word)
    lineStart[i] = i === 0 || hasNewline(text, trees.ends[i - 1]!, trees.starts[i]!) ? 1 : 0
  }
  const cases: Case[] = []
  for (let k = 0; k + 1 < trees.sentences.length; k++)
    cases.push(caseOf(trees.sentences[k]!, trees.sentences[k + 1]!, words, capital))
  return { trees, text, length, words, lower, capital, cases, small, sport: isSportReport(trees), lineStart }
}

function hasNewline(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 10) return true
  return false
}

function caseOf(from: number, to: number, words: readonly string[], capital: Uint8Array): Case {
  let letters = 0
  let caps = 0
  let long = 0
  let longCapital = 0
  let marks = 0
  for (let i = from; i < to; i++) {
    const word = words[i]!
    if (!LETTERS.test(word)) {
      marks++
      continue
    }
    letters++
    if (capital[i] === 2 || (capital[i] === 1 && word.length === 1)) caps++
    if (word.length < 4) continue
    long++
    if (capital[i]! > 0) longCapital++
  }
  if (letters >= 2 && caps >= 0.8 * letters) return 'caps'
  // A list of names has a mark or a number to every other word; a headline has few. With a full stop, "Erdogan hosted Aliyev in
  // Ankara on Monday." is prose that one small word tells from a headline.
  const most = words[to - 1] === '.' ? long : 0.8 * long
  if (long >= 4 && longCapital >= most && marks * 3 < letters) return 'title'
  return 'plain'
}

/** True when two tokens stand together with nothing between them. */
export const glued = (sheet: Sheet, i: number): boolean =>
  i + 1 < sheet.length && sheet.trees.ends[i] === sheet.trees.starts[i + 1]
