import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/model/edtf.js'
import type { ProcessId } from '../../src/model/ids.js'
import { createRegister, openRecord } from '../../src/parley.js'
import { border } from '../../src/views/border.js'
import { inquire } from '../../src/views/inquiry.js'
import type { Standing } from '../../src/views/parts.js'
import { partsOf } from '../../src/views/process-parts.js'
import { transport } from '../../src/views/transport.js'
import { treaty } from '../../src/views/treaty.js'
import { truce } from '../../src/views/truce.js'

const PROCESS = 'armenia-azerbaijan' as ProcessId
const register = createRegister()
const day = fc.integer({ min: 0, max: 3000 }).map((n) => new Date(Date.UTC(2018, 0, 1 + n)).toISOString().slice(0, 10))
const part = fc.constantFrom(
  ['syunik-lachin', 'contested'],
  ['state-border', 'commission'],
  ['four-villages', 'demarcated'],
  ['rail-meghri', 'reopened'],
  ['rail-yeraskh', 'works'],
  ['a2020-11-10#7', '2'],
  ['draft#article-3@armenia', 'bracketed'],
  ['treaty', 'in-force'],
)
/** A ruling, or the undoing of an earlier one; and whether the clock of the record is read before it. */
const ruling = fc.record({ part, from: day, to: fc.option(day), undo: fc.boolean(), which: fc.nat(20), mark: fc.boolean() })

describe('rulings on parts, replayed', () => {
  it('at every clock, each state rests on reports, on a ruling in force with author and reason, or on the pack', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(ruling, { minLength: 1, maxLength: 7 }), day, async (rulings, asOf) => {
        const record = await openRecord(':memory:')
        try {
          const standing = new Map<string, string>()
          const made: string[] = []
          for (const {
            part: [id, state],
            from,
            to,
            undo,
            which,
          } of rulings) {
            const undone = undo ? made[which % Math.max(1, made.length)] : undefined
            if (undone !== undefined && standing.has(undone)) {
              await record.decide({ ruling: 'undo', of: [undone], author: 'B', reason: 'was wrong' })
              standing.delete(undone)
              continue
            }
            const draft = {
              ruling: 'new-state' as const,
              of: [],
              to: { id, state, from, to },
              author: 'A',
              reason: `because ${made.length}`,
            }
            const decision = await record.decide(draft)
            made.push(decision.id)
            standing.set(decision.id, draft.reason)
          }
          const clocks = { asOf: asOf as Day, publishedBy: null, knownAt: null }
          const question = await inquire(record, { clocks, process: PROCESS }, asOf as Day)
          const parts = partsOf(PROCESS, register.dossier(PROCESS), await record.additions())
          const standings: readonly Standing<string>[] = [
            ...border(question, parts.sectors, parts.states).sectors.map((one) => one.standing),
            ...transport(question, parts, parts.states).links.map((one) => one.standing),
            ...truce(question, parts.agreements, parts.states).instruments.flatMap((one) =>
              one.provisions.map((point) => point.standing),
            ),
            ...treaty(question, [], parts.states).articles.map((one) => one.standing),
            treaty(question, [], parts.states).standing,
          ]
          for (const { now } of standings) {
            if (now === null) continue
            expect(now.modality).toBe('asserted')
            if (now.by.way === 'hand') {
              expect(now.by.author).toBe('A')
              expect(standing.get(now.by.decision)).toBe(now.by.reason)
            } else if (now.by.way === 'pack') expect(now.by.basis).toBeTruthy()
            else expect(now.by.sources.length).toBeGreaterThan(0)
          }
          // Replayed from the journal it is the same.
          expect(await record.additions()).toEqual(await record.additions())
        } finally {
          await record.close()
        }
      }),
      { numRuns: 40 },
    )
  })
})
