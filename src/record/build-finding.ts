import type { Instant } from '../model/edtf.js'
import type { Finding, Support } from '../model/finding.js'
import type { DecisionId, FindingId } from '../model/ids.js'
import type { CastMember } from '../model/mention.js'
import type { Modality } from '../model/modality.js'
import { extentOf } from './extents.js'
import { actorKey } from './gist.js'
import { independent } from './independence.js'
import { byJournal, type Judged } from './judged.js'
import { type Display, strongest, versions } from './versions.js'

/** A finding is named after its first claim in the journal, so that it keeps its id while others join it. */
export const findingId = (firstClaim: string): FindingId => `fnd_${firstClaim.slice(4)}` as FindingId

/** The finding a group of claims makes. `known` is when the record first held one of them. */
export function buildFinding(group: readonly Judged[], known: Instant, display?: Display): Finding {
  const claims = group.length > 1 ? [...group].sort(byJournal) : group
  const first = claims[0]
  if (!first) throw new RangeError('a finding without claims')
  const modality = strongest(claims.map(({ claim }) => claim.modality)) as Modality
  const telling = claims.filter(({ claim }) => claim.modality === modality)
  const { versions: rivals, contested } = claims.length > 1 ? versions(claims, display) : { versions: [], contested: false }
  const best = telling.reduce((a, b) => (better(b, a) ? b : a))
  const chosen = (field: string): unknown => rivals.find((v) => v.field === field && v.shown)?.value
  const when = chosen('when') as Finding['when'] | undefined
  const figure = chosen('body.figure') as Finding['body'][string] | undefined
  const published = earliest(claims)
  const vouching = independent(telling)
  return {
    id: findingId(first.id),
    kind: best.claim.kind,
    phrase: best.claim.phrase,
    body: figure === undefined ? best.claim.body : { ...best.claim.body, figure },
    when: when ?? best.claim.when ?? claims.find(({ claim }) => claim.when !== null)?.claim.when ?? null,
    where: best.claim.where ?? telling.find(({ claim }) => claim.where !== null)?.claim.where ?? null,
    actors: cast(best, telling),
    process: best.claim.process,
    track: best.claim.track ?? telling.find(({ claim }) => claim.track !== null)?.claim.track ?? null,
    modality,
    support: { status: status(claims, vouching, contested), independent: vouching },
    claims: claims.map(({ id }) => id),
    versions: rivals,
    published,
    known,
    rulings: rulings(claims),
    redacted: claims.some(({ source }) => source.redacted !== null),
  }
}

function status(claims: readonly Judged[], vouching: number, contested: boolean): Support['status'] {
  if (claims.some(({ state }) => state === 'accepted' || state === 'corrected' || state === 'asserted')) return 'ruled'
  if (contested) return 'contested'
  return vouching > 1 ? 'corroborated' : 'single-source'
}

const RULED = new Set<Judged['state']>(['corrected', 'asserted', 'accepted'])

/** The claim that speaks for the others: ruled on, then surest, then exactest, then first. */
function better(a: Judged, b: Judged): boolean {
  const ruled = Number(RULED.has(a.state)) - Number(RULED.has(b.state))
  if (ruled !== 0) return ruled > 0
  const whole = Number(a.state !== 'redacted') - Number(b.state !== 'redacted')
  if (whole !== 0) return whole > 0
  if (a.claim.confidence !== b.claim.confidence) return a.claim.confidence > b.claim.confidence
  const vague = width(a) - width(b)
  return vague !== 0 ? vague < 0 : byJournal(a, b) < 0
}

function width({ claim }: Judged): number {
  if (claim.when === null) return Number.MAX_VALUE
  const { first, last } = extentOf(claim.when)
  return last - first
}

/** The best claim's cast, and whom only the others name. */
function cast(best: Judged, telling: readonly Judged[]): readonly CastMember[] {
  if (telling.length === 1) return best.claim.actors
  const members = [...best.claim.actors]
  const covered = new Set(members.flatMap((member) => [`${member.role} ${actorKey(member)}`, `${member.role} ${member.for}`]))
  for (const { claim } of telling) {
    for (const member of claim.actors) {
      const keys = [`${member.role} ${actorKey(member)}`, `${member.role} ${member.for}`]
      if (keys.some((key) => covered.has(key) && !key.endsWith(' null'))) continue
      for (const key of keys) covered.add(key)
      members.push(member)
    }
  }
  return members
}

function earliest(claims: readonly Judged[]): Finding['published'] {
  const dated = claims.filter(({ source }) => source.published !== null)
  if (dated.length === 0) return null
  return dated.reduce((a, b) => (b.source.day < a.source.day ? b : a)).source.published
}

function rulings(claims: readonly Judged[]): readonly DecisionId[] {
  if (claims.every((judged) => judged.rulings.length === 0)) return []
  return [...new Set(claims.flatMap((judged) => judged.rulings))]
}
