import type { Claim } from '../model/claim.js'
import type { Evidence } from '../model/evidence.js'
import type { Finding } from '../model/finding.js'
import type { ClaimId, SourceId } from '../model/ids.js'
import type { ParleyRecord } from '../record/record.js'
import { readDay } from '../time/calendar.js'
import { extent } from '../time/interval.js'
import type { Question } from './question.js'

/** Longest quotation in a briefing, in characters; a longer one is cut at a word. */
export const LONGEST = 400

/** What a claim's words are quoted with. */
export interface Quotation {
  /** The sentence in which its first words stand; with the one before where it says "it" or "they" of somebody named there. */
  readonly words: string
  /** The sentence alone, by which two claims on the same sentence are known. */
  readonly sentence: string
}

/** The sentence of the report in which each claim's first words stand, as a reader would quote it. */
export async function quotationsOf(
  record: Pick<ParleyRecord, 'source'>,
  { cited = new Map() }: Question,
  claims: ReadonlyMap<ClaimId, Claim>,
): Promise<ReadonlyMap<ClaimId, Quotation>> {
  const quotations = new Map<ClaimId, Quotation>()
  const by = new Map<SourceId, ClaimId[]>()
  for (const [id, { source }] of cited) by.set(source, [...(by.get(source) ?? []), id])
  for (const [source, ids] of by) {
    const text = (await record.source(source))?.source.text ?? ''
    for (const id of ids) {
      const words = claims.get(id)?.evidence[0]
      if (words) quotations.set(id, quotation(text, words))
    }
  }
  return quotations
}

/** How far around some words their sentence is sought: a line may be as long as a hostile page likes. */
const NEAR = 1000

/** The quotation of some words of a text; the words alone where the text does not hold them. */
export function quotation(text: string, words: Evidence): Quotation {
  const alone = { words: words.quote, sentence: words.quote }
  if (text.slice(words.start, words.end) !== words.quote) return alone
  const from = Math.max(0, words.start - NEAR)
  const near = text.slice(from, words.end + NEAR)
  const at = words.start - from
  const begins = near.lastIndexOf('\n', at - 1) + 1
  const ends = near.indexOf('\n', at + words.quote.length)
  const line = sentences(near.slice(begins, ends === -1 ? near.length : ends))
  const [first, last] = [at - begins, at - begins + words.quote.length]
  const touched = line.filter(({ index, segment }) => index < last && index + segment.length > first)
  const sentence = joined(touched).replace(DATELINE, '')
  if (sentence === '') return alone
  if (!LEANS.test(sentence)) return { words: sentence, sentence }
  // Whom "he" or "they" means was said just before: in the same paragraph, or at the end of the one before.
  const start = touched[0]?.index ?? 0
  const before =
    line.findLast(({ index }) => index < start) ??
    sentences(
      near
        .slice(0, begins)
        .trimEnd()
        .split('\n')
        .findLast((one) => one.trim() !== '') ?? '',
    ).at(-1)
  const both = before ? `${before.segment.trim().replace(DATELINE, '')} ${sentence}` : sentence
  return { words: before && ENDS.test(before.segment.trim()) && both.length <= LONGEST ? both : sentence, sentence }
}

/** "MOSCOW, Oct 7 (Caucasus Wire) — " before the first sentence of a wire report. */
const DATELINE = /^\p{Lu}[\p{Lu}\p{L} /'.-]{1,40}(?:, \p{L}{3,9}\.? \d{1,2})?(?: \([^)]{2,40}\))? [–—-]+ /u
/** A sentence that cannot be read without the one before. */
const LEANS =
  /^(?:It|They|He|She|This|These|Those|The two|The three)\b|^Both (?:also|had|have|has|were|are|said|agreed|will|would)\b|^(?:\S+ ){1,2}(?:that |how )?they\b|^["“].*["”] (?:he|she|they) (?:said|added|told)\b|^(?:\S+ ){1,3}(?:it|them)\.?$/
const ENDS = /[.!?]["”’']?$/

interface Segment {
  readonly index: number
  readonly segment: string
}

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'sentence' })
/** After these a stop ends no sentence. */
const SHORTENED =
  /(?:^|[\s("“])(?:[ap]\.m|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|St|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec|U\.[SNK])\.\s*$/

/** The sentences of a line, with their places in it. */
function sentences(line: string): readonly Segment[] {
  const found: { index: number; segment: string }[] = []
  for (const { index, segment } of SEGMENTER.segment(line)) {
    const last = found.at(-1)
    if (last && SHORTENED.test(last.segment)) last.segment += segment
    else found.push({ index, segment })
  }
  return found
}

const joined = (segments: readonly Segment[]): string =>
  segments
    .map(({ segment }) => segment)
    .join('')
    .trim()

/** False where the sentences it rests on name years, and none of them is in its date: then the date is not told. */
export function borneOut({ when, claims }: Finding, quotations: ReadonlyMap<ClaimId, Quotation>): boolean {
  // A day is told by its words or its weekday; vaguer dates are now and then those of another event in the same breath.
  if (when === null || /^\d{4}-\d\d-\d\d/.test(when)) return true
  const { first, last } = extent(when)
  return claims.some((id) => {
    const years = [...(quotations.get(id)?.sentence ?? '').matchAll(/\b(?:1[89]|20)\d\d(?=s?\b)/g)].map(([year]) =>
      Number(year),
    )
    return years.length === 0 || years.some((year) => first <= yearEnd(year) && last >= (readDay(`${year}-01-01`) ?? 0))
  })
}

const yearEnd = (year: number): number => readDay(`${year}-12-31`) ?? 0

/** Fewest words that carry an event: "sent in" and "talks" are asides of a sentence on something else. */
const FEWEST = 3

/** True where an event is no more than an aside of a sentence: told of in two words, by one report. */
export const isAside = ({ claims }: Finding, of: ReadonlyMap<ClaimId, Claim>): boolean =>
  claims.length === 1 &&
  claims.every((id) => (of.get(id)?.evidence ?? []).every(({ quote }) => quote.trim().split(/\s+/).length < FEWEST))

const TIME_WORDS =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan(?:uary)?|feb(?:ruary)?|march|april|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|today|tonight|yesterday|overnight|morning|afternoon|evening|night|midnight|noon|hours?|days?|weeks?|months?|years?|ago|earlier|[ap]\.m|\d{4}|\d{1,2}:\d\d)\b/i
/** Of what goes on as it is told: the report's day is its day. */
const GOES_ON = /\b(?:is|are|has been|have been|continues?|remains?|still|now|says?|reports?)\b/i

/** True where some words name no time at all and tell of something over: then only the report's day is known. */
export const namesNoTime = (words: string): boolean => {
  const past = words.replace(AHEAD, '')
  return !TIME_WORDS.test(past) && !GOES_ON.test(past)
}

/** Times of what is yet to come, or how long: they date nothing told. */
const AHEAD =
  /\b(?:are|is) to [^,.]* (?:next|coming) \w+|\b(?:in|within|for) (?:the )?(?:(?:next|coming) )?(?:few )?(?:hours|days|weeks|months)\b/gi
