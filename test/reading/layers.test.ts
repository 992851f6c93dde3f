import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createReader } from '../../src/parley.js'

const reader = createReader()
const read = (text: string) => reader.readText({ text, published: '2022-06-09' }, { layers: true })

const mentions = (text: string): string[] => {
  const { source, mentions: found = [] } = read(text)
  return found.map((m) => `${m.type} ${m.via}: ${source.text.slice(m.start, m.end)}`)
}
const figures = (text: string): string[] => {
  const { figures: found = [] } = read(text)
  return found.map((f) => `${f.measure} ${f.best ?? `${f.low}..${f.high}`} ${f.hedge}: ${f.as}`)
}
const voices = (text: string): string[] => {
  const { source, quotations: found = [] } = read(text)
  const words = (s: { start: number; end: number } | null): string => (s ? source.text.slice(s.start, s.end) : '–')
  return found.map((q) => `${q.direct ? 'direct' : 'reported'} by ${words(q.speaker)}: ${words(q)}`)
}

describe('whom the words mean', () => {
  it('tells those who speak of themselves, and bodies without a name', () => {
    const found = mentions(
      'The coalition said Kasterian government forces had left Belmar. “I saw them go,” Ana Mirov said. “We waited.”',
    )
    expect(found).toContain('ORG group: coalition')
    expect(found).toContain('PER pronoun: I')
    expect(found).toContain('ORG pronoun: We')
  })
  it('makes a body of a nation with its force, and leaves the nation alone elsewhere', () => {
    const found = mentions('Armenian security forces met Armenian villagers.')
    expect(found).toContain('ORG demonym: Armenian security forces')
    expect(found).toContain('MISC demonym: Armenian')
  })
  it('takes no faith, people or bare title for a body', () => {
    const found = mentions('The Foreign Secretary spoke of Hindu and Sunni villages and of the Ramadan truce.')
    expect(found.filter((m) => m.startsWith('ORG'))).toEqual([])
  })
  it('knows operations, straits and armed groups by their first word', () => {
    const found = mentions('During Operation Long Bridge near the Gulf of Marra, fighters of Liwa Sadra fled.')
    expect(found).toContain('LOC name: Gulf of Marra')
    expect(found).toContain('ORG name: Liwa Sadra')
    expect(found).toContain('MISC name: Operation Long Bridge')
  })
  it('finds everybody in a list of names', () => {
    const found = mentions('Present were Ana Mirov (Drevia), Goran Vell (Kasteria), Petra Holm (Norland), Ivo Strand (Osmark).')
    for (const name of ['Ana Mirov', 'Goran Vell', 'Petra Holm', 'Ivo Strand']) expect(found).toContain(`PER name: ${name}`)
  })
})

describe('figures', () => {
  it.each([
    [
      'The ministry condemned the assassination of six priests and two cooks.',
      ['dead 6 exact: six priests', 'dead 2 exact: two cooks'],
    ],
    ['Nine people were dead and some 130 more were treated.', ['dead 9 exact: Nine people']],
    ['Of the dead, 14 were foreigners.', ['dead 14 exact: 14']],
    ['Eleven of the injured were guards.', ['wounded 11 exact: Eleven']],
    ['After the blast 11 people were taken to hospital.', ['wounded 11 exact: 11 people']],
    ['Two officers and an American were wounded.', ['wounded 2 exact: Two officers', 'wounded 1 exact: an American']],
    ['The shells wounded several farmers.', ['wounded 3..9 about: several farmers']],
    ['A soldier was killed on the border.', []],
    ['They hit the gate at 1215 on 13 August, wounding four.', ['wounded 4 exact: four']],
    ['As many as 2,000 people have crossed into Drevia.', ['displaced 2000 at_most: As many as 2,000 people']],
  ])('%s', (text, expected) => {
    expect(figures(text)).toEqual(expected)
  })
})

describe('who speaks', () => {
  it.each([
    [
      'Mirov said the rebels will propose a “different kind of court” next month.',
      'direct by Mirov: “different kind of court”',
    ],
    ['“We will not leave the table,” Rep. Ada Marsh (R-Fla.) said.', 'direct by Ada Marsh: “We will'],
    ['“The road is open now,” spokesman Ivo Strand said Friday.', 'Ivo Strand: “The road is open now,”'],
    ['Petra Holm called for patience. “Nobody gains from haste in such a matter.”', 'direct by Petra Holm: “Nobody'],
  ])('%s', (text, expected) => {
    expect(
      voices(text).some((voice) => voice.includes(expected)),
      voices(text).join('\n'),
    ).toBe(true)
  })
  it('keeps one report where somebody says what he hopes', () => {
    expect(voices('Goran Vell said he hopes the talks will succeed.').filter((v) => v.startsWith('reported'))).toHaveLength(1)
  })
})

describe('any text at all', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      '“',
      '”',
      '"',
      ' said ',
      'Armenia',
      'President ',
      'two dozen ',
      'killed ',
      '12 ',
      ' of the dead',
      '(',
      ')',
      '\n\n',
      'Friday',
      'we ',
      ' - ',
      'forces ',
      'a ',
      '1/2 ',
      'hours ',
      '. ',
      'according to ',
      'hospital ',
    ),
  )
  it('is read without a throw, and every offset slices to its words', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const given = pieces.join('')
        if (!/\p{L}/u.test(given)) return
        const { source, claims, ...layers } = read(given)
        const { text } = source
        const spans = [
          ...(layers.sentences ?? []),
          ...(layers.times ?? []),
          ...(layers.mentions ?? []),
          ...(layers.quotations ?? []),
          ...(layers.quotations ?? []).flatMap(({ speaker }) => speaker ?? []),
          ...(layers.figures ?? []),
        ]
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
        for (const { start, end, as } of layers.figures ?? []) expect(text.slice(start, end)).toBe(as)
        for (const { evidence } of claims)
          for (const { start, end, quote } of evidence) expect(text.slice(start, end)).toBe(quote)
      }),
      { numRuns: 150, seed: 4 },
    )
  })
})
