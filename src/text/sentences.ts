import { ANYWHERE, BEFORE_NAMES } from './abbreviations.js'
import { DIGIT, isUpper, LETTER, SPACE, sortAt } from './signs.js'
import type { TokenList } from './tokens.js'

/** A sentence is cut here at the latest, so that one endless line cannot hold up what comes after. */
export const LONGEST_SENTENCE = 400
const OPENERS = new Set(['"', '“', '‘', "'", '(', '[', '«', '``'])
const CLOSERS = new Set(['"', '”', '’', "'", ')', ']', '»', "''"])
const DASHES = new Set(['-', '--', '–', '—', '―'])
/** Words that start sentences far more often than they follow an abbreviation inside one. */
const STARTERS = new Set(
  `The A An This That These Those He She It They We You There In On At But And However While When If As After Before His Her
   Its Their Our For Since Meanwhile Earlier Later What Why How According Both Some Many Most`.split(/\s+/),
)

/**
 * Finds the sentences among the tokens `from` to `to` of one paragraph; `begins` is called with the first token of each.
 * Full stops of abbreviations and initials do not end one, closing quotes and brackets stay with theirs, a dateline is a
 * sentence by itself, and so is each line of a list.
 */
export function splitSentences(
  text: string,
  tokens: TokenList,
  from: number,
  to: number,
  begins: (token: number) => void,
): void {
  if (from >= to) return
  begins(from)
  let first = from
  const body = datelineEnd(text, tokens, from, to)
  if (body > from && body < to) {
    begins(body)
    first = body
  }
  for (let i = first; i + 1 < to; i++) {
    const next = isGreeting(text, tokens, first, i) ? i + 1 : boundaryAfter(text, tokens, i, from, to)
    if (next > 0 && next < to) {
      begins(next)
      first = next
      i = next - 1
    } else if (i + 1 - first >= LONGEST_SENTENCE) {
      begins(i + 1)
      first = i + 1
    }
  }
}

/** The verdicts of `splitSentences` as one number a token: 1 where a sentence begins. */
export function ruledBegins(text: string, tokens: TokenList, from: number, to: number): Uint8Array {
  const ruled = new Uint8Array(to)
  splitSentences(text, tokens, from, to, (token) => {
    ruled[token] = 1
  })
  return ruled
}

const at = (text: string, tokens: TokenList, token: number): string => text.slice(tokens.starts[token]!, tokens.ends[token]!)

/** The first token of the next sentence when token `i` ends one; 0 when it does not. */
function boundaryAfter(text: string, tokens: TokenList, i: number, from: number, to: number): number {
  if (newLine(text, tokens, i) || isRule(text, tokens, i) || isRule(text, tokens, i + 1)) return i + 1
  const end = tokens.ends[i]!
  // Two words with no blank between them, and a capital at the seam: a break that was lost.
  if (
    end === tokens.starts[i + 1] &&
    sortAt(text, end) === LETTER &&
    isUpper(text.charCodeAt(end)) &&
    /\p{Ll}/u.test(text[end - 1]!)
  )
    return i + 1
  if (isAddress(text, tokens, i + 1) && (text[end - 1] === ':' || isAddress(text, tokens, i))) return i + 1
  const last = text.charCodeAt(end - 1)
  if (last === 46) {
    if (end - tokens.starts[i]! === 1 || text[end - 2] === '.') return plainStop(text, tokens, i, to)
    return abbreviated(text, tokens, i, from, to) ? i + 1 : 0
  }
  if (last === 33 || last === 63 || last === 0x2026) return plainStop(text, tokens, i, to)
  return 0
}

/** A full stop, question or exclamation mark: takes what closes with it, and looks at what comes next. */
function plainStop(text: string, tokens: TokenList, i: number, to: number): number {
  let next = i + 1
  while (next < to && closes(text, tokens, next)) next++
  const closed = next > i + 1
  next = behindReferences(text, tokens, next, to)
  if (next >= to) return 0
  const start = tokens.starts[next]!
  const sort = sortAt(text, start)
  if (sort === LETTER) {
    if (isUpper(text.charCodeAt(start))) return next
    return !closed && tokens.ends[next - 1]! < start && endsPlainly(text, tokens, i) ? next : 0
  }
  if (sort === DIGIT) return tokens.ends[next - 1]! < start ? next : 0
  const word = at(text, tokens, next)
  // "**Press Service**": marks of weight as Markdown has them open what they stand before.
  if (OPENERS.has(word) || word === '•' || word === '*' || word === '**') return next
  return DASHES.has(word) && tokens.ends[next - 1]! < start && text[tokens.ends[i]! - 1] !== '…' && opensLine(text, start)
    ? next
    : 0
}

/** Reference marks behind a full stop, "in 1805. [19]", still belong to its sentence. */
function behindReferences(text: string, tokens: TokenList, from: number, to: number): number {
  let next = from
  while (next + 2 < to && at(text, tokens, next) === '[') {
    if (!/^\d{1,3}$/.test(at(text, tokens, next + 1)) || at(text, tokens, next + 2) !== ']') return from
    next += 3
  }
  return next
}

