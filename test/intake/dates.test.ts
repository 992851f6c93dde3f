import { describe, expect, it } from 'vitest'
import { dayInAddress } from '../../src/intake/address.js'
import { dateLine, datesIn } from '../../src/intake/dates.js'

describe('date lines', () => {
  it.each([
    ['June 09, 2022', '2022-06-09'],
    ['9 June 2022', '2022-06-09'],
    ['2022-06-09', '2022-06-09'],
    ['2022-06-09T14:05:00Z', '2022-06-09'],
    ['Thu 9 Jun 2022 14:05 GMT', '2022-06-09'],
    ['Thursday, June 9, 2022 - 14:05', '2022-06-09'],
    ['Published: 9 June 2022', '2022-06-09'],
    ['Published 2:05 p.m. ET, June 9th, 2022', '2022-06-09'],
    ['Posted on Sept. 9, 2022 at 10:34 AM EDT', '2022-09-09'],
    ['First published on Thu 9 Jun 2022 05.00 CEST', '2022-06-09'],
    ['09.06.2022 17:20', '2022-06-09'],
    ['13/06/2022', '2022-06-13'],
    ['06/13/2022', '2022-06-13'],
    ['June 2022', '2022-06'],
    ['9 June, 2022 | 3 min read', '2022-06-09'],
    ['JUNE 9, 2022, 18:00 UTC+4', '2022-06-09'],
  ])('%s', (line, expected) => {
    expect(dateLine(line)).toMatchObject({ rest: '', dates: [{ date: expected }] })
  })

  it.each(['09/06/2022', '31 June 2022', '2022-02-30'])('%s has no day that can be told', (line) => {
    expect(datesIn(line).map((found) => found.date)).toEqual([null])
  })

  it.each(['9 June', '1.2.3', 'In 2022 June said', '12022-06-091', 'May I 2022'])('%s is no date', (line) => {
    expect(datesIn(line)).toEqual([])
  })

  it('tells publication and update apart', () => {
    expect(dateLine('Published 9 June 2022 — Updated 10 June 2022')?.dates.map((d) => [d.date, d.sense])).toEqual([
      ['2022-06-09', 'published'],
      ['2022-06-10', 'updated'],
    ])
  })

  it('leaves what else the line says', () => {
    expect(dateLine('By Ana Lindt | June 9, 2022')?.rest).toBe('By Ana Lindt')
    expect(dateLine('Lorin, 9 June 2022')?.rest).toBe('Lorin')
  })
})

describe('days in addresses', () => {
  it.each([
    ['https://a.example/2022/06/09/talks', '2022-06-09'],
    ['https://a.example/world/2022/jun/9/talks', '2022-06-09'],
    ['https://a.example/news/2022-06-09-talks', '2022-06-09'],
    ['https://a.example/a/20220609/talks.html', '2022-06-09'],
    ['https://a.example/2022/06/talks', null],
    ['https://a.example/2022/13/09/talks', null],
    ['https://a.example/id/1202206091', null],
    ['no address', null],
  ])('%s', (address, expected) => {
    expect(dayInAddress(address)).toBe(expected)
  })
})
