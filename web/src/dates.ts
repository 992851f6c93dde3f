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
