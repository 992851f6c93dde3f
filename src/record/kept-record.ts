import { setTimeout as pause } from 'node:timers/promises'
import type { Clocks } from '../model/clock.js'
import { Decision } from '../model/decision.js'
import type { Instant } from '../model/edtf.js'
import type { Finding } from '../model/finding.js'
import type { FindingId, ProcessId, SourceId } from '../model/ids.js'
import type { Note } from '../model/note.js'
import type { Reading } from '../model/reading.js'
import type { Source } from '../model/source.js'
import { addBatch, addReading, addReadings } from './add.js'
import { additions } from './additions.js'
import { activity } from './apply.js'
import { asRead } from './as-read.js'
import { ask } from './ask.js'
import { type CheckReport, checkRecord } from './check.js'
import { changedSinceRuling, claims } from './claims.js'
import { dayOf } from './clocks.js'
import { decide } from './decide.js'
import { type Diff, diff } from './diff.js'
import { rulingsOn, undoings } from './effective.js'
import type { Entry } from './entry.js'
import { pageVersions } from './pages.js'
import { rebuildProcess } from './rebuild.js'
import type * as R from './record.js'
import { search } from './search.js'
import { identityAt } from './shelf.js'
import { sourceLines } from './source-lines.js'
import { type HeldSourceRow, type Reads, STANDS, type Store } from './store.js'
import { tell } from './tell.js'

// In an import nobody else of this program can do anything for the first, and nobody of another program can write for the second,
// of these many milliseconds; then it pauses for longer than a waiting writer takes to notice.
const WORK_MS = 300
const HELD_MS = 120
const BREATHER_MS = 5
// A commit takes its time however little it is for, and what many sources touch is written once for all of them; but beside a
// reviewer a busy machine is to have no more in one than it can keep in the time above.
const LEAST_IN_BATCH = 16
const MOST_IN_BATCH = 400
// So many sources change what a store should know of its tables; then four times as many.
const UNSETTLED = 250

/** A record on a store: the questions and rulings of ParleyRecord, each in one transaction. */
export class KeptRecord implements R.ParleyRecord {
  constructor(readonly store: Store) {}

  get location(): string {
    return this.store.location
  }

  head(): Promise<R.Head> {
    return this.store.read((reads) => reads.head())
  }

  add(reading: Reading, bytes?: Uint8Array): Promise<R.Added> {
    return addReading(this.store, reading, bytes)
  }

  addTogether(readings: readonly R.Keepable[]): Promise<readonly R.Added[]> {
    return addReadings(this.store, readings)
  }

  readBy(reader: string, sources: readonly SourceId[]): Promise<ReadonlySet<SourceId>> {
    return this.store.read((reads) => readBy(reads, reader, sources))
  }

  async addMany(
    readings: Iterable<R.Keepable> | AsyncIterable<R.Keepable>,
    told?: (added: readonly R.Added[]) => void,
  ): Promise<{ sources: number; claims: number; known: number }> {
    const sum = { sources: 0, claims: 0, known: 0 }
    let size = 20
    let unsettled = UNSETTLED
    let batch: R.Keepable[] = []
    const flush = async (): Promise<void> => {
      if (batch.length === 0) return
      const { added, worked, held } = await addBatch(this.store, batch)
      const share = Math.min(2, WORK_MS / Math.max(worked, 1), HELD_MS / Math.max(held, 1))
      size = Math.max(LEAST_IN_BATCH, Math.min(MOST_IN_BATCH, Math.floor(batch.length * share)))
      batch = []
      for (const one of added) {
        sum.sources += one.sourceIsNew ? 1 : 0
        sum.known += one.readingIsNew ? 0 : 1
        sum.claims += one.claims
      }
      if (sum.sources >= unsettled) {
        await this.store.settle()
        unsettled = 4 * sum.sources
      }
      told?.(added)
      await pause(BREATHER_MS)
    }
    for await (const one of readings) {
      batch.push(one)
      if (batch.length >= size) await flush()
    }
    await flush()
    if (sum.sources > UNSETTLED) await this.store.settle()
    return sum
  }

  decide(draft: R.DecisionDraft): Promise<Decision> {
    return decide(this.store, draft)
  }

  findings(query?: R.FindingQuery): Promise<R.Answer> {
    return this.store.read((reads) => ask(reads, query))
  }

  tell(query: R.FindingQuery, { citing = true } = {}): AsyncIterable<R.ToldPage> {
    return tell(this.store, query, citing)
  }

  async finding(id: FindingId, clocks?: Partial<Clocks>): Promise<Finding | null> {
    const { findings } = await this.findings({ ids: [id], limit: 10, ...(clocks ? { clocks } : {}) })
    return findings.find((finding) => finding.id === id) ?? findings[0] ?? null
  }

  claims(query?: R.ClaimQuery): Promise<{ claims: readonly R.JudgedClaim[]; next: string | null }> {
    return this.store.read((reads) => claims(reads, query))
  }

  source(id: SourceId): Promise<R.KeptSource | null> {
    return this.store.read(async (reads) => (await reads.heldSources([id])).map(keptSource)[0] ?? null, { single: true })
  }

  texts(ids: readonly SourceId[]): Promise<ReadonlyMap<SourceId, string>> {
    return this.store.read(async (reads) => new Map((await reads.texts(ids)).map(({ id, text }) => [id as SourceId, text])))
  }

  readings(ids: readonly SourceId[]): Promise<readonly R.KeptReading[]> {
    return this.store.read(async (reads) => {
      const rows = new Map((await reads.heldSources(ids)).map((row) => [row.id, row]))
      const held = ids.flatMap((id) => rows.get(id) ?? [])
      const claims = await asRead(
        reads,
        ids,
        held.flatMap(({ read }) => read),
      )
      return held.map((row) => ({ ...keptSource(row), claims: claims.get(row.id as SourceId) ?? [] }))
    })
  }

