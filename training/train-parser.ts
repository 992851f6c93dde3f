import { ParseState } from '../src/text/parse-state.js'
import { LABEL_TEMPLATES, MOVE_TEMPLATES, RELABEL_TEMPLATES } from '../src/text/parse-templates.js'
import { fillState, LEFT, RIGHT, SHIFT } from '../src/text/parser.js'
import { labelChoice } from '../src/text/syntax-model.js'
import type { Templates } from '../src/text/templates.js'
import { UPOS, type Upos } from '../src/text/trees.js'
import { type KnownWords, WordTable } from '../src/text/word-table.js'
import { Chance } from './chance.js'
import type { GoldSentence } from './conllu.js'
import { Learner } from './learner.js'
import { projective } from './projective.js'

export const MOVE_BITS = 22
/** A column more than there are moves, so that no row lies across two lines of the cache. */
export const MOVE_WIDTH = 4
export const LABEL_BITS = 18
const UNTIL = 1_000_000_000
const MOVES = Uint8Array.of(SHIFT, LEFT, RIGHT)

/** Relations merged on reading: older names of the same thing, and subtypes seen only a few times. */
const MERGED: Readonly<Record<string, string>> = {
  'obl:npmod': 'obl:unmarked',
  'obl:tmod': 'obl:unmarked',
  'nmod:npmod': 'nmod:unmarked',
  'nmod:tmod': 'nmod:unmarked',
  'csubj:outer': 'csubj',
}
export const relationOf = (relation: string): string => MERGED[relation] ?? relation

/** Relations in order of frequency. */
export function relationsOf(sentences: readonly GoldSentence[]): string[] {
  const seen = new Map<string, number>()
  for (const { relations } of sentences) {
    for (const relation of relations) seen.set(relationOf(relation), (seen.get(relationOf(relation)) ?? 0) + 1)
  }
  return [...seen].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([relation]) => relation)
}

/**
 * For each pair of parts of speech and direction, the relations seen; empty where too few were seen to say. Counted on the
 * tags the parser will meet, mistakes and all, so that it may mend what the tagger got wrong.
 */
export function labelChoicesOf(
  sentences: readonly GoldSentence[],
  tagged: readonly Uint8Array[],
  uposOf: Uint8Array,
  relations: readonly string[],
): Uint8Array[] {
  const number = new Map(relations.map((relation, at) => [relation, at]))
  const seen = Array.from({ length: 36 * UPOS.length }, () => new Map<number, number>())
  for (const [k, sentence] of sentences.entries()) {
    const upos = (token: number): number => uposOf[tagged[k]![token]!]!
    for (const [i, head] of sentence.heads.entries()) {
      if (head < 0) continue
      const counts = seen[labelChoice(upos(head), upos(i), head < i)]!
      const relation = number.get(relationOf(sentence.relations[i]!))!
      counts.set(relation, (counts.get(relation) ?? 0) + 1)
    }
  }
  return seen.map((counts) => {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const kept = [...counts].filter(([, count]) => count >= 2 || total < 100)
    return total < 30 ? new Uint8Array(0) : Uint8Array.from(kept.map(([relation]) => relation).sort((a, b) => a - b))
  })
}

/** UPOS of each tag, as a number. */
export const uposOfTags = (tags: readonly string[]): Uint8Array =>
  Uint8Array.from(tags, (tag) => Math.max(0, UPOS.indexOf(tag.slice(0, tag.indexOf('/')) as Upos)))

export interface ParserWeights {
  readonly move: Int32Array
  readonly label: Int32Array
  readonly relabel: Int32Array
}

/** Learns to parse with a dynamic oracle: after its own mistakes it is shown the best that is still possible. */
export class ParserInTraining {
  readonly words: WordTable
  private readonly state = new ParseState()
  private readonly move = new Learner(MOVE_BITS, MOVE_WIDTH)
  private readonly label: Learner
  private readonly relabel: Learner
  private readonly buckets = new Int32Array(160)
  readonly uposOf: Uint8Array
  private readonly all: Uint8Array
  private chance = new Chance(1)

  constructor(
    known: KnownWords,
    tags: readonly string[],
    private readonly relations: readonly string[],
    private readonly choices: readonly Uint8Array[],
  ) {
    this.words = new WordTable(known)
    this.label = new Learner(LABEL_BITS, relations.length)
    this.relabel = new Learner(LABEL_BITS, relations.length)
    this.uposOf = uposOfTags(tags)
    this.all = Uint8Array.from(relations.keys())
  }

  train(sentences: readonly GoldSentence[], tags: readonly Uint8Array[], passes: number, seed: number): ParserWeights {
    this.chance = new Chance(seed)
    const number = new Map(this.relations.map((relation, at) => [relation, at]))
    const rows = sentences.map(({ forms }) => Int32Array.from(forms, (form) => this.words.row(form)))
    const heads = sentences.map((s) => Int32Array.from(projective(s.heads), (head) => (head < 0 ? s.forms.length : head)))
    const labels = sentences.map((s) => Int32Array.from(s.relations, (relation) => number.get(relationOf(relation))!))
    const order = Int32Array.from(sentences.keys())
    for (let pass = 0; pass < passes; pass++) {
      for (const at of this.chance.shuffle(order)) {
        fillState(this, this.state, rows[at]!, tags[at]!, 0, rows[at]!.length)
        this.learn(heads[at]!, labels[at]!, pass > 0)
      }
    }
    return { move: this.move.averaged(), label: this.label.averaged(), relabel: this.relabel.averaged() }
  }

