/** Dates as people read them: "9 June 2022", "April 2022", "autumn 2020", "by May 2023", "from 1991". */
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })
const SEASONS: Readonly<Record<string, string>> = {
  '21': 'spring',
  '22': 'summer',
  '23': 'autumn',
  '24': 'winter',
  '33': 'the first quarter of',
  '34': 'the second quarter of',
  '35': 'the third quarter of',
  '36': 'the fourth quarter of',
}

export function tellDate(edtf: string | null): string {
  if (edtf === null) return 'undated'
  const bounded = /^\[(\.\.)?([^.\]]+)(\.\.)?\]$/.exec(edtf)
  if (bounded) return `${bounded[1] ? 'by' : 'from'} ${tellPoint(bounded[2] ?? '')}`
  if (!edtf.includes('/')) return tellPoint(edtf)
  const [from = '', to = ''] = edtf.split('/')
  if (to === '..' || to === '') return `from ${tellPoint(from)}`
  if (from === '..' || from === '') return `until ${tellPoint(to)}`
  return `${tellPoint(from)} to ${tellPoint(to)}`
}

function tellPoint(point: string): string {
  const about = /[~?%]/.test(point) ? 'about ' : ''
  const [year = '', month, day] = point.replace(/[~?%]/g, '').split('T')[0]?.split('-') ?? []
  const told = year.endsWith('XX')
    ? `the ${Number(year.slice(0, 2)) + 1}th century`
    : year.endsWith('X')
      ? `the ${year.slice(0, 3)}0s`
      : year
  if (month === undefined || month === 'XX') return about + told
  const season = SEASONS[month]
  if (season) return `${about}${season} ${told}`
  const name = MONTH.format(new Date(Date.UTC(2000, Number(month) - 1, 1)))
  return day === undefined || day === 'XX' ? `${about}${name} ${told}` : `${about}${Number(day)} ${name} ${told}`
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
