import { ParseState } from './parse-state.js'
import { LABEL_TEMPLATES, MOVE_TEMPLATES, RELABEL_TEMPLATES } from './parse-templates.js'
import { labelChoice, type SyntaxModel } from './syntax-model.js'
import type { Templates } from './templates.js'
import { LEVELS, type WeightTable } from './weights.js'
import { Column } from './word-table.js'

/** The three moves of the arc-hybrid system: shift; the top of the stack under the buffer's front; under the next below. */
export const SHIFT = 0
export const LEFT = 1
export const RIGHT = 2

const state = new ParseState()
const buckets = new Int32Array(160)
const scores = new Int32Array(256)

/** Puts the words of one sentence, already tagged, into a parse state. */
export function fillState(
  model: { readonly uposOf: Uint8Array; readonly words: { readonly columns: Int32Array } },
  into: ParseState,
  rows: Int32Array,
  tags: Uint8Array,
  from: number,
  to: number,
): void {
  const { columns } = model.words
  into.begin(to - from)
  for (let i = from; i < to; i++) {
    const row = rows[i]!
    into.words[i - from] = columns[row + Column.known]!
    into.endings[i - from] = columns[row + Column.ending]!
    into.tags[i - from] = tags[i]!
    into.upos[i - from] = model.uposOf[tags[i]!]!
  }
}

/**
 * Parses one tagged sentence: heads (indexes into the whole text, −1 for the root), relations and margins are written
 * from `from` on. Greedy, so its time is linear in the number of tokens.
 */
export function parseSentence(
  model: SyntaxModel,
  rows: Int32Array,
  tags: Uint8Array,
  from: number,
  to: number,
  head: Int32Array,
  relations: Uint8Array,
  margin: Float32Array,
): void {
  fillState(model, state, rows, tags, from, to)
  const { move, label, relabel } = model.knowledge
  const { codes, width, bits } = move
  const count = MOVE_TEMPLATES.count
  const n = to - from
  while (!state.done) {
    const canShift = state.front < n
    // The root takes one child only, the last word left.
    const canLeft = state.depth > 0 && (canShift || state.depth === 1)
    const canRight = state.depth > 1
    MOVE_TEMPLATES.hash(state.moveFacts(), bits, buckets)
    let shift = 0
    let left = 0
    let right = 0
    for (let q = 0; q < count; q++) {
      const row = buckets[q]! * width
      shift += LEVELS[codes[row]!]!
      left += LEVELS[codes[row + 1]!]!
      right += LEVELS[codes[row + 2]!]!
    }
    let best = Number.NEGATIVE_INFINITY
    let second = Number.NEGATIVE_INFINITY
    let act = SHIFT
    if (canShift) best = shift
    if (canLeft) {
      if (left > best) {
        second = best
        best = left
        act = LEFT
      } else second = left
    }
    if (canRight) {
      if (right > best) {
        second = best
        best = right
        act = RIGHT
      } else if (right > second) second = right
    }
    if (act === SHIFT) {
      state.shift()
      continue
    }
    const child = state.top(0)
    const parent = act === LEFT ? state.front : state.top(1)
    state.depth--
    margin[from + child] = second > Number.NEGATIVE_INFINITY ? best - second : Math.max(best, 0)
    state.attach(parent, child, bestLabel(model, label, LABEL_TEMPLATES, parent, child, false))
  }
  state.linkSiblings()
  for (let d = 0; d < n; d++) {
    const h = state.head[d]!
    relations[from + d] = bestLabel(model, relabel, RELABEL_TEMPLATES, h, d, true)
    head[from + d] = h === n ? -1 : from + h
  }
}

function bestLabel(model: SyntaxModel, table: WeightTable, templates: Templates, h: number, d: number, final: boolean): number {
  if (h === state.n) return model.root
  const seen = model.knowledge.labelChoices[labelChoice(state.upos[h]!, state.upos[d]!, h < d)]!
  const list = seen.length > 0 ? seen : model.allRelations
  if (list.length === 1) return list[0]!
  const { codes, width, bits } = table
  templates.hash(state.labelFacts(h, d, final), bits, buckets)
  const many = list.length
  for (let k = 0; k < many; k++) scores[k] = 0
  for (let q = 0; q < templates.count; q++) {
    const row = buckets[q]! * width
    for (let k = 0; k < many; k++) scores[k] = scores[k]! + LEVELS[codes[row + list[k]!]!]!
  }
  let top = 0
  for (let k = 1; k < many; k++) if (scores[k]! > scores[top]!) top = k
  return list[top]!
}
