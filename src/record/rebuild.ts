import type { Instant } from '../model/edtf.js'
import { affected } from './affected.js'
import { activity } from './apply.js'
import { effective, type Ruled, ruledOf, rulingsOn } from './effective.js'
import { type Identity, identity } from './identity.js'
import { type Dossier, judge } from './judge.js'
import type { Judged } from './judged.js'
import { MemoryShelf } from './memory-shelf.js'
import { project } from './project.js'
import { Recent } from './recent.js'
import { dossier, factsOf, groupBy } from './shelf.js'
import {
  type ClaimRow,
  type DecisionRow,
  type FindingRow,
  type ReadingRow,
  type Reads,
  type SourceRow,
  STANDS,
  type StandingRow,
  type Writes,
} from './store.js'

/** What a process's findings and standings are when worked out from the journal alone, history included. */
export interface Replayed {
  readonly findings: readonly FindingRow[]
  readonly standings: readonly StandingRow[]
}

/**
 * Works out a process again and puts the outcome in place of what was there; writes only what differs, and takes the writer's
 * turn only for that.
 */
export async function rebuildProcess(writes: Writes, process: string): Promise<number> {
  const { findings, standings } = await replay(writes, process)
  const now = findings.filter((row) => row.until === STANDS)
  const changed = await changedFindings(writes, process, findings)
  const standing: StandingRow[] = []
  for (const some of chunks(standings)) {
    const stood = (await writes.standingsAt(some.map((row) => row.n))).filter((row) => row.process === process)
    standing.push(...differing(stood, some, (row) => String(row.n)).fresh)
  }
  // What is not changed counts the same before and after.
  const standsNow = (rows: readonly FindingRow[]): readonly FindingRow[] => rows.filter((row) => row.until === STANDS)
  const counts = activity(standsNow(changed.gone), standsNow(changed.fresh))
  if (changed.gone.length + changed.fresh.length + standing.length + counts.length > 0) {
    await writes.turn()
    await writes.dropFindings(changed.gone)
    await writes.putFindings(changed.fresh)
    await writes.putStandings(standing)
    await writes.addActivity(counts)
  }
  return now.length
}

const keyOf = ({ n, since }: FindingRow): string => `${n} ${since}`

/**
 * What is to be taken away and put so that a process's findings are these. Kept rows are looked at a page at a time: most are as
 * they should be, and are soon done with.
 */
export async function changedFindings(
  reads: Reads,
  process: string,
  should: readonly FindingRow[],
): Promise<Differing<FindingRow>> {
  const missing = new Map(should.map((row) => [keyOf(row), row]))
  const fresh: FindingRow[] = []
  const gone: FindingRow[] = []
  for (let after: FindingRow | null = null; ; ) {
    const rows: readonly FindingRow[] = await reads.findingRows(process, after, PAGE)
    for (const row of rows) {
      const now = missing.get(keyOf(row))
      missing.delete(keyOf(row))
      if (now && same(row, now)) continue
      gone.push(row)
      if (now) fresh.push(now)
    }
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) break
    after = last
  }
  return { gone, fresh: [...fresh, ...missing.values()] }
}

interface Differing<T> {
  /** As they are kept. */
  readonly gone: readonly T[]
  /** As they should be. */
  readonly fresh: readonly T[]
}

/** What is to be taken away and what to be put, to come from one list of rows to another. */
export function differing<T extends object>(before: readonly T[], after: readonly T[], key: (row: T) => string): Differing<T> {
  const was = new Map(before.map((row) => [key(row), row]))
  const fresh: T[] = []
  for (const row of after) {
    const old = was.get(key(row))
    if (old && same(old, row)) was.delete(key(row))
    else fresh.push(row)
  }
  return { gone: [...was.values()], fresh }
}

function same<T extends object>(a: T, b: T): boolean {
  // No list of keys is made for each of a hundred thousand rows.
  for (const field in b) if (a[field] !== b[field]) return false
  return true
}

