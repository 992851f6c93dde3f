import { LOCALE, type MessageKey, say } from './messages.js'

const MONTH = new Intl.DateTimeFormat(LOCALE, { month: 'long', timeZone: 'UTC' })
const SEASONS = new Set(['21', '22', '23', '24', '33', '34', '35', '36'])

/** Dates as people read them: "9 June 2022", "April 2022", "autumn 2020", "by May 2023", "from 1991". */
export function tellDate(edtf: string | null): string {
  if (edtf === null) return say('date.undated')
  const bounded = /^\[(\.\.)?([^.\]]+)(\.\.)?\]$/.exec(edtf)
  if (bounded) return say(bounded[1] ? 'date.by' : 'date.from', { day: tellPoint(bounded[2] ?? '') })
  if (!edtf.includes('/')) return tellPoint(edtf)
  const [from = '', to = ''] = edtf.split('/')
  if (to === '..' || to === '') return say('date.from', { day: tellPoint(from) })
  if (from === '..' || from === '') return say('date.until', { day: tellPoint(to) })
  return say('date.span', { from: tellPoint(from), to: tellPoint(to) })
}

function tellPoint(point: string): string {
  const told = tellCalendar(point.replace(/[~?%]/g, ''))
  return /[~?%]/.test(point) ? say('date.about', { day: told }) : told
}

function tellCalendar(point: string): string {
  const [written = '', month, day] = point.split('T')[0]?.split('-') ?? []
  const year = written.endsWith('XX')
    ? say('date.century', { n: Number(written.slice(0, 2)) + 1 })
    : written.endsWith('X')
      ? say('date.decade', { year: `${written.slice(0, 3)}0` })
      : written
  if (month === undefined || month === 'XX') return year
  if (SEASONS.has(month)) return say('date.season', { season: say(`season.${month}` as MessageKey), year })
  const name = MONTH.format(new Date(Date.UTC(2000, Number(month) - 1, 1)))
  return day === undefined || day === 'XX'
    ? say('date.month', { month: name, year })
    : say('date.day', { day: Number(day), month: name, year })
}

const MONTHS = Array.from({ length: 12 }, (_, i) => MONTH.format(new Date(Date.UTC(2000, i, 1))).toLowerCase())

/** A day as people write it, as 2022-06-09: also 2022/6/9, 9.6.2022, 9 June 2022, June 9, 2022. Null where it is none, or may be two (6/9/2022). */
export function readDay(written: string): string | null {
  const text = written.trim().toLowerCase().replaceAll(',', ' ')
  const [, y, m, d] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? []
  if (y && m && d) return real(y, m, d)
  const [, d2, m2, y2] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(text) ?? []
  if (y2 && m2 && d2) return real(y2, m2, d2)
  const words = text.split(/\s+/)
  const month = words
    .map((word) => (word.length < 3 ? -1 : MONTHS.findIndex((name) => name.startsWith(word))))
    .find((at) => at >= 0)
  const numbers = words.filter((word) => /^\d+$/.test(word))
  const year = numbers.find((one) => one.length === 4)
  const day = numbers.find((one) => one.length < 3)
  return words.length === 3 && month !== undefined && year && day ? real(year, String(month + 1), day) : null
}

function real(year: string, month: string, day: string): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(+at) && at.toISOString().startsWith(iso) ? iso : null
}
