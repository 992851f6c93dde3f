import { ABOUT, PARTS_OF_DAY, PICKS } from './lexicon.js'
import type { Edge, Found, PartOfDay } from './meaning.js'
import { RULES_BY_WORD } from './rules/index.js'
import { DIGITS } from './rules/rule.js'
import type { Words } from './words.js'

const NO_RULES: readonly never[] = []

/** Every wording of a time in the words, in order and not overlapping, with the words that refine it. */
export function findTimes(words: Words): Found[] {
  const found: Found[] = []
  for (let at = 0; at < words.length; ) {
    const hits = tryRules(words, at)
    if (!hits) {
      at += 1
      continue
    }
    for (const hit of hits) {
      // A longer wording that began further left ("the 1988 | second quarter") replaces what was read of it.
      while (found.length > 0 && (found.at(-1)?.first ?? -1) >= hit.first) found.pop()
      if ((found.at(-1)?.end ?? 0) <= hit.first) found.push(hit)
    }
    at = Math.max(at + 1, hits.at(-1)?.end ?? 0)
  }
  const refined: Found[] = []
  for (const one of joinDates(words, joinClocks(words, found))) {
    const { first, ...rest } = refine(words, one)
    // What the one before has taken is its own: "a week later | 2022".
    refined.push({ ...rest, first: Math.max(first, refined.at(-1)?.end ?? 0) })
  }
  return refined
}

function tryRules(words: Words, at: number): readonly Found[] | null {
  const kind = words.kind(at)
  const rules = RULES_BY_WORD.get(kind === 'digits' ? DIGITS : words.lower(at)) ?? NO_RULES
  for (const rule of rules) {
    const read = rule.read(words, at)
    if (read) return 'first' in read ? [read] : read
  }
  return null
}

const isDay = ({ meaning }: Found): boolean =>
  meaning.is === 'day' ||
  meaning.is === 'holiday' ||
  (meaning.is === 'calendar' && (meaning.day !== undefined || meaning.weekday !== undefined)) ||
  (meaning.is === 'same' && meaning.unit === 'day') ||
  (meaning.is === 'shift' && (meaning.unit === 'day' || meaning.unit === 'night'))

const BETWEEN_CLOCK_AND_DAY = new Set([',', 'on', 'local', 'time', 'at', 'about', 'around', '(', ')', 'early', 'late'])

/** "10 p.m. Wednesday", "Friday at noon", "noon on Thursday": a time of day beside a day is one expression with it. */
function joinClocks(words: Words, found: readonly Found[]): Found[] {
  const joined: Found[] = []
  for (let i = 0; i < found.length; i++) {
    const one = found[i] as Found
    const next = found[i + 1]
    const time = one.meaning.is === 'clock'
    if (next && time && isDay(next) && !next.clock && gap(words, one.end, next.first)) {
      joined.push({ ...next, first: one.first, ...clockOf(one) })
      i += 1
    } else if (next?.meaning.is === 'clock' && next.clock && isDay(one) && !one.clock && gap(words, one.end, next.first)) {
      joined.push({ ...one, end: next.end, ...clockOf(next) })
      i += 1
    } else joined.push(one)
  }
  return joined
}

const RANGE = new Set(['to', 'until', 'till', 'through', 'and', 'or', '-', '–'])

/** "from 27 September until 10 November 2020" shares its year; "Monday last week" and "Tuesday of this week" are one day. */
function joinDates(words: Words, found: readonly Found[]): Found[] {
  const joined: Found[] = []
  for (let i = 0; i < found.length; i++) {
    const one = found[i] as Found
    const next = found[i + 1]
    const { meaning } = one
    if (!next || meaning.is !== 'calendar' || meaning.year !== undefined || meaning.pick !== undefined) {
      joined.push(one)
      continue
    }
    const between = next.first - one.end
    const named = meaning.month === undefined && meaning.weekday !== undefined
    if (named && next.meaning.is === 'unit' && next.meaning.unit === 'week' && next.meaning.pick !== null) {
      if (between === 0 || (between === 1 && words.lower(one.end) === 'of')) {
        joined.push({ ...one, end: next.end, meaning: { ...meaning, weekShift: next.meaning.pick } })
        i += 1
        continue
      }
    }
    const year = next.meaning.is === 'calendar' ? next.meaning.year : undefined
    const month = next.meaning.is === 'calendar' ? next.meaning.month : undefined
    if (
      meaning.month !== undefined &&
      year !== undefined &&
      month !== undefined &&
      between === 1 &&
      RANGE.has(words.lower(one.end))
    ) {
      joined.push({ ...one, meaning: { ...meaning, year: meaning.month > month ? year - 1 : year } })
    } else joined.push(one)
  }
  return joined
}

