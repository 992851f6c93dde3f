import { addMonths, civilDay } from './calendar.js'
import type { When } from './when.js'
import { addToDay, dayOf, monthOf, weekendOf, weekOf, yearIn, yearOf } from './when.js'

/** A time some units on (or back), at the grain of the unit: six years back from a day is a year. Null where the base is too coarse. */
export function shiftFrom(base: When, unit: string, count: number): When | null {
  const year = yearIn(base)
  switch (unit) {
    case 'second':
    case 'minute':
    case 'hour':
      return base.grain === 'day' && Math.abs(count) < 24
        ? base
        : base.grain === 'day'
          ? dayOf(base.at + Math.trunc(count / 24))
          : null
    case 'day':
    case 'night':
      return base.grain === 'day' ? dayOf(base.at + Math.round(count)) : null
    case 'week':
      return base.grain === 'day'
        ? dayOf(base.at + Math.round(count * 7))
        : base.grain === 'week'
          ? weekOf(base.at + 7 * Math.round(count))
          : null
    case 'weekend':
      return base.grain === 'day' ? weekendOf(base.at + 7 * count) : null
    case 'month': {
      if (base.grain !== 'day' && base.grain !== 'month') return null
      const at = base.grain === 'day' ? civilDay(base.at) : base
      const to = addMonths(at.year, at.month, Math.round(count))
      return monthOf(to.year, to.month)
    }
    case 'quarter': {
      if (base.grain !== 'day') return null
      const to = civilDay(addToDay(base.at, 3 * count))
      return { grain: 'quarter', year: to.year, nth: Math.ceil(to.month / 3) }
    }
    case 'year':
      return year === null ? null : yearOf(year + Math.round(count))
    case 'decade':
      return year === null ? null : { grain: 'decade', nth: Math.floor(year / 10) + Math.round(count) }
    case 'century':
      return year === null ? null : { grain: 'century', nth: Math.floor(year / 100) + Math.round(count) }
    default:
      return null
  }
}
