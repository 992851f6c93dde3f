/** EDTF as days since 1970, both ends in; ±Infinity where open. Null for what is not dated. */
export interface Extent {
  readonly from: number
  readonly to: number
  readonly shape: 'day' | 'span' | 'vague' | 'open'
}
const DAY = 86_400_000
const day = (y: number, m: number, d: number): number => Math.floor(Date.UTC(y, m - 1, d) / DAY)
const SEASON_STARTS: Readonly<Record<number, number>> = { 21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10 }

export function extentOf(edtf: string | null): Extent | null {
  if (!edtf) return null
  const bounded = /^\[(\.\.)?([^.\]]+)(\.\.)?\]$/.exec(edtf)
  if (bounded) {
    const point = pointOf(bounded[2] ?? '')
    if (!point) return null
    return bounded[1]
      ? { from: Number.NEGATIVE_INFINITY, to: point.to, shape: 'open' }
      : { from: point.from, to: Number.POSITIVE_INFINITY, shape: 'open' }
  }
  if (!edtf.includes('/')) return pointOf(edtf)
  const [a = '', b = ''] = edtf.split('/')
  const from = a === '' || a === '..' ? null : pointOf(a)
  const to = b === '' || b === '..' ? null : pointOf(b)
  if (!from && !to) return null
  return {
    from: from?.from ?? Number.NEGATIVE_INFINITY,
    to: to?.to ?? Number.POSITIVE_INFINITY,
    shape: from && to ? 'span' : 'open',
  }
}

function pointOf(text: string): Extent | null {
  const vague = /[~?%]/.test(text)
  const [year = '', month, dayOfMonth] = text.replace(/[~?%]/g, '').split('T')[0]?.split('-') ?? []
  const decades = year.endsWith('XX') ? 100 : year.endsWith('X') ? 10 : 1
  const y = Number(year.replaceAll('X', '0'))
  if (!Number.isFinite(y) || year === '') return null
  if (month === undefined || month === 'XX')
    return { from: day(y, 1, 1), to: day(y + decades, 1, 1) - 1, shape: vague || decades > 1 ? 'vague' : 'span' }
  const m = Number(month)
  const season = SEASON_STARTS[m]
  if (season) return { from: day(y, season, 1), to: day(y, season + 3, 1) - 1, shape: 'vague' }
  if (dayOfMonth === undefined || dayOfMonth === 'XX')
    return { from: day(y, m, 1), to: day(y, m + 1, 1) - 1, shape: vague ? 'vague' : 'span' }
  const at = day(y, m, Number(dayOfMonth))
  return { from: at, to: at, shape: vague ? 'vague' : 'day' }
}

export const dateOfDay = (days: number): Date => new Date(days * DAY)
export const today = (): number => Math.floor(Date.now() / DAY)

/** Days since 1970 as 2022-06-09. */
export const isoOf = (days: number): string => dateOfDay(days).toISOString().slice(0, 10)

/** A day written 2022-06-09, as days since 1970. */
export const dayOf = (iso: string): number => Math.floor(Date.parse(`${iso}T00:00:00Z`) / DAY)