const clockOf = ({ clock, partOfDay }: Found): Pick<Found, 'clock' | 'partOfDay'> => ({
  ...(clock ? { clock } : {}),
  ...(partOfDay ? { partOfDay } : {}),
})

function gap(words: Words, from: number, to: number): boolean {
  if (to - from > 3 || to < from) return false
  for (let i = from; i < to; i++) if (!BETWEEN_CLOCK_AND_DAY.has(words.lower(i))) return false
  return true
}

const EDGE_WORDS: ReadonlyMap<string, Edge> = new Map([
  ['early', 'early'],
  ['late', 'late'],
  ['mid', 'mid'],
  ['beginning', 'early'],
  ['start', 'early'],
  ['middle', 'mid'],
  ['end', 'late'],
  ['close', 'late'],
])

/** Prepositions as well: "over two years" is more than two, "over the past week" is within it. */
const OVER = new Set(['over', 'some'])

/** Takes in the words before that belong to it ("early", "the end of", "nearly") and a part of the day behind it. */
function refine(words: Words, found: Found): Found {
  let { first, end } = found
  let edge: Edge | undefined
  let about = false
  let partOfDay: PartOfDay | undefined = found.partOfDay
  const behind = PARTS_OF_DAY.get(words.lower(end)) ?? null
  if (!partOfDay && !found.clock && isDay(found) && behind && words.lower(end) !== 'dawn') {
    partOfDay = behind
    end += 1
  } else if (!partOfDay && isDay(found) && words.lower(end) === 'dawn') {
    partOfDay = 'MO'
    end += 1
  }
  if (words.lower(first - 1) === 'of' && (EDGE_WORDS.has(words.lower(first - 2)) || PARTS_OF_DAY.has(words.lower(first - 2)))) {
    const word = words.lower(first - 2)
    edge = EDGE_WORDS.get(word)
    partOfDay ??= isDay(found) ? PARTS_OF_DAY.get(word) : undefined
    first -= 2
  } else if (words.lower(first - 1) === 'the' && words.lower(first - 2) === 'of' && EDGE_WORDS.has(words.lower(first - 3))) {
    edge = EDGE_WORDS.get(words.lower(first - 3))
    first -= 3
  }
  const isLength = found.meaning.is === 'duration' || found.meaning.is === 'shift'
  for (let step = 0; step < 4; step++) {
    const before = words.lower(first - 1)
    if (before === '-' && EDGE_WORDS.has(words.lower(first - 2))) {
      edge ??= EDGE_WORDS.get(words.lower(first - 2))
      first -= 2
    } else if (before === 'early' || before === 'late' || before === 'mid') {
      edge ??= EDGE_WORDS.get(before)
      first -= 1
    } else if (
      before === 'in' &&
      (words.lower(first - 2) === 'early' || words.lower(first - 2) === 'late') &&
      isPeriod(found)
    ) {
      edge ??= EDGE_WORDS.get(words.lower(first - 2))
      first -= 2
    } else if (before === 'earlier' || before === 'later') {
      first -= 1
    } else if (
      ABOUT.has(before) &&
      !(OVER.has(before) && (!isLength || words.lower(first) === 'the' || PICKS.has(words.lower(first))))
    ) {
      about = before !== 'over' && before !== 'some'
      first -= 1
    } else if (before === 'the' || before === 'a' || before === 'an') {
      first -= 1
    } else if (
      before === 'than' &&
      /^(?:more|less|earlier|later)$/.test(words.lower(first - 2)) &&
      found.meaning.is !== 'calendar'
    ) {
      first -= 2
    } else if ((before === 'least' || before === 'most') && words.lower(first - 2) === 'at') {
      first -= 2
    } else break
  }
  return {
    ...found,
    first,
    end,
    ...(edge ? { edge } : {}),
    ...(about ? { about } : {}),
    ...(partOfDay ? { partOfDay } : {}),
  }
}

/** A year or a month: what one can be early or late in. */
const isPeriod = ({ meaning }: Found): boolean =>
  meaning.is === 'calendar' &&
  meaning.day === undefined &&
  meaning.weekday === undefined &&
  (meaning.year ?? meaning.month) !== undefined
