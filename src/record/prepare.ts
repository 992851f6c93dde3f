import type { Claim } from '../model/claim.js'
import { ParleyError } from '../model/error.js'
import { holds } from '../model/evidence.js'
import { ClaimId, SourceId } from '../model/ids.js'
import type { Source } from '../model/source.js'
import { canonical, sha256, shortSha256 } from './canonical.js'
import { extentOf } from './extents.js'
import { words } from './normalise.js'
import { packClaim } from './pack.js'
import type { Prepared, PreparedClaim } from './prepared.js'
import { readyOf } from './ready.js'
import type { Incoming } from './record.js'
import { bands, bandsAsked, sketch } from './sketch.js'

// A lone half of a surrogate pair or a NUL would not come back from every store as it went in.
const UNKEEPABLE = /[\p{Cs}\0]/u

/** Checks a reading and works out its hashes. Throws evidence-outside where a quote is not what stands in the text. */
export function prepare({ reading, bytes }: Incoming): Prepared {
  const source = madeFromBytes(reading.source, bytes)
  if (!SourceId.safeParse(source.id).success) throw malformed(`"${source.id}" is not the id of a source`)
  if (UNKEEPABLE.test(source.text)) throw malformed(`the text of ${source.id} holds characters that no text holds`)
  const claims = new Map<string, PreparedClaim>()
  for (const claim of reading.claims) {
    if (!ClaimId.safeParse(claim.id).success) throw malformed(`"${claim.id}" is not the id of a claim`)
    for (const evidence of claim.evidence) {
      if (!holds(source.text, evidence)) {
        throw new ParleyError(
          'evidence-outside',
          `${claim.id}: its quote does not stand at ${evidence.start} of ${source.id}`,
          {
            hint: 'read the source again: its text and its reading have come apart',
          },
        )
      }
    }
    if (claims.has(claim.id)) continue
    const digest = claimDigest(claim)
    claims.set(claim.id, {
      id: claim.id,
      process: claim.process ?? '',
      kind: claim.kind,
      digest,
      json: packClaim(claim),
      ready: readyOf(claim, source.id),
    })
  }
  const { text, ...head } = source
  const own = words(text)
  const readingJson = canonical(readingContent(source.id, reading.reader, reading.notes, [...claims.values()]))
  const print = sketch(own)
  return {
    source,
    sourceDigest: sourceDigest(source),
    head: canonical(head),
    published: source.published === null ? null : publishedDay(source.published),
    words: searched(source.title, own),
    sketch: print,
    bands: bands(print),
    asked: bandsAsked(print),
    bytes: bytes ?? null,
    reader: reading.reader,
    readingDigest: sha256(readingJson),
    readingJson,
    readingShort: canonical({ ...readingContent(source.id, reading.reader, reading.notes, [...claims.values()]), claims: 0 }),
    claims: [...claims.values()],
  }
}

// Where the reader was not told the bytes, its source carries the hash of its text; with the bytes, theirs is the one to keep.
function madeFromBytes(source: Source, bytes: Uint8Array | undefined): Source {
  if (!bytes) return source
  const own = sha256(bytes)
  if (own === source.sha256) return source
  if (sha256(source.text) === source.sha256) return { ...source, sha256: own }
  throw malformed(`the bytes given are not those ${source.id} was made from`)
}

// What a search index takes of one source; the rest of a giant is kept, not indexed.
const MOST_WORDS = 60_000

/** The words by which a source is found: those of its title, then its own. */
export const searched = (title: string | null, own: readonly string[]): string =>
  [...words(title ?? ''), ...own].slice(0, MOST_WORDS).join(' ')

/** The SHA-256 of a claim as read. */
export const claimDigest = (claim: Claim): string => shortSha256(canonical(claim))

/** What a source's entry is a digest of. */
export const sourceDigest = (source: Source): string => sha256(canonical(source))

/** What a reading's entry is a digest of: its claims by id, and one digest of all of theirs. */
export const readingContent = (
  source: string,
  reader: string,
  notes: unknown,
  claims: readonly { readonly id: string; readonly digest: string }[],
): object => ({
  claims: claims.map(({ id }) => id),
  content: shortSha256(claims.map(({ digest }) => digest).join('\n')),
  notes,
  reader,
  source,
})

function publishedDay(published: NonNullable<Source['published']>): number | null {
  const { last } = extentOf(published)
  return Number.isFinite(last) ? last : null
}

const malformed = (says: string): ParleyError =>
  new ParleyError('input-malformed', says, { hint: 'take the source in again with Parley' })
