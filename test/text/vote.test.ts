import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../src/model/error.js'
import { Ballot } from '../../src/text/ballot.js'
import { grow } from '../../src/text/grow.js'
import { loadModel } from '../../src/text/load-model.js'
import { SyntaxModel } from '../../src/text/syntax-model.js'
import { elected, type Opinion } from '../../src/text/vote.js'
import { decodeVoters, encodeVoters } from '../../src/text/voters-file.js'

const model = loadModel()
const TEXT = `The two ministers, who had refused to meet for months, agreed on Friday to let observers cross the line.
Neither side said when. A spokesman for the mission, which has forty members, called the step small but welcome.`

const heads = (given: SyntaxModel): number[] => [...grow(given, TEXT).head]

describe('Ballot', () => {
  it('elects the projective tree with most votes, under one root', () => {
    const ballot = new Ballot()
    const n = 4
    ballot.begin(n)
    const vote = (head: number, word: number, weight: number): void => {
      ballot.votes[head * (n + 1) + word]! += weight
    }
    // Two would hang all on word 2, one all on word 3; word 4 has its majority elsewhere.
    for (const word of [1, 3, 4]) vote(2, word, 2)
    for (const word of [1, 2, 4]) vote(3, word, 1)
    vote(0, 2, 2)
    vote(0, 3, 1)
    vote(3, 4, 2)
    const elected = new Int32Array(n + 1)
    ballot.count(n, elected)
    expect([...elected.slice(1)]).toEqual([2, 0, 2, 3])
  })
})

describe('elected', () => {
  const [ROOT, SUBJECT, OBJECT, MODIFIER, UNSPECIFIED] = [0, 1, 2, 3, 4] as const
  /** One parser's tree: the head of each word, −1 for the root; `first` is the relation it names for the first word. */
  const opinion = (weight: number, head: readonly number[], first: number): Opinion => ({
    weight,
    head: Int32Array.from(head),
    relations: Uint8Array.from(head, (above, word) => (word === 0 ? first : above < 0 ? ROOT : MODIFIER)),
    margin: new Float32Array(head.length).fill(1),
  })
  /** Five trees of one sentence whose most voted arcs make no tree: the first word gets a head that none of them gave it. */
  const torn = (firsts: readonly number[]): readonly Opinion[] =>
    [
      [1, 4, 4, 2, -1],
      [3, 3, 1, 4, -1],
      [3, 0, 3, 4, -1],
      [-1, 0, 4, 4, 1],
      [-1, 0, 4, 2, 0],
    ].map((head, place) => opinion(place === 0 ? 3 : 2, head, firsts[place] ?? ROOT))

  it('gives an arc that nobody voted for the relation that most name, and never the root’s', () => {
    const tree = elected(torn([OBJECT, SUBJECT, SUBJECT]), 5, ROOT, UNSPECIFIED)
    expect([...tree.head]).toEqual([4, 0, 4, 4, -1])
    expect(tree.relations[0]).toBe(SUBJECT)
    expect(tree.relations[4]).toBe(ROOT)
    expect(tree.margin[0]).toBe(0)
    expect(elected(torn([OBJECT, SUBJECT, MODIFIER]), 5, ROOT, UNSPECIFIED).relations[0]).toBe(OBJECT)
  })

  it('leaves an arc unspecified for which all name the root’s relation', () => {
    expect(elected(torn([]), 5, ROOT, UNSPECIFIED).relations[0]).toBe(UNSPECIFIED)
  })
})

describe('careful mode', () => {
  const own = { ...model.knowledge, backwards: false }
  const turned = { ...model.knowledge, backwards: true }

  it('keeps the tree on which all agree', () => {
    expect(heads(new SyntaxModel(model.knowledge, [own, own]))).toEqual(heads(model))
  })

  it('outvotes one parser that knows nothing', () => {
    expect(heads(new SyntaxModel(model.knowledge, [own, turned]))).toEqual(heads(model))
  })

  it('makes whole trees of one root each, whoever votes', () => {
    const trees = grow(new SyntaxModel(model.knowledge, [turned, turned]), TEXT)
    for (let k = 0; k + 1 < trees.sentences.length; k++) {
      const from = trees.sentences[k]!
      const to = trees.sentences[k + 1]!
      const roots = Array.from({ length: to - from }, (_, i) => from + i).filter((i) => trees.head[i] === -1)
      expect(roots).toHaveLength(1)
      for (let i = from; i < to; i++) {
        let above = i
        for (let step = 0; above !== roots[0] && step <= to - from; step++) above = trees.head[above]!
        expect(above).toBe(roots[0])
      }
    }
  })

  it('keeps voters in a file that is refused beside another model', () => {
    const bytes = encodeVoters([turned], 'abc')
    const [voter] = decodeVoters(bytes, 'abc')
    expect(voter!.backwards).toBe(true)
    expect(voter!.labelChoices).toEqual(turned.labelChoices)
    expect(voter!.move.codes.every((code, k) => code === turned.move.codes[k])).toBe(true)
    expect(() => decodeVoters(bytes, 'abd')).toThrow(ParleyError)
    expect(() => decodeVoters(bytes.subarray(0, bytes.length - 1), 'abc')).toThrow(/bytes long/)
  })
})
