import type { Actor, Incumbency, Office, Place } from '../model/actor.js'
import type { Claim, ClaimKind } from '../model/claim.js'
import type { Clocks } from '../model/clock.js'
import type { Decision, Ruling } from '../model/decision.js'
import type { Day, Instant } from '../model/edtf.js'
import type { Finding, Support } from '../model/finding.js'
import type { ClaimId, DecisionId, FindingId, ProcessId, SourceId, TrackId } from '../model/ids.js'
import type { Modality } from '../model/modality.js'
import type { Note } from '../model/note.js'
import type { OwnedJunction, OwnedLink, OwnedSector, PartState } from '../model/part-state.js'
import type { Process } from '../model/process.js'
import type { Reading } from '../model/reading.js'
import type { Source } from '../model/source.js'
import type { CheckReport } from './check-report.js'
import type { Diff } from './difference.js'
import type { DisplayRule } from './display.js'
import type { Entry, EntryType, Head } from './entry.js'
import type { Prepared } from './prepared.js'

export type { Head } from './entry.js'

/** What adding one reading did. `source` and `reading` tell new from known; `claims` counts those not held before. */
export interface Added {
  readonly source: SourceId
  readonly sourceIsNew: boolean
  readonly readingIsNew: boolean
  readonly claims: number
  /** An earlier source whose text is nearly the same, where there is one: this is a reprint. */
  readonly reprintOf: SourceId | null
  /** The entry at which the journal then ended. */
  readonly seq: number
}

/** A reading with the bytes it came from, ready to be kept. */
export interface Incoming {
  readonly reading: Reading
  readonly bytes?: Uint8Array
}

/** What can be kept: a reading, or one that `prepare` has made ready, perhaps in another thread. */
export type Keepable = Incoming | Prepared

/** A decision before it is appended. `base` is the head's `seq` its author saw; null rules on whatever stands now. */
export interface DecisionDraft {
  readonly ruling: Ruling
  readonly of: readonly string[]
  readonly to?: { readonly [key: string]: unknown }
  readonly author: string
  readonly reason?: string
  readonly base?: number | null
}

/** Which findings; what is left out does not narrow. `process: null` asks for those of no known process. */
export interface FindingQuery {
  readonly process?: ProcessId | null
  readonly kinds?: readonly ClaimKind[]
  readonly actor?: string
  readonly track?: TrackId
  /** Only what may touch this stretch of days, both ends included. */
  readonly from?: Day
  readonly to?: Day
  readonly modalities?: readonly Modality[]
  readonly status?: Support['status']
  readonly ids?: readonly FindingId[]
  readonly clocks?: Partial<Clocks>
  /** How one of several rival values is picked for display. */
  readonly display?: DisplayRule
  /** Outlets or agencies in order of preference, for the rule `preferred-source`. */
  readonly preferred?: readonly string[]
  /** By the day things begin [newest first]; undated ones come last in either order. */
  readonly order?: 'newest' | 'oldest'
  /** [200], at most 100,000. */
  readonly limit?: number
  readonly cursor?: string | null
}

/** Findings in order, with what they were asked by. `uncertain` are in because they may be: their date is vague. */
export interface Answer {
  readonly clocks: Clocks
  readonly findings: readonly Finding[]
  readonly uncertain: readonly FindingId[]
  /** Give it back as `cursor` for the next page; null at the end. */
  readonly next: string | null
  readonly head: Head
}

/** A claim as it is cited, with corrections, assignments and identity applied. */
export interface Citable {
  readonly claim: Claim
  readonly source: SourceId
}

/** Some findings of many, in order. `cited` holds what they rest on, and perhaps more; nothing reliable where none was asked for. */
export interface ToldPage {
  readonly findings: readonly Finding[]
  readonly uncertain: readonly FindingId[]
  readonly cited: ReadonlyMap<ClaimId, Citable>
  /** The sources of what is cited. */
  readonly sources: ReadonlyMap<SourceId, SourceCard>
}

/** How a claim stands: as read, as judged, and by which rulings. */
export interface JudgedClaim {
  readonly id: ClaimId
  readonly source: SourceId
  readonly reader: string
  readonly asRead: Claim
  /** With corrections, assignments and identity applied; the same object where nothing was ruled. */
  readonly claim: Claim
  readonly state:
    | 'read'
    | 'accepted'
    | 'rejected'
    | 'corrected'
    | 'asserted'
    | 'superseded'
    | 'changed-since-ruling'
    | 'redacted'
  readonly rulings: readonly DecisionId[]
  readonly finding: FindingId | null
  /** The last entry that changed how it stands: what an author gives as `base` must not be older. */
  readonly changed: number
}

