/** How a file writes dates with slashes or dots: 9/6/2022 is 9 June by day, 6 September by month. */
export type DateOrder = 'day-first' | 'month-first'

/**
 * Tells the order from all dates of a file: a first number above 12 can only be a day, a second one only a month's day. Null
 * where no date tells, or where they contradict each other.
 */
export class DateEvidence {
  #day = 0
  #month = 0
  /** Dates that need an order to be read. */
  unclear = 0

  take(text: string): void {
    const parts = SLASHED.exec(text.trim())
    if (!parts) return
    const [first, second] = [Number(parts[1]), Number(parts[2])]
    if (first > 12) this.#day++
    else if (second > 12) this.#month++
    else if (first !== second) this.unclear++
  }

  get order(): DateOrder | null {
    if (this.#day > 0 && this.#month === 0) return 'day-first'
    return this.#month > 0 && this.#day === 0 ? 'month-first' : null
  }

  get contradicts(): boolean {
    return this.#day > 0 && this.#month > 0
  }
}

const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** A date of a table as EDTF: ISO (a time is dropped), "9 June 2022", or with numbers in the order given; null for others. */
export function readDate(text: string, order: DateOrder | null): string | null {
  const trimmed = text.trim()
  const iso = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ].*)?$/.exec(trimmed)
  if (iso) return checked(iso[1] ?? '', iso[2], iso[3])
  const told = /^(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})$/.exec(trimmed)
  if (told) {
    const month = MONTHS.indexOf((told[2] ?? '').toLowerCase()) + 1
    return month > 0 ? checked(told[3] ?? '', two(month), two(Number(told[1]))) : null
  }
  const parts = SLASHED.exec(trimmed)
  if (!parts) return null
  const [first, second] = [Number(parts[1]), Number(parts[2])]
  const dayFirst = first > 12 || (second <= 12 && order === 'day-first')
  if (first <= 12 && second <= 12 && first !== second && order === null) return null
  return checked(parts[3] ?? '', two(dayFirst ? second : first), two(dayFirst ? first : second))
}

const two = (n: number): string => String(n).padStart(2, '0')

function checked(year: string, month?: string, day?: string): string | null {
  if (month === undefined) return year
  const m = Number(month)
  if (m < 1 || m > 12) return null
  if (day === undefined) return `${year}-${month}`
  const d = Number(day)
  return d >= 1 && d <= new Date(Date.UTC(Number(year), m, 0)).getUTCDate() ? `${year}-${month}-${day}` : null
}
