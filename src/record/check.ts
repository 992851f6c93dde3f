import type { Claim } from '../model/claim.js'
import { holds } from '../model/evidence.js'
import type { Source } from '../model/source.js'
import { canonical, sha256 } from './canonical.js'
import type { CheckReport, Damage } from './check-report.js'
import { ruledOf } from './effective.js'
import { type Entry, GENESIS, linkHash } from './entry.js'
import { unpackClaim } from './pack.js'
import { claimDigest, readingContent, sourceDigest } from './prepare.js'
import { changedFindings, differing, replay } from './rebuild.js'
import { groupBy } from './shelf.js'
import type { ClaimRow, Reads, SourceRow, StandingRow, Store } from './store.js'

export type { CheckReport, Damage } from './check-report.js'

/**
 * Verifies a record: the chain link by link, every hash of what the entries hold, every quote against its source's text, what is
 * derived against the journal, and the store itself. `head` is a hash kept elsewhere: a chain that was recomputed after
 * tampering holds together, but no longer holds that hash.
 */
export async function checkRecord(store: Store, head?: string): Promise<CheckReport> {
  const damage: Damage[] = (await store.integrity()).map((says) => ({ where: 'store', says }))
  const counts = { sources: 0, claims: 0, decisions: 0, quotes: 0, redacted: 0 }
  try {
    return await store.read(async (reads) => {
      const check = new Check(reads, damage, counts, head ?? null)
      await check.journal()
      await check.derived()
      if (head !== undefined && check.headFoundAt === null) {
        const says = `${head} is nowhere in this chain: it was rewritten after that hash was noted, or it is another record's`
        damage.push({ where: 'head', says })
      }
      return { head: await reads.head(), ...counts, damage, headFoundAt: check.headFoundAt }
    })
  } catch (error) {
    // A damaged page stops the reading; what was found before still counts.
    if (damage.length === 0) throw error
    damage.push({ where: 'store', says: error instanceof Error ? error.message : String(error) })
    return { head: { seq: 0, hash: GENESIS, at: null }, ...counts, damage, headFoundAt: null }
  }
}

const PAGE = 500
const AT_ONCE = 5000
const MOST_DAMAGE = 1000

class Check {
  headFoundAt: number | null = null
  readonly #redacted = new Set<string>()

  constructor(
    private readonly reads: Reads,
    private readonly damage: Damage[],
    private readonly counts: { sources: number; claims: number; decisions: number; quotes: number; redacted: number },
    private readonly head: string | null,
  ) {}

  async journal(): Promise<void> {
    for (const row of await this.reads.decisions({ rulings: ['redact'], limit: 1_000_000 })) {
      for (const subject of row.subjects) this.#redacted.add(subject)
    }
    if (this.head === GENESIS) this.headFoundAt = 0
    let last = { seq: 0, hash: GENESIS, at: '' }
    for (;;) {
      const entries = await this.reads.entries(last.seq, PAGE)
      for (const entry of entries) {
        this.#link(entry, last)
        last = entry
      }
      await this.#sources(entries.filter((entry) => entry.type === 'source'))
      await this.#readings(entries.filter((entry) => entry.type === 'reading'))
      await this.#decisions(entries.filter((entry) => entry.type === 'decision'))
      if (entries.length < PAGE || this.damage.length > MOST_DAMAGE) break
    }
  }

  /** Findings, standings and the process they are filed under must be what the journal makes of them. */
  async derived(): Promise<void> {
    if (this.damage.length > MOST_DAMAGE) return
    const counts = await this.reads.countStandings()
    const standing = new Set(counts.keys())
    for (const process of await this.reads.processes()) {
      const should = await replay(this.reads, process)
      const found = await changedFindings(this.reads, process, should.findings)
      const missing = new Map(found.fresh.map((row) => [`${row.id}/${row.since}`, row]))
      for (const { id, since } of found.gone) {
        this.#bad(`finding ${id}/${since}`, 'is not what the journal makes of its claims')
        missing.delete(`${id}/${since}`)
      }
      for (const key of missing.keys()) this.#bad(`finding ${key}`, 'is missing')
      await this.#standings(process, should.standings)
      standing.delete(process)
      const extra = (counts.get(process) ?? 0) - should.standings.length
      if (extra > 0) this.#bad(`standing of ${process || 'no process'}`, `holds ${extra} that the journal knows nothing of`)
    }
    for (const process of standing) this.#bad(`standing of ${process}`, 'belongs to no process the journal knows')
  }

