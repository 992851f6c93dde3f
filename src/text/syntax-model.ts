import { type KnownLemmas, Lemmas } from './lemmas.js'
import { type Placed, Scorer, type ScorerMemory } from './scorer.js'
import { UPOS, type Upos } from './trees.js'
import type { MoveTable, SparseTable } from './weights.js'
import type { KnownWords } from './word-table.js'
import { WordTable } from './word-table.js'

/** What one parser has learnt. */
export interface Grammar {
  /** Relations seen between two parts of speech: see `labelChoice`. An empty list allows all. */
  readonly labelChoices: readonly Uint8Array[]
  readonly move: MoveTable
  readonly label: SparseTable
  readonly relabel: SparseTable
}

/** Where a grammar's tables stand in the scorer. */
export interface PlacedGrammar {
  readonly move: Placed
  readonly label: Placed
  readonly relabel: Placed
}

/** A further parser that is asked in careful mode; a backwards one reads a sentence from its end. */
export interface Voter extends Grammar {
  readonly backwards: boolean
}

/** What training finds out, and the model file holds. */
export interface Knowledge extends KnownWords, KnownLemmas, Grammar {
  /** Tags of both sorts, "VERB/VBD", by number. */
  readonly tags: readonly string[]
  readonly relations: readonly string[]
  /** Lists of tags that frequent words may take. */
  readonly tagChoices: readonly Uint8Array[]
  /** Whether a sentence begins between two tokens. */
  readonly splitter: SparseTable
  readonly tagger: SparseTable
}

/** Heads are one of the 17 parts of speech or the root, which counts as the eighteenth. */
export const labelChoice = (headUpos: number, childUpos: number, headBefore: boolean): number =>
  ((headBefore ? 18 : 0) + Math.min(headUpos, UPOS.length)) * UPOS.length + childUpos

/** The trained tagger and parser, ready to read. */
export class SyntaxModel {
  readonly words: WordTable
  readonly lemmas: Lemmas
  /** UPOS of each tag. */
  readonly uposOf: Uint8Array
  /** The Penn tag of each tag: VBD, NNS … */
  readonly pennOf: readonly string[]
  /** Tags of proper names, the list that locked names choose from. */
  readonly properTags: Uint8Array
  readonly allTags: Uint8Array
  /** The tag of a verb in the present, of others than the third person singular. */
  readonly bareVerb: number
  readonly allRelations: Uint8Array
  readonly root: number
  /** The relation of what has no better one: UD's 'dep'. */
  readonly unspecified: number
  readonly rootOnly: Uint8Array
  readonly scorer: Scorer
  readonly tagger: Placed
  private readonly placed: ReadonlyMap<Grammar, PlacedGrammar>

  /** `voters` are further parsers, asked in careful mode; `memory` is where the tables lie, if they lie in one of a scorer. */
  constructor(
    readonly knowledge: Knowledge,
    readonly voters: readonly Voter[] = [],
    memory?: ScorerMemory,
  ) {
    const { tags, relations } = knowledge
    this.words = new WordTable(knowledge)
    this.lemmas = new Lemmas(knowledge)
    this.uposOf = Uint8Array.from(tags, (tag) => Math.max(0, UPOS.indexOf(tag.slice(0, tag.indexOf('/')) as Upos)))
    this.pennOf = tags.map((tag) => tag.slice(tag.indexOf('/') + 1))
    this.allTags = Uint8Array.from(tags.keys())
    this.allRelations = Uint8Array.from(relations.keys())
    this.bareVerb = Math.max(0, tags.indexOf('VERB/VBP'))
    this.properTags = this.allTags.filter((tag) => tags[tag]!.startsWith('PROPN/NNP'))
    this.root = relations.indexOf('root')
    this.unspecified = Math.max(0, relations.indexOf('dep'))
    this.rootOnly = Uint8Array.of(this.root)
    const grammars: readonly Grammar[] = [knowledge, ...voters]
    this.scorer = new Scorer(
      grammars.map(({ move }) => move),
      [knowledge.tagger, ...grammars.flatMap(({ label, relabel }) => [label, relabel])],
      memory,
    )
    this.tagger = this.scorer.placeRows(knowledge.tagger)
    this.placed = new Map(grammars.map((grammar) => [grammar, this.place(grammar)]))
  }

  /** Where the tables of a grammar of this model stand in its scorer. */
  placeOf(grammar: Grammar): PlacedGrammar {
    const placed = this.placed.get(grammar)
    if (!placed) throw new Error('a parser of another model')
    return placed
  }

  private place({ move, label, relabel }: Grammar): PlacedGrammar {
    return {
      move: this.scorer.placeMoves(move),
      label: this.scorer.placeRows(label),
      relabel: this.scorer.placeRows(relabel),
    }
  }
}
