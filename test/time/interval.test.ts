import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Edtf } from '../../src/model/edtf.js'
import { edtf } from '../../src/model/edtf.js'
import { civilDay, dayNumber, daysInMonth, isoWeek, readDay, weekday, writeDay, writeWeek } from '../../src/time/calendar.js'
import {
  beginsBy,
  compareEdtf,
  extent,
  holdsOn,
  isUncertain,
  mayBeginBy,
  mayHoldOn,
  meets,
  within,
} from '../../src/time/interval.js'
import { tell } from '../../src/time/tell.js'

describe('calendar', () => {
  it('agrees with the platform on every day it is asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (number) => {
        const date = new Date(number * 86_400_000)
        expect(civilDay(number)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        })
        const { year, month, day } = civilDay(number)
        expect(dayNumber(year, month, day)).toBe(number)
        expect(weekday(number) % 7).toBe(date.getUTCDay())
        expect(readDay(writeDay(number))).toBe(number)
      }),
    )
  })

  it.each([
    ['2022-06-09', '2022-W23'],
    ['2021-01-03', '2020-W53'],
    ['2018-12-31', '2019-W01'],
    ['2020-02-29', '2020-W09'],
  ])('week of %s is %s', (day, week) => {
    expect(writeWeek(readDay(day)!)).toBe(week)
    expect(isoWeek(readDay(day)!).week).toBe(Number(week.slice(-2)))
  })

  it('knows leap years', () => {
    expect([1900, 2000, 2023, 2024].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29])
    expect(readDay('2023-02-29')).toBeNull()
  })
})

const days = (date: string): [string, string] => {
  const { first, last } = extent(edtf(date))
  const write = (at: number): string => (Number.isFinite(at) ? writeDay(at) : String(at))
  return [write(first), write(last)]
}

describe('extent', () => {
  it.each([
    ['2022-06-09', '2022-06-09', '2022-06-09'],
    ['2022-06-09T14:30Z', '2022-06-09', '2022-06-09'],
    ['2022-04', '2022-04-01', '2022-04-30'],
    ['2022', '2022-01-01', '2022-12-31'],
    ['2022-XX-XX', '2022-01-01', '2022-12-31'],
    ['2022-02-XX', '2022-02-01', '2022-02-28'],
    ['199X', '1990-01-01', '1999-12-31'],
    ['19XX', '1900-01-01', '1999-12-31'],
    ['2020-23', '2020-09-01', '2020-11-30'],
    ['2020-24', '2020-12-01', '2021-02-28'],
    ['2020-34', '2020-04-01', '2020-06-30'],
    ['2022-05~', '2022-04-01', '2022-06-30'],
    ['2022-06-09?', '2022-06-08', '2022-06-10'],
    ['2011-33~', '2011-01-01', '2011-06-30'],
    ['2011-36~', '2011-07-01', '2011-12-31'],
    ['1991/..', '1991-01-01', 'Infinity'],
    ['1991/', '1991-01-01', 'Infinity'],
    ['../1994-05', '-Infinity', '1994-05-31'],
    ['1991/1994', '1991-01-01', '1994-12-31'],
    ['[..2023-05]', '-Infinity', '2023-05-31'],
    ['[2023-05..]', '2023-05-01', 'Infinity'],
    ['-0044-03-15', '-0044-03-15', '-0044-03-15'],
  ])('%s runs from %s to %s', (date, first, last) => {
    expect(days(date)).toEqual([first, last])
  })
})

