import type { Figure } from '../../model/figure.js'
import { overlap } from '../../model/span.js'
import type { Trees } from '../../text/trees.js'
import type { Analyser, FigureRead, Mention, Quotation } from '../layers.js'
import { type Counted, countCasualties } from './casualties.js'
import { measureOfThing } from './measures.js'
import { findQuantities, type Lines, type Quantity } from './quantities.js'
import { singleVictims } from './singles.js'

/** The pass that finds counts of people and of the things a record keeps, with hedge, measure and who counts. */
export const figures: Analyser<'figures', 'trees' | 'mentions' | 'quotations'> = {
  adds: 'figures',
  needs: ['trees', 'mentions', 'quotations'],
  analyse(_source, { trees, mentions, quotations }) {
    const { lower } = trees
    const lines: Lines = { trees, lower }
    const found: Counted[] = []
    for (let k = 0; k + 1 < trees.sentences.length; k++) {
      const first = trees.sentences[k]!
      const last = trees.sentences[k + 1]!
      const quantities = findQuantities(lines, first, last)
      const singles = singleVictims(lines, first, last)
      if (quantities.length + singles.length === 0) continue
      const all = [...quantities, ...singles]
        .sort((a, b) => a.from - b.from)
        .filter((q, i, rest) => i === 0 || q.from >= rest[i - 1]!.to)
      const counted = countCasualties(lines, all, first, last)
      found.push(...counted)
      const taken = new Set(counted.map((one) => one.quantity))
      for (const quantity of quantities) {
        if (taken.has(quantity)) continue
        const measure = measureOfThing(lines, quantity)
        if (measure) found.push({ quantity, measure: measure.measure, scope: null, event: measure.event })
      }
    }
    return found
      .map((one) => figureRead(trees, lower, one, mentions, quotations))
      .sort((a, b) => a.start - b.start || a.end - b.end)
  },
}

function figureRead(
  trees: Trees,
  lower: readonly string[],
  { quantity, measure, scope, event }: Counted,
  mentions: readonly Mention[],
  quotations: readonly Quotation[],
): FigureRead {
  const span = trees.span(quantity.from, Math.max(quantity.end, quantity.to))
  const figure: Figure = {
    measure,
    unit: quantity.noun >= 0 ? unitOf(lower, quantity) : null,
    scope,
    low: quantity.low,
    best: quantity.best,
    high: quantity.high,
    hedge: quantity.hedge,
    as: trees.text.slice(span.start, span.end) + perSide(trees.text.slice(span.end, span.end + 40)),
  }
  return {
    ...span,
    figure,
    of: mentions.findIndex((mention) => overlap(mention.full, span) > 0 && mention.start > span.start),
    event,
    claimant: claimantOf(span.start, quotations),
  }
}

/** "more than 2,000 dead on each side": what is counted for each is no count of all, and its words say so. */
const perSide = (after: string): string =>
  /^ (?:(?:dead|killed|wounded|injured|deaths|men|people|soldiers) )?on (?:each|either) side\b/.exec(after)?.[0] ?? ''

/** What is counted, in the words of the report, lower case: the head noun. */
const unitOf = (lower: readonly string[], quantity: Quantity): string | null => lower[quantity.noun] ?? null

/** Speaker of the narrowest quotation or report the number stands in. */
function claimantOf(at: number, quotations: readonly Quotation[]): number {
  let best = -1
  let width = Number.POSITIVE_INFINITY
  for (const quotation of quotations) {
    if (quotation.start > at) break
    if (quotation.end <= at || quotation.end - quotation.start >= width || !quotation.speaker) continue
    best = quotation.speaker.mention
    width = quotation.end - quotation.start
  }
  return best
}
