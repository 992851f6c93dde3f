import { type Edtf, isEdtf } from '../model/edtf.js'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const NTH = '(?:st|nd|rd|th)?'

// One date however it is written; the groups tell which form it was. Numbers with slashes are day or month first: see `slashed`.
const CORE = new RegExp(
  [
    String.raw`(?<y1>(?:19|20)\d\d)[-/.](?<m1>\d{1,2})[-/.](?<d1>\d{1,2})(?:T\d\d:?\d\d(?::?\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?`,
    String.raw`(?<d2>\d{1,2})${NTH}(?:\s+of)?[\s.-]{0,2}(?<m2>${MONTH})\.?,?[\s-]{0,2}(?<y2>(?:19|20)\d\d)`,
    String.raw`(?<m3>${MONTH})\.?\s{0,2}(?<d3>\d{1,2})${NTH},?\s{1,2}(?<y3>(?:19|20)\d\d)`,
    String.raw`(?<a4>\d{1,2})\s?(?<s4>[./-])\s?(?<b4>\d{1,2})\s?[./-]\s?(?<y4>(?:19|20)\d\d)`,
    String.raw`(?<m5>${MONTH})\.?,?\s{1,2}(?<y5>(?:19|20)\d\d)`,
  ]
    .map((form) => `(?:${form})`)
    .join('|')
    .replace(/^/, String.raw`(?<![\d\p{L}])(?:`)
    .concat(String.raw`)(?![\d\p{L}])`),
  'giu',
)

const number = (month: string): number => MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1
const pad = (n: number): string => String(n).padStart(2, '0')

function day(year: string, month: number, date: number): Edtf | null {
  const text = `${year}-${pad(month)}-${pad(date)}`
  return month >= 1 && month <= 12 && date >= 1 && isEdtf(text) ? (text as Edtf) : null
}

// 13/06/2022 and 06/13/2022 can be told apart; 09/06/2022 cannot, and a wrong day is worse than none. With dots the day is first.
function slashed(a: number, b: number, year: string, sign: string): Edtf | null {
  if (sign === '.' || a > 12) return day(year, b, a)
  if (b > 12 || a === b) return day(year, a, b)
  return null
}

export interface DateFound {
  /** Null where day and month cannot be told apart (09/06/2022). */
  readonly date: Edtf | null
  readonly start: number
  readonly end: number
  readonly sense: 'published' | 'updated'
}

function read(g: Readonly<Record<string, string | undefined>>): Edtf | null {
  if (g.y1 && g.m1 && g.d1) return day(g.y1, Number(g.m1), Number(g.d1))
  if (g.y2 && g.m2 && g.d2) return day(g.y2, number(g.m2), Number(g.d2))
  if (g.y3 && g.m3 && g.d3) return day(g.y3, number(g.m3), Number(g.d3))
  if (g.y4 && g.a4 && g.b4) return slashed(Number(g.a4), Number(g.b4), g.y4, g.s4 ?? '/')
  if (g.y5 && g.m5) return `${g.y5}-${pad(number(g.m5))}` as Edtf
  return null
}

/** Every full date in a short line, each with the sense its label gives it ("Updated: …"); at most 300 units are looked at. */
export function datesIn(line: string): readonly DateFound[] {
  const text = line.slice(0, 300)
  const found: DateFound[] = []
  let from = 0
  for (const match of text.matchAll(CORE)) {
    const before = text.slice(from, match.index)
    const end = match.index + match[0].length
    const sense = /\b(?:up-?dated|modified|revised|edited|changed)\b/i.test(before) ? 'updated' : 'published'
    found.push({ date: read(match.groups ?? {}), start: match.index, end, sense })
    from = end
  }
  return found
}

// What may stand beside a date in a line that is only a date: labels, weekdays, hours, zones.
const BESIDE = new RegExp(
  [
    String.raw`\b(?:first |last |originally |article |story )?(?:published|publication|posted|updated|modified|revised|released?|issued|created|added|filed|dated?)\b(?: date| time| on| at)?`,
    String.raw`\b(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?`,
    String.raw`\b\d{1,2}(?:[:.h]\s?\d\d){1,2}\s?(?:[ap]\.?\s?m\b\.?)?`,
    String.raw`\b\d{1,2}\s?[ap]\.?m\b\.?`,
    String.raw`\b(?:GMT|UTC|BST|CES?T|EES?T|WES?T|MSK|AZT|AMT|IST|TRT|E[SD]?T|C[SD]?T|M[SD]T|P[SD]?T|local time|h(?:ou)?rs)\b(?:\s?[+-]\d{1,2}(?::?\d\d)?)?`,
    String.raw`[+-]\d\d:?\d\d\b`,
    String.raw`\b(?:at|on|in)\b`,
    String.raw`\b\d{1,3} min(?:ute)?s?\b(?: read)?`,
  ].join('|'),
  'giu',
)

export interface DateLine {
  readonly dates: readonly DateFound[]
  /** What the line says besides: empty for a pure date line; "By Ani Petrosyan" or "Yerevan" otherwise. */
  readonly rest: string
}

/** A line of a report's head with a full date in it, taken apart; null where it has none or is too long to be one. */
export function dateLine(line: string): DateLine | null {
  if (line.length > 200) return null
  const dates = datesIn(line)
  if (dates.length === 0) return null
  let rest = ''
  let from = 0
  for (const d of dates) {
    rest += `${line.slice(from, d.start)} | `
    from = d.end
  }
  rest = (rest + line.slice(from))
    .replace(BESIDE, ' ')
    .replace(/[\s|·•/,:;()[\]*_~–—-]+$/u, '')
    .replace(/^[\s|·•/,:;()[\]*_~.–—-]+/u, '')
  return { dates, rest }
}

/** "June 9", "9 June", "JUNE 9", with no year: month and day, as they stand in datelines. */
export function monthDay(text: string): { readonly month: number; readonly day: number } | null {
  const match = new RegExp(
    String.raw`^(?:(?<m1>${MONTH})\.?\s{1,2}(?<d1>\d{1,2})${NTH}|(?<d2>\d{1,2})${NTH}\s{1,2}(?<m2>${MONTH})\.?)$`,
    'iu',
  ).exec(text.trim())
  const month = match?.groups?.m1 ?? match?.groups?.m2
  const date = Number(match?.groups?.d1 ?? match?.groups?.d2)
  if (!month || day('2024', number(month), date) === null) return null
  return { month: number(month), day: date }
}

/** The day with the given year, null for what is no day (30 February). */
export const dayOf = (year: string, at: { readonly month: number; readonly day: number }): Edtf | null =>
  day(year, at.month, at.day)
