import { ParseState } from './parse-state.js'
import { bestOf } from './scorer.js'
import { type Grammar, labelChoice, type SyntaxModel } from './syntax-model.js'
import { Column } from './word-table.js'

/** The three moves of the arc-hybrid system: shift; the top of the stack under the buffer's front; under the next below. */
export const SHIFT = 0
export const LEFT = 1
export const RIGHT = 2

const state = new ParseState()
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
  const { scorer } = model
  const { scores } = scorer
  const { move, label, relabel } = model.placeOf(grammar)
  state.facts = scorer.facts
  fillState(model, state, rows, tags, from, to)
  const n = to - from
  while (!state.done) {
    const canShift = state.front < n
    // The root takes one child only, the last word left.
    const canLeft = state.depth > 0 && (canShift || state.depth === 1)
    const canRight = state.depth > 1
    let act = canShift ? SHIFT : canLeft ? LEFT : RIGHT
    let sure = ONLY_MOVE
    if (canShift && canLeft) {
      state.moveFacts()
      scorer.move(move)
      const left = scores[LEFT]!
      const right = canRight ? scores[RIGHT]! : Number.NEGATIVE_INFINITY
      const shift = scores[SHIFT]!
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
    const list = labelsOf(model, grammar, parent, child)
    let best = list[0]!
    if (list.length > 1) {
      state.labelFacts(parent, child, false)
      scorer.label(label)
      best = bestOf(list, scores)
    }
    state.attach(parent, child, best)
  }
  state.linkSiblings()
  for (let d = 0; d < n; d++) {
    const h = state.head[d]!
    const list = labelsOf(model, grammar, h, d)
    let best = list[0]!
    if (list.length > 1) {
      state.labelFacts(h, d, true)
      scorer.relabel(relabel)
      best = bestOf(list, scores)
    }
    relations[from + d] = best
    head[from + d] = h === n ? -1 : from + h
  }
}

/** The relations that a word may have to its head. */
function labelsOf(model: SyntaxModel, grammar: Grammar, h: number, d: number): Uint8Array {
  if (h === state.n) return model.rootOnly
  const seen = grammar.labelChoices[labelChoice(state.upos[h]!, state.upos[d]!, h < d)]!
  return seen.length > 0 ? seen : model.allRelations
}
