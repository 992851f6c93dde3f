import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intakeText } from '../../src/intake/source.js'
import { ParleyError } from '../../src/model/error.js'
import { Source } from '../../src/model/source.js'
import { known } from './known.js'

const REPORT = ` \n\n
Norland Offers Help With Estia-Westmark Treaty – Varga

By AFP

March 07, 2019


Norland's top diplomat Ivo Varga (L) greets Estia's premier in the palace garden. **Norland Foreign Ministry Press Office / TASS**

Norland said Thursday it would help its neighbours to write a treaty, as it tries to win back a say in the region.

Varga held talks with his Estian counterpart in the capital Lorin on Thursday.

Related article: Envoys Praise 'Good Start' in Valley Talks

"We are ready to help as hosts and advisers," he said.

Original url:

https://www.valleytimes.example/2019/03/07/norland-offers-help-a1234
`

const parts = (text: string, given: object = {}) => {
  const { source } = intakeText({ text, ...given }, known)
  return source.parts.map((part) => `${part.part}: ${source.text.slice(part.start, part.end)}`)
}

describe('a wire report as it is saved', () => {
  const { source, notes } = intakeText({ text: REPORT }, known)

  it('has title, byline, agency, date, outlet and address', () => {
    expect(source.title).toBe('Norland Offers Help With Estia-Westmark Treaty – Varga')
    expect(source.byline).toBe('AFP')
    expect(source.agency).toBe('AFP')
    expect(source.published).toBe('2019-03-07')
    expect(source.outlet).toBe('The Valley Times')
    expect(source.url).toBe('https://www.valleytimes.example/2019/03/07/norland-offers-help-a1234')
    expect(source.language).toBe('en')
    expect(notes).toEqual([])
  })

  it('has its picture with caption and credit, and the related article', () => {
    expect(source.images).toEqual([
      {
        caption: "Norland's top diplomat Ivo Varga (L) greets Estia's premier in the palace garden.",
        credit: 'Norland Foreign Ministry Press Office / TASS',
      },
    ])
    expect(source.related).toEqual([{ title: "Envoys Praise 'Good Start' in Valley Talks", url: null }])
  })

  it('tells every block apart, in order', () => {
    expect(source.parts.map((part) => part.part)).toEqual([
      'headline',
      'byline',
      'date',
      'caption',
      'credit',
      'body',
      'body',
      'related',
      'body',
      'link',
      'link',
    ])
  })

  it('keeps the text to the character and fits the schema', () => {
    expect(source.text).toBe(REPORT)
    expect(Source.parse(source)).toEqual(source)
  })

  it('has the same id whenever it is taken in, and another one for another outlet', () => {
    expect(intakeText({ text: REPORT }, known).source.id).toBe(source.id)
    expect(intakeText({ text: REPORT, outlet: 'Another Paper' }, known).source.id).not.toBe(source.id)
    expect(intakeText({ text: REPORT }, { outlet: () => null, agency: () => null }).source.id).toBe(source.id)
  })
})

describe('what is given from outside', () => {
  it('wins over what the text says', () => {
    const { source, notes } = intakeText(
      {
        text: REPORT,
        title: 'Another Title',
        published: '2019-03',
        url: 'https://news.example/1',
        outlet: 'News',
        byline: 'By Ana Lindt',
      },
      known,
    )
    expect(source).toMatchObject({
      title: 'Another Title',
      published: '2019-03',
      url: 'https://news.example/1',
      outlet: 'News',
      byline: 'Ana Lindt',
    })
    expect(notes).toEqual([])
  })

  it('makes a note where the text is dated otherwise', () => {
    const { notes } = intakeText({ text: REPORT, published: '2020-01-01' }, known)
    expect(notes.map((note) => note.rule)).toEqual(['date-differs'])
    expect(REPORT.slice(notes[0]?.at.start, notes[0]?.at.end)).toBe('March 07, 2019')
  })

  it('marks the headline in the text, full stop or not', () => {
    expect(
      parts('Envoys meet in Lorin.\n\nThe envoys of both states met on Monday in Lorin.', { title: 'Envoys meet in Lorin' })[0],
    ).toBe('headline: Envoys meet in Lorin.')
  })

  it('refuses a date that is none', () => {
    expect(() => intakeText({ text: REPORT, published: 'soon' }, known)).toThrow(/no date/)
  })
})

describe('where the date comes from', () => {
  const body = 'The envoys of both states met on Monday and spoke for two hours about the border.'
  it.each([
    [`Envoys meet\n\nMarch 7, 2019\n\n${body}`, '2019-03-07'],
    [`Envoys meet\n\nUpdated: 8 March 2019\n\n${body}`, '2019-03-08'],
    [`LORIN, March 7, 2019 (AFP) — ${body}`, '2019-03-07'],
    [`LORIN, March 7 (AFP) — ${body}\n\nOriginal url: https://valleytimes.example/2019/envoys`, '2019-03-07'],
    [`${body}\n\nhttps://valleytimes.example/2019/03/07/envoys`, '2019-03-07'],
    [`LORIN, March 7 (AFP) — ${body}`, null],
    [body, null],
  ])('%j is of %s', (text, expected) => {
    const { source, notes } = intakeText({ text }, known)
    expect(source.published).toBe(expected)
    expect(notes.some((note) => note.rule === 'undated')).toBe(expected === null)
  })
})

