import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLines, tsvLine } from '../../src/exchange/csv-lines.js'

const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ',', '\t', '\r', '\n', ';', ' ', 'a') }))
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))

test('another library reads every cell back as it was', () => {
  fc.assert(
    fc.property(table, (rows) => {
      expect(parse(csvLines(rows), { record_delimiter: '\r\n' })).toEqual(rows)
      expect(parse(rows.map(tsvLine).join(''), { delimiter: '\t', record_delimiter: '\n' })).toEqual(rows)
    }),
  )
})

test('quotes only what must be', () => {
  expect(
    csvLines([
      ['a b', "it's", 'x;y', ''],
      ['a,b', 'say "no"', 'two\nlines', '\t'],
    ]),
  ).toBe('a b,it\'s,x;y,\r\n"a,b","say ""no""","two\nlines",\t\r\n')
})
