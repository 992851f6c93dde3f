import type { Edtf, Instant } from '../model/edtf.js'
import type { DecisionId } from '../model/ids.js'
import type { Source } from '../model/source.js'
import { effective, rulingsOn } from './effective.js'
import { type Identity, identity } from './identity.js'
import { type Dossier, judge } from './judge.js'
import type { Judged, SourceFacts } from './judged.js'
import type { Shelf } from './project.js'
import { type ClaimRow, type ReadingRow, type Reads, type SourceRow, STANDS } from './store.js'

/** What a finding needs of a source, from its row. */
export function factsOf(row: SourceRow): SourceFacts {
  const head = JSON.parse(row.head) as Omit<Source, 'text'>
  return {
    id: head.id,
    outlet: row.outlet,
    agency: row.agency,
    published: head.published as Edtf | null,
    day: row.day,
    sketch: row.sketch,
    redacted: row.redacted as DecisionId | null,
  }
}

/** Who is whom at an entry. */
export async function identityAt(reads: Pick<Reads, 'decisions' | 'decisionsOn'>, upTo: number): Promise<Identity> {
  const rows = await reads.decisions({ rulings: ['same-actor'], limit: 1_000_000 })
  if (rows.length === 0) return identity([])
  const undoings = await rulingsOn(
    reads,
    rows.map((row) => row.id),
  )
  const own = rows.map((row) => ({ seq: row.seq, decision: JSON.parse(row.json), subjects: row.subjects }))
  return identity(
    effective(
      [...own, ...undoings].sort((a, b) => a.seq - b.seq),
      upTo,
    ),
  )
}

/** Everything needed to judge these claims, by the source they come from. */
export async function dossiers(reads: Reads, claims: readonly string[]): Promise<ReadonlyMap<string, Dossier>> {
  const asked = await reads.claims(claims)
  const sources = [...new Set(asked.map((row) => row.source))]
  const readings = groupBy(await reads.readings(sources), (row) => row.source)
  const reread = sources.filter((id) => (readings.get(id)?.length ?? 0) > 1)
  const others = reread.length > 0 ? await reads.claimsOf(reread) : []
  const all = new Map<string, ClaimRow>()
  for (const row of [...asked, ...others]) all.set(`${row.id} ${row.seq}`, row)
  const rulings = await rulingsOn(reads, [...new Set([...all.values()].map((row) => row.id)), ...sources])
  const rows = groupBy(
    [...all.values()].sort((a, b) => a.seq - b.seq || a.ordinal - b.ordinal),
    (row) => row.source,
  )
  const found = new Map<string, Dossier>()
  for (const row of await reads.sourceHeads(sources)) {
    found.set(row.id, dossier(factsOf(row), readings.get(row.id) ?? [], rows.get(row.id) ?? [], rulings))
  }
  return found
}

export function dossier(
  source: SourceFacts,
  readings: readonly ReadingRow[],
  rows: readonly ClaimRow[],
  rulings: Dossier['rulings'],
): Dossier {
  return { source, readings, claims: groupBy(rows, (row) => row.id), rulings: about(rulings, source.id, rows) }
}

// Only the rulings on this source's claims, and whatever undoes them, however often.
function about(rulings: Dossier['rulings'], source: string, rows: readonly ClaimRow[]): Dossier['rulings'] {
  if (rulings.length === 0) return rulings
  const subjects = new Set<string>([source, ...rows.map((row) => row.id)])
  const mine = new Set<string>()
  return rulings.filter((ruled) => {
    if (!ruled.subjects.some((id) => subjects.has(id) || mine.has(id))) return false
    mine.add(ruled.decision.id)
    return true
  })
}

/** How claims stand at an entry, in no order. */
export async function judgedAt(reads: Reads, claims: readonly string[], upTo: number, who?: Identity): Promise<Judged[]> {
  if (claims.length === 0) return []
  const whom = who ?? (await identityAt(reads, upTo))
  const found = await dossiers(reads, claims)
  const asked = new Set(claims)
  const judged: Judged[] = []
  for (const of of found.values()) {
    for (const id of of.claims.keys()) {
      const one = asked.has(id) ? judge(id, of, whom, upTo) : null
      if (one) judged.push(one)
    }
  }
  return judged
}

/** A store as what findings are worked out from. */
export function shelfOf(reads: Reads): Shelf {
  const times = new Map<number, Instant>()
  return {
    standings: (claims) => reads.standings(claims),
    standingsIn: (findings) => reads.standingsIn(findings),
    neighbours: (reaches) => reads.neighbours(reaches),
    findingsNow: (ids) => reads.findings({ ids, at: STANDS, order: 'oldest', limit: ids.length + 1 }),
    judged: (claims, upTo) => judgedAt(reads, claims, upTo),
    async atOf(seq) {
      const known = times.get(seq)
      if (known !== undefined) return known
      const [entry] = await reads.entries(seq - 1, 1)
      if (!entry) throw new RangeError(`no entry ${seq}`)
      times.set(seq, entry.at)
      return entry.at
    },
  }
}

export function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const have = groups.get(key(row))
    if (have) have.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
