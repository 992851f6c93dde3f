import type { Claim } from '../model/claim.js'
import type { SourceId } from '../model/ids.js'
import { effective, rulingsOn } from './effective.js'
import { versionAt } from './judge.js'
import { byJournal } from './judged.js'
import { unpackClaim } from './pack.js'
import { groupBy } from './shelf.js'
import { type ReadingRow, type Reads, STANDS } from './store.js'

/** A claim as the reader named read it. */
export interface AsRead {
  readonly claim: Claim
  readonly reader: string
}

/**
 * The claims of sources as read, in journal order: of several versions the one that stands, for a ruling keeps what was ruled on.
 * How they stand is not worked out, so that this is cheap for whole records. `readings` are those of the sources.
 */
export async function asRead(
  reads: Reads,
  ids: readonly SourceId[],
  readings: readonly Pick<ReadingRow, 'source' | 'seq' | 'reader'>[],
): Promise<ReadonlyMap<SourceId, readonly AsRead[]>> {
  const rows = [...(await reads.claimTextsOf(ids))].sort(byJournal)
  const versions = groupBy(rows, (row) => row.id)
  const inForce = effective(await rulingsOn(reads, [...versions.keys(), ...ids]), STANDS)
  const readers = new Map(readings.map(({ source, seq, reader }) => [`${source} ${seq}`, reader]))
  const found = new Map<SourceId, AsRead[]>(ids.map((id) => [id, []]))
  // A claim stands where it was first read.
  const order = [...versions].flatMap(([id, own]) => (own[0] ? [{ id, own, first: own[0] }] : []))
  for (const { id, own, first } of order.sort((a, b) => byJournal(a.first, b.first))) {
    const row = versionAt(id, own, inForce, STANDS) ?? first
    const reader = readers.get(`${row.source} ${row.seq}`) ?? 'analyst'
    found.get(row.source as SourceId)?.push({ claim: unpackClaim(row), reader })
  }
  return found
}