  sources(query: R.SourceQuery = {}): Promise<{ sources: readonly R.SourceLine[]; next: string | null }> {
    return this.store.read(async (reads) => {
      const limit = Math.min(query.limit ?? 200, 10_000)
      if (query.ids) return { sources: await sourceLines(reads, await reads.sourceHeads(query.ids)), next: null }
      const rows = await reads.sourceList({
        ...(query.cursor ? { before: Number(query.cursor) || 0 } : {}),
        ...(query.knownAt ? { upTo: await reads.seqAt(query.knownAt) } : {}),
        ...(query.outlet === undefined ? {} : { outlet: query.outlet }),
        ...(query.publishedBy ? { day: dayOf(query.publishedBy) } : {}),
        limit: limit + 1,
      })
      const page = rows.slice(0, limit)
      return { sources: await sourceLines(reads, page), next: rows.length > limit ? String(page.at(-1)?.seq) : null }
    })
  }

  page(query: R.PageQuery): Promise<readonly R.PageVersion[]> {
    return this.store.read((reads) => pageVersions(reads, query))
  }

  bytes(id: SourceId): Promise<Uint8Array | null> {
    return this.store.read((reads) => reads.bytes(id))
  }

  entries(query: R.EntryQuery = {}): Promise<readonly Entry[]> {
    return this.store.read((reads) => reads.entries(query.after ?? 0, Math.min(query.limit ?? 200, 10_000), query.types))
  }

  decisions(query: R.DecisionQuery = {}): Promise<readonly R.KeptDecision[]> {
    return this.store.read((reads) => keptDecisions(reads, query))
  }

  search(query: R.SearchQuery): Promise<readonly R.SearchHit[]> {
    return this.store.read((reads) => search(reads, query))
  }

  changed(): Promise<readonly R.Changed[]> {
    return this.store.read(changedSinceRuling)
  }

  additions(knownAt?: Instant | null): Promise<R.Additions> {
    return this.store.read(async (reads) => additions(reads, knownAt ? await reads.seqAt(knownAt) : STANDS))
  }

  async identity(knownAt?: Instant | null): Promise<(id: string) => string> {
    const who = await this.store.read(async (reads) => identityAt(reads, knownAt ? await reads.seqAt(knownAt) : STANDS))
    return (id) => who.whom(id)
  }

  async activity(process?: ProcessId): Promise<readonly R.Activity[]> {
    const rows = await this.store.read((reads) => (process === undefined ? reads.activity() : activityOf(reads, process)))
    return rows.map(({ actor, month, findings }) => ({ actor, month: month === '' ? null : month, findings }))
  }

  diff(query: R.DiffQuery): Promise<Diff> {
    return this.store.read((reads) => diff(reads, query))
  }

  check(head?: string): Promise<CheckReport> {
    return checkRecord(this.store, head)
  }

  async rebuild(process?: ProcessId | null): Promise<{ findings: number }> {
    const all = process === undefined ? await this.store.read((reads) => reads.processes()) : [process ?? '']
    let findings = 0
    for (const one of all) findings += await this.store.write((writes) => rebuildProcess(writes, one), { late: true })
    return { findings }
  }

  close(): Promise<void> {
    return this.store.close()
  }
}

async function readBy(reads: Reads, reader: string, sources: readonly SourceId[]): Promise<ReadonlySet<SourceId>> {
  const read = (await reads.readings(sources)).filter((row) => row.reader === reader).map((row) => row.source)
  const redacted = (await reads.sourceHeads(sources)).filter((row) => row.redacted !== null).map((row) => row.id)
  return new Set([...read, ...redacted] as SourceId[])
}

async function activityOf(reads: Reads, process: ProcessId): Promise<ReturnType<typeof activity>> {
  const rows = await reads.findings({ process, at: STANDS, order: 'oldest', limit: 1_000_000 })
  return activity([], rows)
}

function keptSource(row: HeldSourceRow): R.KeptSource {
  const last = row.read.at(-1)
  return {
    source: { ...(JSON.parse(row.head) as Omit<Source, 'text'>), text: row.text },
    seq: row.seq,
    recorded: row.recorded,
    hasBytes: row.bytes === 1,
    reprintOf: row.reprint as SourceId | null,
    redacted: row.redacted as R.KeptSource['redacted'],
    readers: row.read.map(({ reader }) => reader),
    notes: last ? (JSON.parse(last.json) as { notes: Note[] }).notes : [],
  }
}

async function keptDecisions(reads: Reads, query: R.DecisionQuery): Promise<readonly R.KeptDecision[]> {
  const limit = Math.min(query.limit ?? 200, 10_000)
  const after = query.after ?? 0
  const rows = query.on
    ? (await reads.decisionsOn([query.on])).filter((row) => row.seq > after).slice(0, limit)
    : await reads.decisions({ after, limit, ...(query.rulings ? { rulings: query.rulings } : {}) })
  const undone = undoings(
    await rulingsOn(
      reads,
      rows.map((row) => row.id),
    ),
    STANDS,
  )
  const entries = await reads.entriesAt(rows.map((row) => row.seq))
  const kept: R.KeptDecision[] = []
  for (const row of rows) {
    if (query.rulings && !query.rulings.some((ruling) => ruling === row.ruling)) continue
    const entry = entries.get(row.seq)
    const decision = Decision.parse({ ...JSON.parse(row.json), previous: entry?.previous, hash: entry?.hash })
    kept.push({ decision, seq: row.seq, undoneBy: undone.get(row.id) ?? null })
  }
  return kept
}
