import { ParleyError } from '../model/error.js'
import type { Source } from '../model/source.js'
import { type CheckReport, checkRecord } from './check.js'
import { type Entry, linkHash } from './entry.js'
import { words } from './normalise.js'
import { pageKeys } from './page-key.js'
import { searched } from './prepare.js'
import { rebuildProcess } from './rebuild.js'
import type { Head } from './record.js'
import { RULES } from './rules.js'
import { bands } from './sketch.js'
import type { ClaimRow, DecisionRow, ReadingRow, Reads, SourceRow, Store, Writes } from './store.js'

/** What a copy came to: the same head as the record it is of, and a clean check of the copy. */
export interface Copied {
  readonly head: Head
  readonly entries: number
  readonly check: CheckReport
}

/**
 * Copies a record into another store, entry by entry with its times and hashes, works its findings out there, and verifies the
 * copy by its chain. A copy that was cut off is taken up where it ended. Throws usage where the other store holds another record.
 */
export async function copyRecord(from: Store, to: Store, told?: (done: number, of: number) => void): Promise<Copied> {
  const head = await from.read((reads) => reads.head())
  let done = await meeting(from, to)
  while (done < head.seq) {
    const after = done
    const packed = await from.read((reads) => pack(reads, after, head.seq))
    const last = packed.entries.at(-1)
    if (!last) throw damaged(from, `entry ${after + 1} is missing`)
    await to.write((writes) => unpack(writes, packed))
    done = last.seq
    told?.(done, head.seq)
  }
  await to.settle()
  for (const process of await from.read((reads) => reads.processes())) {
    await to.write((writes) => rebuildProcess(writes, process))
  }
  await to.write((writes) => writes.setRules(RULES))
  const check = await checkRecord(to, head.hash)
  if (check.damage.length > 0) throw damaged(to, `the copy does not hold: ${check.damage[0]?.where}: ${check.damage[0]?.says}`)
  return { head: check.head, entries: head.seq, check }
}

/** The last entry both hold, which is all that `to` may hold. */
async function meeting(from: Store, to: Store): Promise<number> {
  const there = await to.read((reads) => reads.head())
  if (there.seq === 0) return 0
  const [same] = await from.read((reads) => reads.entries(there.seq - 1, 1))
  if (same?.hash === there.hash) return there.seq
  throw new ParleyError('usage', `${to.location} already holds another record`, { hint: 'copy into a new place' })
}

interface Packed {
  readonly entries: readonly Entry[]
  readonly sources: readonly SourceRow[]
  readonly bytes: readonly (readonly [string, Uint8Array])[]
  readonly readings: readonly ReadingRow[]
  readonly claims: readonly ClaimRow[]
  readonly decisions: readonly DecisionRow[]
}

const AT_ONCE = 400

async function pack(reads: Reads, after: number, upTo: number): Promise<Packed> {
  const entries = (await reads.entries(after, AT_ONCE)).filter((entry) => entry.seq <= upTo)
  for (const entry of entries)
    if (linkHash(entry) !== entry.hash) throw new ParleyError('record-damaged', `entry ${entry.seq} does not hold`)
  const subjects = (type: Entry['type']): string[] => entries.filter((e) => e.type === type).map((e) => e.subject)
  const seqs = new Set(entries.map((entry) => entry.seq))
  const read = [...new Set(subjects('reading'))]
  const decisions = await reads.decisions({ ids: subjects('decision'), limit: AT_ONCE })
  const asserted = decisions.flatMap((row) =>
    row.ruling === 'assert' ? row.subjects.filter((id) => id.startsWith('clm_')) : [],
  )
  const claims = [...(await reads.claimsOf(read)), ...(await reads.claims(asserted))].filter((row) => seqs.has(row.seq))
  const sources = await reads.sources(subjects('source'))
  const bytes: [string, Uint8Array][] = []
  for (const id of await reads.hasBytes(sources.map((row) => row.id))) {
    const own = await reads.bytes(id)
    if (own) bytes.push([id, own])
  }
  return {
    entries,
    sources,
    bytes,
    readings: (await reads.readings(read)).filter((row) => seqs.has(row.seq)),
    claims: [...new Map(claims.map((row) => [`${row.id} ${row.seq} ${row.process}`, row])).values()],
    decisions,
  }
}

async function unpack(writes: Writes, packed: Packed): Promise<void> {
  await writes.append(packed.entries)
  await writes.putSources(
    packed.sources,
    packed.sources.map((row) => searched((JSON.parse(row.head) as { title: string | null }).title, words(row.text))),
    packed.sources.map((row) => bands(row.sketch)),
    packed.sources.map((row) => pageKeys(JSON.parse(row.head) as Source)),
  )
  for (const [id, bytes] of packed.bytes) await writes.putBytes(id, bytes)
  await writes.putReadings(packed.readings)
  await writes.putClaims(packed.claims)
  for (const row of packed.decisions) await writes.putDecision(row)
}

const damaged = (store: Store, says: string): ParleyError =>
  new ParleyError('record-damaged', `${store.location}: ${says}`, {
    hint: 'run "parley check" on the record it was copied from',
  })
