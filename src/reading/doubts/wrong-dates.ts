import type { Note } from '../../model/note.js'
import { dayNumber, daysInMonth, MONTHS, readDay, weekday } from '../../time/calendar.js'
import type { Told } from './doubt.js'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const DAY = `(?<weekday>${DAYS.join('|')})`
const MONTH = `(?<month>${MONTHS.join('|')})`
const NUMBER = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:.,]\d|\d|%)`
const YEAR = String.raw`(?:,?\s+(?<year>(?:19|20)\d\d)(?!\d))?`
const WITH_WEEKDAY = [
  new RegExp(String.raw`\b${DAY},?\s+(?:the\s+)?${NUMBER}\s+(?:of\s+)?${MONTH}\b${YEAR}`, 'g'),
  new RegExp(String.raw`\b${DAY},?\s+${MONTH}\s+${NUMBER}${YEAR}`, 'g'),
]
const PLAIN = [
  new RegExp(String.raw`\b${NUMBER}\s+(?:of\s+)?${MONTH}\b${YEAR}`, 'g'),
  // "in April 31 people died": a number after a month is its day only where something says so.
  new RegExp(
    String.raw`\b(?:on|of|by|until|since|from|to|till|before|after)\s+${MONTH}\s+${NUMBER}${YEAR}(?=\s*[.,;)]|\s+(?:in|at|and|to|by|with)\b)`,
    'g',
  ),
  new RegExp(String.raw`\b${MONTH}\s+${NUMBER},?\s+(?<year>(?:19|20)\d\d)(?!\d)`, 'g'),
]
/** Without a year a date is told within this many days of the report. */
const NEAR = 120

/** A weekday that does not fall on its date, and days that no month has. */
export function* wrongDates({ source, layers }: Told): Generator<Note> {
  const { text } = source
  const today = layers.setting.day === null ? null : readDay(layers.setting.day)
  const told = new Set<number>()
  for (const pattern of [...WITH_WEEKDAY, ...PLAIN])
    for (const match of text.matchAll(pattern)) {
      const { weekday: name, month: monthName = '', day: dayWord = '', year: yearWord } = match.groups ?? {}
      const month = MONTHS.indexOf(monthName as (typeof MONTHS)[number]) + 1
      const day = Number(dayWord)
      const years = yearWord === undefined ? yearsAround(today, month, day) : [Number(yearWord)]
      const at = { start: match.index, end: match.index + match[0].length }
      const longest = yearWord === undefined && month === 2 ? 29 : daysInMonth(years[0] ?? 2000, month)
      if (day === 0 || day > 31 || told.has(at.end)) continue
      if (day > longest) {
        told.add(at.end)
        const which = yearWord === undefined ? monthName : `${monthName} ${yearWord}`
        yield { rule: 'impossible-date', at, says: `${which} has no day ${day}` }
        continue
      }
      const [year] = years
      if (name === undefined || year === undefined || day > daysInMonth(year, month)) continue
      const fell = DAYS[weekday(dayNumber(year, month, day)) - 1]!
      if (fell === name) continue
      told.add(at.end)
      yield { rule: 'weekday-disagrees', at, says: `${day} ${monthName} ${year} was a ${fell}, not a ${name}` }
    }
}

/** The year of a date told without one: that of the report's own day nearest to it; none where it is far from the report. */
function yearsAround(today: number | null, month: number, day: number): number[] {
  if (today === null) return []
  const now = new Date(today * 86_400_000).getUTCFullYear()
  const near = [now - 1, now, now + 1].filter((year) => Math.abs(dayNumber(year, month, day) - today) <= NEAR)
  return near.length === 1 ? near : []
}
