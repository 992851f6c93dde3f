import type { SourceId } from '../model/ids.js'
import type { KeptSource } from '../record/record.js'
import { type Cited, claimantOf, type Telling } from './telling.js'
import type { Writer } from './writer.js'

/** Characters of text kept on either side of a quote, so that a client finds it in a page that has changed. */
const AROUND = 32
/** Texts held while their claims come by. */
const TEXTS = 64

/**
 * W3C Web Annotation: one annotation a claim, on the words it rests on. Positions are counted in Unicode code points, as the
 * recommendation has it; Parley's own are UTF-16 units.
 */
export const webAnnotation: Writer = {
  name: 'web-annotation',
  says: 'claims as W3C Web Annotations on the words they rest on (JSON-LD)',
  extension: 'jsonld',
  media: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
  loses: [
    'actors, places and times as fields: the phrase tells them',
    'findings: claims of the same thing are annotations that name the same finding',
    'decisions and the hash chain',
  ],
  async *write(telling) {
    const texts = new Texts(telling)
    yield `{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:parley:record:annotations","type":"AnnotationPage","items":[`
    let first = true
    for await (const { finding, cited } of telling.findings()) {
      for (const one of cited) {
        const kept = await texts.of(one.source.id)
        if (!kept || kept.redacted !== null) {
          telling.loss.count('claims whose source was redacted')
          continue
        }
        yield `${first ? '\n' : ',\n'}${JSON.stringify(annotation(one, finding.id, kept.source.text))}`
        first = false
      }
    }
    yield '\n]}\n'
  },
}

function annotation(cited: Cited, finding: string, text: string): object {
  const { claim, source } = cited
  const target = claim.evidence.map(({ start, end, quote }) => {
    const begins = points(text.slice(0, start))
    return {
      type: 'SpecificResource',
      source: `urn:parley:source:${source.id}`,
      ...(source.url === null ? {} : { scope: source.url }),
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: quote,
          prefix: whole(text.slice(Math.max(0, start - AROUND), start)),
          suffix: whole(text.slice(end, end + AROUND)),
        },
        { type: 'TextPositionSelector', start: begins, end: begins + points(quote) },
      ],
    }
  })
  return {
    id: `urn:parley:claim:${claim.id}`,
    type: 'Annotation',
    motivation: 'describing',
    creator: { type: 'Software', name: 'Parley' },
    body: [
      { type: 'TextualBody', value: claim.phrase, format: 'text/plain', language: 'en', purpose: 'describing' },
      { type: 'TextualBody', value: claim.kind, purpose: 'classifying' },
      { type: 'TextualBody', value: `according to ${claimantOf(cited)}; ${claim.modality}`, purpose: 'commenting' },
      { type: 'SpecificResource', source: `urn:parley:finding:${finding}`, purpose: 'linking' },
    ],
    target: target.length === 1 ? target[0] : target,
  }
}

/** Code points of a text: an emoji is one, and two UTF-16 units. */
export function points(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/** No half of a surrogate pair at either end. */
const whole = (text: string): string => text.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '')

/** The texts needed lately. */
class Texts {
  readonly #held = new Map<SourceId, KeptSource | null>()
  constructor(private readonly telling: Telling) {}

  async of(id: SourceId): Promise<KeptSource | null> {
    const held = this.#held.get(id)
    if (held !== undefined) return held
    const kept = await this.telling.source(id)
    if (this.#held.size >= TEXTS) {
      const [oldest] = this.#held.keys()
      if (oldest !== undefined) this.#held.delete(oldest)
    }
    this.#held.set(id, kept)
    return kept
  }
}
