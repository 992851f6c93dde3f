import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../src/model/canonical-json.js'
import { isEdtf } from '../src/model/edtf.js'
import { FAILURES, ParleyError } from '../src/model/error.js'
import { evidenceAt, holds } from '../src/model/evidence.js'
import { Figure } from '../src/model/figure.js'

describe('EDTF that a record holds', () => {
  it.each([
    '2022',
    '2022-06',
    '2022-06-09',
    '2020-23',
    '2024-33',
    '199X',
    '19XX',
    '2022-05~',
    '1984?',
    '2004-06-11%',
    '1991/..',
    '../1994',
    '2020-09-27/2020-11-10',
    '2022-XX',
    '[..2023-05]',
    '[2023-05..]',
    '2022-06-09T14:30:00Z',
    '2024-02-29',
    '-0044',
    '1991/',
  ])('%s is one', (text) => expect(isEdtf(text)).toBe(true))
  it.each([
    '',
    '/',
    '../..',
    '2022-13',
    '2022-02-30',
    '2023-02-29',
    '22-06-09',
    'June 2022',
    '2022-06-9',
    '2022-25',
    '[..]',
    'XXXX-06-09',
  ])('%s is none', (text) => expect(isEdtf(text)).toBe(false))
})

describe('evidence', () => {
  it('is cut from the text, so that it always holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % text.length
        const end = start + 1 + (b % (text.length - start))
        expect(holds(text, evidenceAt(text, { start, end }))).toBe(true)
      }),
    )
  })
  it.each([
    [0, 0],
    [2, 9],
    [3, 2],
  ])('refuses %d–%d of three units', (start, end) => {
    expect(() => evidenceAt('abc', { start, end })).toThrow(ParleyError)
  })
})

describe('canonical JSON', () => {
  it('does not depend on the order in which members were set', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (members) => {
        const turned = Object.fromEntries(Object.entries(members).reverse())
        expect(canonicalJson(turned)).toBe(canonicalJson(members))
        expect(JSON.parse(canonicalJson(members))).toEqual(JSON.parse(JSON.stringify(members)))
      }),
    )
  })
})

describe('a figure', () => {
  const figure = {
    measure: 'dead',
    unit: null,
    scope: null,
    low: 6500,
    best: 6500,
    high: null,
    hedge: 'at_least',
    as: 'more than 6,500',
  }
  it('keeps its hedge', () => expect(Figure.safeParse(figure).success).toBe(true))
  it('without a hedge is none', () => expect(Figure.safeParse({ ...figure, hedge: undefined }).success).toBe(false))
  it('without a number is none', () => expect(Figure.safeParse({ ...figure, low: null, best: null }).success).toBe(false))
})

it('every failure maps to an HTTP status and an exit status', () => {
  for (const [code, { http, exit }] of Object.entries(FAILURES)) {
    expect(http, code).toBeGreaterThanOrEqual(400)
    expect(exit, code).toBeGreaterThan(0)
  }
})
