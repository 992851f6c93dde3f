import { describe, expect, it } from 'vitest'
import type { Claim } from '../src/model/claim.js'
import type { Reading } from '../src/model/reading.js'
import { compare } from './golden/compare.js'
import type { Golden } from './golden/corpus.js'
import { precision, recall, tally } from './golden/tally.js'

const report = 'Ana Mirov met Filip Hadar in Muscat in April and May. Kasteria denied a deal.'
const span = (quote: string) => ({ start: report.indexOf(quote), end: report.indexOf(quote) + quote.length, quote })
const claim = (kind: string, quote: string, told: object = {}) =>
  ({
    kind,
    from: 'body',
    body: {},
    when: null,
    where: null,
    modality: 'asserted',
    attribution: { to: 'outlet', manner: 'reported' },
    actors: [{ role: 'participant', name: 'Ana Mirov', id: null, as: 'Ana Mirov', via: 'name', start: 0, end: 9, for: null }],
    evidence: [span(quote)],
    ...told,
  }) as unknown as Claim
const read = (...claims: Claim[]) =>
  ({ source: { text: report, images: [], related: [] }, claims, notes: [] }) as unknown as Reading
const sheet = (told: Partial<Golden>): Golden => ({ name: 'case', report, claims: [], never: [], notes: [], open: [], ...told })
const met = 'Ana Mirov met Filip Hadar in Muscat in April and May'

describe('a reading beside its golden sheet', () => {
  const golden = sheet({
    claims: [
      { kind: 'meeting', quote: met, when: '2021-04' },
      { kind: 'meeting', quote: met, when: '2021-05', actors: { participant: ['Filip Hadar'] } },
    ],
    never: [{ kind: 'agreement', modality: 'asserted' }],
  })

  it('pairs two meetings of one phrase by their dates and names the wrong field', () => {
    const { hits, missed, extra } = compare(
      golden,
      read(claim('meeting', met, { when: '2021-05' }), claim('meeting', 'met Filip Hadar', { when: '2021-04~' })),
    )
    expect(hits.map(({ want, faults }) => [want.when, faults.length])).toEqual(
      expect.arrayContaining([
        ['2021-04', 0],
        ['2021-05', 1],
      ]),
    )
    expect([missed, extra]).toEqual([[], []])
  })

  it('counts a claim of another modality as missed and as extra', () => {
    const result = compare(sheet({ claims: [golden.claims[0]!] }), read(claim('meeting', met, { modality: 'planned' })))
    const count = tally([result]).get('meeting')!
    expect([recall(count), precision(count)]).toEqual([0, 0])
  })

  it('tells of a broken never, and of a claim on too few of the words', () => {
    const result = compare(golden, read(claim('agreement', 'Kasteria denied a deal'), claim('meeting', 'May. Kasteria denied')))
    expect(result.broken).toHaveLength(1)
    expect(result.missed).toHaveLength(2)
  })

  it('takes a retelling for no fault', () => {
    const one = sheet({ claims: [golden.claims[0]!] })
    const told = compare(one, read(claim('meeting', met, { when: '2021-04' }), claim('meeting', 'met Filip Hadar')))
    expect(told.extra).toEqual([])
  })
})
