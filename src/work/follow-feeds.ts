import { setTimeout as pause } from 'node:timers/promises'
import { isAddress } from '../fetch/is-address.js'
import type { Document } from '../intake/document.js'
import type { OpenedFeed } from '../intake/feed-source.js'
import type { Taken } from '../intake/source.js'
import type { Instant } from '../model/edtf.js'
import { ParleyError } from '../model/error.js'
import type { SourceId } from '../model/ids.js'
import type { ParleyRecord } from '../record/record.js'
import { type AddedInput, type AddOptions, keep, named, readNew } from './add-inputs.js'
import { Addresses, documentOf } from './addresses.js'
import { crewOf } from './crew-of.js'
import { type Desk, deskHere, type SourceReader } from './desk.js'
import { type FollowedFeed, FollowedFeeds } from './followed-feeds.js'

export interface FollowOptions extends AddOptions {
  /** The file in which what came is remembered. */
  readonly state: string
  /** Time between two looks at a feed, in milliseconds; a feed that asks for more gets it. */
  readonly everyMs: number
  /** One look at each, then the end. */
  readonly once?: boolean
  /** Ends after the entry at hand. */
  readonly signal?: AbortSignal
}

/** What came of looking at a feed, or of one of its entries. */
export type Followed =
  | {
      readonly feed: string
      readonly outcome: 'checked'
      readonly title: string | null
      readonly entries: number
      readonly fresh: number
    }
  | { readonly feed: string; readonly outcome: 'unchanged' }
  | { readonly feed: string; readonly outcome: 'later'; readonly at: Instant }
  | { readonly feed: string; readonly outcome: 'failed'; readonly failure: ParleyError }
  | { readonly feed: string; readonly outcome: 'entry'; readonly added: AddedInput }

type OpenedEntry = OpenedFeed['entries'][number]

/** An entry that could not be had so often is given up. */
const TRIES = 3
const DAY_MS = 86_400_000

/** Throws usage where one of these is no address that can be followed: to be asked before anything is made for them. */
export function checkFeeds(feeds: readonly string[]): void {
  for (const feed of feeds)
    if (!isAddress(feed) || !URL.canParse(feed) || !/^https?:$/.test(new URL(feed).protocol))
      throw new ParleyError('usage', `"${feed.slice(0, 200)}" is no address of a feed`, {
        hint: 'For example: parley follow https://press.example/rss. A feed in a file is taken with: parley add FILE',
      })
}

/**
 * Follows feeds: looks at each with what its server said the last time (ETag, Last-Modified), never before the server or the feed
 * wants to be asked again; fetches what is new or changed, oldest first, and adds it. Where a report may not or cannot be fetched
 * and the feed carries its words, those are taken. What came is remembered after each entry, so it goes on where it was stopped.
 */
export async function* followFeeds(
  record: ParleyRecord,
  reader: SourceReader,
  feeds: readonly string[],
  options: FollowOptions,
): AsyncGenerator<Followed> {
  checkFeeds(feeds)
  const follower = new Follower(record, reader, await FollowedFeeds.open(options.state), options)
  try {
    for (;;) {
      for (const feed of feeds) {
        if (options.signal?.aborted) return
        yield* follower.look(feed)
      }
      if (options.once) return
      await pause(follower.wait(feeds), undefined, options.signal ? { signal: options.signal } : {}).catch(() => undefined)
    }
  } finally {
    await follower.addresses.close()
  }
}

class Follower {
  readonly addresses: Addresses
  readonly #desk: Desk
  readonly #crew: ReturnType<typeof crewOf>
  readonly #next = new Map<string, number>()

  constructor(
    readonly record: ParleyRecord,
    readonly reader: SourceReader,
    readonly memory: FollowedFeeds,
    readonly options: FollowOptions,
  ) {
    this.addresses = new Addresses(options.fetching)
    this.#crew = crewOf(reader, options.crew)
    this.#desk = deskHere(reader, async () => this.#crew?.() ?? null)
  }

