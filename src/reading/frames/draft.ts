import type { Trees, Upos } from '../../text/trees.js'

/** Trees while they are mended: what a repair may look at and change. */
export interface Draft {
  readonly trees: Trees
  readonly length: number
  readonly lemma: string[]
  readonly word: readonly string[]
  readonly pos: Upos[]
  readonly rel: string[]
  readonly head: Int32Array
  readonly kids: (token: number) => readonly number[]
  readonly child: (token: number, ...relations: readonly string[]) => number
  readonly case: (token: number) => string
  /** Hangs a word elsewhere; refused where that would close a circle. */
  readonly attach: (token: number, head: number, relation: string) => boolean
}