/** Runs the journal through, one act of writing after the other, for all that was ever in a process. */
export async function replay(reads: Reads, process: string): Promise<Replayed> {
  const from = await gather(reads, process)
  const settled = new Recent<string, Judged>(SETTLED)
  const shelf = new MemoryShelf(
    (id, upTo) => {
      const of = from.dossierOf.get(id)
      if (!of) return null
      const who = from.identityAt(upTo)
      // What nobody ruled on and nobody read again stands the same at every moment from its own on.
      const plain = of.rulings.length === 0 && of.readings.length < 2 && who.empty
      const known = plain ? settled.get(id) : undefined
      if (known) return known.seq <= upTo ? known : null
      const judged = judge(id, of, who, upTo)
      if (!plain || !judged) return judged
      // What joins a finding mostly comes soon after it: to hold all would cost more than to judge a few again.
      settled.set(id, judged)
      return judged
    },
    (seq) => from.times.get(seq) ?? ('' as Instant),
  )
  for (const { upTo, dirty, ruling } of from.steps) {
    const ruled = ruling ? await affected(reads, ruling, (actors) => shelf.naming(actors)) : []
    const changed = [...new Set([...dirty, ...ruled])]
    if (changed.length > 0) shelf.apply(await project(shelf, changed, upTo, process), upTo)
  }
  return { findings: shelf.findings(), standings: shelf.rows() }
}

const SETTLED = 8000

/** One act of writing: what it wrote, or the one decision it took. */
interface Step {
  readonly upTo: number
  readonly dirty: readonly string[]
  readonly ruling: DecisionRow | undefined
}

interface Case {
  readonly dossierOf: ReadonlyMap<string, Dossier>
  readonly times: ReadonlyMap<number, Instant>
  readonly steps: readonly Step[]
  identityAt(upTo: number): Identity
}

const PAGE = 5000

const versionOf = ({ id, seq }: ClaimRow): string => `${id} ${seq}`

async function gather(reads: Reads, process: string): Promise<Case> {
  const claims: ClaimRow[] = []
  /** Takes what is not there yet. */
  const take = (rows: readonly ClaimRow[]): void => {
    if (rows.length === 0) return
    const there = new Set(claims.map(versionOf))
    for (const row of rows) {
      const version = versionOf(row)
      if (there.has(version)) continue
      there.add(version)
      claims.push(row)
    }
  }
  for (let after = { seq: 0, ordinal: -1 }; ; ) {
    const rows = await reads.claimList({ process, after, limit: PAGE })
    for (const row of rows) claims.push(row)
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) break
    after = { seq: last.seq, ordinal: last.ordinal }
  }
  // Whatever a ruling ever brought here, and other versions of what was read here.
  const moved = (await once(reads, 'moves', moves)).filter(
    ({ decision }) => decision.to.process === process || (process === '' && decision.to.process === null),
  )
  take(await reads.claims(moved.flatMap(({ subjects }) => subjects.filter((id) => id.startsWith('clm_')))))
  take(await reads.claimsOf(moved.flatMap(({ subjects }) => subjects.filter((id) => id.startsWith('src_')))))
  const sources = [...new Set(claims.map((row) => row.source))]
  const readings = new Map<string, ReadingRow[]>()
  const heads: SourceRow[] = []
  for (const some of chunks(sources)) {
    for (const [id, rows] of groupBy(await reads.readings(some), (row) => row.source)) readings.set(id, rows)
    heads.push(...(await reads.sourceHeads(some)))
  }
  const reread = sources.filter((id) => (readings.get(id)?.length ?? 0) > 1)
  for (const some of chunks(reread)) take(await reads.claimsOf(some))
  return arrange(reads, { claims, heads, readings, reread })
}

interface Gathered {
  readonly claims: readonly ClaimRow[]
  readonly heads: readonly SourceRow[]
  readonly readings: ReadonlyMap<string, readonly ReadingRow[]>
  readonly reread: readonly string[]
}

