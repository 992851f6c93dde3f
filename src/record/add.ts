import type { Instant } from '../model/edtf.js'
import type { SourceId } from '../model/ids.js'
import type { Reading } from '../model/reading.js'
import { readDay } from '../time/calendar.js'
import { apply } from './apply.js'
import { type Entry, link } from './entry.js'
import { withFresh } from './fresh-shelf.js'
import type { Dossier } from './judge.js'
import { type NearStandings, nearOf } from './near-standings.js'
import { pageKeys } from './page-key.js'
import { prepare } from './prepare.js'
import type { Prepared } from './prepared.js'
import { type Changes, project } from './project.js'
import { readied } from './ready.js'
import type { Added, Keepable } from './record.js'
import { dossier, factsOf, groupBy, identityAt, shelfOf } from './shelf.js'
import { likeness, REPRINT } from './sketch.js'
import type { AlikeRow, ClaimRow, ReadingRow, SourceRow, Store, Writes } from './store.js'

/** Keeps a reading with its source, and its bytes where given. A reading held already changes nothing. */
export async function addReading(store: Store, reading: Reading, bytes?: Uint8Array): Promise<Added> {
  const [added] = await addReadings(store, [bytes ? { reading, bytes } : { reading }])
  if (!added) throw new RangeError('nothing added')
  return added
}

/** Keeps several readings, on disk together or not at all. */
export async function addReadings(store: Store, incoming: readonly Keepable[]): Promise<readonly Added[]> {
  return (await addBatch(store, incoming)).added
}

/** A batch kept, and how many milliseconds it took, of those how many with the writer's turn taken, the commit included. */
export interface Kept {
  readonly added: readonly Added[]
  readonly worked: number
  readonly held: number
}

/** The same as `addReadings`, telling what it took. */
export async function addBatch(store: Store, incoming: readonly Keepable[]): Promise<Kept> {
  // Whatever needs no look at the store is worked out before the writer's turn is taken.
  const prepared = incoming.map((one) => ('reading' in one ? prepare(one) : one))
  const near = nearOf(store)
  const began = performance.now()
  let tries = 0
  let tried = began
  const { added, since, changes, stamp } = await store.write(
    (writes) => {
      tries++
      tried = performance.now()
      return keep(writes, prepared, near)
    },
    { late: true },
  )
  const now = performance.now()
  near.learn(changes, stamp)
  // Where another wrote meanwhile, all was done again with the turn taken from the start.
  return { added, worked: now - began, held: now - (tries > 1 ? tried : since) }
}

/** The time of the next entries: now, but after every entry before, so that one time is one act of writing. */
export function nextAt(last: Instant | null): Instant {
  const now = new Date().toISOString() as Instant
  if (last === null || now > last) return now
  return new Date(Date.parse(last) + 1).toISOString() as Instant
}

interface Written {
  readonly added: readonly Added[]
  /** When the writer's turn was taken. */
  readonly since: number
  readonly changes: Pick<Changes, 'stand' | 'drop'>
  readonly stamp: string
}

async function keep(writes: Writes, prepared: readonly Prepared[], near: NearStandings): Promise<Written> {
  const head = await writes.head()
  const at = nextAt(head.at)
  const batch = await Batch.open(writes, prepared, head, at)
  const added: Added[] = []
  for (const one of prepared) added.push(await batch.add(one))
  const changes = await batch.close(near)
  return { added, since: batch.since, changes, stamp: await writes.stamp() }
}

/** What is held of a claim's id: its number, and the digests of its versions. */
interface Held {
  readonly n: number
  readonly digests: Set<string>
}

/** One act of writing: its entries share a time and are projected into findings together. */
class Batch {
  /** When the writer's turn was taken. */
  since = performance.now()
  readonly #dirty = new Set<string>()
  readonly #claims: ClaimRow[] = []
  readonly #entries: Entry[] = []
  readonly #readings: ReadingRow[] = []
  readonly #sources: { readonly row: SourceRow; readonly one: Prepared }[] = []
  readonly #bytes: (readonly [source: string, bytes: Uint8Array])[] = []
  /** Sources this batch brought, with their readings. */
  readonly #new = new Map<string, ReadingRow[]>()
  /** Those of them by the bands of their sketches. */
  readonly #bands = new Map<number, SourceRow[]>()

