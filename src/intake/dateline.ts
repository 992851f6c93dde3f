import type { Edtf } from '../model/edtf.js'
import { datesIn, monthDay } from './dates.js'

/** "YEREVAN, June 9 (AFP) —" at the start of a paragraph. `end` is after the dash and its space: where the prose begins. */
export interface Dateline {
  readonly end: number
  readonly place: string | null
  readonly agency: string | null
  readonly date: Edtf | null
  /** Month and day where the dateline has no year. */
  readonly monthDay: { readonly month: number; readonly day: number } | null
}

const WINDOW = 120
// The marks that end a dateline. A full stop does so only after an agency or a date: "/TASS/." "ARMENPRESS."
const MARK =
  /\s*(?:[—–]|--+|\s[-‒―−](?=\s)|\s_(?=\s|$)|-(?=\s))\s*|(?<=\)|\/|\p{Lu}{4}|\d)\s?\.\s+(?![/(])(?:[—–-]\s*)?|(?<=\p{Lu}{3})\.\s*[—–-]\s*|:\s+|(?<=[\p{L}]\))\s+(?=\p{Lu})/gu
const CAPS = /^\p{Lu}[\p{Lu}'’.-]*$/u
const CAP = /^\p{Lu}[\p{L}'’.-]*$/u

/** The dateline a paragraph opens with, null for none. Agencies are initials or names in brackets, slashes or capitals. */
export function datelineOf(paragraph: string, agency: (words: string) => string | null): Dateline | null {
  const head = paragraph.slice(0, WINDOW)
  if (!/^[\p{Lu}(/[]/u.test(head)) return null
  MARK.lastIndex = 0
  for (const match of head.matchAll(MARK)) {
    const words = head.slice(0, match.index)
    if (words.length > 80) return null
    const strong = !match[0].startsWith(':') && match[0].trim() !== '' && !match[0].trim().startsWith('.')
    const found = parse(words.trim(), agency, strong)
    // Without any mark only an agency that is known ends a dateline: initials in brackets abound.
    if (found && match[0].trim() === '' && (found.agency === null || agency(found.agency) === null)) continue
    if (found) return { ...found, end: match.index + match[0].length }
  }
  // A dateline alone on its line: "BOSTON —" has its mark; "YEREVAN (AFP)" has none.
  if (paragraph.length <= 60) {
    const found = parse(paragraph.trim(), agency, false)
    if (found?.agency && found.place) return { ...found, end: paragraph.length }
  }
  return null
}

function parse(words: string, agency: (words: string) => string | null, dash: boolean): Omit<Dateline, 'end'> | null {
  let text = words
  let by: string | null = null
  // The agency, in brackets or between slashes, or as the last piece after a comma.
  const bracket = /^(.*?)\s*[([/]\s*([^()[\]/]{2,40})\s*[)\]/]$/su.exec(text)
  if (bracket) {
    const inner = bracket[2] ?? ''
    by = agency(inner) ?? (/^[\p{Lu}][\p{L}. -]{1,30}$/u.test(inner) ? inner : null)
    if (by === null) return null
    text = (bracket[1] ?? '').replace(/[\s.,]+$/u, '')
  }
  let date: Edtf | null = null
  let md: Dateline['monthDay'] = null
  const dates = datesIn(text)
  const last = dates.at(-1)
  if (last?.date) {
    date = last.date
    const after = text.slice(last.end).replace(/^[\s,]+/, '')
    if (by === null && after) by = agencyWord(after, agency)
    if (after && by === null) return null
    text = text.slice(0, last.start)
  } else {
    const pieces = text.split(',').map((piece) => piece.trim())
    const tail = pieces.at(-1) ?? ''
    if (by === null && pieces.length > 1 && monthDay(tail) === null) {
      const named = agencyWord(tail, agency)
      if (named !== null && (agency(tail) !== null || monthDay(pieces.at(-2) ?? '') !== null)) {
        by = named
        pieces.pop()
      }
    }
    md = monthDay(pieces.at(-1) ?? '')
    if (md) pieces.pop()
    else {
      const spaced = /^(.*\p{L})\s+(\p{L}+\.?\s+\d{1,2}|\d{1,2}\s+\p{L}+\.?)$/u.exec(pieces.at(-1) ?? '')
      md = monthDay(spaced?.[2] ?? '')
      if (md && spaced?.[1]) pieces[pieces.length - 1] = spaced[1]
    }
    text = pieces.join(', ')
  }
  text = text.replace(/[\s,.]+$/u, '')
  if (text === '') return by && (bracket || date || md) ? { place: null, agency: by, date, monthDay: md } : null
  if (by === null && agency(text) !== null)
    return dash || date || md ? { place: null, agency: agency(text), date, monthDay: md } : null
  const sure = by !== null || date !== null || md !== null
  return isPlace(text, sure, dash) ? { place: text, agency: by, date, monthDay: md } : null
}

function agencyWord(text: string, agency: (words: string) => string | null): string | null {
  const words = text.replace(/[.\s]+$/u, '')
  return agency(words) ?? (/^\p{Lu}[\p{Lu}.-]{2,20}$/u.test(words) ? words : null)
}

// Capitals alone need a dash after them ("BAKU —"); with a date or an agency a capitalised name is enough ("Baku, June 9 (AFP)").
function isPlace(text: string, sure: boolean, dash: boolean): boolean {
  if (
    /^(?:On|In|At|By|For|From|The|A|An|As|It|He|She|They|We|But|And|After|Since|Until)\b/u.test(text) &&
    !/^\p{Lu}{2,}\s\p{Lu}{3}/u.test(text)
  ) {
    return false
  }
  const pieces = text.split(/\s*[,/]\s*/u)
  if (pieces.length > 4) return false
  const first = (pieces[0] ?? '').split(/\s+/u)
  if (
    first.length > 5 ||
    !first.every((word) => CAP.test(word) || /^(?:de|del|al|el|of|the|la|le|es|and|upon|sur)$/iu.test(word))
  ) {
    return false
  }
  const capitals = first.every((word) => CAPS.test(word)) && /\p{Lu}{3}/u.test(pieces[0] ?? '')
  if (!capitals && !sure) return false
  if (!sure && !dash) return false
  return pieces
    .slice(1)
    .every((piece) => piece.split(/\s+/u).every((word) => CAP.test(word) || /^(?:de|of|the|and|al)$/iu.test(word)))
}
