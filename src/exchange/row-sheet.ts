import { createHash } from 'node:crypto'
import { BY_OUTLET } from '../model/attribution.js'
import type { Claim, ClaimKind } from '../model/claim.js'
import { type Edtf, isEdtf } from '../model/edtf.js'
import { evidenceAt } from '../model/evidence.js'
import type { ActorId, ClaimId, SourceId } from '../model/ids.js'
import type { Modality } from '../model/modality.js'
import type { Plover } from '../model/plover.js'
import type { Span } from '../model/span.js'
import type { Incoming } from '../record/record.js'
import type { ReadSettings } from './reader.js'

/** A claim that a row makes, by the lines it stands in. */
export interface RowClaim {
  readonly kind: ClaimKind
  readonly phrase: string
  readonly body: Claim['body']
  readonly when: string | null
  readonly where: Span | null
  readonly modality?: Modality
  readonly actors: readonly { readonly role: string; readonly at: Span | null }[]
  readonly plover?: Plover | null
  /** The lines it rests on; those that are not there are left out. */
  readonly on: readonly (Span | null)[]
}

/**
 * A row of somebody's data set made into a source of its own: its text has one line a field, "field: value", so that claims have
 * words to rest on; its bytes are the row as it stood.
 */
export class RowSheet {
  #text = ''
  readonly #claims: RowClaim[] = []

  constructor(
    private readonly reader: string,
    private readonly settings: ReadSettings,
    private readonly row: {
      readonly dataset: string
      readonly title: string
      readonly raw: string
      readonly url?: string | null
      readonly published?: string | null
    },
  ) {}

  /** Writes a field; gives where its value stands, null for an empty one. */
  field(name: string, value: string | null | undefined): Span | null {
    const words = (value ?? '')
      .replace(/\s+/g, ' ')
      .replace(/[\p{Cs}\p{Cc}]/gu, '')
      .trim()
      .normalize('NFC')
    if (words === '') return null
    const start = this.#text.length + name.length + 2
    this.#text += `${name}: ${words}\n`
    return { start, end: start + words.length }
  }

  words({ start, end }: Span): string {
    return this.#text.slice(start, end)
  }

  claim(claim: RowClaim): void {
    this.#claims.push(claim)
  }

  incoming(): Incoming {
    const { dataset, title, raw, url = null } = this.row
    const text = this.#text === '' ? `${title}\n` : this.#text
    const outlet = this.settings.dataset ?? dataset
    const hash = createHash('sha256').update(`${outlet}\n${text}`).digest('hex')
    const id = `src_${hash.slice(0, 24)}` as SourceId
    const bytes = Buffer.from(raw)
    const published = this.row.published ?? this.settings.published
    return {
      reading: {
        id,
        source: {
          id,
          title,
          byline: null,
          agency: null,
          outlet,
          published: published !== null && isEdtf(published) ? (published as Edtf) : null,
          updated: null,
          url,
          language: 'en',
          sha256: createHash('sha256').update(bytes).digest('hex'),
          text,
          images: [],
          related: [],
          parts: [{ part: 'body', start: 0, end: text.length }],
        },
        claims: this.#claims.flatMap((claim, i) => this.#made(claim, i, id, text)),
        notes: [],
        reader: `${this.reader}-import@1`,
      },
      bytes,
    }
  }

  #made(claim: RowClaim, ordinal: number, source: SourceId, text: string): readonly Claim[] {
    const [first, ...rest] = claim.on.flatMap((span) => (span ? [evidenceAt(text, span)] : []))
    if (!first) return []
    const key = JSON.stringify([source, claim.kind, claim.body, claim.when, first.start, ordinal])
    const where = claim.where && this.words(claim.where)
    return [
      {
        id: `clm_${createHash('sha256').update(key).digest('hex').slice(0, 24)}` as ClaimId,
        kind: claim.kind,
        phrase: claim.phrase,
        from: 'body',
        body: claim.body,
        when: claim.when !== null && isEdtf(claim.when) ? (claim.when as Edtf) : null,
        where: claim.where && where ? { name: where, id: null, as: where, ...claim.where } : null,
        modality: claim.modality ?? 'asserted',
        attribution: BY_OUTLET,
        actors: claim.actors.flatMap(({ role, at }) => {
          if (!at) return []
          const as = this.words(at)
          const known = this.settings.actorNamed(as)
          return [
            {
              role,
              name: known?.name ?? as,
              id: (known?.id ?? null) as ActorId | null,
              as,
              via: 'name' as const,
              ...at,
              for: null,
            },
          ]
        }),
        process: this.settings.process,
        track: null,
        plover: claim.plover ?? null,
        evidence: [first, ...rest],
        // What a data set says is read without doubt; whether it is so is another matter.
        confidence: 1,
      },
    ]
  }
}
