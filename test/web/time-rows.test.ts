import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LETTER, labelOf, layRows, wordRows } from '../../web/src/time-rows.js'
import type { Entry } from '../../web/src/types.js'

const entry = (id: number, when: string, phrase: string): Entry => ({
  id: `f${id}`,
  kind: 'meeting',
  phrase,
  when,
  told: phrase,
  where: null,
  actors: [],
  process: null,
  track: null,
  modality: 'asserted',
  support: { status: 'single-source', independent: 1 },
  uncertain: false,
  sources: [],
})

const day = fc.integer({ min: 1, max: 28 }).map((d) => `2022-06-${String(d).padStart(2, '0')}`)
const when = fc.oneof(day, fc.constantFrom('2022-04', '2020-23', '2022-04-01/2022-05', '1991/..', '[..2022-05]', '2022'))
const entries = fc.array(
  fc.tuple(when, fc.string({ minLength: 1, maxLength: 70 })).map(([at, phrase]) => ({ at, phrase })),
  { maxLength: 40 },
)

describe('rows of the timeline', () => {
  it('places everything dated, by time within its lane', () => {
    const { placed } = layRows([entry(1, '2022-06-09', 'later'), entry(2, '2022-04', 'earlier')], 1)
    expect(placed.map((one) => one.entry.id)).toEqual(['f2', 'f1'])
    expect(layRows([{ ...entry(1, '', 'undated'), when: null }], 1).placed).toEqual([])
  })

  it('draws no words over the next mark of their row, nor over the edges', () => {
    fc.assert(
      fc.property(entries, fc.double({ min: 0.05, max: 20, noNaN: true }), (told, zoom) => {
        const { placed } = layRows(
          told.map(({ at, phrase }, i) => entry(i, at, phrase)),
          zoom,
        )
        const left = 18_900 * zoom
        const right = left + 900
        for (const { one, label, flips } of wordRows(placed, left, right)) {
          if (label === '') continue
          const long = label.length * LETTER
          const from = flips ? one.a - 6 - long : one.b + 6
          expect(from).toBeGreaterThanOrEqual(Math.min(left, from === one.b + 6 ? from : left) - 1)
          expect(flips ? one.a - 6 : one.b + 6 + long).toBeLessThanOrEqual(right + 1)
          for (const other of placed) {
            // A mark at the very same place, drawn before, ends where these words have yet to begin.
            if (other === one || other.row !== one.row || other.a < one.a || other.b <= from || flips) continue
            expect(other.a).toBeGreaterThanOrEqual(from + long - 1)
          }
        }
      }),
    )
  })

  it('cuts long words once, with a sign that they go on', () => {
    expect(labelOf(entry(1, '2022', 'x'.repeat(80)))).toHaveLength(46)
    expect(labelOf(entry(1, '2022', 'x'.repeat(80))).endsWith('…')).toBe(true)
  })
})
