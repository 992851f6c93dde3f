import { bestOf } from './scorer.js'
import type { SyntaxModel } from './syntax-model.js'
import { Column, Look } from './word-table.js'

/** Numbers for the tags of words before the first. */
const NO_TAG = 500

/**
 * Tags one sentence from left to right. `rows` holds the word table's row of each token; `locked[i]` is 1 where a
 * token is known to belong to a proper name. Writes tags (indexes into the model's own tags) into `out` from `from`.
 */
export function tagSentence(
  model: SyntaxModel,
  rows: Int32Array,
  from: number,
  to: number,
  locked: Uint8Array,
  out: Uint8Array,
): void {
  const { tagChoices } = model.knowledge
  const { columns } = model.words
  const { scorer, tagger } = model
  const { facts, scores } = scorer
  const casing = casingOf(columns, rows, from, to)
  let tag1 = NO_TAG
  let tag2 = NO_TAG + 1
  for (let i = from; i < to; i++) {
    const choice = columns[rows[i]! + Column.choice]!
    const list = locked[i] ? model.properTags : choice < 0 ? model.allTags : tagChoices[choice]!
    let best = list[0]!
    if (list.length > 1) {
      tagFacts(facts, columns, rows, i, from, to, casing, tag1, tag2)
      scorer.tag(tagger)
      best = bestOf(list, scores)
    }
    out[i] = best
    tag2 = tag1
    tag1 = best
  }
}

/** Facts for TAG_TEMPLATES about token `i`, in the order of TAG_FACTS. */
export function tagFacts(
  f: Int32Array,
  c: Int32Array,
  rows: Int32Array,
  i: number,
  from: number,
  to: number,
  casing: number,
  tag1: number,
  tag2: number,
): void {
  const x = rows[i]!
  for (let k = 0; k <= Column.look; k++) f[k] = c[x + k]!
  f[12] = i === from ? 1 : 0
  f[13] = casing
  f[14] = tag1
  f[15] = tag2
  const a = i > from ? rows[i - 1]! : -1
  f[16] = a < 0 ? 12 : c[a + Column.lower]!
  f[17] = a < 0 ? 15 : c[a + Column.end3]!
  f[18] = a < 0 ? 5 : c[a + Column.class]!
  f[19] = a < 0 ? 4 : c[a + Column.shape]!
  const b = i - 1 > from ? rows[i - 2]! : -1
  f[20] = b < 0 ? 12 : c[b + Column.lower]!
  f[21] = b < 0 ? 5 : c[b + Column.class]!
  const y = i + 1 < to ? rows[i + 1]! : -1
  f[22] = y < 0 ? 12 : c[y + Column.lower]!
  f[23] = y < 0 ? 14 : c[y + Column.end2]!
  f[24] = y < 0 ? 15 : c[y + Column.end3]!
  f[25] = y < 0 ? 5 : c[y + Column.class]!
  f[26] = y < 0 ? 4 : c[y + Column.shape]!
  const z = i + 2 < to ? rows[i + 2]! : -1
  f[27] = z < 0 ? 12 : c[z + Column.lower]!
  f[28] = z < 0 ? 5 : c[z + Column.class]!
}

/** How a sentence is cased: 0 as usual, 1 like a title, 2 all capitals, 3 no capitals. */
export function casingOf(columns: Int32Array, rows: Int32Array, from: number, to: number): number {
  let words = 0
  let upper = 0
  let anyLower = 0
  let longLower = 0
  for (let i = from; i < to; i++) {
    const look = columns[rows[i]! + Column.look]!
    if (!(look & Look.letter)) continue
    words++
    if (look & Look.anyLower) anyLower++
    if (look & Look.upper) upper++
    else if (look & Look.long) longLower++
  }
  if (words === 0) return 0
  if (anyLower === 0) return 2
  if (upper === 0) return 3
  return words >= 3 && longLower === 0 && upper * 5 >= words * 3 ? 1 : 0
}
