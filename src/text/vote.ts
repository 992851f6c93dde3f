import { Ballot } from './ballot.js'
import { parseSentence } from './parser.js'
import type { SyntaxModel } from './syntax-model.js'

/** Longer sentences keep the first parser's tree: the count grows with the cube of the length. */
export const LONGEST_VOTE = 150
/** The first parser's voice is a little stronger than a voter's, and weaker than two: it settles what has no majority. */
const FIRST = 3
const OTHER = 2

const ballot = new Ballot()

/** What one parser makes of a sentence of `n` words: heads and relations by place, −1 for the root. */
export interface Opinion {
  readonly weight: number
  readonly head: Int32Array
  readonly relations: Uint8Array
  readonly margin: Float32Array
}

/**
 * Parses one tagged sentence in careful mode: the model's own parser and its voters each make a tree, and the tree with
 * most votes is written as `parseSentence` writes it. A margin is the mean of all parsers', 0 for those who disagree.
 */
export function parseByVote(
  model: SyntaxModel,
  rows: Int32Array,
  tags: Uint8Array,
  from: number,
  to: number,
  head: Int32Array,
  relations: Uint8Array,
  margin: Float32Array,
): void {
  const n = to - from
  if (model.voters.length === 0 || n > LONGEST_VOTE || n < 3) {
    parseSentence(model, model.knowledge, rows, tags, from, to, head, relations, margin)
    return
  }
  const opinions = opinionsOf(model, rows.slice(from, to), tags.slice(from, to))
  const tree = elected(opinions, n, model.root, model.unspecified)
  for (let d = 0; d < n; d++) {
    const chosen = tree.head[d]!
    head[from + d] = chosen < 0 ? -1 : from + chosen
    relations[from + d] = tree.relations[d]!
    margin[from + d] = tree.margin[d]!
  }
}

/**
 * The tree of `n` words with most votes. The relation of an arc is the one most name of those who voted for the arc; the count
 * can also need an arc that nobody voted for to make a tree: then most of all decide, and never for the root's.
 */
export function elected(opinions: readonly Opinion[], n: number, root: number, unspecified: number): Omit<Opinion, 'weight'> {
  const tree = { head: new Int32Array(n), relations: new Uint8Array(n), margin: new Float32Array(n) }
  const heads = elect(opinions, n)
  for (let d = 0; d < n; d++) {
    const chosen = heads[d + 1]! - 1
    const agreed = opinions.filter((opinion) => opinion.head[d] === chosen)
    tree.head[d] = chosen
    tree.relations[d] = chosen < 0 ? root : relationOf(agreed.length > 0 ? agreed : opinions, d, root, unspecified)
    tree.margin[d] = agreed.reduce((sum, opinion) => sum + opinion.margin[d]!, 0) / opinions.length
  }
  return tree
}

function opinionsOf(model: SyntaxModel, rows: Int32Array, tags: Uint8Array): Opinion[] {
  const n = rows.length
  const blank = (weight: number): Opinion => ({
    weight,
    head: new Int32Array(n),
    relations: new Uint8Array(n),
    margin: new Float32Array(n),
  })
  const first = blank(FIRST)
  parseSentence(model, model.knowledge, rows, tags, 0, n, first.head, first.relations, first.margin)
  const others = model.voters.map((voter) => {
    const { weight, head, relations, margin } = blank(OTHER)
    if (!voter.backwards) {
      parseSentence(model, voter, rows, tags, 0, n, head, relations, margin)
      return { weight, head, relations, margin }
    }
    parseSentence(model, voter, rows.toReversed(), tags.toReversed(), 0, n, head, relations, margin)
    const turned = head.toReversed().map((h) => (h < 0 ? -1 : n - 1 - h))
    return { weight, head: turned, relations: relations.toReversed(), margin: margin.toReversed() }
  })
  return [first, ...others]
}

/** Heads with most votes, counted from 1, 0 for the root; element 0 stands for nothing. */
function elect(opinions: readonly Opinion[], n: number): Int32Array {
  ballot.begin(n)
  for (const { weight, head } of opinions) {
    for (let d = 0; d < n; d++) ballot.votes[(head[d]! + 1) * (n + 1) + d + 1]! += weight
  }
  const heads = new Int32Array(n + 1)
  ballot.count(n, heads)
  return heads
}

/** The relation that most of these name for a word that is not the root; the first of them where voices are equal. */
function relationOf(named: readonly Opinion[], d: number, root: number, unspecified: number): number {
  const weights = new Map<number, number>()
  for (const { weight, relations } of named) {
    const relation = relations[d]!
    if (relation !== root) weights.set(relation, (weights.get(relation) ?? 0) + weight)
  }
  let best = unspecified
  for (const [relation, weight] of weights) if (weight > (weights.get(best) ?? 0)) best = relation
  return best
}
