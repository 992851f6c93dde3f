import type { SourceId } from '../model/ids.js'
import { type Cited, claimantOf, type Telling, type Told } from './telling.js'
import type { Writer } from './writer.js'

/** Characters of text kept on either side of a quote, so that a client finds it in a page that has changed. */
const AROUND = 32
/** Characters of text held while their claims come by: these come in the order of time, not source by source. */
const HELD = 24_000_000
/** Findings whose texts are looked up together. */
const AT_ONCE = 100

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
    let between = '\n'
    for await (const some of batches(telling.findings())) {
      const held = await texts.of(some.flatMap(({ cited }) => cited.map(({ source }) => source.id)))
      for (const { finding, cited } of some) {
        for (const one of cited) {
          const text = held.get(one.source.id)
          if (text === undefined || one.source.redacted) {
            telling.loss.count('claims whose source was redacted')
            continue
          }
          yield `${between}${JSON.stringify(annotation(one, finding.id, text))}`
          between = ',\n'
        }
      }
    }
    yield '\n]}\n'
  },
}

async function* batches(all: AsyncIterable<Told>): AsyncGenerator<readonly Told[], void, undefined> {
  let some: Told[] = []
  for await (const told of all) {
    some.push(told)
    if (some.length < AT_ONCE) continue
    yield some
    some = []
  }
  yield some
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
  // Most texts have no surrogates at all, and finding none is quick.
  if (!/[\uD800-\uDBFF]/.test(text)) return text.length
  let count = 0
  for (const _ of text) count++
  return count
}

/** No half of a surrogate pair at either end. */
const whole = (text: string): string => text.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '')

/** The texts needed lately, as many as `HELD` characters. */
class Texts {
  #held = new Map<SourceId, string>()
  #size = 0
  constructor(private readonly telling: Telling) {}

  async of(ids: readonly SourceId[]): Promise<ReadonlyMap<SourceId, string>> {
    const asked = [...new Set(ids)]
    let missing = asked.filter((id) => !this.#held.has(id))
    if (missing.length > 0 && this.#size > HELD) {
      this.#held = new Map()
      this.#size = 0
      missing = asked
    }
    for (const [id, text] of missing.length > 0 ? await this.telling.record.texts(missing) : []) {
      this.#held.set(id, text)
      this.#size += text.length
    }
    return this.#held
  }
}
