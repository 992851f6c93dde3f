import type { Instant } from '../model/edtf.js'
import type { Entry, EntryType } from './entry.js'

// What a store keeps, as plain rows: text, whole numbers and bytes only, so that every store can hold them alike.
// Everything with a meaning is in src/record; a store only puts rows away and finds them.

/** A kept source: `head` is canonical JSON of everything but its text. */
export interface SourceRow {
  readonly id: string
  readonly seq: number
  readonly head: string
  readonly text: string
  readonly outlet: string | null
  readonly agency: string | null
  /** Day number by which it was out: the last day its date may mean; the day it was recorded where it has none. */
  readonly day: number
  readonly sketch: Uint8Array
  readonly reprint: string | null
  /** The decision that redacted it. */
  readonly redacted: string | null
}

/** One reading of a source by one reader. `json` is what the entry's digest is taken of. */
export interface ReadingRow {
  readonly source: string
  readonly reader: string
  readonly seq: number
  readonly digest: string
  readonly json: string
}

/** A claim as read; again under the same id where a later reading resolved the same words otherwise. */
export interface ClaimRow {
  /** 1, 2, 3 … in the order in which ids first came; all versions of a claim share it. Short keys that grow keep writes few. */
  readonly n: number
  readonly id: string
  readonly seq: number
  readonly ordinal: number
  readonly source: string
  /** The process as read; '' for none. */
  readonly process: string
  readonly kind: string
  readonly digest: string
  readonly json: string
}

export interface DecisionRow {
  readonly id: string
  readonly seq: number
  readonly ruling: string
  /** What the entry's digest is taken of. */
  readonly json: string
  /** Everything it rules on, ids of claims within findings included. */
  readonly subjects: readonly string[]
}

/** Where a claim stands now: what it is compared by, and the finding it feeds ('' while it feeds none). */
export interface StandingRow {
  readonly n: number
  readonly claim: string
  readonly process: string
  /** Claims of one aspect may speak of one thing; others never. */
  readonly aspect: string
  readonly first: number
  readonly last: number
  readonly gist: string
  readonly finding: string
  /** The last entry that changed how it stands. */
  readonly changed: number
  /** 1 where a later reading differs from what was ruled on. */
  readonly waits: number
}

/**
 * A finding as it stood from entry `since` until before entry `until`. Days are hulls over its claims: `first` the first it may
 * begin, `last` the last it may reach; `out` and `allout` the days its first and its last source were published.
 * `json` is null where it follows from its only claim.
 */
export interface FindingRow {
  /** The number of the claim it is named after. */
  readonly n: number
  readonly process: string
  readonly id: string
  readonly since: number
  readonly until: number
  readonly kind: string
  readonly track: string
  readonly first: number
  readonly last: number
  readonly out: number
  readonly allout: number
  /** ' armenia nikol-pashinyan ': for finding by actor. */
  readonly actors: string
  /** JSON list of their ids, in journal order; '' for one alone, which the finding is named after. */
  readonly claims: string
  readonly published: string | null
  /** The entry that first brought one of its claims. */
  readonly held: number
  readonly json: string | null
}

/** What going through a whole record needs of a finding's row: they are read by the ten thousand for it. */
export type ToldRow = Pick<FindingRow, 'n' | 'process' | 'id' | 'first' | 'allout' | 'claims' | 'published' | 'held' | 'json'>
/** What a claim's row says of the claim itself. */
export type ClaimText = Pick<ClaimRow, 'id' | 'seq' | 'ordinal' | 'source' | 'kind' | 'process' | 'json'>
/** What lists show of a source, from its row. */
export type SourceCardRow = Pick<SourceRow, 'id' | 'seq' | 'head' | 'outlet' | 'agency' | 'reprint' | 'redacted'>

/** `until` of what still stands. */
export const STANDS = 2_000_000_000
/** Day numbers for what has no date, and for what has no end. */
export const UNDATED = -1_000_000_000
export const FOREVER = 1_000_000_000

/** A stretch of standings to look through for claims of the same thing. */
export interface Reach {
  readonly process: string
  readonly aspect: string
  /** Standings that begin within these days, both included. */
  readonly from: number
  readonly to: number
}

export interface FindingFilter {
  readonly process?: string
  readonly kinds?: readonly string[]
  readonly ids?: readonly string[]
  readonly actor?: string
  readonly track?: string
  /** Begins by this day. */
  readonly begins?: number
  /** May touch a day from this one on. */
  readonly reaches?: number
  /** Those of these kinds must also last to this day. */
  readonly lasting?: { readonly kinds: readonly string[]; readonly to: number }
  /** Has a source out by this day. */
  readonly out?: number
  /** As held at this entry. */
  readonly at: number
  readonly order: 'newest' | 'oldest'
  readonly after?: { readonly first: number; readonly id: string } | null
  readonly limit: number
}

