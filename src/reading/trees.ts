import type { PartKind } from '../model/source.js'
import { overlap } from '../model/span.js'
import type { Register } from '../register/register.js'
import { grow } from '../text/grow.js'
import type { SyntaxModel } from '../text/syntax-model.js'
import type { Analyser } from './layers.js'

/** Parts that hold sentences to read; credits, links and the page's furniture hold none. */
const PROSE: ReadonlySet<PartKind> = new Set(['headline', 'kicker', 'subtitle', 'body', 'heading', 'list', 'caption'])
/** Lines that name somebody or some place beside the prose: "Ani Petrosyan", "LONDON 1996-12-06". Where they stand in a paragraph it has them. */
const NAMING: ReadonlySet<PartKind> = new Set(['byline', 'dateline', 'date'])
const TITLES: ReadonlySet<PartKind> = new Set(['headline', 'kicker', 'heading'])

/** Sentences, tokens and trees of the report's prose, with the register's names locked as proper names. */
export function treesAnalyser(model: SyntaxModel, register: Register): Analyser<'trees', never> {
  const locked = (words: readonly string[], at: number): number => {
    const match = register.match(words, at)
    // A demonym is an adjective or a noun as often as a name: the tagger decides.
    return match?.senses.some((sense) => sense.of !== 'office' && !(sense.of === 'actor' && sense.via === 'demonym'))
      ? match.words
      : 0
  }
  return {
    adds: 'trees',
    needs: [],
    analyse(source) {
      const blocks = source.parts
        .filter(
          (part) =>
            PROSE.has(part.part) ||
            (NAMING.has(part.part) && !source.parts.some((other) => PROSE.has(other.part) && overlap(other, part) > 0)),
        )
        .sort((a, b) => a.start - b.start)
        .map((part) => ({ start: part.start, end: part.end, title: TITLES.has(part.part) }))
      return grow(model, source.text, { locked, blocks })
    },
  }
}
