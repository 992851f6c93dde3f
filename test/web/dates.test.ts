import { describe, expect, it } from 'vitest'
import { readDay } from '../../web/src/dates.js'

describe('a day as people write it', () => {
  it.each([
    ['2022-06-09', '2022-06-09'],
    [' 2022/6/9 ', '2022-06-09'],
    ['9.6.2022', '2022-06-09'],
    ['9 June 2022', '2022-06-09'],
    ['June 9, 2022', '2022-06-09'],
    ['9 jun 2022', '2022-06-09'],
    ['29 February 2024', '2024-02-29'],
    // Either of two days, none, or more than one.
    ['6/9/2022', null],
    ['2022-02-30', null],
    ['31 April 2022', null],
    ['June 2022', null],
    ['9 Juneau 2022', null],
    ['yesterday', null],
    ['', null],
  ])('reads %j as %j', (written, day) => expect(readDay(written)).toBe(day))
})
