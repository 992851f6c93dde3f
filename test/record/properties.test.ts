import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant } from '../../src/model/edtf.js'
import type { Finding } from '../../src/model/finding.js'
import { canonical } from '../../src/record/canonical.js'
import { KeptRecord } from '../../src/record/kept-record.js'
import { words } from '../../src/record/normalise.js'
import { packClaim, unpackClaim } from '../../src/record/pack.js'
import { bands, likeness, sketchOf } from '../../src/record/sketch.js'
import { openStore } from '../../src/store/open.js'
import { type ClaimSketch, reading } from './make.js'

const claim: fc.Arbitrary<ClaimSketch> = fc.record({
  kind: fc.constantFrom('meeting', 'hostilities', 'casualties', 'role', 'statement'),
  when: fc.constantFrom('2022-04-06', '2022-04-07', '2022-04', '2022', '2020-23', null),
  where: fc.constantFrom(null, 'Q239', 'Q649'),
  who: fc.constantFrom(
    ['participant:a>x', 'participant:b>y'],
    ['participant:x', 'participant:y'],
    ['holder:a>x', 'speaker:a>x', 'affected:x'],
    ['speaker:?Anna', 'participant:?Anna', 'participant:b>y'],
  ),
  modality: fc.constantFrom('asserted', 'asserted', 'planned', 'denied'),
  process: fc.constantFrom('p', 'p', 'q', null),
  words: fc.constantFrom('They met there.', 'It was said again.', 'A third thing.'),
})
const report = fc.record({
  outlet: fc.constantFrom('A', 'B', 'C', null),
  agency: fc.constantFrom(null, 'AFP'),
  title: fc.constantFrom('One', 'Two', 'Three', 'Four', 'Five'),
  published: fc.constantFrom('2022-04-08', '2022-05-01', '2022-06-09', null),
  reader: fc.constantFrom('r@1', 'r@2'),
  claims: fc.array(claim, { maxLength: 4 }),
})
type Report = typeof report extends fc.Arbitrary<infer R> ? R : never
type Act = { readonly add: Report } | { readonly rule: string; readonly on: number }
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: report.map((add) => ({ add })) },
  {
    weight: 2,
    arbitrary: fc.record({
      rule: fc.constantFrom('accept', 'reject', 'correct', 'assign', 'merge', 'split', 'undo', 'same', 'redact'),
      on: fc.nat(20),
    }),
  },
)

async function perform(record: KeptRecord, one: Act): Promise<void> {
  if ('add' in one) {
    await record.add(reading(one.add))
    return
  }
  const { findings } = await record.findings({ limit: 1000 })
  const finding = findings[one.on % Math.max(1, findings.length)]
  if (!finding) return
  const by = { author: 'me', reason: '' }
  const decide = (draft: Parameters<KeptRecord['decide']>[0]) =>
    record.decide(draft).catch((error: { code?: string }) => {
      // Some rulings make no sense on what came up; only a refusal is allowed.
      if (!['decision-invalid', 'decision-stale'].includes(error.code ?? '')) throw error
    })
  const { id, claims } = finding
  if (one.rule === 'accept' || one.rule === 'reject') await decide({ ruling: one.rule, of: [claims[0] ?? id], ...by })
  if (one.rule === 'correct') await decide({ ruling: 'correct', of: [id], to: { when: '2022-04-07', where: null }, ...by })
  if (one.rule === 'assign') await decide({ ruling: 'assign', of: [id], to: { process: one.on % 2 ? 'p' : null }, ...by })
  if (one.rule === 'merge')
    await decide({ ruling: 'merge', of: [id, findings[(one.on + 1) % findings.length]?.id ?? id], ...by })
  if (one.rule === 'split') await decide({ ruling: 'split', of: [id], to: { claims: [claims.at(-1)] }, ...by })
  if (one.rule === 'same')
    await decide({ ruling: 'same-actor', of: ['~anna', one.on % 2 ? 'a' : 'b'], to: { into: one.on % 3 ? 'a' : 'b' }, ...by })
  if (one.rule === 'redact' && one.on === 7) {
    const [source] = (await record.sources({ limit: 1 })).sources
    if (source) await decide({ ruling: 'redact', of: [source.id], ...by })
  }
  if (one.rule === 'undo') {
    const decisions = await record.decisions({ limit: 1000 })
    const last = decisions[one.on % Math.max(1, decisions.length)]
    if (last) await decide({ ruling: 'undo', of: [last.decision.id], ...by })
  }
}

