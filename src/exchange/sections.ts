import type { Claim } from '../model/claim.js'
import type { ClaimId, SourceId } from '../model/ids.js'
import type { Reading } from '../model/reading.js'
import type { KeptReading } from '../record/record.js'
import type { Telling } from './telling.js'

/**
 * One thing of a record as JSON and JSON lines tell it: a finding, a reading by the published contract (its source with the text,
 * its claims as read), and, where the export is of the whole record, every decision and every link of the hash chain.
 */
export interface Item {
  readonly section: 'findings' | 'readings' | 'decisions' | 'entries'
  readonly value: unknown
}

/** What stands before all items. */
export const headOf = (telling: Telling): object => ({
  format: 'parley',
  version: 1,
  clocks: telling.clocks,
  asked: telling.asked,
  head: telling.head,
  whole: telling.whole,
})

/** The items of an export, section after section. */
export async function* items(telling: Telling): AsyncGenerator<Item, void, undefined> {
  // Of the whole record every reading is told, whether it feeds a finding or not; else just what was found rests on.
  const wanted = telling.whole ? null : new Map<SourceId, Set<ClaimId>>()
  for await (const { finding, uncertain, cited } of wanted ? telling.findings() : telling.bare()) {
    yield { section: 'findings', value: uncertain ? { ...finding, uncertain } : finding }
    for (const { claim, source } of wanted ? cited : []) {
      const have = wanted?.get(source.id)
      if (have) have.add(claim.id)
      else wanted?.set(source.id, new Set([claim.id]))
    }
  }
  for await (const ids of wanted ? pages([...wanted.keys()]) : sourcesOf(telling)) {
    for (const kept of await telling.record.readings(ids)) {
      for (const value of readings(telling, kept, wanted?.get(kept.source.id) ?? null)) yield { section: 'readings', value }
    }
  }
  if (!telling.whole) return
  for (let after = 0; ; ) {
    const page = await telling.record.decisions({ after, limit: 500 })
    for (const { decision } of page) yield { section: 'decisions', value: decision }
    const last = page.at(-1)
    if (!last || page.length < 500) break
    after = last.seq
  }
  for (let after = 0; ; ) {
    const page = await telling.record.entries({ after, limit: 1000 })
    for (const entry of page) yield { section: 'entries', value: entry }
    const last = page.at(-1)
    if (!last) break
    after = last.seq
  }
}

// Sources are read with their texts.
const AT_ONCE = 50

function* pages(ids: readonly SourceId[]): Generator<readonly SourceId[]> {
  for (let i = 0; i < ids.length; i += AT_ONCE) yield ids.slice(i, i + AT_ONCE)
}

async function* sourcesOf(telling: Telling): AsyncGenerator<readonly SourceId[], void, undefined> {
  for (let after = 0; ; ) {
    const page = await telling.record.entries({ after, types: ['source'], limit: 500 })
    yield* pages(page.map((entry) => entry.subject as SourceId))
    const last = page.at(-1)
    if (!last) return
    after = last.seq
  }
}

/** A source as its readers read it, each reader's claims apart; narrowed to some claims where only these were asked for. */
function readings(telling: Telling, kept: KeptReading, only: ReadonlySet<ClaimId> | null): readonly Reading[] {
  if (kept.redacted !== null) telling.loss.count('the words of a redacted source')
  const by = new Map<string, Claim[]>()
  for (const { claim, reader } of kept.claims) {
    if (only && !only.has(claim.id)) continue
    const own = by.get(reader) ?? []
    by.set(reader, own)
    own.push(claim)
  }
  if (by.size === 0) by.set(kept.readers[0] ?? 'none', [])
  return [...by].map(([reader, claims]) => ({ id: kept.source.id, source: kept.source, claims, notes: kept.notes, reader }))
}