describe('blocks of every sort', () => {
  it.each<[string, readonly string[]]>([
    [
      'Envoys meet in Lorin\nBy Ana Lindt and Tom Okoye, Reuters\nThu 7 Mar 2019 14:05 GMT\n\nBoth envoys came to Lorin on Monday for talks.',
      [
        'headline: Envoys meet in Lorin',
        'byline: By Ana Lindt and Tom Okoye, Reuters',
        'date: Thu 7 Mar 2019 14:05 GMT',
        'body: Both envoys came to Lorin on Monday for talks.',
      ],
    ],
    [
      'ANALYSIS\n\nEnvoys meet again in Lorin\n\nA short line under the headline\n\nAna Lindt\n\n7 March 2019\n\nThey came for talks that lasted all day.',
      [
        'kicker: ANALYSIS',
        'headline: Envoys meet again in Lorin',
        'subtitle: A short line under the headline',
        'byline: Ana Lindt',
        'date: 7 March 2019',
        'body: They came for talks that lasted all day.',
      ],
    ],
    [
      'LORIN (Reuters) - The envoys met on Monday.\n\nWhat comes next\n\nThey will meet again in May.\n\n(Reporting by Ana Lindt; Editing by Tom Okoye)',
      [
        'body: LORIN (Reuters) - The envoys met on Monday.',
        'dateline: LORIN (Reuters) -',
        'heading: What comes next',
        'body: They will meet again in May.',
        'byline: (Reporting by Ana Lindt; Editing by Tom Okoye)',
      ],
    ],
    [
      'The envoys met in Lorin on Monday.\n\nRead more:\n- Truce holds in the valley\n- Who is who at the talks\n\nThey will meet again in May.\n\nSubscribe to our newsletter for more.\n\n© 2019 Valley Times. All rights reserved.',
      [
        'body: The envoys met in Lorin on Monday.',
        'related: Read more:',
        'related: - Truce holds in the valley',
        'related: - Who is who at the talks',
        'body: They will meet again in May.',
        'boilerplate: Subscribe to our newsletter for more.',
        'boilerplate: © 2019 Valley Times. All rights reserved.',
      ],
    ],
    [
      'The two sides said in a long statement which was read out on Monday\nin the capital that they would keep the truce until the end of the\nyear, and that their envoys would meet again.',
      [
        'body: The two sides said in a long statement which was read out on Monday\nin the capital that they would keep the truce until the end of the\nyear, and that their envoys would meet again.',
      ],
    ],
  ])('%j', (text, expected) => {
    expect(parts(text)).toEqual(expected)
  })
})

describe('input that is no report', () => {
  it.each(['', ' \n\t ', '—\n…'])('%j is empty', (text) => {
    expect(() => intakeText({ text }, known)).toThrow(expect.objectContaining({ code: 'input-empty' }))
  })

  it('over the limit is refused', () => {
    expect(() => intakeText({ text: 'a'.repeat(10_000_001) }, known)).toThrow(
      expect.objectContaining({ code: 'input-too-large' }),
    )
  })

  it('in another language is kept, with a note', () => {
    const { source, notes } = intakeText(
      { text: 'Les deux ministres se sont entretenus lundi dans la capitale avec le médiateur.', published: '2020' },
      known,
    )
    expect(source.language).toBe('fr')
    expect(notes.map((note) => note.rule)).toEqual(['language'])
  })

  it('gives a source with parts in order and inside the text, or a clear error, whatever the string', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        'By AFP',
        'June 31, 2022',
        'Read more:',
        'LORIN, March 7 (AFP) — ',
        '**a/b**',
        'Original url:',
        'http://[',
        '\r\n',
        '\n\n',
        '(L) ',
        '©',
      ),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const text = lines.join('\n')
        try {
          const { source } = intakeText({ text }, known)
          expect(source.text).toBe(text)
          Source.parse(source)
          let last = 0
          for (const part of source.parts) {
            expect(part.start).toBeGreaterThanOrEqual(last)
            expect(part.end).toBeGreaterThan(part.start)
            expect(part.end).toBeLessThanOrEqual(text.length)
            last = part.start
          }
        } catch (error) {
          if (!(error instanceof ParleyError)) throw error
          expect(error.hint).not.toBeNull()
        }
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['one line of a million letters', 'a'.repeat(1_000_000)],
    ['spaces', `${' '.repeat(1_000_000)}a`],
    ['brackets', `${'('.repeat(300_000)}a`],
    ['stars', `a${'*'.repeat(300_000)}`],
    ['capital words', 'BAKU '.repeat(100_000)],
    ['short lines', 'By A\n'.repeat(50_000)],
  ])('of %s is taken in without a stall', (_, text) => {
    expect(intakeText({ text }, known).source.text).toHaveLength(text.length)
  })
})
