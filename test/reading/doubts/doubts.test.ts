import { beforeAll, describe, expect, it } from 'vitest'
import { createReader, type Reader } from '../../../src/parley.js'

let reader: Reader
beforeAll(() => {
  reader = createReader()
})

/** Rules of the notes on a report, with the words they stand at. */
const notesOn = (text: string, published = '2022-06-09'): string[] => {
  const { notes, source } = reader.readText({ text: `Market Day in Zelin\n\nZELIN, June 9, 2022 – ${text}`, published })
  return notes.map(({ rule, at }) => `${rule}: ${source.text.slice(at.start, at.end)}`)
}

describe('what a whole reading is doubted for', () => {
  it.each([
    ['The ministers met on Monday, 5 June.', ['weekday-disagrees: Monday, 5 June']],
    ['The ministers met on Friday, June 3.', []],
    ['The ministers met on Friday, June 3, 2021.', ['weekday-disagrees: Friday, June 3, 2021']],
    // Far from the report no year can be told, and without one no weekday.
    ['The ministers met on Monday, 5 December.', []],
    ['They will meet again on June 31, 2022.', ['impossible-date: on June 31, 2022']],
    ['The treaty of 30 February 1992 is void.', ['impossible-date: 30 February 1992']],
    ['The accord of 29 February 2024 holds.', []],
    ['In April 31 people died on the road.', []],
  ])('dates: %s', (text, notes) => {
    expect(notesOn(text).filter((note) => /date:|weekday/.test(note))).toEqual(notes)
  })

  it.each([
    ['Nine people were killed, including seven soldiers and four civilians.', 1],
    ['Nine people were killed, including seven soldiers and two civilians.', 0],
    ['At least nine people were killed, including seven soldiers and four civilians.', 0],
    ['Five people were killed, including nine soldiers.', 1],
  ])('parts and wholes: %s', (text, count) => {
    expect(notesOn(text).filter((note) => note.startsWith('sum-disagrees'))).toHaveLength(count)
  })

  it.each([
    [
      'Ten people were killed in Zelin on Monday, the army said. Twelve people were killed in Zelin on Monday, the army said.',
      1,
    ],
    // Others may count otherwise.
    [
      'Ten people were killed in Zelin on Monday, the army said. Twelve people were killed in Zelin on Monday, the police said.',
      0,
    ],
    // A toll that grew.
    ['Ten people were killed in Zelin on Monday. The toll later rose, and twelve people were killed in Zelin on Monday.', 0],
    ['Armenia and Azerbaijan held talks on Tuesday. Armenia and Azerbaijan did not hold talks on Tuesday.', 1],
    ['Armenia and Azerbaijan held talks on Tuesday. Armenia and Azerbaijan did not hold talks on Wednesday.', 0],
    [
      'Armenia and Azerbaijan signed the Zelin Accord on June 1, 2022. The Zelin Accord was signed by Armenia and Azerbaijan on June 2, 2022.',
      1,
    ],
  ])('told twice and not alike: %s', (text, count) => {
    expect(notesOn(text).filter((note) => note.startsWith('contradiction-inside'))).toHaveLength(count)
  })

  it('says where the two sides are not told, and only there', () => {
    expect(notesOn('Norway opened the session. The two sides agreed to meet again.')).toEqual([
      'unresolved-reference: two sides',
    ])
    expect(notesOn('Talks between Georgia and Moldova began. The two sides agreed to meet again.')).toEqual([])
  })
})
