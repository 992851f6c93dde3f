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
interface Opinion {
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
  const heads = elect(opinions, n)
  for (let d = 0; d < n; d++) {
    const chosen = heads[d + 1]! - 1
    const agreed = opinions.filter((opinion) => opinion.head[d] === chosen)
    head[from + d] = chosen < 0 ? -1 : from + chosen
    relations[from + d] = chosen < 0 ? model.root : relationOf(agreed.length > 0 ? agreed : opinions, d)
    margin[from + d] = agreed.reduce((sum, opinion) => sum + opinion.margin[d]!, 0) / opinions.length
  }
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

/**
 * The relation most of those name who chose this head (of all, for an arc that only the count needed to make a tree); the first
 * of them where voices are equal.
 */
function relationOf(agreed: readonly Opinion[], d: number): number {
  const weights = new Map<number, number>()
  for (const { weight, relations } of agreed) weights.set(relations[d]!, (weights.get(relations[d]!) ?? 0) + weight)
  let best = agreed[0]!.relations[d]!
  for (const [relation, weight] of weights) if (weight > weights.get(best)!) best = relation
  return best
}
