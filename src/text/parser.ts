import { ParseState } from './parse-state.js'
import { LABEL_TEMPLATES, MOVE_TEMPLATES, RELABEL_TEMPLATES } from './parse-templates.js'
import { type Grammar, labelChoice, type SyntaxModel } from './syntax-model.js'
import type { Templates } from './templates.js'
import { addRows, LEVELS, type MoveTable, ones, type SparseTable } from './weights.js'
import { Column } from './word-table.js'

/** The three moves of the arc-hybrid system: shift; the top of the stack under the buffer's front; under the next below. */
export const SHIFT = 0
export const LEFT = 1
export const RIGHT = 2

const state = new ParseState()
const buckets = new Int32Array(160)
const places = new Int32Array(160)
const scores = new Int32Array(256)
const moveScores = new Int32Array(3)
/** The margin of an attachment to which there was no other move left: it tells neither for nor against. */
const ONLY_MOVE = 8000

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
  grammar: Grammar,
  rows: Int32Array,
  tags: Uint8Array,
  from: number,
  to: number,
  head: Int32Array,
  relations: Uint8Array,
  margin: Float32Array,
): void {
  fillState(model, state, rows, tags, from, to)
  const { move, label, relabel } = grammar
  const n = to - from
  while (!state.done) {
    const canShift = state.front < n
    // The root takes one child only, the last word left.
    const canLeft = state.depth > 0 && (canShift || state.depth === 1)
    const canRight = state.depth > 1
    let act = canShift ? SHIFT : canLeft ? LEFT : RIGHT
    let sure = ONLY_MOVE
    if (canShift && canLeft) {
      MOVE_TEMPLATES.hash(state.moveFacts(), move.bits, buckets)
      scoreMoves(move, MOVE_TEMPLATES.count)
      const left = moveScores[LEFT]!
      const right = canRight ? moveScores[RIGHT]! : Number.NEGATIVE_INFINITY
      const shift = moveScores[SHIFT]!
      const best = Math.max(shift, left, right)
      act = best === shift ? SHIFT : best === left ? LEFT : RIGHT
      sure = best - Math.max(shift, act === LEFT ? right : left)
    }
    if (act === SHIFT) {
      state.shift()
      continue
    }
    const child = state.top(0)
    const parent = act === LEFT ? state.front : state.top(1)
    state.depth--
    margin[from + child] = sure
    state.attach(parent, child, bestLabel(model, grammar, label, LABEL_TEMPLATES, parent, child, false))
  }
  state.linkSiblings()
  for (let d = 0; d < n; d++) {
    const h = state.head[d]!
    relations[from + d] = bestLabel(model, grammar, relabel, RELABEL_TEMPLATES, h, d, true)
    head[from + d] = h === n ? -1 : from + h
  }
}

function bestLabel(
  model: SyntaxModel,
  grammar: Grammar,
  table: SparseTable,
  templates: Templates,
  h: number,
  d: number,
  final: boolean,
): number {
  if (h === state.n) return model.root
  const seen = grammar.labelChoices[labelChoice(state.upos[h]!, state.upos[d]!, h < d)]!
  const list = seen.length > 0 ? seen : model.allRelations
  if (list.length === 1) return list[0]!
  templates.hash(state.labelFacts(h, d, final), table.bits, buckets)
  scores.fill(0, 0, table.width)
  addRows(table, buckets, templates.count, scores)
  let best = list[0]!
  for (let k = 1; k < list.length; k++) if (scores[list[k]!]! > scores[best]!) best = list[k]!
  return best
}

/**
 * Adds up what speaks for each move at the buckets at hand. First the places of all rows that are kept are found, without a
 * question on the way, so that the processor asks the memory for many at once; then they are summed.
 */
function scoreMoves({ marks, codes }: MoveTable, count: number): void {
  let kept = 0
  for (let q = 0; q < count; q++) {
    const row = buckets[q]!
    const at = (row >> 5) << 1
    const word = marks[at]!
    places[kept] = marks[at + 1]! + ones(word & ((1 << row) - 1))
    kept += (word >>> row) & 1
  }
  let shift = 0
  let left = 0
  let right = 0
  for (let k = 0; k < kept; k++) {
    const place = 3 * places[k]!
    shift += LEVELS[codes[place]!]!
    left += LEVELS[codes[place + 1]!]!
    right += LEVELS[codes[place + 2]!]!
  }
  moveScores[SHIFT] = shift
  moveScores[LEFT] = left
  moveScores[RIGHT] = right
}