  private constructor(
    readonly writes: Writes,
    readonly at: Instant,
    private last: { readonly seq: number; readonly hash: string },
    readonly known: Map<string, SourceRow>,
    readonly read: Map<string, Set<string>>,
    readonly held: Map<string, Held>,
    /** What was there before that may be the text of each new source. */
    readonly alike: ReadonlyMap<Prepared, readonly AlikeRow[]>,
    private next: number,
  ) {}

  static async open(
    writes: Writes,
    prepared: readonly Prepared[],
    head: { readonly seq: number; readonly hash: string },
    at: Instant,
  ): Promise<Batch> {
    const ids = [...new Set(prepared.map((one) => one.source.id as string))]
    const known = new Map((await writes.sourceHeads(ids)).map((row) => [row.id, row]))
    const read = new Map<string, Set<string>>()
    const held = new Map<string, Held>()
    if (known.size > 0) {
      const readings = groupBy(await writes.readings([...known.keys()]), (row) => row.source)
      for (const [source, rows] of readings) read.set(source, new Set(rows.map((row) => row.digest)))
      const claims = await writes.claims(prepared.flatMap((one) => one.claims.map((claim) => claim.id)))
      for (const [id, rows] of groupBy(claims, (row) => row.id)) {
        held.set(id, { n: rows[0]?.n ?? 0, digests: new Set(rows.map((row) => row.digest)) })
      }
    }
    const fresh = prepared.filter((one) => !known.has(one.source.id))
    const rows = await writes.alike(fresh.map((one) => one.asked))
    const alike = new Map(fresh.map((one, i) => [one, rows[i] ?? []]))
    return new Batch(writes, at, head, known, read, held, alike, await writes.nextClaim())
  }

