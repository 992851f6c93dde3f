import type { Edtf } from '../model/edtf.js'
import { MONTHS } from './calendar.js'

const SEASONS: Readonly<Record<string, string>> = { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' }
const QUARTERS: Readonly<Record<string, string>> = { 33: 'first', 34: 'second', 35: 'third', 36: 'fourth' }
// How the reader writes "early", "mid-" and "late" before a year (see edtf-of.ts).
const PARTS_OF_YEAR: Readonly<Record<string, string>> = { 33: 'early ', 22: 'mid-', 36: 'late ' }

function ordinal(n: number): string {
  const tens = n % 100
  const end = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${end}`
}

function tellYear(era: string): string {
  if (era.endsWith('XX')) return `the ${ordinal(Number(era.slice(0, 2)) + 1)} century`
  if (era.endsWith('X')) return `the ${era.slice(0, 3)}0s`
  const year = Number(era)
  return year <= 0 ? `${1 - year} BC` : String(year)
}

function tellPoint(text: string): string {
  const parts = /^(-?[\dX]{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T(\d\d:\d\d)(?::\d\d)?(Z|[+-][\d:]+)?)?([?~%])?$/.exec(text)
  if (!parts) return text
  const [, era = '', part, day, time, zone, mark] = parts
  const year = tellYear(era)
  const month = part === undefined || part === 'XX' ? undefined : (MONTHS[Number(part) - 1] ?? '')
  if (mark === '~' && part && PARTS_OF_YEAR[part]) return `${PARTS_OF_YEAR[part]}${year}`
  let told = year
  if (part && SEASONS[part]) told = `${SEASONS[part]} ${year}`
  else if (part && QUARTERS[part]) told = `the ${QUARTERS[part]} quarter of ${year}`
  else if (month) told = day && day !== 'XX' ? `${Number(day)} ${month} ${year}` : `${month} ${year}`
  if (time) told += `, ${time}${zone === 'Z' ? ' UTC' : zone ? ` UTC${zone}` : ''}`
  if (mark === '~') return `about ${told}`
  if (mark === '?') return `${told} (uncertain)`
  return mark === '%' ? `about ${told} (uncertain)` : told
}

/**
 * A date in plain English: "9 June 2022", "April 2022", "autumn 2020", "by May 2023", "from 1991", "1991 to 1994".
 * Says nothing that the date does not.
 */
export function tell(date: Edtf): string {
  const by = /^\[\.\.(.+)\]$/.exec(date)?.[1]
  if (by !== undefined) return `by ${tellPoint(by)}`
  const after = /^\[(.+)\.\.\]$/.exec(date)?.[1]
  if (after !== undefined) return `${tellPoint(after)} or later`
  const slash = date.indexOf('/')
  if (slash < 0) return tellPoint(date)
  const [left, right] = [date.slice(0, slash), date.slice(slash + 1)]
  const [from, to] = [tellPoint(left), tellPoint(right)]
  if (left === '..') return `until ${to}`
  if (left === '') return `until ${to}, start unknown`
  if (right === '..') return `from ${from}`
  if (right === '') return `from ${from}, end unknown`
  return tellRange(left, right) ?? `${from} to ${to}`
}

/** "9 to 12 June 2022", "April to May 2022": what both ends share is said once. */
function tellRange(left: string, right: string): string | null {
  const [a, b] = [/^(\d{4})-(0\d|1[0-2])(?:-(\d\d))?$/.exec(left), /^(\d{4})-(0\d|1[0-2])(?:-(\d\d))?$/.exec(right)]
  if (!a || !b || a[1] !== b[1] || (a[3] === undefined) !== (b[3] === undefined)) return null
  const month = (match: RegExpExecArray): string => MONTHS[Number(match[2]) - 1] ?? ''
  if (a[3] === undefined) return `${month(a)} to ${tellPoint(right)}`
  if (a[2] === b[2]) return `${Number(a[3])} to ${tellPoint(right)}`
  return `${Number(a[3])} ${month(a)} to ${tellPoint(right)}`
}
