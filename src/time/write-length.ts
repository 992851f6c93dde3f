import type { Unit } from './meaning.js'

// Lengths as TIMEX3 writes them; a decade is told in years, as annotators do.
const CODES: Readonly<Record<Unit, readonly [code: string, clock: boolean, times: number]>> = {
  second: ['S', true, 1],
  minute: ['M', true, 1],
  hour: ['H', true, 1],
  day: ['D', false, 1],
  night: ['D', false, 1],
  week: ['W', false, 1],
  weekend: ['W', false, 1],
  month: ['M', false, 1],
  quarter: ['Q', false, 1],
  year: ['Y', false, 1],
  decade: ['Y', false, 10],
  century: ['Y', false, 100],
}

/** `P3D`, `PT2H`, `P10Y` for a decade; `PXY` when nobody says how many. A half hour or minute is told in the next unit. */
export function writeLength(count: number | null, unit: Unit): string {
  if (count === null && (unit === 'decade' || unit === 'century')) return unit === 'decade' ? 'PXDE' : 'PXCE'
  const [code, clock, times] = CODES[unit]
  if (count === null) return `P${clock ? 'T' : ''}X${code}`
  const whole = count * times
  if (clock && !Number.isInteger(whole) && unit !== 'second') {
    const floor = Math.floor(whole)
    const rest = Math.round((whole - floor) * 60)
    return `PT${floor > 0 ? `${floor}${code}` : ''}${rest}${unit === 'hour' ? 'M' : 'S'}`
  }
  if (unit === 'year' && whole === 0.5) return 'P6M'
  return `P${clock ? 'T' : ''}${whole}${code}`
}
