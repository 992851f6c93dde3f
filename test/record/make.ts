import { createHash } from 'node:crypto'
import type { Claim, ClaimKind } from '../../src/model/claim.js'
import { edtf } from '../../src/model/edtf.js'
import { evidenceAt } from '../../src/model/evidence.js'
import type { ActorId, ClaimId, PlaceId, ProcessId, SourceId, TrackId } from '../../src/model/ids.js'
import type { Reading } from '../../src/model/reading.js'

const hex = (text: string): string => createHash('sha256').update(text).digest('hex')

/** An actor of a claim as "role:id" or "role:id>for". */
export type Who = `${string}:${string}`

export interface ClaimSketch {
  readonly kind?: ClaimKind
  readonly body?: Claim['body']
  readonly when?: string | null
  readonly where?: string | null
  readonly who?: readonly Who[]
  readonly modality?: Claim['modality']
  /** The speaker; the outlet where left out. */
  readonly by?: string
  readonly through?: string
  readonly process?: string | null
  readonly track?: string | null
  readonly confidence?: number
  /** The sentence it rests on; one is made up where left out. */
  readonly words?: string
  readonly phrase?: string
}

export interface ReportSketch {
  readonly title?: string
  readonly outlet?: string | null
  readonly agency?: string | null
  readonly published?: string | null
  readonly text?: string
  readonly reader?: string
  readonly claims?: readonly ClaimSketch[]
}

/** A reading of a made-up report: the text holds each claim's words, so that every quote stands. */
export function reading(report: ReportSketch): Reading {
  const sketches = report.claims ?? []
  const sentence = (sketch: ClaimSketch, i: number): string => sketch.words ?? `Sentence ${i} on ${sketch.kind ?? 'meeting'}.`
  const own = sketches.map(sentence).filter((words) => !(report.text ?? '').includes(words))
  const text = [report.title ?? 'A report', report.text ?? '', ...own].join('\n')
  const sha256 = hex(text + (report.outlet ?? '') + (report.published ?? ''))
  const id = `src_${sha256.slice(0, 24)}` as SourceId
  return {
    id,
    source: {
      id,
      title: report.title ?? 'A report',
      byline: null,
      agency: report.agency ?? null,
      outlet: report.outlet === undefined ? 'The Courier' : report.outlet,
      published: report.published === null ? null : edtf(report.published ?? '2022-06-09'),
      updated: null,
      url: null,
      language: 'en',
      sha256,
      text,
      images: [],
      related: [],
      parts: [],
    },
    claims: sketches.map((sketch, i) => claim(sketch, id, text, sentence(sketch, i))),
    notes: [],
    reader: report.reader ?? 'rules@1',
  }
}

function claim(sketch: ClaimSketch, source: string, text: string, words: string): Claim {
  const start = text.indexOf(words)
  const evidence = evidenceAt(text, { start, end: start + words.length })
  const member = (who: Who): Claim['actors'][number] => {
    const [, role = '', id = '', acts] = /^([^:]*):([^>]*)(?:>(.*))?$/.exec(who) ?? []
    const known = id.startsWith('?') ? null : (id as ActorId)
    const name = id.replace('?', '')
    return { role, name, id: known, as: name, via: 'name', start, end: start + 1, for: (acts ?? null) as ActorId | null }
  }
  const voice = (id: string) => ({ name: id, id: id as ActorId, as: id, start, end: start + 1 })
  const kind = sketch.kind ?? 'meeting'
  const when = sketch.when === undefined ? edtf('2022-04-06') : sketch.when === null ? null : edtf(sketch.when)
  return {
    id: `clm_${hex(JSON.stringify([source, kind, sketch.body, when, sketch.where, sketch.modality, start, words, sketch.by])).slice(0, 24)}` as ClaimId,
    kind,
    phrase: sketch.phrase ?? `${kind} ${when ?? ''}`.trim(),
    from: 'body',
    body: sketch.body ?? { form: 'talks' },
    when,
    where: sketch.where ? { name: sketch.where, id: sketch.where as PlaceId, as: sketch.where, start, end: start + 1 } : null,
    modality: sketch.modality ?? 'asserted',
    attribution: {
      to: sketch.by ? voice(sketch.by) : 'outlet',
      manner: sketch.by ? 'paraphrased' : 'reported',
      ...(sketch.through ? { through: [voice(sketch.through)] } : {}),
    },
    actors: (sketch.who ?? ['participant:pashinyan>armenia', 'participant:aliyev>azerbaijan']).map(member),
    process: (sketch.process === undefined ? 'armenia-azerbaijan' : sketch.process) as ProcessId | null,
    track: (sketch.track ?? null) as TrackId | null,
    plover: null,
    evidence: [evidence],
    confidence: sketch.confidence ?? 0.8,
  }
}

/** A reading of a page as it was had, by default from a file. */
export function page(url: string, text: string, had?: Reading['source']['had']): Reading {
  const made = reading({ text, claims: [{ words: text }] })
  return { ...made, source: { ...made.source, url, ...(had ? { had } : {}) } }
}

/** What an analyst asserts of a source that holds these words: that a corridor opens. */
export function corridorOpens(text: string, words: string, process: string | null) {
  const start = text.indexOf(words)
  return {
    kind: 'transport',
    phrase: 'A corridor opens',
    body: { form: 'reopened' },
    when: '2022-05-03',
    where: null,
    modality: 'asserted',
    attribution: { to: 'outlet', manner: 'reported' },
    actors: [],
    process,
    track: null,
    evidence: [{ start, end: start + words.length, quote: words }],
  }
}
