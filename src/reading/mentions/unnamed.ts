import type { PublishedLayers } from '../../model/reading.js'
import { overlap } from '../../model/span.js'
import type { Layers, Mention, Quotation } from '../layers.js'
import { NAME_WORDS } from '../word-lists.js'

type Published = PublishedLayers['mentions'][number]

const I = new Set(['i', 'me', 'my', 'myself'])
const WE = new Set(['we', 'us', 'our', 'ours', 'ourselves'])

/**
 * Actors the words mean without naming them, for whoever reads the layers: those who speak of themselves ("I", "we") and armed or
 * governing bodies told by a common noun ("the coalition", "rebel forces"). The reader's own passes work from phrases instead,
 * and need none of these as mentions.
 */
export function unnamed({ trees, mentions, quotations }: Layers): Published[] {
  const out: Published[] = []
  const named = new Uint8Array(trees.text.length)
  for (const mention of mentions) named.fill(1, mention.start, mention.end)
  for (let token = 0; token < trees.length; token++) {
    const { start, end } = trees.span(token, token + 1)
    if (named[start]) continue
    const word = trees.text.slice(start, end)
    const low = word.toLowerCase()
    if (I.has(low) && trees.upos(token) === 'PRON') {
      const said = narrowest(quotations, start)
      const speaker = said?.speaker ? mentions[said.speaker.mention] : undefined
      out.push({ start, end, type: 'PER', id: speaker?.type === 'PER' ? speaker.actor : null, via: 'pronoun' })
    } else if (WE.has(low) && trees.upos(token) === 'PRON' && word !== 'US')
      out.push({ start, end, type: 'ORG', id: null, via: 'pronoun' })
    else if (NAME_WORDS.armed.has(low) && trees.upos(token) === 'NOUN') {
      const from = phraseStart(trees, token, named)
      out.push({ ...trees.span(from, token + 1), type: 'ORG', id: null, via: 'group' })
    }
  }
  return out
}

/** "Iraqi" of "Iraqi security forces" stands for a body: the words up to its noun. Null where the noun is another. */
export function bodyOfDemonym({ trees }: Layers, mention: Mention): { readonly end: number } | null {
  if (mention.via !== 'demonym') return null
  for (let token = mention.head + 1; token < Math.min(trees.length, mention.head + 5); token++) {
    const tag = trees.upos(token)
    if (tag !== 'NOUN' && tag !== 'ADJ' && tag !== 'PROPN') return null
    const low = trees.lower[token]!
    const last = token + 1 >= trees.length || trees.upos(token + 1) !== 'NOUN'
    if (last && (NAME_WORDS.forces.has(low) || NAME_WORDS.armed.has(low))) return { end: trees.ends[token]! }
  }
  return null
}

/** First of the words before a noun that belong to it: "rebel", "Kurdish-led", "government". */
function phraseStart(trees: Layers['trees'], noun: number, named: Uint8Array): number {
  const first = trees.sentences[trees.sentenceOf[noun]!]!
  let from = noun
  while (from > first && /^(?:NOUN|ADJ)$/.test(trees.upos(from - 1)) && !named[trees.starts[from - 1]!]) from--
  return from
}

function narrowest(quotations: readonly Quotation[], at: number): Quotation | null {
  let best: Quotation | null = null
  for (const quotation of quotations) {
    if (quotation.start > at) break
    if (!quotation.direct || overlap(quotation, { start: at, end: at + 1 }) === 0) continue
    if (!best || quotation.end - quotation.start < best.end - best.start) best = quotation
  }
  return best
}
