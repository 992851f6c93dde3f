import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { independent } from '../../src/record/independence.js'
import type { Judged } from '../../src/record/judged.js'
import { eachCopy, likeness, REPRINT, sketchOf } from '../../src/record/sketch.js'

// Six parts of a story, each of its own words: reports that share most of them are each other's copies.
const PARTS = Array.from({ length: 6 }, (_, part) =>
  Array.from({ length: 40 }, (_, i) => `w${part}x${(i * 37 + part * 11) % 101}`).join(' '),
)

const Report = fc.record({
  outlet: fc.integer({ min: 0, max: 30 }),
  agency: fc.option(fc.integer({ min: 0, max: 12 })),
  speaker: fc.option(fc.integer({ min: 0, max: 8 })),
  parts: fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1 }),
})
type Report = typeof Report extends fc.Arbitrary<infer T> ? T : never

const textOf = ({ parts }: Report): string => parts.map((part) => PARTS[part]).join(' ')

const judged = (report: Report, n: number): Judged =>
  ({
    claim: {
      kind: 'meeting',
      attribution:
        report.speaker === null ? { to: 'outlet', manner: 'reported' } : { to: { id: `s${report.speaker}`, name: 'x' } },
    },
    source: {
      id: `src_${n}`,
      outlet: `Outlet ${report.outlet}`,
      agency: report.agency === null ? null : `Agency ${report.agency}`,
      sketch: sketchOf(textOf(report)),
    },
  }) as unknown as Judged

/** By the rule's own words: every pair is asked, and who hangs on whom is followed to its end. */
function plainly(reports: readonly Report[]): number {
  const prints = reports.map((report) => sketchOf(textOf(report)))
  const hang = (i: number, j: number): boolean => {
    const [a, b] = [reports[i], reports[j]]
    if (!a || !b) return false
    return (
      a.outlet === b.outlet ||
      (a.agency !== null && a.agency === b.agency) ||
      (a.speaker !== null && a.speaker === b.speaker) ||
      likeness(prints[i] ?? new Uint8Array(), prints[j] ?? new Uint8Array()) >= REPRINT
    )
  }
  const seen = new Set<number>()
  let groups = 0
  for (const start of reports.keys()) {
    if (seen.has(start)) continue
    groups++
    for (const todo = [start]; todo.length > 0; ) {
      const i = todo.pop() ?? 0
      if (seen.has(i)) continue
      seen.add(i)
      for (const j of reports.keys()) if (!seen.has(j) && hang(i, j)) todo.push(j)
    }
  }
  return groups
}

describe('how many vouch independently', () => {
  it('is the number of groups that hang together, however many reports there are', () => {
    fc.assert(
      fc.property(fc.array(Report, { minLength: 1, maxLength: 25 }), (reports) => {
        expect(independent(reports.map(judged))).toBe(plainly(reports))
      }),
      { numRuns: 300 },
    )
  })

  it('finds every copy among many texts, as comparing each pair does', () => {
    fc.assert(
      fc.property(fc.array(Report, { maxLength: 20 }), (reports) => {
        const prints = reports.map((report) => sketchOf(textOf(report)))
        const found: string[] = []
        eachCopy(prints, (i, j) => found.push(`${i} ${j}`))
        const all = prints.flatMap((a, i) =>
          prints.slice(0, i).flatMap((b, j) => (likeness(a, b) >= REPRINT ? [`${i} ${j}`] : [])),
        )
        expect(found.sort()).toEqual(all.sort())
      }),
      { numRuns: 200 },
    )
  })

  it('finds a copy though hundreds between the two share a turn of phrase with both', () => {
    const phrase = 'the two sides agreed to go on with talks on a treaty and on the border between them'
    const own = (n: number): string =>
      Array.from({ length: 60 }, (_, k) => `word${n}x${(k * 7919 + n * 104_729) % 9973}`).join(' ')
    const texts = Array.from({ length: 400 }, (_, n) => `${phrase} ${own(n)}`)
    const found: string[] = []
    eachCopy([...texts, `${own(3)} ${phrase}`].map(sketchOf), (i, j) => found.push(`${i} ${j}`))
    expect(found).toEqual(['400 3'])
  })
})
