import { createHash } from 'node:crypto'
import { type Edtf, isEdtf } from '../model/edtf.js'
import { ParleyError } from '../model/error.js'
import type { SourceId } from '../model/ids.js'
import type { Note } from '../model/note.js'
import type { Had, Part, Picture, Related, Source } from '../model/source.js'
import { cleanAddress, dayInAddress, hostOf, yearInAddress } from './address.js'
import { blocksOf } from './blocks.js'
import { cleanByline } from './byline.js'
import { datesIn, dayOf } from './dates.js'
import { languageOf } from './language.js'
import { tellParts } from './parts.js'

/** Longest text that is taken in, in UTF-16 units: a report is some thousands, a book a million. */
export const MAX_TEXT = 10_000_000

/** What the register knows that intake asks for. */
export interface Known {
  outlet(host: string): string | null
  agency(words: string): string | null
}

/** A text and whatever is known of it from outside, which wins over what the text itself says. */
export interface Given {
  readonly text: string
  readonly title?: string | null
  /** EDTF, or a full date in words. */
  readonly published?: string | null
  readonly updated?: string | null
  readonly url?: string | null
  readonly outlet?: string | null
  /** The name the site gives itself; counts where neither `outlet` nor the register tells. */
  readonly site?: string | null
  readonly byline?: string | null
  readonly agency?: string | null
  /** What the markup says; counts where the words do not tell. */
  readonly language?: string | null
  readonly images?: readonly Picture[]
  readonly related?: readonly Related[]
  /** Parts known from the markup; found in the text where not given. */
  readonly parts?: readonly Part[]
  /** SHA-256 of the bytes it came from, hex. */
  readonly sha256?: string | null
  /** How those bytes were had, where not from a file. */
  readonly had?: Had | null
}

export interface Taken {
  readonly source: Source
  readonly notes: readonly Note[]
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** A given date as EDTF: taken as it is, or read from words ("9 June 2022"). Throws input-malformed for what is no date. */
export function givenDate(text: string, what: string): Edtf {
  const trimmed = text.trim()
  if (isEdtf(trimmed)) return trimmed as Edtf
  const read = datesIn(trimmed)[0]?.date
  if (read) return read
  throw new ParleyError('input-malformed', `${what} "${trimmed.slice(0, 60)}" is no date`, {
    hint: 'Give an EDTF date such as 2022-06-09, 2022-06 or 2022-06-01/2022-06-09.',
  })
}

const some = (text: string | null | undefined): string | null => text?.replace(/\s+/gu, ' ').trim() || null

/**
 * Makes a source of a text, which is kept to the character: its parts, who published it and when, and what is doubtful about
 * it as notes. Throws input-empty for a text without a letter or digit, input-too-large over MAX_TEXT units, input-malformed for
 * a given date that is none.
 */
export function intakeText(given: Given, known: Known): Taken {
  const { text } = given
  if (text.length > MAX_TEXT) {
    throw new ParleyError('input-too-large', `the text has ${text.length} characters, more than ${MAX_TEXT}`, {
      hint: 'Give one report at a time; split collections into rows or files.',
    })
  }
  if (!/[\p{L}\p{N}]/u.test(text))
    throw new ParleyError('input-empty', 'the text has no words', { hint: 'Give a report as text or as an HTML page.' })
  const published = outside(given.published, 'the date of publication')
  const updated = outside(given.updated, 'the date of the update')
  const found = tellParts(blocksOf(text), some(given.title), (words) => known.agency(words))
  const notes: Note[] = [...found.notes]
  const url = some(given.url) === null ? found.url : (cleanAddress(given.url ?? '') ?? some(given.url))
  const host = url === null ? null : hostOf(url)
  const byline = given.byline == null ? found.byline : cleanByline(given.byline)
  const agency = some(given.agency) ?? found.agency ?? agencyIn(byline, known)
  const dated = published ?? found.published ?? datelineDay(found.dateline, url) ?? (url === null ? null : dayInAddress(url))
  const detected = languageOf(text)
  const language = detected === 'und' ? (some(given.language) ?? 'und') : detected
  const all = { start: 0, end: 0 }
  if (dated === null) {
    notes.push({
      rule: 'undated',
      at: all,
      says: 'no date of publication is given or found; words such as "Thursday" cannot be dated',
    })
  } else if (
    published &&
    found.published &&
    published.length === 10 &&
    found.published.length === 10 &&
    far(published, found.published)
  ) {
    const line = found.parts.find((part) => part.part === 'date') ?? all
    notes.push({
      rule: 'date-differs',
      at: { start: line.start, end: line.end },
      says: `the text is dated ${found.published}, but ${published} was given, which is kept`,
    })
  }
  if (language !== 'en' && !language.startsWith('en-') && language !== 'und') {
    notes.push({ rule: 'language', at: all, says: `the text is in another language (${language}); it is kept but not read` })
  }
  const title = some(given.title) ?? found.title
  const outlet = some(given.outlet) ?? (host === null ? null : known.outlet(host)) ?? found.outlet ?? some(given.site)
  const source: Source = {
    id: sourceId(text, title, dated, url, some(given.outlet)),
    title,
    byline,
    agency,
    outlet,
    published: dated,
    updated: updated ?? found.updated,
    url,
    language,
    sha256: given.sha256 ?? sha256(text),
    ...(given.had ? { had: given.had } : {}),
    text,
    images: given.images ?? found.images,
    related: given.related ?? found.related,
    parts: given.parts ?? found.parts,
  }
  return { source, notes }
}

const outside = (date: string | null | undefined, what: string): Edtf | null =>
  some(date) === null ? null : givenDate(date ?? '', what)

// What makes a report this report. What the register adds (the outlet by its address) is left out, so a better register makes no new source.
function sourceId(
  text: string,
  title: string | null,
  published: Edtf | null,
  url: string | null,
  outlet: string | null,
): SourceId {
  return `src_${sha256(JSON.stringify([text, title, published, url, outlet])).slice(0, 24)}` as SourceId
}

function agencyIn(byline: string | null, known: Known): string | null {
  for (const name of byline?.split(', ') ?? []) {
    const agency = known.agency(name)
    if (agency !== null) return agency
  }
  return null
}

// A dateline rarely has a year; the address may. Without one the day stays open rather than guessed.
function datelineDay(dateline: ReturnType<typeof tellParts>['dateline'], url: string | null): Edtf | null {
  if (!dateline) return null
  if (dateline.date) return dateline.date
  const year = url === null ? null : yearInAddress(url)
  return dateline.monthDay && year ? dayOf(year, dateline.monthDay) : null
}

// Outlets date by their own zone and print a day later; more than three days is another date.
const far = (a: string, b: string): boolean => Math.abs(Date.parse(a) - Date.parse(b)) > 3 * 86_400_000