/** A source with what its tables do not hold of it. */
export interface HeldSourceRow extends Pick<SourceRow, 'id' | 'seq' | 'head' | 'text' | 'reprint' | 'redacted'> {
  readonly recorded: Instant
  /** 1 where its bytes are held. */
  readonly bytes: number
  /** Its readings, oldest first. */
  readonly read: readonly Omit<ReadingRow, 'digest'>[]
}

/** What tells whether a source's text is a copy, and of which. */
export type AlikeRow = Pick<SourceRow, 'id' | 'seq' | 'sketch' | 'reprint'>

/** A question put to a store: all answers within one `read` or `write` come from the same state. */
export interface Reads {
  head(): Promise<{ readonly seq: number; readonly hash: string; readonly at: Instant | null }>
  /** The number of the rules under which its findings were worked out; null where none was noted yet. */
  rules(): Promise<number | null>
  /** The last entry made by that moment; 0 where none was. */
  seqAt(at: Instant): Promise<number>
  /** When these entries were made, and the last entry of the same act of writing. */
  acts(seqs: readonly number[]): Promise<readonly { readonly seq: number; readonly at: Instant; readonly last: number }[]>
  /** When these entries were made. */
  times(seqs: readonly number[]): Promise<ReadonlyMap<number, Instant>>
  /** These entries, by their number. */
  entriesAt(seqs: readonly number[]): Promise<ReadonlyMap<number, Entry>>
  entries(after: number, limit: number, types?: readonly EntryType[]): Promise<readonly Entry[]>
  sources(ids: readonly string[]): Promise<readonly SourceRow[]>
  /** As `sources`, but with an empty text: cheap. */
  sourceHeads(ids: readonly string[]): Promise<readonly SourceRow[]>
  sourceCards(ids: readonly string[]): Promise<readonly SourceCardRow[]>
  /** The same with their texts, when they were recorded, their readings, and whether their bytes are held. */
  heldSources(ids: readonly string[]): Promise<readonly HeldSourceRow[]>
  /** Their texts, '' where redacted. */
  texts(ids: readonly string[]): Promise<readonly Pick<SourceRow, 'id' | 'text'>[]>
  /** Newest first, with an empty text; those recorded before `before`. */
  sourceList(filter: {
    readonly before?: number
    readonly upTo?: number
    readonly outlet?: string
    readonly day?: number
    readonly limit: number
  }): Promise<readonly SourceRow[]>
  /** Sources filed under this page's key, with an empty text. */
  sourcesAt(page: string): Promise<readonly SourceRow[]>
  /**
   * Sources filed under these keys of a sketch, those under most of them first. Of a key under which very many are filed, those that
   * came first: a turn of phrase that everybody uses tells no copy, and of copies the first is sought.
   */
  alike(asked: readonly (readonly number[])[]): Promise<readonly (readonly AlikeRow[])[]>
  bytes(source: string): Promise<Uint8Array | null>
  hasBytes(sources: readonly string[]): Promise<readonly string[]>
  readings(sources: readonly string[]): Promise<readonly ReadingRow[]>
  /** Every version as read, oldest first. */
  claims(ids: readonly string[]): Promise<readonly ClaimRow[]>
  /** The same by the claims' numbers, in no order. */
  claimTexts(numbers: readonly number[]): Promise<readonly ClaimText[]>
  claimsOf(sources: readonly string[]): Promise<readonly ClaimRow[]>
  /** The same in no order, of each row only what it says of the claim. */
  claimTextsOf(sources: readonly string[]): Promise<readonly ClaimText[]>
  claimList(filter: {
    readonly after?: { readonly seq: number; readonly ordinal: number }
    readonly process?: string
    readonly kinds?: readonly string[]
    readonly upTo?: number
    readonly limit: number
  }): Promise<readonly ClaimRow[]>
  countClaims(sources: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** Decisions that rule on any of these, oldest first. */
  decisionsOn(subjects: readonly string[]): Promise<readonly DecisionRow[]>
  decisions(filter: {
    readonly rulings?: readonly string[]
    readonly ids?: readonly string[]
    readonly after?: number
    readonly limit: number
  }): Promise<readonly DecisionRow[]>
  standings(claims: readonly string[]): Promise<readonly StandingRow[]>
  /** The same by the numbers of the claims. */
  standingsAt(numbers: readonly number[]): Promise<readonly StandingRow[]>
  standingsIn(findings: readonly string[]): Promise<readonly StandingRow[]>
  /** Claims in whose cast one of these is, as judged. */
  claimsNaming(actors: readonly string[]): Promise<readonly string[]>
  neighbours(reaches: readonly Reach[]): Promise<readonly StandingRow[]>
  /** Claims with a later reading's differing version waiting to be ruled on. */
  waiting(): Promise<readonly StandingRow[]>
  findings(filter: FindingFilter): Promise<readonly FindingRow[]>
  /** The same, of each row only what telling it needs. */
  told(filter: FindingFilter): Promise<readonly ToldRow[]>
  /** Rows of a process, closed ones too, by their first day, their id and the entry they stood from; those after one. */
  findingRows(
    process: string,
    after: { readonly first: number; readonly id: string; readonly since: number } | null,
    limit: number,
  ): Promise<readonly FindingRow[]>
  /** How many claims stand somewhere, by process. */
  countStandings(): Promise<ReadonlyMap<string, number>>
  processes(): Promise<readonly string[]>
  activity(): Promise<readonly { readonly actor: string; readonly month: string; readonly findings: number }[]>
  /** Sources that hold every one of the terms, best first; a term is words in sequence, its last perhaps only begun. */
  search(
    terms: readonly SearchTerm[],
    filter: { readonly day?: number; readonly upTo?: number; readonly limit: number },
  ): Promise<readonly string[]>
}

export interface SearchTerm {
  readonly words: readonly string[]
  readonly begun: boolean
}

/** What a writer may do besides asking; on disk together when `write` resolves, or not at all. */
export interface Writes extends Reads {
  /**
   * Takes the writer's turn where it was not taken at the beginning (see `Store.write`): to be called after the last question
   * and before the first writing.
   */
  turn(): Promise<void>
  /** Differs from what it was as soon as anybody, this program too, wrote anything; the same after a commit as before it. */
  stamp(): Promise<string>
  setRules(rules: number): Promise<void>
  /** The number of the next new claim. */
  nextClaim(): Promise<number>
  append(entries: readonly Entry[]): Promise<void>
  putSources(
    rows: readonly SourceRow[],
    /** Of each, what a search finds it by: folded words with blanks between them. */
    words: readonly string[],
    bands: readonly (readonly number[])[],
    /** Of each, the keys of its page. */
    pages: readonly (readonly string[])[],
  ): Promise<void>
  putBytes(source: string, bytes: Uint8Array): Promise<void>
  putReadings(rows: readonly ReadingRow[]): Promise<void>
  putClaims(rows: readonly ClaimRow[]): Promise<void>
  putDecision(row: DecisionRow): Promise<void>
  putStandings(rows: readonly StandingRow[]): Promise<void>
  dropStandings(rows: readonly StandingRow[]): Promise<void>
  /** Ends what stands under these ids before entry `until`. */
  closeFindings(rows: readonly { readonly process: string; readonly n: number }[], until: number): Promise<void>
  putFindings(rows: readonly FindingRow[]): Promise<void>
  addActivity(rows: readonly { actor: string; month: string; findings: number }[]): Promise<void>
  /** Takes rows away that a process, worked out again, does not have. */
  dropFindings(rows: readonly FindingRow[]): Promise<void>
  /** Overwrites words with what may stay; the only change ever made to what was read. */
  redact(told: {
    readonly source: SourceRow
    readonly readings: readonly ReadingRow[]
    readonly claims: readonly ClaimRow[]
    readonly decisions: readonly DecisionRow[]
  }): Promise<void>
}

/** One record's place. Writers take turns, also across processes; readers never wait for them. */
export interface Store {
  readonly kind: 'memory' | 'sqlite' | 'postgres'
  /** Where it is, without a password. */
  readonly location: string
  /** All that `work` asks is answered as of one moment; with `single` it asks one question only, which needs no care for that. */
  read<T>(work: (store: Reads) => Promise<T>, how?: { readonly single?: boolean }): Promise<T>
  /**
   * Runs with no other writer anywhere; commits when `work` resolves, else leaves everything as it was. With `late`, others may
   * write until `work` calls `turn()`; where one did, `work` is run again from its beginning with the turn taken first. So who
   * has much to work out before writing keeps others waiting for the writing only.
   */
  write<T>(work: (store: Writes) => Promise<T>, how?: { readonly late?: boolean }): Promise<T>
  /** What the store's own integrity check complains of; empty when sound. */
  integrity(): Promise<readonly string[]>
  /** To be called after much was written: lets the store see what it now holds, so that it looks things up well. */
  settle(): Promise<void>
  /** Sees to it that what a redaction overwrote is gone from logs and free pages too, as far as the store can. */
  scrub(): Promise<void>
  close(): Promise<void>
}
