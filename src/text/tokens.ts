import { ANYWHERE, BEFORE_NAMES, CONTRACTED, PREFIXES, UNITS } from './abbreviations.js'
import { DIGIT, isApostrophe, isHyphen, isUpper, LETTER, SIGN, SPACE, sortAt } from './signs.js'

/** Where the tokens of a text start and end, as they are found. */
export class TokenList {
  starts = new Int32Array(1024)
  ends = new Int32Array(1024)
  length = 0

  add(start: number, end: number): void {
    if (this.length === this.starts.length) {
      const starts = new Int32Array(this.length * 2)
      const ends = new Int32Array(this.length * 2)
      starts.set(this.starts)
      ends.set(this.ends)
      this.starts = starts
      this.ends = ends
    }
    this.starts[this.length] = start
    this.ends[this.length] = end
    this.length++
  }
}

/** Nothing longer than this is looked at as one address. */
const LONGEST_ADDRESS = 2048
const URL = /^(?:https?:\/\/|www\.)[^\s<>"“”«»]+/i
const EMAIL = /^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/
const HOST = /^[a-z][\w-]{0,62}(?:\.[\w-]{1,63}){0,4}\.(?:com|org|net|gov|edu|info|int)\b(?:\/[^\s<>"“”]*)?/i
const FACE = /^[:;=8][-'^o]?[()DPp|/\\[\]]+(?=\s|$)/

/**
 * Cuts `text` from `start` to `end` into tokens as the English treebanks do: compounds at their hyphens (but not
 * "ex-minister"), clitics and n't off their words, abbreviations with their full stop, numbers and addresses whole.
 */
export function tokenise(text: string, start: number, end: number, into: TokenList): void {
  const addresses = new Addresses(text, end)
  let at = start
  while (at < end) {
    const sort = sortAt(text, at)
    if (sort === SPACE) {
      at++
      continue
    }
    const address = sort === SIGN ? at : addresses.endAt(at)
    let next = address
    if (address > at) into.add(at, address)
    else if (sort === SIGN) next = sign(text, at, end, into)
    else next = sort === DIGIT ? number(text, at, end, into) : letters(text, at, end, into)
    at = Math.max(next, at + 1)
  }
}

/** Finds web and mail addresses. A run without blanks is looked through a few times at most, so that time stays linear. */
class Addresses {
  private chunkEnd = 0
  private tries = 0

  constructor(
    private readonly text: string,
    private readonly end: number,
  ) {}

  /** Where the address that starts at `at` ends; `at` when none does. */
  endAt(at: number): number {
    const { text } = this
    const before = sortAt(text, at - 1)
    if (before !== SPACE && before !== SIGN) return at
    if (at >= this.chunkEnd) this.measure(at)
    if (this.tries <= 0) return at
    this.tries--
    const candidate = text.slice(at, Math.min(this.chunkEnd, at + LONGEST_ADDRESS))
    const found = URL.exec(candidate)?.[0] ?? EMAIL.exec(candidate)?.[0] ?? HOST.exec(candidate)?.[0]
    return found ? at + found.replace(/[.,;:!?)\]'"’]{1,8}$/, '').length : at
  }

  /** Goes to the end of the run without blanks; it is worth a try only if it holds a sign of an address. */
  private measure(at: number): void {
    const { text, end } = this
    let sign = false
    let to = at
    for (; to < end && sortAt(text, to) !== SPACE; to++) {
      const unit = text.charCodeAt(to)
      sign ||= unit === 64 || (unit === 46 && sortAt(text, to + 1) === LETTER) || (unit === 58 && text.startsWith('//', to + 1))
    }
    this.chunkEnd = to
    this.tries = sign ? 8 : 0
  }
}

/** A number with its inner signs (6,500; 10:30; 9/11; 555-1234) and its ending (20th, 1990s). */
function number(text: string, at: number, end: number, into: TokenList): number {
  let to = at
  let slashes = false
  let hyphens = 0
  while (to < end) {
    if (sortAt(text, to) === DIGIT) to++
    else if (to + 1 < end && sortAt(text, to + 1) === DIGIT && /[.,:/]/.test(text[to]!)) {
      if (text[to] === '/') slashes = true
      to += 2
    } else break
  }
  // Telephone numbers and full dates keep their hyphens, ranges of two numbers do not.
  const rest = /^-\d{1,6}(?:-\d{1,6}){1,3}(?!\d)/.exec(text.slice(to, Math.min(end, to + 32)))
  const phone = /^-\d{4}(?!\d)/.exec(text.slice(to, Math.min(end, to + 8)))
  if (!slashes && rest) hyphens = rest[0].length
  else if (phone && to - at === 3) hyphens = phone[0].length
  to += hyphens
  if (sortAt(text, to) === LETTER && to < end) {
    let tail = to
    while (tail < end && sortAt(text, tail) === LETTER && tail - to < 24) tail++
    const ending = text.slice(to, tail).toLowerCase()
    if (UNITS.has(ending)) {
      into.add(at, to)
      if (/^[ap]$/.test(ending)) return to
      return letters(text, to, end, into)
    }
    while (tail < end && (sortAt(text, tail) === LETTER || sortAt(text, tail) === DIGIT)) tail++
    into.add(at, tail)
    return tail
  }
  into.add(at, to)
  return to
}

function letters(text: string, at: number, end: number, into: TokenList): number {
  let to = at
  for (;;) {
    to = run(text, to, end)
    const unit = text.charCodeAt(to)
    const after = to + 1 < end ? sortAt(text, to + 1) : SPACE
    if (to >= end || (after !== LETTER && after !== DIGIT)) break
    if (isApostrophe(unit)) {
      if (after !== LETTER || clitic(text, to, end) > 0 || isNt(text, at, to, end)) break
      to++
    } else if (isHyphen(unit)) {
      // "UN-mediated" has a name before its hyphen, no prefix.
      const prefix = text.slice(at, to)
      if (prefix === 'UN' || !PREFIXES.has(prefix.toLowerCase().replace(/^.*-/, ''))) break
      to++
    } else if (unit === 38 || unit === 95) {
      // R&D and AT&T are one word, "salt&pepper" is not.
      if (unit === 38 && !(isUpper(text.charCodeAt(to - 1)) && isUpper(text.charCodeAt(to + 1)))) break
      to++
    } else if (unit === 46 && dotted(text, at, to, end)) to++
    else break
    if (to - at > 256) break
  }
  if (to < end && text[to] === '$' && /^(?:US|A|C|NZ|HK)$/.test(text.slice(at, to))) to++
  if (to < end && text[to] === '.' && keepsStop(text, at, to)) {
    into.add(at, to + 1)
    return to + 1
  }
  return split(text, at, to, end, into)
}

/** The end of a run of letters and digits. */
function run(text: string, from: number, end: number): number {
  let to = from
  while (to < end && (sortAt(text, to) === LETTER || sortAt(text, to) === DIGIT)) to++
  return to
}

/** "U.S", "a.m", "Ph.D": a full stop between short runs of letters. */
function dotted(text: string, at: number, to: number, end: number): boolean {
  const last = text.lastIndexOf('.', to - 1) + 1
  const part = to - Math.max(at, last)
  if (part > 2 || to - at > 12) return false
  const next = run(text, to + 1, end)
  if (next - to - 1 === 1) return part === 1 || ANYWHERE.has(text.slice(at, next).toLowerCase())
  return ANYWHERE.has(text.slice(at, next).toLowerCase())
}

/** Whether the full stop behind a word belongs to it: an initial, an acronym with points, a known abbreviation. */
function keepsStop(text: string, at: number, to: number): boolean {
  // "I." is an initial only beside another, or behind a title; else the pronoun ends its sentence.
  if (to - at === 1) {
    return (
      isUpper(text.charCodeAt(at)) &&
      (text[at] !== 'I' || text[at - 2] === '.' || /^\.\s?\p{Lu}\./u.test(text.slice(to, to + 5)))
    )
  }
  if (to - at > 10) return false
  const form = text.slice(at, to)
  if (/^\p{L}(?:\.\p{L})+$/u.test(form)) return true
  const lower = form.toLowerCase()
  if (lower === 'no' || lower === 'fig' || lower === 'art')
    return /^\.\s?\d/.test(text.slice(to, to + 3)) && isUpper(text.charCodeAt(at))
  if (/^(?:sat|sun|mon|fri|wed|mar|dec|min|sec|al|est|art|co|mt|ch|in|pt)$/.test(lower)) {
    return lower === 'al' || (isUpper(text.charCodeAt(at)) && lower !== 'in')
  }
  return BEFORE_NAMES.has(lower) || ANYWHERE.has(lower)
}

/** Length of a clitic ('s, 're …) that starts with the apostrophe at `at`; 0 for none. */
function clitic(text: string, at: number, end: number): number {
  if (!isApostrophe(text.charCodeAt(at))) return 0
  let to = at + 1
  while (to < end && to - at <= 3 && sortAt(text, to) === LETTER) to++
  const letters = text.slice(at + 1, to)
  return /^(?:s|re|ve|ll|d|m)$/i.test(letters) ? to - at : 0
}

function isNt(text: string, at: number, apostrophe: number, end: number): boolean {
  return (
    apostrophe - at >= 2 &&
    /^[nN]$/.test(text[apostrophe - 1]!) &&
    /^[tT]$/.test(text[apostrophe + 1] ?? '') &&
    (apostrophe + 2 >= end || sortAt(text, apostrophe + 2) !== LETTER)
  )
}

/** "MinistryVARNA": the last word of one report run into the dateline of the next. */
const GLUED = /^(\p{Lu}?\p{Ll}{3,})\p{Lu}{3,}$/u

const isSmall = (unit: number): boolean => unit >= 97 && unit <= 122

/** Adds a word, with what is contracted in it or leans on it as tokens of their own. */
function split(text: string, at: number, to: number, end: number, into: TokenList): number {
  if (to < end && isNt(text, at, to, end)) {
    into.add(at, to - 1)
    into.add(to - 1, to + 2)
    return to + 2
  }
  const parts = to - at <= 8 ? CONTRACTED.get(text.slice(at, to).toLowerCase()) : undefined
  if (parts) {
    into.add(at, at + parts[0]!)
    into.add(at + parts[0]!, to)
  } else {
    // Nearly every word ends small, and is not glued.
    const small = isSmall(text.charCodeAt(to - 1))
    const seam = !small && to - at <= 60 ? (GLUED.exec(text.slice(at, to))?.[1]?.length ?? 0) : 0
    if (seam > 0) into.add(at, at + seam)
    into.add(at + seam, to)
  }
  const leaning = to < end ? clitic(text, to, end) : 0
  if (leaning === 0) return to
  into.add(to, to + leaning)
  return to + leaning
}

/** Punctuation: runs of the same sign are one token where printers use them so, all else one by one. */
function sign(text: string, at: number, end: number, into: TokenList): number {
  const here = text[at]!
  const leaning = clitic(text, at, end)
  if (leaning > 0 && sortAt(text, at - 1) !== SPACE && at > 0) {
    into.add(at, at + leaning)
    return at + leaning
  }
  if ((here === ':' || here === ';' || here === '=') && sortAt(text, at - 1) === SPACE) {
    const face = FACE.exec(text.slice(at, Math.min(end, at + 8)))
    if (face) {
      into.add(at, at + face[0].length)
      return at + face[0].length
    }
  }
  let to = at + 1
  if (/[.\-_=*~#`'<>]/.test(here)) while (to < end && text[to] === here) to++
  else if (here === '!' || here === '?') while (to < end && (text[to] === '!' || text[to] === '?')) to++
  into.add(at, to)
  return to
}
