import type { Span } from '../../model/span.js'

/** Words between quotation marks, marks included; `open` where the paragraph ends before they close. */
export interface Marked extends Span {
  readonly open: boolean
  /** Number of the paragraph, from 0. */
  readonly paragraph: number
}

const WORDY = /[\p{L}\p{N}]/u
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/**
 * Every stretch between quotation marks, paragraph by paragraph (a line is one): curly, straight, low, angled, doubled
 * single marks as wires send them. Single marks count only where the text has no double ones. A stretch that its paragraph
 * does not close runs to the paragraph's end, as speech over several paragraphs is printed.
 */
export function findMarked(text: string): Marked[] {
  const out: Marked[] = []
  const doubles = /["“”„«]|``|''/.test(text)
  let paragraph = 0
  for (let from = 0; from <= text.length; paragraph++) {
    const newline = text.indexOf('\n', from)
    const to = newline < 0 ? text.length : newline
    if (to > from) markLine(text, from, to, paragraph, doubles, out)
    from = to + 1
  }
  return out
}

function markLine(text: string, from: number, to: number, paragraph: number, doubles: boolean, out: Marked[]): void {
  let start = -1
  let closer = ''
  for (let at = from; at < to; at++) {
    const sign = text[at]!
    const width = (sign === '`' || sign === "'") && text[at + 1] === sign ? 2 : 1
    if (start < 0) {
      closer = doubles ? closerOf(text, at, width) : singleCloser(text, at, from)
      if (closer !== '') start = at
      if (closer !== '') at += width - 1
      continue
    }
    if (sign === '“' && closer === '”') {
      // A second opening mark before the first has closed: the first was left open.
      push(text, start, at, true, paragraph, out)
      start = at
      continue
    }
    if (!closes(text, at, closer, width, to)) continue
    push(text, start, at + closer.length, false, paragraph, out)
    start = -1
    at += closer.length - 1
  }
  if (start >= 0) push(text, start, to, true, paragraph, out)
}

function closerOf(text: string, at: number, width: number): string {
  const sign = text[at]!
  if (sign === '“') return '”'
  if (sign === '"') return '"'
  if (sign === '„') return '“'
  if (sign === '«') return '»'
  if (width === 2) return "''"
  return ''
}

/** A single mark opens when nothing wordy stands before it and something does after. */
function singleCloser(text: string, at: number, from: number): string {
  const sign = text[at]!
  if (sign !== '‘' && sign !== "'") return ''
  if (at > from && LETTER_OR_DIGIT.test(text[at - 1]!)) return ''
  if (!LETTER_OR_DIGIT.test(text[at + 1] ?? '')) return ''
  if (/^['‘’](?:s|t|em|til|cause|tis|twas|\d0s)\b/i.test(text.slice(at, at + 8))) return ''
  return sign === '‘' ? '’' : "'"
}

function closes(text: string, at: number, closer: string, width: number, to: number): boolean {
  if (closer === "''") return width === 2 && text[at] === "'"
  if (closer === '”' && text[at] === '"') return true
  if (text[at] !== closer) return false
  if (closer !== "'" && closer !== '’') return true
  return at + 1 >= to || !LETTER_OR_DIGIT.test(text[at + 1]!)
}

function push(text: string, start: number, end: number, open: boolean, paragraph: number, out: Marked[]): void {
  if (!WORDY.test(text.slice(start, end))) return
  // Blanks at the end of an open stretch are no speech.
  let to = end
  while (open && to > start && /\s/.test(text[to - 1]!)) to--
  out.push({ start, end: to, open, paragraph })
}