  async add(one: Prepared): Promise<Added> {
    const id = one.source.id
    const before = this.known.get(id)
    const row = before ?? this.#source(one)
    const told = { source: id, sourceIsNew: !before, reprintOf: row.reprint as SourceId | null }
    // What was redacted does not come back by being read again.
    if (row.redacted !== null || this.read.get(id)?.has(one.readingDigest)) {
      return { ...told, readingIsNew: false, claims: 0, seq: this.last.seq }
    }
    if (before) {
      for (const claim of await this.writes.claimsOf([id])) this.#dirty.add(claim.id)
      for (const claim of this.#claims) if (claim.source === id) this.#dirty.add(claim.id)
      if (one.bytes && shaOf(before) === one.source.sha256) this.#bytes.push([id, one.bytes])
    }
    const claims = this.#reading(one)
    return { ...told, readingIsNew: true, claims, seq: this.last.seq }
  }

  async close(near: NearStandings): Promise<Pick<Changes, 'stand' | 'drop'>> {
    if (this.#entries.length === 0) return { stand: [], drop: [] }
    const seq = this.last.seq
    const fresh = this.#fresh()
    const around = near.over(shelfOf(this.writes), await this.writes.stamp(), this.#dirty)
    const shelf = withFresh(around, fresh, this.#entries, () => identityAt(this.writes, seq))
    // What was there before and is read again is judged by what the store holds of it, so that comes first.
    const again = [...this.#dirty].some((id) => !fresh.has(id))
    if (again) await this.#write()
    const changes = await project(shelf, [...this.#dirty], seq)
    if (!again) await this.#write()
    await apply(this.writes, changes, seq)
    return changes
  }

  async #write(): Promise<void> {
    const { writes } = this
    await writes.turn()
    this.since = performance.now()
    await writes.append(this.#entries)
    await writes.putSources(
      this.#sources.map(({ row }) => row),
      this.#sources.map(({ one }) => one.words),
      this.#sources.map(({ one }) => one.bands),
      this.#sources.map(({ one }) => pageKeys(one.source)),
    )
    for (const [source, bytes] of this.#bytes) await writes.putBytes(source, bytes)
    await writes.putReadings(this.#readings)
    await writes.putClaims(this.#claims)
  }

  /** What is new in this batch need not be looked up: nobody can have ruled on it. */
  #fresh(): ReadonlyMap<string, Dossier> {
    const rows = groupBy(this.#claims, (row) => row.source)
    const fresh = new Map<string, Dossier>()
    for (const [id, readings] of this.#new) {
      const source = this.known.get(id)
      const own = rows.get(id)
      if (!source || !own || readings.length > 1) continue
      const one = dossier(factsOf(source), readings, own, [])
      for (const row of own) fresh.set(row.id, one)
    }
    return fresh
  }

  #source(one: Prepared): SourceRow {
    const { source } = one
    const entry = this.#append('source', source.id, one.sourceDigest)
    const row: SourceRow = {
      id: source.id,
      seq: entry.seq,
      head: one.head,
      text: source.text,
      outlet: column(source.outlet),
      agency: column(source.agency),
      day: one.published ?? readDay(this.at.slice(0, 10)) ?? 0,
      sketch: one.sketch,
      reprint: this.#earlier(one),
      redacted: null,
    }
    this.#sources.push({ row, one })
    if (one.bytes) this.#bytes.push([source.id, one.bytes])
    this.known.set(source.id, row)
    this.#new.set(source.id, [])
    for (const band of one.bands) this.#bands.set(band, [...(this.#bands.get(band) ?? []), row])
    return row
  }

  /** The first kept source with nearly the same text, in the store or in this batch. */
  #earlier(one: Prepared): string | null {
    const rows = this.alike.get(one) ?? []
    const own = new Set(one.asked.flatMap((key) => this.#bands.get(key) ?? []))
    const like: readonly AlikeRow[] = [...rows, ...own].filter((row) => likeness(row.sketch, one.sketch) >= REPRINT)
    const first = like.reduce<AlikeRow | null>((a, b) => (a === null || b.seq < a.seq ? b : a), null)
    return first && (first.reprint ?? first.id)
  }

  #reading(one: Prepared): number {
    const source = one.source.id
    const { seq } = this.#append('reading', source, one.readingDigest)
    const { reader, readingDigest: digest } = one
    this.read.set(source, (this.read.get(source) ?? new Set()).add(digest))
    let fresh = 0
    for (const [ordinal, claim] of one.claims.entries()) {
      this.#dirty.add(claim.id)
      const versions = this.held.get(claim.id)
      if (versions?.digests.has(claim.digest)) continue
      const { id, process, kind, digest, json } = claim
      const n = this.held.get(id)?.n ?? this.next++
      const row: ClaimRow = { n, process, id, seq, ordinal, source, kind, digest, json }
      readied(row, claim.ready)
      this.#claims.push(row)
      this.held.set(id, { n, digests: (versions?.digests ?? new Set()).add(digest) })
      if (!versions) fresh++
    }
    const json = fresh === one.claims.length ? one.readingShort : one.readingJson
    const row = { source, reader, seq, digest, json }
    this.#readings.push(row)
    this.#new.get(source)?.push(row)
    return fresh
  }

  #append(type: Entry['type'], subject: string, digest: string): Entry {
    const entry = link(this.last, this.at, type, subject, digest)
    this.last = entry
    this.#entries.push(entry)
    return entry
  }
}

// The same text may come in other bytes; those kept are the ones the source's hash is of.
const shaOf = (row: SourceRow): string => (JSON.parse(row.head) as { readonly sha256: string }).sha256

// Copies of fields for looking up; a NUL is fine in the JSON they come from, and in no database's text.
const column = (text: string | null): string | null => (text === null ? null : text.replaceAll('\0', ''))
