import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as z from 'zod'
import { ParleyError } from '../model/error.js'

/** Entries remembered of one feed: more than any feed shows at once. */
const REMEMBERED = 5000

const Entry = z.object({
  /** What the feed said of its last change; '' where it did not. */
  updated: z.string(),
  /** How often it could not be had; 0 once it was. */
  tries: z.number(),
  source: z.string().nullable(),
})
const FollowedFeed = z.object({
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** Not to be asked before, in RFC 3339: by the server's word or the feed's. */
  notBefore: z.string().nullable(),
  entries: z.record(z.string(), Entry),
})
export type FollowedFeed = z.infer<typeof FollowedFeed>
const Shape = z.object({ version: z.literal(1), feeds: z.record(z.string(), FollowedFeed) })

/** What is remembered of the feeds that are followed, in a small file that is written whole each time: a stop loses nothing. */
export class FollowedFeeds {
  private constructor(
    readonly file: string,
    readonly feeds: Map<string, FollowedFeed>,
  ) {}

  /** Opens the file; where there is none, nothing is remembered. Throws input-malformed for a file that is no such. */
  static async open(file: string): Promise<FollowedFeeds> {
    const text = await readFile(file, 'utf8').catch(() => null)
    if (text === null) return new FollowedFeeds(file, new Map())
    try {
      return new FollowedFeeds(file, new Map(Object.entries(Shape.parse(JSON.parse(text)).feeds)))
    } catch (cause) {
      throw new ParleyError('input-malformed', `${file} does not hold what is remembered of feeds`, {
        hint: 'Name another with --state, or remove it: the record knows what it holds, so nothing is doubled.',
        cause,
      })
    }
  }

  of(address: string): FollowedFeed {
    const known = this.feeds.get(address) ?? { etag: null, lastModified: null, notBefore: null, entries: {} }
    this.feeds.set(address, known)
    return known
  }

  async save(): Promise<void> {
    for (const feed of this.feeds.values()) {
      const ids = Object.keys(feed.entries)
      for (const id of ids.slice(0, Math.max(0, ids.length - REMEMBERED))) delete feed.entries[id]
    }
    const beside = `${this.file}.${randomBytes(4).toString('hex')}`
    try {
      await mkdir(dirname(this.file), { recursive: true })
      await writeFile(beside, JSON.stringify({ version: 1, feeds: Object.fromEntries(this.feeds) }), { mode: 0o600 })
      await rename(beside, this.file)
    } catch (cause) {
      throw new ParleyError('record-unavailable', `${this.file} cannot be written`, {
        hint: 'Name another with --state.',
        cause,
      })
    }
  }
}