/** Before a small letter a stop ends the sentence only if it is single and stands behind a plain word, no abbreviation. */
function endsPlainly(text: string, tokens: TokenList, i: number): boolean {
  const start = tokens.starts[i]!
  if (text[start] === '!' || text[start] === '?') return true
  if (tokens.ends[i]! - start !== 1 || i === 0) return false
  const before = at(text, tokens, i - 1)
  return before.length > 1 && /^[\p{Ll}\d]+$/u.test(before.slice(0, 40))
}

const GREETINGS =
  /^(?:(?:many |best |kind |warm )?(?:thanks|regards|wishes|yours|sincerely|respectfully|cheers|greetings|love|faithfully)|(?:hi|hello|hey|dear)(?: \p{L}+){0,2}|yours (?:sincerely|truly|faithfully))$/iu

/** "Best regards," and "Dear Hannah," before a capital are lines of their own in letters. */
function isGreeting(text: string, tokens: TokenList, first: number, i: number): boolean {
  if (i === first || i - first > 3 || !/[,:]/.test(text[tokens.starts[i]!]!)) return false
  const next = tokens.starts[i + 1]!
  return (
    isUpper(text.charCodeAt(next)) &&
    GREETINGS.test(text.slice(tokens.starts[first]!, Math.min(tokens.ends[i - 1]!, tokens.starts[first]! + 60)))
  )
}

const isAddress = (text: string, tokens: TokenList, token: number): boolean =>
  text.startsWith('http', tokens.starts[token]!) && tokens.ends[token]! - tokens.starts[token]! > 10

/** A line drawn with signs: *****, _____, =====. */
function isRule(text: string, tokens: TokenList, token: number): boolean {
  const start = tokens.starts[token]!
  return tokens.ends[token]! - start >= 5 && /[*_=~#-]/.test(text[start]!) && text[start] === text[tokens.ends[token]! - 1]
}

/** A closing sign that touches what it closes, and is not the opening sign of the next sentence. */
function closes(text: string, tokens: TokenList, token: number): boolean {
  if (!CLOSERS.has(at(text, tokens, token))) return false
  if (tokens.ends[token - 1]! !== tokens.starts[token]!) return false
  return sortAt(text, tokens.ends[token]!) !== LETTER
}

/** A word that keeps its full stop ends a sentence only where the next word is one that starts them. */
function abbreviated(text: string, tokens: TokenList, i: number, from: number, to: number): boolean {
  const word = at(text, tokens, i).slice(0, -1).toLowerCase()
  if (BEFORE_NAMES.has(word)) return false
  const next = i + 1 < to ? at(text, tokens, i + 1) : ''
  if (word.length === 1) return i > from && STARTERS.has(next) && !isUpper(text.charCodeAt(tokens.starts[i - 1]!))
  return (ANYWHERE.has(word) || word.includes('.')) && STARTERS.has(next)
}

/** A line break that ends a sentence: before a list's mark, or after a short line that breaks off without one. */
function newLine(text: string, tokens: TokenList, i: number): boolean {
  const end = tokens.ends[i]!
  const start = tokens.starts[i + 1]!
  let breaks = -1
  for (let k = end; k < start && k < end + 200; k++) if (text.charCodeAt(k) === 10) breaks = k
  if (breaks < 0) return false
  const sign = text[start]!
  if (/[•*·▪●]/.test(sign) || (/[-–—]/.test(sign) && sortAt(text, start + 1) === SPACE)) return true
  if (/[,;:(—–-]/.test(text[end - 1]!)) return false
  let line = end
  while (line > 0 && end - line < 60 && text.charCodeAt(line - 1) !== 10) line--
  return end - line < 45 && sortAt(text, start) === LETTER && isUpper(text.charCodeAt(start))
}

function opensLine(text: string, start: number): boolean {
  for (let k = start - 1; k >= 0 && k > start - 40; k--) {
    if (text.charCodeAt(k) === 10) return true
    if (sortAt(text, k) !== SPACE) return false
  }
  return start < 40
}

/**
 * The first token after a dateline ("YEREVAN, June 9 (AFP) —"): a place in capitals, or any place with an agency in
 * brackets, and a dash, all within a dozen tokens. `from` when there is none.
 */
function datelineEnd(text: string, tokens: TokenList, from: number, to: number): number {
  const start = tokens.starts[from]!
  if (!isUpper(text.charCodeAt(start))) return from
  const first = at(text, tokens, from)
  const shouted = first.length > 2 && first === first.toUpperCase()
  let bracket = false
  for (let i = from + 1; i < to && i < from + 14; i++) {
    const word = at(text, tokens, i)
    if (word === ')') bracket = true
    const spaced = tokens.ends[i]! < (tokens.starts[i + 1] ?? 0) && (bracket || tokens.ends[i - 1]! < tokens.starts[i]!)
    if (DASHES.has(word) && spaced) return (shouted || bracket) && i + 2 < to ? i + 1 : from
    const unit = word.charCodeAt(0)
    const fits = isUpper(unit) || sortAt(word, 0) === DIGIT || /^[,.()/]$/.test(word) || /^(?:and|of|the|de|al|la)$/.test(word)
    if (!fits) return from
  }
  return from
}
