import type { Trees } from '../text/trees.js'
import { readTimes } from '../time/read-times.js'
import type { Analyser } from './layers.js'

type Tense = 'past' | 'present' | 'future' | 'none'

/** Time expressions of the report's prose, dated from the day it was published; tense comes from the trees. */
export const times: Analyser<'times', 'trees'> = {
  adds: 'times',
  needs: ['trees'],
  analyse(source, { trees }, doubt) {
    const spans = source.parts
      .filter(
        (part) =>
          part.part === 'body' ||
          part.part === 'headline' ||
          part.part === 'caption' ||
          part.part === 'list' ||
          part.part === 'dateline' ||
          part.part === 'subtitle',
      )
      .map(({ start, end }) => ({ start, end }))
    const found = readTimes(source.text, source.published, { spans, tenseAt: tenses(trees) })
    for (const time of found) {
      if (!time.unanchored) continue
      const words = source.text.slice(time.start, time.end)
      doubt({
        rule: 'date-without-anchor',
        at: { start: time.start, end: time.end },
        says: `no date of the report to resolve '${words}'`,
      })
    }
    return found
  },
}

/** Tense of the finite verb that governs the words at an offset: climbs from the token to the nearest verb above it. */
function tenses(trees: Trees): (offset: number) => Tense {
  return (offset) => {
    for (let token = tokenAt(trees, offset), steps = 0; token >= 0 && steps < 12; token = trees.head[token] ?? -1, steps++) {
      const upos = trees.upos(token)
      if (upos !== 'VERB' && upos !== 'AUX') continue
      const tense = tenseOfVerb(trees, token)
      if (tense !== 'none') return tense
    }
    return 'none'
  }
}

function tenseOfVerb(trees: Trees, verb: number): Tense {
  const helpers = trees
    .children(verb)
    .filter((child) => trees.relation(child).startsWith('aux') || trees.relation(child) === 'cop')
  const words = helpers.map((child) => trees.lower[child]!)
  if (words.some((word) => word === 'will' || word === "'ll" || word === '’ll' || word === 'shall' || word === 'wo'))
    return 'future'
  if (
    words.some(
      (word) => word === 'had' || word === 'was' || word === 'were' || word === 'did' || word === 'has' || word === 'have',
    )
  )
    return 'past'
  if (words.some((word) => word === 'is' || word === 'are' || word === 'does' || word === 'do' || word === 'am'))
    return 'present'
  if (words.length > 0) return 'none'
  const word = trees.lower[verb]!
  const lemma = trees.lemma(verb).toLowerCase()
  if (word === lemma || /ing$/.test(word)) return 'none'
  return word === `${lemma}s` || word === `${lemma}es` || /ies$/.test(word) ? 'present' : 'past'
}

/** The token at or after an offset: binary search over the starts. −1 for a text without tokens. */
function tokenAt(trees: Trees, offset: number): number {
  let low = 0
  let high = trees.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((trees.ends[middle] ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return trees.length === 0 ? -1 : low
}