  async #standings(process: string, should: readonly StandingRow[]): Promise<void> {
    for (let i = 0; i < should.length; i += AT_ONCE) {
      const some = should.slice(i, i + AT_ONCE)
      const rows = (await this.reads.standings(some.map((row) => row.claim))).filter((row) => row.process === process)
      const there = new Set(rows.map((row) => row.claim))
      for (const { claim } of differing(rows, some, (row) => row.claim).fresh) {
        this.#bad(`standing ${claim}`, there.has(claim) ? 'is not what the journal makes of it' : 'is missing')
      }
    }
  }

  #bad(where: string, says: string): void {
    if (this.damage.length <= MOST_DAMAGE) this.damage.push({ where, says })
  }

  #link(entry: Entry, last: { readonly seq: number; readonly hash: string; readonly at: string }): void {
    const where = `entry ${entry.seq}`
    if (entry.seq !== last.seq + 1) this.#bad(where, `does not follow entry ${last.seq}`)
    else if (entry.previous !== last.hash) this.#bad(where, 'does not carry the hash of the entry before it')
    if (linkHash(entry) !== entry.hash) this.#bad(where, 'its hash is not the hash of what it says')
    if (entry.at < last.at) this.#bad(where, 'is dated before the entry before it')
    if (entry.hash === this.head) this.headFoundAt = entry.seq
  }

  async #sources(entries: readonly Entry[]): Promise<void> {
    const rows = new Map((await this.reads.sources(entries.map((entry) => entry.subject))).map((row) => [row.id, row]))
    for (const entry of entries) {
      const row = rows.get(entry.subject)
      const where = `source ${entry.subject}`
      if (!row || row.seq !== entry.seq) this.#bad(where, `entry ${entry.seq} names it, and it is not there`)
      else if (row.redacted !== null) {
        if (!this.#redacted.has(row.id)) this.#bad(where, 'is blanked as redacted, but no decision says so')
      } else if (sourceDigest(sourceOf(row)) !== entry.digest) this.#bad(where, 'is not what its entry is a hash of')
      else await this.#columns(row, where)
      this.counts.sources++
    }
  }

  async #columns(row: SourceRow, where: string): Promise<void> {
    const { sha256: own, outlet, agency } = sourceOf(row)
    const column = (text: string | null): string | null => text?.replaceAll('\0', '') ?? null
    if (column(outlet) !== row.outlet || column(agency) !== row.agency) {
      this.#bad(where, 'is filed under another outlet or agency than its own')
    }
    const bytes = await this.reads.bytes(row.id)
    if (bytes && sha256(bytes) !== own) this.#bad(where, 'its original bytes are not those it was made from')
  }

  async #readings(entries: readonly Entry[]): Promise<void> {
    const ids = [...new Set(entries.map((entry) => entry.subject))]
    const readings = new Map((await this.reads.readings(ids)).map((row) => [row.seq, row]))
    const claims = groupBy(await this.reads.claimsOf(ids), (row) => row.source)
    const texts = new Map((await this.reads.sources(ids)).map((row) => [row.id, row]))
    for (const entry of entries) {
      const where = `reading ${entry.seq} of ${entry.subject}`
      const reading = readings.get(entry.seq)
      if (!reading) {
        this.#bad(where, 'is not there')
        continue
      }
      const own = claims.get(entry.subject) ?? []
      const fresh = own.filter((claim) => claim.seq === entry.seq)
      this.#claims(fresh, texts.get(entry.subject))
      if (this.#redacted.has(entry.subject)) continue
      const json = whole(reading.json, fresh)
      if (reading.digest !== entry.digest) this.#bad(where, 'is not what its entry is a hash of')
      else if (!json || !matches(json, own, entry.seq)) this.#bad(where, 'its claims are not those it made')
      else if (sha256(json) !== entry.digest) this.#bad(where, 'is not what its entry is a hash of')
    }
  }

  #claims(rows: readonly ClaimRow[], source: SourceRow | undefined): void {
    for (const row of rows) {
      this.counts.claims++
      const where = `claim ${row.id}`
      if (this.#redacted.has(row.source)) {
        this.counts.redacted++
        continue
      }
      const kept = claimIn(row)
      const claim = kept && claimDigest(kept) === row.digest ? kept : null
      if (!claim) this.#bad(where, 'is not what its hash was taken of')
      for (const evidence of claim?.evidence ?? []) {
        this.counts.quotes++
        if (!source || !holds(source.text, evidence))
          this.#bad(where, `its quote does not stand at ${evidence.start} of ${row.source}`)
      }
    }
  }

  async #decisions(entries: readonly Entry[]): Promise<void> {
    const ids = entries.map((entry) => entry.subject)
    const rows = new Map((await this.reads.decisions({ ids, limit: ids.length + 1 })).map((row) => [row.id, row]))
    const undigested = await this.#blanked(entries, rows)
    for (const entry of entries) {
      const row = rows.get(entry.subject)
      const where = `decision ${entry.subject}`
      this.counts.decisions++
      if (!row || row.seq !== entry.seq) this.#bad(where, `entry ${entry.seq} names it, and it is not there`)
      else if (sha256(row.json) !== entry.digest && !undigested.has(row.id))
        this.#bad(where, 'is not what its entry is a hash of')
      else if (ruledOf(row).decision.ruling !== row.ruling) this.#bad(where, 'is filed under another ruling than its own')
      if (row?.ruling === 'assert')
        await this.#asserted(
          row.subjects.filter((id) => id.startsWith('clm_')),
          entry.seq,
        )
    }
  }

  async #asserted(ids: readonly string[], seq: number): Promise<void> {
    const rows = (await this.reads.claims(ids)).filter((row) => row.seq === seq)
    if (rows.length === 0) this.#bad(`claim ${ids[0] ?? ''}`, `was asserted by entry ${seq} and is not there`)
    const [source] = await this.reads.sources(rows.map((row) => row.source))
    this.#claims(rows, source)
  }

  /** Decisions whose wording a redaction took out: those that asserted or corrected claims of a redacted source. */
  async #blanked(
    entries: readonly Entry[],
    rows: ReadonlyMap<string, { readonly ruling: string; readonly subjects: readonly string[] }>,
  ): Promise<ReadonlySet<string>> {
    const blanked = new Set<string>()
    if (this.#redacted.size === 0) return blanked
    for (const { subject } of entries) {
      const row = rows.get(subject)
      if (!row || (row.ruling !== 'assert' && row.ruling !== 'correct')) continue
      const claims = await this.reads.claims(row.subjects.filter((id) => id.startsWith('clm_')))
      if (claims.some((claim) => this.#redacted.has(claim.source))) blanked.add(subject)
    }
    return blanked
  }
}

/** The claim a row holds; null where it holds none, whatever was done to it. */
function claimIn(row: ClaimRow): Claim | null {
  try {
    return unpackClaim(row)
  } catch {
    return null
  }
}

const sourceOf = (row: SourceRow): Source => ({ ...(JSON.parse(row.head) as Omit<Source, 'text'>), text: row.text })

/** A reading with its list of claims, which is left out where all of them came with it. */
function whole(json: string, fresh: readonly ClaimRow[]): string | null {
  try {
    const reading = JSON.parse(json) as { readonly claims: unknown }
    return reading.claims === 0 ? canonical({ ...reading, claims: fresh.map((row) => row.id) }) : json
  } catch {
    return null
  }
}

/** True when the digests of the claims a reading lists, as they stood then, are those it was a hash of. */
function matches(json: string, own: readonly ClaimRow[], seq: number): boolean {
  const reading = JSON.parse(json) as { claims: string[]; content: string; notes: unknown; reader: string; source: string }
  const versions = groupBy(own, (row) => row.id)
  const digestOf = (digests: readonly string[]): boolean => {
    const claims = reading.claims.map((id, i) => ({ id, digest: digests[i] ?? '' }))
    return canonical(readingContent(reading.source, reading.reader, reading.notes, claims)) === json
  }
  // Which version of a claim an earlier reader had is not told; the one at or before it, else any.
  const at = (id: string): string => (versions.get(id) ?? []).findLast((row) => row.seq <= seq)?.digest ?? ''
  if (digestOf(reading.claims.map(at))) return true
  return (
    reading.claims.every((id) => (versions.get(id)?.length ?? 0) > 0) &&
    reading.claims.some((id) => (versions.get(id)?.length ?? 0) > 1)
  )
}
