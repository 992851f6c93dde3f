import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day, Instant } from '../../src/model/edtf.js'
import type { ProcessId } from '../../src/model/ids.js'
import { createReader, exampleReports, type ParleyRecord } from '../../src/parley.js'
import { copyRecord } from '../../src/record/copy.js'
import { KeptRecord } from '../../src/record/kept-record.js'
import { openStore } from '../../src/store/open.js'
import { border } from '../../src/views/border.js'
import { inquire } from '../../src/views/inquiry.js'
import type { Standing } from '../../src/views/parts.js'
import { partsOf } from '../../src/views/process-parts.js'
import { transport } from '../../src/views/transport.js'
import { treaty } from '../../src/views/treaty.js'
import { truce } from '../../src/views/truce.js'

const PROCESS = 'armenia-azerbaijan' as ProcessId
const reader = createReader()
/** Reports of our own that tell of the border, of links and of the treaty. */
const readings = (
  [
    ['04-transport-working-group', '2021-01-30'],
    ['17-border-regulation', '2024-08-31'],
    ['19-washington-summit', '2025-08-09'],
  ] as const
).map(([name, published]) =>
  reader.readText({ text: readFileSync(join(exampleReports(), `${name}.txt`), 'utf8'), published: published as never }),
)

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
/** A ruling, or the undoing of an earlier one; and a report that may come in before it. */
const ruling = fc.record({
  part,
  from: day,
  to: fc.option(day),
  undo: fc.boolean(),
  which: fc.nat(20),
  report: fc.option(fc.nat(readings.length - 1)),
})

/** What a record held at a moment: its rulings in force with their reasons, and the boards it gave then. */
interface Moment {
  readonly at: Instant
  readonly inForce: ReadonlyMap<string, string>
  readonly boards: Awaited<ReturnType<typeof boardsOf>>
}

async function boardsOf(record: ParleyRecord, asOf: string, publishedBy: string | null, knownAt: Instant | null) {
  const clocks = { asOf: asOf as Day, publishedBy: publishedBy as Day | null, knownAt }
  const question = await inquire(record, { clocks, process: PROCESS }, asOf as Day)
  const parts = partsOf(PROCESS, reader.register.dossier(PROCESS), await record.additions(knownAt))
  return {
    border: border(question, parts.sectors, parts.states),
    transport: transport(question, parts, parts.states),
    truce: truce(question, parts.agreements, parts.states),
    treaty: treaty(question, [], parts.states),
  }
}

const standingsOf = ({ border, transport, truce, treaty }: Moment['boards']): readonly Standing<string>[] => [
  ...border.sectors.map((one) => one.standing),
  ...transport.links.map((one) => one.standing),
  ...truce.instruments.flatMap((one) => one.provisions.map((point) => point.standing)),
  ...treaty.articles.map((one) => one.standing),
  treaty.standing,
]

/** Each state rests on reports, on a ruling in force at that moment, or on the pack. */
function restsOnEvidence({ boards, inForce }: Moment): void {
  for (const { now } of standingsOf(boards)) {
    if (now === null) continue
    expect(now.modality).toBe('asserted')
    if (now.by.way === 'hand') {
      expect(now.by.author).toBe('A')
      expect(inForce.get(now.by.decision)).toBe(now.by.reason)
    } else if (now.by.way === 'pack') expect(now.by.basis).toBeTruthy()
    else expect(now.by.sources.length).toBeGreaterThan(0)
  }
}

/** Takes reports in and rules, act after act; tells what the record held after each. */
async function live(
  record: KeptRecord,
  acts: readonly (typeof ruling extends fc.Arbitrary<infer R> ? R : never)[],
  asOf: string,
  publishedBy: string | null,
): Promise<readonly Moment[]> {
  const inForce = new Map<string, string>()
  const made: string[] = []
  const moments: Moment[] = []
  for (const { part, from, to, undo, which, report } of acts) {
    const reading = report === null ? undefined : readings[report]
    if (reading) await record.add(reading)
    const undone = undo ? made[which % Math.max(1, made.length)] : undefined
    if (undone !== undefined && inForce.has(undone)) {
      await record.decide({ ruling: 'undo', of: [undone], author: 'B', reason: 'was wrong' })
      inForce.delete(undone)
    } else {
      const [id, state] = part
      const reason = `because ${made.length}`
      const draft = { ruling: 'new-state' as const, of: [], to: { id, state, from, to }, author: 'A', reason }
      const decision = await record.decide(draft)
      made.push(decision.id)
      inForce.set(decision.id, reason)
    }
    const { at } = await record.head()
    if (at === null) throw new Error('a ruling has a time')
    moments.push({ at, inForce: new Map(inForce), boards: await boardsOf(record, asOf, publishedBy, null) })
  }
  return moments
}

describe('rulings on parts, replayed', () => {
  it('at every clock, each state rests on evidence known then, and a record made from the journal gives the same boards', async () => {
    const acts = fc.array(ruling, { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(acts, day, fc.option(day), async (rulings, asOf, publishedBy) => {
        const record = new KeptRecord(await openStore(':memory:'))
        const other = await openStore(':memory:')
        try {
          const moments = await live(record, rulings, asOf, publishedBy)
          await copyRecord(record.store, other)
          const copy = new KeptRecord(other)
          expect(await copy.additions()).toEqual(await record.additions())
          for (const moment of moments) {
            restsOnEvidence(moment)
            // What came later changes nothing of what was known then: here, and in the record made from the journal.
            expect(await boardsOf(record, asOf, publishedBy, moment.at)).toEqual(moment.boards)
            expect(await boardsOf(copy, asOf, publishedBy, moment.at)).toEqual(moment.boards)
          }
          await record.rebuild()
          expect(await boardsOf(record, asOf, publishedBy, null)).toEqual(moments.at(-1)?.boards)
        } finally {
          await record.close()
          await other.close()
        }
      }),
      { numRuns: 30 },
    )
  }, 60_000)
})
