import type { Claim } from '../model/claim.js'
import type { Source } from '../model/source.js'
import { canonical } from './canonical.js'
import { ruledOf, rulingsOn } from './effective.js'
import { packClaim, unpackClaim } from './pack.js'
import { rebuildProcess } from './rebuild.js'
import type { ClaimRow, DecisionRow, ReadingRow, SourceRow, Writes } from './store.js'

/** What stands where words were taken out. */
export const BLANK = '█'

/**
 * Takes a source's words out of the record: its text, bytes, title and captions, and every quote and wording its claims hold.
 * What stays is what the chain needs (hashes), what was made of it in our own terms (kind, date, known actors), and that
 * it was redacted, by whom and why. The entries' digests no longer match their words; `check` knows which and why.
 */
export async function redact(writes: Writes, row: DecisionRow): Promise<void> {
  const processes = new Set<string>()
  for (const id of row.subjects) {
    const [source] = await writes.sourceHeads([id])
    if (!source) continue
    const claims = await writes.claimsOf([id])
    const rulings = await rulingsOn(writes, [id, ...new Set(claims.map((claim) => claim.id))])
    for (const standing of await writes.standings(claims.map((claim) => claim.id))) processes.add(standing.process)
    for (const claim of claims) processes.add(claim.process)
    const worded = rulings.filter(({ decision }) => decision.ruling === 'assert' || decision.ruling === 'correct')
    const rows = await writes.decisions({ ids: worded.map(({ decision }) => decision.id), limit: worded.length })
    await writes.redact({
      source: blankSource(source, row.id),
      readings: (await writes.readings([id])).map(blankReading),
      claims: claims.map((claim): ClaimRow => ({ ...claim, json: packClaim(blankClaim(unpackClaim(claim))) })),
      decisions: rows.map(blankDecision),
    })
    for (const ruled of rulings) if (typeof ruled.decision.to.process === 'string') processes.add(ruled.decision.to.process)
  }
  for (const process of [...processes].sort()) await rebuildProcess(writes, process)
}

function blankSource(row: SourceRow, by: string): SourceRow {
  const { text: _, ...head } = JSON.parse(row.head) as Source
  const blank = { ...head, title: null, byline: null, url: null, images: [], related: [], parts: [] }
  return { ...row, head: canonical(blank), text: '', sketch: new Uint8Array(0), redacted: by }
}

function blankReading(row: ReadingRow): ReadingRow {
  return { ...row, json: canonical({ ...(JSON.parse(row.json) as object), notes: [] }) }
}

/** A claim in our own terms only: every run of the source's words is blanked to its length. */
export function blankClaim(claim: Claim): Claim {
  const { attribution } = claim
  const voice = <V extends { name: string; id: string | null; as: string }>(v: V): V => ({ ...v, name: named(v), as: BLANK })
  return {
    ...claim,
    phrase: `${claim.kind} (source redacted)`,
    body: blankBody(claim.body),
    where: claim.where && { ...claim.where, name: named(claim.where), as: BLANK },
    attribution: {
      ...attribution,
      to: attribution.to === 'outlet' ? 'outlet' : voice(attribution.to),
      ...(attribution.through ? { through: attribution.through.map(voice) } : {}),
    },
    actors: claim.actors.map(voice),
    evidence: claim.evidence.map((e) => ({ ...e, quote: BLANK.repeat(e.end - e.start) })) as unknown as Claim['evidence'],
  }
}

const named = (one: { readonly name: string; readonly id: string | null }): string => (one.id === null ? BLANK : one.name)

// One word is a term of ours ("ceasefire", "held"); more than one may be the source's.
function blankBody(body: Claim['body']): Claim['body'] {
  const blank = (value: Claim['body'][string]): Claim['body'][string] => {
    if (typeof value === 'string') return /\s/.test(value) ? BLANK : value
    if (Array.isArray(value)) return value.map(blank)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, key === 'as' ? BLANK : blank(v)]))
  }
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, blank(value)]))
}

// A correction keeps what it set in our own terms; an assertion's claim is kept, blanked, where claims are.
function blankDecision(row: DecisionRow): DecisionRow {
  const { decision } = ruledOf(row)
  const { source, claims, when, modality, process, track, kind } = decision.to
  const kept = { source, claims, when, modality, process, track, kind }
  return { ...row, json: canonical({ ...decision, to: kept }) }
}