export interface ClaimQuery {
  readonly ids?: readonly ClaimId[]
  readonly source?: SourceId
  readonly finding?: FindingId
  readonly process?: ProcessId | null
  readonly kinds?: readonly ClaimKind[]
  readonly states?: readonly JudgedClaim['state'][]
  readonly knownAt?: Instant | null
  /** [200] */
  readonly limit?: number
  readonly cursor?: string | null
}

/** A kept source. Redacted, its text is empty, its words are gone, and `redacted` names the decision. */
export interface KeptSource {
  readonly source: Source
  readonly seq: number
  readonly recorded: Instant
  readonly hasBytes: boolean
  readonly reprintOf: SourceId | null
  readonly redacted: DecisionId | null
  readonly readers: readonly string[]
  readonly notes: readonly Note[]
}

/** A kept source with its claims as read, in journal order, each with who read it. */
export interface KeptReading extends KeptSource {
  readonly claims: readonly { readonly claim: Claim; readonly reader: string }[]
}

/** A source as it is cited. */
export interface SourceCard {
  readonly id: SourceId
  readonly title: string | null
  readonly outlet: string | null
  readonly agency: string | null
  readonly byline: string | null
  readonly published: string | null
  readonly url: string | null
  readonly language: string
  readonly recorded: Instant
  readonly seq: number
  readonly reprintOf: SourceId | null
  readonly redacted: boolean
}

/** A source in a list: everything but its text. */
export interface SourceLine extends SourceCard {
  readonly claims: number
}

export interface SourceQuery {
  readonly ids?: readonly SourceId[]
  readonly outlet?: string
  readonly publishedBy?: Day
  readonly knownAt?: Instant
  /** Newest recorded first. [200] */
  readonly limit?: number
  readonly cursor?: string | null
}

/** A page by its address, as it is written or as a browser shows it; with `on`, as it was by the end of that day (UTC). */
export interface PageQuery {
  readonly address: string
  readonly on?: Day
}

/** A version of a page, and when it was had: fetched by us, archived by others, or, where neither is known, recorded. */
export interface PageVersion extends SourceLine {
  readonly had: Instant
}

/** Sources whose words hold every word of `text`; `"in quotes"` as a phrase, `word*` as a beginning. */
export interface SearchQuery {
  readonly text: string
  readonly publishedBy?: Day | null
  readonly knownAt?: Instant | null
  /** [20] */
  readonly limit?: number
}

export interface SearchHit {
  readonly source: SourceLine
  /** A stretch of the source's text around the first match, and where in the source it stands. */
  readonly excerpt: { readonly start: number; readonly end: number; readonly text: string }
  /** Matched words in the source's text, in order, those within the excerpt. */
  readonly matches: readonly { readonly start: number; readonly end: number }[]
  readonly findings: readonly FindingId[]
}

/** What decisions have added to the register. */
export interface Additions {
  readonly actors: readonly Actor[]
  readonly offices: readonly Office[]
  readonly incumbencies: readonly Incumbency[]
  readonly places: readonly Place[]
  readonly processes: readonly Process[]
  readonly sectors: readonly OwnedSector[]
  readonly junctions: readonly OwnedJunction[]
  readonly links: readonly OwnedLink[]
  /** How parts of a track stand by hand, in the order they were ruled. */
  readonly states: readonly PartState[]
}

/** A claim made by a later reading that overlaps a ruled one and differs: it waits here and feeds no finding. */
export interface Changed {
  readonly claim: JudgedClaim
  /** The ruled claim it overlaps. */
  readonly ruled: JudgedClaim
}

/** How many findings an actor is in, by month ("2022-04"; null for undated). */
export interface Activity {
  readonly actor: string
  readonly month: string | null
  readonly findings: number
}

export interface EntryQuery {
  /** Entries after this one, oldest first. [0] */
  readonly after?: number
  /** Only of these types. */
  readonly types?: readonly EntryType[]
  /** [200] */
  readonly limit?: number
}

export interface DecisionQuery {
  /** Those that ruled on this claim, finding, actor, source or decision. */
  readonly on?: string
  readonly rulings?: readonly Ruling[]
  /** Those after this entry, oldest first. [0] */
  readonly after?: number
  readonly limit?: number
}

