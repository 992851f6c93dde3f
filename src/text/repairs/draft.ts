import { UPOS, type Upos } from '../trees.js'

/** The trees of a text while they are mended: the parser's arrays, and words to look at. */
export class Draft {
  constructor(
    readonly words: readonly string[],
    private readonly lowers: readonly string[],
    /** Indexes into UPOS. */
    readonly tags: Uint8Array,
    readonly head: Int32Array,
    readonly relations: Uint8Array,
    private readonly names: readonly string[],
  ) {}

  lower(token: number): string {
    return this.lowers[token]!
  }

  upos(token: number): Upos {
    return UPOS[this.tags[token]!]!
  }

  relation(token: number): string {
    return this.names[this.relations[token]!]!
  }

  /** True for a relation or any of its subtypes. */
  is(token: number, relation: string): boolean {
    const name = this.relation(token)
    return name === relation || name.startsWith(`${relation}:`)
  }

  /** Puts a token under a head. Does nothing where that would make a ring, or the relation is not one of the model's. */
  attach(token: number, head: number, relation: string): void {
    const name = this.names.indexOf(relation)
    if (name < 0 || head === token) return
    for (let above = head; above >= 0; above = this.head[above]!) if (above === token) return
    this.head[token] = head
    this.relations[token] = name
  }

  /** Gives `to` the place `from` has in the tree, and puts `from` under it. */
  swap(from: number, to: number, relation: string): void {
    const name = this.names.indexOf(relation)
    if (name < 0 || this.head[to] === -1) return
    for (let above = this.head[from]!; above >= 0; above = this.head[above]!) if (above === to) return
    this.head[to] = this.head[from]!
    this.relations[to] = this.relations[from]!
    this.head[from] = to
    this.relations[from] = name
  }

  /** Moves the children of one token that `which` picks to another. */
  hand(from: number, to: number, first: number, last: number, which: (child: number) => boolean): void {
    for (let i = first; i < last; i++) if (this.head[i] === from && i !== to && which(i)) this.attach(i, to, this.relation(i))
  }

  child(token: number, first: number, last: number, which: (child: number) => boolean): number {
    for (let i = first; i < last; i++) if (this.head[i] === token && which(i)) return i
    return -1
  }

  /** First and last token of a token's subtree, looked for between `first` and `last`. */
  reach(token: number, first: number, last: number): { readonly from: number; readonly to: number } {
    let from = token
    let to = token
    for (let i = token - 1; i >= first && this.under(i, token); i--) from = i
    for (let i = token + 1; i < last && this.under(i, token); i++) to = i
    return { from, to }
  }

  under(token: number, above: number): boolean {
    for (let i = token; i >= 0; i = this.head[i]!) if (i === above) return true
    return false
  }
}

/** A repair looks at the tokens of one sentence and puts right what it knows the parser to get wrong. */
export type Repair = (draft: Draft, from: number, to: number) => void
