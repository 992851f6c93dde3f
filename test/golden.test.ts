import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { createReader } from '../src/parley.js'
import { type Comparison, compare } from './golden/compare.js'
import { digest, type Golden, goldens } from './golden/corpus.js'
import { floorOf, precision, recall, table, tally } from './golden/tally.js'

interface Floors {
  digest: string
  kinds: Record<string, { recall: number; precision: number }>
  /** Musts still missed and rules still broken, one line each: may only shrink. */
  owed: string[]
}

const mode = process.env.PARLEY_GOLDEN
const floorsFile = fileURLToPath(new URL('../floors.json', import.meta.url))
const loadFloors = (): Floors =>
  existsSync(floorsFile) ? (JSON.parse(readFileSync(floorsFile, 'utf8')) as Floors) : { digest: '', kinds: {}, owed: [] }

const corpus = goldens()

/** What a folder owes: musts missed or with a wrong field, and broken rules. Without what was read, so that the line is stable. */
function owes({ name }: Golden, { hits, missed, broken }: Comparison): string[] {
  const late = missed
    .filter((want) => want.must)
    .map((want) => `must ${want.kind} at ${JSON.stringify(want.quote)}${want.when ? ` on ${want.when}` : ''}`)
  const wrong = hits
    .filter(({ want, faults }) => want.must && faults.length > 0)
    .map(({ want }) => `fields ${want.kind} at ${JSON.stringify(want.quote)}${want.when ? ` on ${want.when}` : ''}`)
  return [...late, ...wrong, ...broken].map((line) => `${name}: ${line}`)
}

function review({ name }: Golden, { hits, missed, extra, broken }: Comparison): string {
  const lines = [
    ...missed.filter((want) => !want.may).map((want) => `  missed ${want.must ? 'must ' : ''}${want.kind}: ${want.quote}`),
    ...hits
      .filter(({ faults }) => faults.length > 0)
      .map(({ want, faults }) => `  ${want.must ? 'must ' : ''}${want.kind}: ${want.quote}\n      ${faults.join('; ')}`),
    ...extra.map((claim) => `  extra ${claim.kind} (${claim.modality}): ${claim.evidence[0].quote}\n      ${claim.phrase}`),
    ...broken.map((line) => `  ${line}`),
  ]
  return lines.length === 0 ? '' : `${name}\n${lines.join('\n')}`
}

describe('golden reports', () => {
  it('lists every claim kind and quotes each report where it says so', () => {
    const kinds = new Set(corpus.flatMap((golden) => golden.claims.map((want) => want.kind)))
    expect(kinds.size).toBe(28)
    for (const { name, report, claims } of corpus) {
      for (const { quote } of claims) expect(report.split(quote).length, `${name}: ${quote}`).toBe(2)
    }
  })

  describe('as read', () => {
    let read: { golden: Golden; comparison: Comparison }[]
    beforeAll(() => {
      const reader = createReader()
      read = corpus.map((golden) => {
        const { name, report, published, title } = golden
        const reading = reader.readText({ text: report, published: published ?? null, title: title ?? null }, { id: name })
        return { golden, comparison: compare(golden, reading) }
      })
      if (mode)
        console.log(
          read
            .map(({ golden, comparison }) => review(golden, comparison))
            .filter(Boolean)
            .join('\n\n'),
        )
      console.log(table(tally(read.map(({ comparison }) => comparison))))
      if (mode === 'write' || mode === 'lower') writeFloors()
    })

    function writeFloors(): void {
      const old = loadFloors()
      const counts = tally(read.map(({ comparison }) => comparison))
      const kinds: Floors['kinds'] = {}
      for (const [kind, count] of counts) {
        const before = mode === 'lower' ? { recall: 0, precision: 0 } : (old.kinds[kind] ?? { recall: 0, precision: 0 })
        const now = floorOf(count)
        kinds[kind] = { recall: Math.max(now.recall, before.recall), precision: Math.max(now.precision, before.precision) }
      }
      const now = read.flatMap(({ golden, comparison }) => owes(golden, comparison))
      const owed = mode === 'lower' || old.digest === '' ? now : now.filter((line) => old.owed.includes(line))
      writeFileSync(floorsFile, `${JSON.stringify({ digest: digest(), kinds, owed } satisfies Floors, null, 2)}\n`)
    }

    it('keeps every must and breaks no rule, save what is still owed', () => {
      const { owed } = loadFloors()
      const now = read.flatMap(({ golden, comparison }) => owes(golden, comparison))
      expect(now.filter((line) => !owed.includes(line))).toEqual([])
    })

    it('stays at or above the floors of recall and precision', () => {
      const floors = loadFloors()
      expect(digest(), 'the corpus has changed: review, then PARLEY_GOLDEN=write').toBe(floors.digest)
      const below: string[] = []
      for (const [kind, count] of tally(read.map(({ comparison }) => comparison))) {
        const floor = floors.kinds[kind] ?? { recall: 0, precision: 0 }
        if (recall(count) < floor.recall) below.push(`${kind}: recall ${recall(count)} under ${floor.recall}`)
        if (precision(count) < floor.precision) below.push(`${kind}: precision ${precision(count)} under ${floor.precision}`)
      }
      expect(below).toEqual([])
    })
  })
})