const all = async (record: KeptRecord, knownAt: Instant | null = null): Promise<readonly Finding[]> =>
  (await record.findings({ limit: 1000, clocks: { knownAt } })).findings

describe('a record', () => {
  it('is what its journal makes of it, now and at every earlier moment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 14 }), async (acts) => {
        const record = new KeptRecord(await openStore(':memory:'))
        const moments: { at: Instant; findings: readonly Finding[] }[] = []
        let redacted = false
        for (const one of acts) {
          await perform(record, one)
          const { at } = await record.head()
          if (at) moments.push({ at, findings: await all(record) })
          redacted ||= (await record.decisions({ rulings: ['redact'] })).length > 0
        }
        // A redaction takes words out of the past too; otherwise the past does not change.
        if (!redacted) for (const { at, findings } of moments) expect(await all(record, at)).toEqual(findings)
        expect((await record.check()).damage).toEqual([])
        await record.rebuild()
        expect(await all(record)).toEqual(moments.at(-1)?.findings ?? [])
        await record.close()
      }),
      { numRuns: 40, seed: 4 },
    )
  })

  it('comes to the same findings in whatever order and batches the reports come', async () => {
    const shape = async (reports: readonly Report[], batch: boolean): Promise<string[]> => {
      const record = new KeptRecord(await openStore(':memory:'))
      if (batch) await record.addMany(reports.map((one) => ({ reading: reading({ ...one, reader: 'r@1' }) })))
      else for (const one of reports) await record.add(reading({ ...one, reader: 'r@1' }))
      const groups = (await all(record)).map(
        (f) => `${[...f.claims].sort().join()} ${f.support.status} ${f.support.independent}`,
      )
      await record.close()
      return groups.sort()
    }
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(report, { maxLength: 8, selector: (r) => `${r.title}${r.outlet}${r.published}` }),
        fc.nat(),
        async (reports, turn) => {
          const turned = reports.map((_, i) => reports[(i * 3 + turn) % reports.length]).filter((one) => one !== undefined)
          const once = [...new Set(turned)].length === reports.length ? turned : [...reports].reverse()
          const expected = await shape(reports, false)
          expect(await shape(once, false)).toEqual(expected)
          expect(await shape(once, true)).toEqual(expected)
        },
      ),
      { numRuns: 30, seed: 5 },
    )
  })

  it('writes one value as one text, and packs claims without loss', () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), (json) => {
        const value: unknown = JSON.parse(json)
        expect(JSON.parse(canonical(value))).toEqual(value)
        expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value))
      }),
    )
    fc.assert(
      fc.property(claim, (one) => {
        const [made] = reading({ claims: [one] }).claims
        if (!made) return
        const row = { id: made.id, kind: made.kind, process: made.process ?? '', json: packClaim(made) }
        expect(canonical(unpackClaim(row))).toBe(canonical(made))
        const later = { ...made, fromTheFuture: 1 }
        expect(canonical(unpackClaim({ ...row, json: packClaim(later) }))).toBe(canonical(later))
      }),
    )
  })

  it('folds and sketches any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        for (const word of words(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u)
        expect(words(words(text).join(' '))).toEqual(words(text))
        const sketch = sketchOf(text)
        expect(sketch.length === 0 || likeness(sketch, sketch) === 1).toBe(true)
        expect(bands(sketch).length).toBe(sketch.length === 0 ? 0 : 5)
      }),
    )
  })
})
