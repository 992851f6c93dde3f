// The reader of times has its own light words, so that it can read raw text alone: letters, numbers with what is glued
// to them, and single marks. One pass, no backtracking.

export interface Word {
  readonly start: number
  readonly end: number
  /** Lower case, straight apostrophes. */
  readonly lower: string
  readonly kind: 'letters' | 'digits' | 'mark'
  /** Starts with a capital. */
  readonly capital: boolean
  /** White space (or the start of the text) stands before it. */
  readonly spaced: boolean
  /** A blank line stands before it. */
  readonly breaks: boolean
}

const WORD =
  /\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s)\b)?|(?:[A-Za-z]\.){2,}|[ap]\.m\b|o['’]clock\b|['’]s\b|[\p{L}\p{M}]+(?:['’](?:t|re|ve|ll|d|m)\b)?|\S/giu

const BLANK = /\s/

function nextWord(text: string, from: number): number {
  let at = from
  while (at < text.length && BLANK.test(text[at]!)) at++
  return at
}

/**
 * Where the word at `at` ends, if it is one of nearly all: small or large letters of English with no mark behind that might belong to
 * them. `at` for all else, which the expression above is asked for; it would cut these the same way, ten times slower.
 */
function plainEnd(text: string, at: number): number {
  let to = at
  let unit = text.charCodeAt(to)
  while ((unit | 32) >= 97 && (unit | 32) <= 122) unit = text.charCodeAt(++to)
  const joins = unit === 39 || unit >= 128 || (unit === 46 && to === at + 1)
  return joins ? at : to
}

/** The words of a stretch of text, with offsets into the whole text. */
export function splitWords(text: string, start: number, end: number): Word[] {
  const words: Word[] = []
  const stretch = start === 0 && end === text.length ? text : text.slice(start, end)
  let last = 0
  for (let at = nextWord(stretch, 0); at < stretch.length; at = nextWord(stretch, last)) {
    const plain = plainEnd(stretch, at)
    WORD.lastIndex = at
    const raw = plain > at ? stretch.slice(at, plain) : WORD.exec(stretch)?.[0]
    if (raw === undefined) break
    const first = raw.charCodeAt(0)
    const digits = first >= 48 && first <= 57
    const letters = !digits && raw.toLowerCase() !== raw.toUpperCase()
    words.push({
      start: start + at,
      end: start + at + raw.length,
      lower: raw.toLowerCase().replace('’', "'"),
      kind: digits ? 'digits' : letters ? 'letters' : 'mark',
      capital: letters && raw[0] !== raw[0]?.toLowerCase(),
      spaced: at > last || at === 0,
      breaks: at > last + 1 && isBlankLine(stretch, last, at),
    })
    last = at + raw.length
  }
  return words
}

function isBlankLine(text: string, from: number, to: number): boolean {
  let lines = 0
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 10) lines += 1
  return lines > 1
}

/** Words with safe looking: beyond either end there is the empty word. */
export class Words {
  constructor(
    readonly text: string,
    readonly all: readonly Word[],
  ) {}

  get length(): number {
    return this.all.length
  }

  lower(at: number): string {
    return this.all[at]?.lower ?? ''
  }

  /** True when the word stands right behind the one before it, without a space. */
  glued(at: number): boolean {
    const word = this.all[at]
    return word !== undefined && !word.spaced
  }

  capital(at: number): boolean {
    return this.all[at]?.capital ?? false
  }

  kind(at: number): Word['kind'] | 'none' {
    return this.all[at]?.kind ?? 'none'
  }

  /** True for a full stop, question or exclamation mark that ends a sentence, or a blank line before the next word. */
  endsSentence(at: number): boolean {
    const word = this.all[at]
    if (!word) return true
    const next = this.all[at + 1]
    if (next?.breaks) return true
    if (word.lower === '!' || word.lower === '?') return true
    if (word.lower !== '.') return false
    const before = this.lower(at - 1)
    if (!next) return true
    return next.spaced && before.length > 1 && !ABBREVIATED.has(before)
  }
}

const ABBREVIATED = new Set(
  'jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat mr mrs ms dr gen col lt sgt gov sen rep inc corp co ltd st no vs'.split(
    ' ',
  ),
)