async function arrange(reads: Reads, { claims, heads, readings, reread }: Gathered): Promise<Case> {
  const ids = [...new Set(claims.map((row) => row.id))]
  const rulings: Ruled[] = []
  for (const some of chunks([...ids, ...heads.map((row) => row.id)])) rulings.push(...(await rulingsOn(reads, some)))
  const own = [...new Map(rulings.map((ruled) => [ruled.decision.id, ruled])).values()].sort((a, b) => a.seq - b.seq)
  const bySource = groupBy(
    [...claims].sort((a, b) => a.seq - b.seq || a.ordinal - b.ordinal),
    (row) => row.source,
  )
  const dossierOf = new Map<string, Dossier>()
  for (const row of heads) {
    const rows = bySource.get(row.id) ?? []
    const one = dossier(factsOf(row), readings.get(row.id) ?? [], rows, own)
    for (const { id } of rows) dossierOf.set(id, one)
  }
  const same = await once(reads, 'identities', identities)
  const undone = await rulingsOn(
    reads,
    same.map(({ decision }) => decision.id),
  )
  const sameness = [...same, ...undone].sort((a, b) => a.seq - b.seq)
  const dirty = new Map<number, Set<string>>()
  const mark = (seq: number, some: Iterable<string>): void => {
    const set = dirty.get(seq) ?? new Set()
    dirty.set(seq, set)
    for (const id of some) if (dossierOf.has(id)) set.add(id)
  }
  for (const row of claims) mark(row.seq, [row.id])
  for (const id of reread) {
    for (const reading of readings.get(id) ?? [])
      mark(
        reading.seq,
        (bySource.get(id) ?? []).map((row) => row.id),
      )
  }
  const rulingAt = new Map<number, DecisionRow>()
  for (const some of chunks([...new Set([...own, ...sameness].map(({ decision }) => decision.id as string))])) {
    for (const row of await reads.decisions({ ids: some, limit: some.length })) {
      rulingAt.set(row.seq, row)
      mark(row.seq, [])
    }
  }
  const seqs = [...new Set([...dirty.keys(), ...claims.map((row) => row.seq)])]
  const times = new Map<number, Instant>()
  const ends = new Map<number, number>()
  for (const some of chunks(seqs)) {
    for (const { seq, at, last } of await reads.acts(some)) {
      times.set(seq, at)
      ends.set(seq, last)
    }
  }
  const steps = new Map<number, Set<string>>()
  for (const [seq, some] of dirty) {
    const upTo = ends.get(seq) ?? seq
    const set = steps.get(upTo) ?? new Set()
    steps.set(upTo, set)
    for (const id of some) set.add(id)
  }
  return {
    dossierOf,
    times,
    steps: [...steps].sort(([a], [b]) => a - b).map(([upTo, some]) => ({ upTo, dirty: [...some], ruling: rulingAt.get(upTo) })),
    identityAt: remember((upTo) => identity(effective(sameness, upTo)), sameness),
  }
}

/** Identity changes only where a ruling on it was made. */
function remember(work: (upTo: number) => Identity, rulings: readonly Ruled[]): (upTo: number) => Identity {
  const known = new Map<number, Identity>()
  return (upTo) => {
    const last = rulings.findLast((ruled) => ruled.seq <= upTo)?.seq ?? 0
    const have = known.get(last) ?? work(last)
    known.set(last, have)
    return have
  }
}

const moves = (reads: Reads): Promise<readonly Ruled[]> => all(reads, ['assign', 'correct', 'merge'])
const identities = (reads: Reads): Promise<readonly Ruled[]> => all(reads, ['same-actor'])

// What every process needs is worked out once for all of them, as long as nothing is appended.
const ONCE = new WeakMap<Reads, Map<string, { readonly seq: number; readonly made: unknown }>>()

async function once<T>(reads: Reads, what: string, work: (reads: Reads) => Promise<T>): Promise<T> {
  const known = ONCE.get(reads) ?? new Map()
  ONCE.set(reads, known)
  const { seq } = await reads.head()
  const have = known.get(what)
  if (have?.seq === seq) return have.made as T
  const made = await work(reads)
  known.set(what, { seq, made })
  return made
}

async function all(reads: Reads, rulings: readonly string[]): Promise<readonly Ruled[]> {
  return (await reads.decisions({ rulings, limit: 1_000_000 })).map(ruledOf)
}

function* chunks<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let i = 0; i < list.length; i += PAGE) yield list.slice(i, i + PAGE)
}