/** A decision with its place in the journal and whether a later one undid it. */
export interface KeptDecision {
  readonly decision: Decision
  readonly seq: number
  readonly undoneBy: DecisionId | null
}

/**
 * A record that is open: everything the command line, the server and the exports ask of it. All methods are safe to
 * call at once; writes are appended one after the other. Failures are ParleyErrors: record-busy, record-full,
 * record-damaged, record-unavailable, record-version, decision-stale, decision-invalid, not-found.
 */
export interface ParleyRecord {
  /** As it was opened, without a password. */
  readonly location: string
  head(): Promise<Head>
  /** Keeps a reading and its source; a reading held already changes nothing. */
  add(reading: Reading, bytes?: Uint8Array): Promise<Added>
  /**
   * Keeps several in one transaction: all on disk when it resolves, or none. What is held already changes nothing, so that a
   * batch may be given again after a crash. Readings of one source may stand in one batch.
   */
  addTogether(readings: readonly Keepable[]): Promise<readonly Added[]>
  /** Keeps many, in short batches so that others get their turn; tells of each batch, in order, when it is on disk. */
  addMany(
    readings: Iterable<Keepable> | AsyncIterable<Keepable>,
    told?: (added: readonly Added[]) => void,
  ): Promise<{ readonly sources: number; readonly claims: number; readonly known: number }>
  /** Which of these sources are held as read by this reader (or redacted): they need not be read again. */
  readBy(reader: string, sources: readonly SourceId[]): Promise<ReadonlySet<SourceId>>
  /** Appends a ruling. Throws decision-invalid, and decision-stale when what is ruled on changed after `base`. */
  decide(draft: DecisionDraft): Promise<Decision>
  findings(query?: FindingQuery): Promise<Answer>
  /** Every finding asked for, oldest first, with the claims it rests on unless told not to: for going through a whole record. */
  tell(query: Omit<FindingQuery, 'order' | 'cursor'>, how?: { readonly citing?: boolean }): AsyncIterable<ToldPage>
  finding(id: FindingId, clocks?: Partial<Clocks>): Promise<Finding | null>
  claims(query?: ClaimQuery): Promise<{ readonly claims: readonly JudgedClaim[]; readonly next: string | null }>
  source(id: SourceId): Promise<KeptSource | null>
  /** The texts of these sources; '' where redacted, and those not held are left out. */
  texts(ids: readonly SourceId[]): Promise<ReadonlyMap<SourceId, string>>
  /** These sources with their claims as read, in the order asked for; those not held are left out. */
  readings(ids: readonly SourceId[]): Promise<readonly KeptReading[]>
  sources(query?: SourceQuery): Promise<{ readonly sources: readonly SourceLine[]; readonly next: string | null }>
  /** The versions of a page that are held, had last first. Throws usage for what is no address. */
  page(query: PageQuery): Promise<readonly PageVersion[]>
  /** The bytes a source came from; null where none were kept or they were redacted. */
  bytes(id: SourceId): Promise<Uint8Array | null>
  entries(query?: EntryQuery): Promise<readonly Entry[]>
  decisions(query?: DecisionQuery): Promise<readonly KeptDecision[]>
  search(query: SearchQuery): Promise<readonly SearchHit[]>
  /** The queue "changed since ruling". */
  changed(): Promise<readonly Changed[]>
  additions(knownAt?: Instant | null): Promise<Additions>
  /** Whom an actor's id stands for after the merges known at that time; itself where none. */
  identity(knownAt?: Instant | null): Promise<(id: string) => string>
  activity(process?: ProcessId): Promise<readonly Activity[]>
  /** What changed between two days: in the world, and in what was known. See `Diff`. */
  diff(query: DiffQuery): Promise<Diff>
  /** Verifies quotes, hashes, chain and store; with `head`, that this hash is in the chain. */
  check(head?: string): Promise<CheckReport>
  /** Works out the findings of one process, or of all, again from the journal. */
  rebuild(process?: ProcessId | null): Promise<{ readonly findings: number }>
  close(): Promise<void>
}

/**
 * `from` and `to` are days of the world; knowledge is told apart by published-by on those same days, or, with
 * `by: 'recorded'`, by what this record held at the end of each.
 */
export interface DiffQuery {
  readonly from: Day
  readonly to: Day
  readonly process?: ProcessId | null
  readonly by?: 'published' | 'recorded'
}
