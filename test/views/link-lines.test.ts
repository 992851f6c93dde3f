import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day, Edtf, Instant } from '../../src/model/edtf.js'
import type { Finding } from '../../src/model/finding.js'
import { PartState } from '../../src/model/part-state.js'
import { Junction, Link } from '../../src/model/transport.js'
import type { Question } from '../../src/views/question.js'
import { transport } from '../../src/views/transport.js'

const part = { aliases: [], basis: null }
const junctions = ['a', 'b', 'c'].map((id, i) =>
  Junction.parse({ ...part, id, name: `Place ${id}`, at: { lon: 45 + i, lat: 40 } }),
)
const day = fc.integer({ min: 0, max: 4000 }).map((n) => new Date(Date.UTC(2012, 0, 1 + n)).toISOString().slice(0, 10))
const date = fc.oneof(
  day,
  day.map((one) => one.slice(0, 7)),
  day.map((one) => `${one.slice(0, 4)}~`),
)
const states = fc.array(
  fc.record({ state: fc.constantFrom('open', 'closed', 'works', 'reopened'), from: date, to: fc.option(date) }),
  { maxLength: 4 },
)
const links = fc.array(states, { minLength: 2, maxLength: 4 }).map((all) =>
  all.map((rows, i) =>
    Link.parse({
      ...part,
      id: `l${i}`,
      name: `Line ${i}`,
      mode: 'rail',
      from: i % 2 ? 'a' : 'b',
      to: 'c',
      km: i % 2 ? 20 : null,
      line: null,
      control: [],
      states: rows.map((row) => ({ ...row, terms: null, basis: 'made up' })),
    }),
  ),
)

/** One look at the network: what this record held then, and what a ruling changed of the network itself. */
const look = fc.record({
  on: day,
  publishedBy: fc.option(day),
  told: fc.option(fc.record({ route: fc.nat(3), form: fc.constantFrom('closed', 'reopened'), when: date })),
  ruled: fc.option(fc.record({ id: fc.nat(3), state: fc.constantFrom('blocked', 'open'), from: date })),
  moved: fc.boolean(),
  redrawn: fc.boolean(),
})

const finding = (told: { readonly route: number; readonly form: string; readonly when: string }): Finding =>
  ({
    id: `fnd_${'0'.repeat(24)}`,
    kind: 'transport',
    phrase: 'a report',
    body: { form: told.form, route: `Line ${told.route}` },
    when: told.when as Edtf,
    where: null,
    actors: [],
    modality: 'asserted',
    claims: [],
    support: { status: 'single-source', independent: 1 },
  }) as unknown as Finding

describe('links that boards share', () => {
  it('stand at every look as if it were the first, whatever days, clocks, reports, rulings and moved places came before', () => {
    fc.assert(
      fc.property(links, fc.array(look, { minLength: 2, maxLength: 12 }), (known, looks) => {
        const seen: (readonly [board: unknown, as: unknown])[] = []
        for (const { on, publishedBy, told, ruled, moved, redrawn } of looks) {
          const question: Question = {
            findings: told ? [finding(told)] : [],
            clocks: {
              asOf: on as Day,
              publishedBy: publishedBy as Day | null,
              knownAt: told || ruled ? null : ('2020-01-01T00:00:00Z' as Instant),
            },
            on: on as Day,
          }
          const byHand = ruled
            ? [
                PartState.parse({
                  ...ruled,
                  id: `l${ruled.id}`,
                  author: 'A',
                  reason: 'seen',
                  decision: `dec_${'0'.repeat(24)}`,
                  at: '2024-01-01T00:00:00Z',
                }),
              ]
            : []
          const network = {
            junctions: moved ? junctions.map((one) => ({ ...one, at: { ...one.at, lat: 41 } })) : junctions,
            links: redrawn ? known.map((link, i) => (i === 0 ? { ...link, km: 77 } : link)) : known,
          }
          const board = transport(question, network, byHand)
          expect(board).toEqual(transport(question, structuredClone(network), byHand))
          seen.push([board, structuredClone(board)])
        }
        // And no later look changes what an earlier one was given.
        for (const [board, as] of seen) expect(board).toEqual(as)
      }),
      { numRuns: 150 },
    )
  })

  it('are the same object from one day to the next, until a state changes', () => {
    const link = Link.parse({
      ...part,
      id: 'l',
      name: 'Line',
      mode: 'rail',
      from: 'a',
      to: 'b',
      km: null,
      line: null,
      control: [],
      states: [
        { state: 'open', from: '1941', to: null, terms: null, basis: 'made up' },
        { state: 'closed', from: '1992-05', to: '1994-12-31', terms: null, basis: 'made up' },
      ],
    })
    const on = (asOf: string) =>
      transport(
        { findings: [], clocks: { asOf: asOf as Day, publishedBy: null, knownAt: null }, on: asOf as Day },
        { junctions, links: [link] },
      ).links[0]
    const told = [
      '1940-12-31',
      '1941-01-01',
      '1941-12-31',
      '1992-04-30',
      '1992-05-01',
      '1992-05-31',
      '1994-12-31',
      '1995-01-01',
    ]
    expect(told.map((one) => [on(one)?.state ?? null, on(one)?.standing.uncertain])).toEqual([
      [null, false],
      ['open', true],
      ['open', false],
      ['open', false],
      ['closed', true],
      ['closed', false],
      ['closed', false],
      [null, false],
    ])
    expect(on('1960-01-01')).toBe(on('1992-04-30'))
    expect(on('1992-04-30')).not.toBe(on('1992-05-01'))
    expect(Object.isFrozen(on('1960-01-01'))).toBe(true)
  })
})