  private learn(heads: Int32Array, labels: Int32Array, explore: boolean): void {
    const { state } = this
    const n = state.n
    while (!state.done) {
      const canShift = state.front < n
      const canLeft = state.depth > 0 && (canShift || state.depth === 1)
      const canRight = state.depth > 1
      let act = canShift ? SHIFT : canLeft ? LEFT : RIGHT
      if (canShift && canLeft) act = this.chooseMove(heads, canRight, explore)
      if (act === SHIFT) state.shift()
      else {
        const child = state.top(0)
        const parent = act === LEFT ? state.front : state.top(1)
        state.depth--
        const gold = heads[child] === parent ? labels[child]! : -1
        state.attach(parent, child, this.name(this.label, LABEL_TEMPLATES, parent, child, false, gold))
      }
    }
    state.linkSiblings()
    for (let d = 0; d < n; d++) {
      const h = state.head[d]!
      if (heads[d] === h) this.name(this.relabel, RELABEL_TEMPLATES, h, d, true, labels[d]!)
    }
  }

  /** The move to make where there is a choice; learns which were good. */
  private chooseMove(heads: Int32Array, canRight: boolean, explore: boolean): number {
    const { move, buckets } = this
    MOVE_TEMPLATES.hash(this.state.moveFacts(), MOVE_BITS, buckets)
    const scores = move.score(buckets, MOVE_TEMPLATES.count, MOVES)
    let act = scores[LEFT]! > scores[SHIFT]! ? LEFT : SHIFT
    if (canRight && scores[RIGHT]! > scores[act]!) act = RIGHT
    move.tick()
    const lost = [this.lostByShift(heads), this.lostByLeft(heads), canRight ? this.lostByRight(heads) : UNTIL]
    const least = Math.min(...lost)
    let good = -1
    let bad = -1
    for (let k = 0; k < 3; k++) {
      if (lost[k] === least) {
        if (good < 0 || scores[k]! > scores[good]!) good = k
      } else if (lost[k]! < UNTIL && (bad < 0 || scores[k]! > scores[bad]!)) bad = k
    }
    if (bad >= 0 && scores[good]! - scores[bad]! <= 0) move.learn(buckets, MOVE_TEMPLATES.count, good, bad)
    return lost[act]! > least && !(explore && this.chance.next(10) < 9) ? good : act
  }

  /** Names an arc, and learns from it when `gold` is known (not −1). */
  private name(learner: Learner, templates: Templates, h: number, d: number, final: boolean, gold: number): number {
    const { state, buckets } = this
    if (h === state.n) return this.relations.indexOf('root')
    const seen = this.choices[labelChoice(state.upos[h]!, state.upos[d]!, h < d)]!
    const list = seen.length > 0 ? seen : this.all
    if (list.length === 1) return list[0]!
    templates.hash(state.labelFacts(h, d, final), LABEL_BITS, buckets)
    const scores = learner.score(buckets, templates.count, list)
    let best = list[0]!
    let rival = -1
    for (const at of list) {
      if (scores[at]! > scores[best]!) best = at
      if (at !== gold && (rival < 0 || scores[at]! > scores[rival]!)) rival = at
    }
    if (gold >= 0 && list.includes(gold)) {
      learner.tick()
      if (rival >= 0 && scores[gold]! - scores[rival]! <= 0) learner.learn(buckets, templates.count, gold, rival)
    }
    return best
  }

  /** Gold arcs no longer possible once the front is shifted: those between it and all of the stack but its top's head. */
  private lostByShift(heads: Int32Array): number {
    const { stack, depth, front } = this.state
    let lost = 0
    for (let k = 0; k < depth; k++) if (heads[stack[k]!] === front) lost++
    for (let k = 0; k < depth - 1; k++) if (heads[front] === stack[k]) lost++
    return lost
  }

  /** Gold arcs lost once the top is put under the front: its other heads, and children still in the buffer. */
  private lostByLeft(heads: Int32Array): number {
    const { front } = this.state
    const child = this.state.top(0)
    const head = heads[child]!
    return (head !== front && (head === this.state.top(1) || head > front) ? 1 : 0) + this.childrenAhead(heads, child)
  }

  private lostByRight(heads: Int32Array): number {
    const child = this.state.top(0)
    const head = heads[child]!
    return (head !== this.state.top(1) && head >= this.state.front ? 1 : 0) + this.childrenAhead(heads, child)
  }

  private childrenAhead(heads: Int32Array, parent: number): number {
    let lost = 0
    for (let k = this.state.front; k < this.state.n; k++) if (heads[k] === parent) lost++
    return lost
  }
}
