import type { PublishedLayers } from '../model/reading.js'
import type { Span } from '../model/span.js'
import type { FigureRead, Layers, Mention } from './layers.js'
import { bodyOfDemonym, unnamed } from './mentions/unnamed.js'

const bare = ({ start, end }: Span): Span => ({ start, end })

/** A lone "a soldier was killed" states no number; beside one ("two guards and a soldier") it is part of the count. */
const isStated = (read: FigureRead, { figures }: Layers): boolean =>
  !/^(?:an?|another)\s/i.test(read.figure.as) ||
  read.figure.best !== 1 ||
  figures.some((other) => other !== read && other.event === read.event && !/^(?:an?|another)\s/i.test(other.figure.as))

const idOf = (mention: Mention | undefined): string | null => mention?.actor ?? mention?.place ?? null

function mentionOf(layers: Layers, mention: Mention): PublishedLayers['mentions'][number] {
  const body = bodyOfDemonym(layers, mention)
  const { start, type, via } = mention
  return { start, end: body?.end ?? mention.end, type: body ? 'ORG' : type, id: idOf(mention), via }
}

/** The layers as the contract publishes them: spans into the text, no token numbers. */
export function publishLayers(layers: Layers): PublishedLayers {
  const { trees, mentions } = layers
  const sentences: Span[] = []
  for (let k = 0; k + 1 < trees.sentences.length; k++)
    sentences.push(trees.span(trees.sentences[k] ?? 0, trees.sentences[k + 1] ?? 0))
  return {
    sentences,
    times: layers.times.map((t) => ({ start: t.start, end: t.end, type: t.type, value: t.value, edtf: t.edtf })),
    // The type is that of whoever is meant; `via` tells whether the words are a name.
    mentions: [...mentions.map((m) => mentionOf(layers, m)), ...unnamed(layers)].sort(
      (a, b) => a.start - b.start || b.end - a.end,
    ),
    quotations: layers.quotations.map((q) => ({
      start: q.start,
      end: q.end,
      direct: q.direct,
      speaker: q.speaker && { ...bare(q.speaker), id: idOf(mentions[q.speaker.mention]) },
    })),
    figures: layers.figures
      .filter((read) => isStated(read, layers))
      .map(({ figure, start, end }) => ({
        start,
        end,
        measure: figure.measure,
        unit: figure.unit,
        low: figure.low,
        best: figure.best,
        high: figure.high,
        hedge: figure.hedge,
        as: figure.as,
      })),
    frames: layers.frames.map((f) => ({
      start: f.span.start,
      end: f.span.end,
      predicate: f.lemma,
      agents: f.agents.map((a) => bare(a.span)),
      patients: f.patients.map((a) => bare(a.span)),
      others: f.others.map(({ span, by }) => ({ start: span.start, end: span.end, by })),
      modality: f.modality,
      speaker: f.speaker && bare(f.speaker.span),
    })),
  }
}
