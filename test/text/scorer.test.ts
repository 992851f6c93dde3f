import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/text/load-model.js'
import { moduleOf, unsigned } from '../../src/text/machine-code.js'
import { LABEL_FACTS, LABEL_TEMPLATES, MOVE_FACTS, MOVE_TEMPLATES, RELABEL_TEMPLATES } from '../../src/text/parse-templates.js'
import { TAG_FACTS, TAG_TEMPLATES } from '../../src/text/tag-templates.js'
import type { Templates } from '../../src/text/templates.js'
import { addRows, LEVELS, type MoveTable, type SparseTable } from '../../src/text/weights.js'

const model = loadModel()
const { knowledge, scorer } = model
const placed = model.placeOf(knowledge)
const buckets = new Int32Array(160)

/** The same sums, one template after the other. */
function rowSums(templates: Templates, table: SparseTable, facts: Int32Array): number[] {
  const scores = new Int32Array(256)
  templates.hash(facts, table.bits, buckets)
  addRows(table, buckets, templates.count, scores)
  return [...scores.subarray(0, table.width)]
}
function moveSums({ bits, marks, codes }: MoveTable, facts: Int32Array): number[] {
  MOVE_TEMPLATES.hash(facts, bits, buckets)
  const sums = [0, 0, 0]
  for (const row of buckets.subarray(0, MOVE_TEMPLATES.count)) {
    const at = (row >> 5) << 1
    if ((marks[at]! & (1 << row)) === 0) continue
    let place = marks[at + 1]!
    for (let bit = 0; bit < (row & 31); bit++) if (marks[at]! & (1 << bit)) place++
    for (const move of [0, 1, 2]) sums[move]! += LEVELS[codes[3 * place + move]!]!
  }
  return sums
}

/** Small numbers, so that rows which are kept come up, and any others. */
const factsOf = (many: number) =>
  fc.array(fc.oneof(fc.integer({ min: -3, max: 60 }), fc.integer()), { minLength: many, maxLength: many })

describe('the scorer', () => {
  it('sums the moves as they are summed one by one', () => {
    fc.assert(
      fc.property(factsOf(MOVE_FACTS.length), (facts) => {
        scorer.facts.set(facts)
        scorer.move(placed.move)
        expect([...scorer.scores.subarray(0, 3)]).toEqual(moveSums(knowledge.move, Int32Array.from(facts)))
      }),
    )
  })

  it.each([
    ['tags', TAG_TEMPLATES, TAG_FACTS.length, knowledge.tagger, () => scorer.tag(model.tagger)],
    ['relations while a tree grows', LABEL_TEMPLATES, LABEL_FACTS.length, knowledge.label, () => scorer.label(placed.label)],
    ['relations of a tree', RELABEL_TEMPLATES, LABEL_FACTS.length, knowledge.relabel, () => scorer.relabel(placed.relabel)],
  ] as const)('sums %s as they are summed one by one', (_, templates, many, table, score) => {
    let scored = 0
    fc.assert(
      fc.property(factsOf(many), (facts) => {
        scorer.facts.set(facts)
        score()
        const sums = [...scorer.scores.subarray(0, table.width)]
        expect(sums).toEqual(rowSums(templates, table, Int32Array.from(facts)))
        if (sums.some((sum) => sum !== 0)) scored++
      }),
    )
    expect(scored).toBeGreaterThan(50)
  })

  it('finds a place for the tables of its own model only', () => {
    expect(() => model.placeOf({ ...knowledge })).toThrow('another model')
  })
})

describe('machine code', () => {
  it('writes whole numbers in seven bits a byte', () => {
    expect([0, 127, 128, 624_485].map(unsigned)).toEqual([[0], [127], [128, 1], [0xe5, 0x8e, 0x26]])
  })

  it('makes a module that WebAssembly takes, and refuses nothing said wrong silently', () => {
    const routine = { name: 'none', given: 1, numbers: 0, vectors: 0, code: [] }
    expect(WebAssembly.validate(moduleOf([routine]))).toBe(true)
    expect(WebAssembly.validate(moduleOf([{ ...routine, code: [0x6a] }]))).toBe(false)
  })
})