  /** Time until the first of the feeds is due, in milliseconds. */
  wait(feeds: readonly string[]): number {
    return Math.max(1000, Math.min(...feeds.map((feed) => this.#next.get(feed) ?? 0)) - Date.now())
  }

  async *look(feed: string): AsyncGenerator<Followed> {
    if ((this.#next.get(feed) ?? 0) > Date.now()) return
    const known = this.memory.of(feed)
    const notBefore = known.notBefore === null ? 0 : Date.parse(known.notBefore)
    if (notBefore > Date.now()) {
      this.#next.set(feed, notBefore)
      yield { feed, outcome: 'later', at: instant(notBefore) }
      return
    }
    this.#next.set(feed, Date.now() + this.options.everyMs)
    try {
      yield* this.#read(feed, known)
    } catch (failure) {
      if (!(failure instanceof ParleyError) || failure.code.startsWith('record-')) throw failure
      yield { feed, outcome: 'failed', failure: named(failure, feed) }
    }
  }

  async *#read(feed: string, known: FollowedFeed): AsyncGenerator<Followed> {
    const fetcher = await this.addresses.fetcher()
    const answer = await fetcher.get(feed, { etag: known.etag, lastModified: known.lastModified })
    if (answer.outcome === 'unchanged') {
      yield { feed, outcome: 'unchanged' }
      return
    }
    if (answer.outcome === 'later') {
      yield this.#rest(feed, known, Date.parse(answer.at))
      await this.memory.save()
      return
    }
    const opened = await this.#openFeed(documentOf(answer, {}))
    const fresh = opened.entries.filter((entry) => isFresh(entry, known)).reverse()
    yield { feed, outcome: 'checked', title: opened.feed.title, entries: opened.entries.length, fresh: fresh.length }
    let whole = true
    for (const entry of fresh) {
      if (this.options.signal?.aborted) return
      for (const added of await this.#add(entry, known)) yield { feed, outcome: 'entry', added }
      whole &&= (known.entries[entry.id]?.tries ?? 0) === 0
      await this.memory.save()
    }
    // Only once all it announced was had: else the server would say that nothing changed, and the rest would be lost.
    known.etag = whole ? answer.etag : null
    known.lastModified = whole ? answer.lastModified : null
    if (opened.feed.minutes !== null) this.#rest(feed, known, Date.now() + Math.min(DAY_MS, opened.feed.minutes * 60_000))
    await this.memory.save()
  }

  #rest(feed: string, known: FollowedFeed, until: number): Followed {
    known.notBefore = instant(until)
    this.#next.set(feed, Math.max(this.#next.get(feed) ?? 0, until))
    return { feed, outcome: 'later', at: instant(until) }
  }

  async #openFeed(document: Document): Promise<OpenedFeed> {
    const crew = this.#crew?.() ?? null
    if (crew !== null) return crew.ask('feed', { document }, document.bytes.length)
    return (await import('../intake/feed-source.js')).openFeed(document, this.reader.register)
  }

  async #add(entry: OpenedEntry, known: FollowedFeed): Promise<readonly AddedInput[]> {
    const input = (entry.address ?? entry.title ?? entry.id).slice(0, 2048)
    const before = known.entries[entry.id]
    const remember = (source: string | null, tries: number): void => {
      delete known.entries[entry.id]
      known.entries[entry.id] = { updated: entry.updated ?? '', tries, source }
    }
    try {
      const { taken, bytes } = await this.#open(entry)
      const parts = await readNew(taken, bytes, this.record, this.reader.name, this.#desk)
      const added: AddedInput[] = []
      for await (const one of keep(
        this.record,
        [{ input, parts, before: (before?.source ?? null) as SourceId | null }],
        this.options,
      ))
        added.push(one)
      const first = added[0]
      remember(first && 'source' in first ? first.source : null, 0)
      return added
    } catch (failure) {
      if (!(failure instanceof ParleyError) || failure.code.startsWith('record-')) throw failure
      const tries = failure.code === 'fetch-failed' ? (before?.tries ?? 0) + 1 : TRIES
      remember(before?.source ?? null, tries >= TRIES ? 0 : tries)
      return [{ input, outcome: 'refused', failure: named(failure, input) }]
    }
  }

  /** The page that an entry points at, dated by the feed where it does not date itself; the feed's own words where it cannot be had. */
  async #open(entry: OpenedEntry): Promise<{ readonly taken: readonly Taken[]; readonly bytes: Uint8Array }> {
    try {
      if (entry.address === null) return ownWords(entry)
      const document = await this.addresses.document(entry.address, this.options.known ?? {})
      const taken = await this.#desk.open(document)
      if (taken.length !== 1 || taken[0]?.source.published || entry.published === null) return { taken, bytes: document.bytes }
      const dated = { ...document, told: { ...document.told, published: entry.published } }
      return { taken: await this.#desk.open(dated), bytes: document.bytes }
    } catch (failure) {
      if (!(failure instanceof ParleyError) || !entry.whole || entry.taken === null) throw failure
      return ownWords(entry)
    }
  }
}

const isFresh = (entry: OpenedEntry, known: FollowedFeed): boolean => {
  const before = entry.id === '' ? undefined : known.entries[entry.id]
  return entry.id !== '' && (before === undefined || before.tries > 0 || before.updated !== (entry.updated ?? ''))
}

function ownWords({ taken, title, id }: OpenedEntry): { taken: readonly Taken[]; bytes: Uint8Array } {
  if (taken !== null) return { taken: [taken], bytes: new TextEncoder().encode(taken.source.text) }
  throw new ParleyError('input-empty', `the feed's entry "${(title ?? id).slice(0, 100)}" has neither an address nor words`, {
    hint: 'Nothing can be taken of it.',
  })
}

const instant = (ms: number): Instant => `${new Date(ms).toISOString().slice(0, 19)}Z` as Instant