describe('as-of questions', () => {
  it.each([
    // date, day asked, surely begun, may have begun
    ['2022-06-09', '2022-06-08', false, false],
    ['2022-06-09', '2022-06-09', true, true],
    ['2022-04', '2022-04-15', false, true],
    ['2022-04', '2022-04-30', true, true],
    ['2022-04', '2022-04', true, true],
    ['1991/..', '1990-12-31', false, false],
    ['1991/..', '1992-01-01', true, true],
    ['[..2023-05]', '2020-01-01', false, true],
    ['[..2023-05]', '2023-06-01', true, true],
    ['[2023-05..]', '2023-04-30', false, false],
    ['[2023-05..]', '2023-06-30', false, true],
    ['2022-05~', '2022-04-20', false, true],
  ])('an event of %s by %s: %s, may be %s', (date, day, surely, perhaps) => {
    expect([beginsBy(edtf(date), day), mayBeginBy(edtf(date), day)]).toEqual([surely, perhaps])
  })

  it.each([
    // date, day asked, surely holds, may hold
    ['1991/..', '2022-06-09', true, true],
    ['1991/', '2022-06-09', false, true],
    ['1991/1994', '1994-06-01', false, true],
    ['1991/1994', '1993-06-01', true, true],
    ['1991/1994', '1995-01-01', false, false],
    ['2022', '2022-06-09', true, true],
    ['2022?', '2022-06-09', false, true],
    ['../1994', '1900-01-01', true, true],
    ['[..2023-05]', '2023-05-01', false, true],
  ])('a state of %s on %s: %s, may be %s', (date, day, surely, perhaps) => {
    expect([holdsOn(edtf(date), day), mayHoldOn(edtf(date), day)]).toEqual([surely, perhaps])
  })

  it('tells when two dates may be the same', () => {
    expect(meets(edtf('2022-04'), edtf('2022-04-06'))).toBe(true)
    expect(meets(edtf('2022-04'), edtf('2022-05-01'))).toBe(false)
    expect(meets(edtf('1991/..'), edtf('2022'))).toBe(true)
    expect(within(edtf('2022-06-09'), edtf('2022-06'))).toBe(true)
    expect(within(edtf('2022'), edtf('2022-06'))).toBe(false)
  })

  it('marks what is uncertain', () => {
    expect(['2022~', '2022?', '[..2023]', '1991/', '/1994'].every((date) => isUncertain(edtf(date)))).toBe(true)
    expect(['2022', '1991/..', '2022-04', '../1994'].some((date) => isUncertain(edtf(date)))).toBe(false)
  })
})

const sample: fc.Arbitrary<Edtf> = fc
  .record({
    shape: fc.constantFrom('y', 'm', 'd', 's', 'i', 'o', 'by', 'after', 'q'),
    from: fc.integer({ min: 1800, max: 2100 }),
    more: fc.integer({ min: 0, max: 50 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ shape, from, more, month, day }) => {
    const two = (n: number): string => String(n).padStart(2, '0')
    const shapes: Record<string, string> = {
      y: `${from}`,
      m: `${from}-${two(month)}`,
      d: `${from}-${two(month)}-${two(day)}`,
      s: `${from}-${21 + (month % 4)}`,
      i: `${from}/${from + more}`,
      o: `${from}/..`,
      by: `[..${from}-${two(month)}]`,
      after: `[${from}-${two(month)}..]`,
      q: `${from}-${two(month)}~`,
    }
    return edtf(shapes[shape] ?? `${from}`)
  })

describe('properties', () => {
  it('what is sure may be', () => {
    fc.assert(
      fc.property(sample, fc.integer({ min: -60_000, max: 48_000 }), (date, day) => {
        if (beginsBy(date, day)) expect(mayBeginBy(date, day)).toBe(true)
        if (holdsOn(date, day)) expect(mayHoldOn(date, day)).toBe(true)
        if (mayHoldOn(date, day)) expect(mayBeginBy(date, day)).toBe(true)
      }),
    )
  })

  it('meeting is mutual, and order is total', () => {
    fc.assert(
      fc.property(sample, sample, sample, (a, b, c) => {
        expect(meets(a, b)).toBe(meets(b, a))
        expect(Math.sign(compareEdtf(a, b))).toBe(-Math.sign(compareEdtf(b, a)) + 0)
        if (compareEdtf(a, b) <= 0 && compareEdtf(b, c) <= 0) expect(compareEdtf(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })
})

describe('tell', () => {
  it.each([
    ['2022-06-09', '9 June 2022'],
    ['2022-04', 'April 2022'],
    ['2020-23', 'autumn 2020'],
    ['2020-34', 'the second quarter of 2020'],
    ['[..2023-05]', 'by May 2023'],
    ['[2023-05..]', 'May 2023 or later'],
    ['1991/..', 'from 1991'],
    ['1991/', 'from 1991, end unknown'],
    ['../1994', 'until 1994'],
    ['1991/1994', '1991 to 1994'],
    ['2022-06-09/2022-06-12', '9 to 12 June 2022'],
    ['2022-05-30/2022-06-02', '30 May to 2 June 2022'],
    ['2022-04/2022-05', 'April to May 2022'],
    ['2020-09-27/2020-11', '27 September 2020 to November 2020'],
    ['199X', 'the 1990s'],
    ['19XX', 'the 20th century'],
    ['2022-05~', 'about May 2022'],
    ['2022-05?', 'May 2022 (uncertain)'],
    ['2011-33~', 'early 2011'],
    ['2011-22~', 'mid-2011'],
    ['2011-36~', 'late 2011'],
    ['2022-06-09T14:30Z', '9 June 2022, 14:30 UTC'],
    ['2022-06-09T14:30+04:00', '9 June 2022, 14:30 UTC+04:00'],
    ['2022-XX', '2022'],
    ['-0043', '44 BC'],
  ])('%s is %s', (date, told) => {
    expect(tell(edtf(date))).toBe(told)
  })
})
