import type { Edtf } from '../model/edtf.js'
import { cleanAddress } from './address.js'
import { givenDate } from './source.js'

/** Most entries of one feed that are taken, the first ones. */
export const MOST_ENTRIES = 2000

/** What a feed tells of one report. Texts are markup as it came, to be read as HTML. */
export interface FeedEntry {
  /** What the feed itself tells entries apart by, else the address. */
  readonly id: string
  readonly address: string | null
  readonly title: string | null
  readonly published: Edtf | null
  readonly updated: Edtf | null
  readonly authors: readonly string[]
  /** The report itself, where the feed carries it; null where it only announces it. */
  readonly content: string | null
  readonly summary: string | null
}

export interface Feed {
  readonly title: string | null
  readonly language: string | null
  /** How long the feed asks to be left alone, in minutes; null where it does not say. */
  readonly minutes: number | null
  readonly entries: readonly FeedEntry[]
}

/** A feed's date as a day; null for what is none. RFC 822 and RFC 3339 keep the writer's own day, whatever the zone. */
export function feedDay(text: string | null): Edtf | null {
  const iso = /^\s*(\d{4}-\d\d-\d\d)(?:[T ]|$)/.exec(text ?? '')?.[1]
  const words = iso ?? /(\d{1,2} \p{L}{3,9} \d{4})/u.exec(text ?? '')?.[1]
  if (!words) return null
  try {
    return givenDate(words, 'date')
  } catch {
    return null
  }
}

/** An absolute http address, cleaned; null for anything else. */
export function absolute(address: string | null, base: string | null): string | null {
  if (address === null || address.trim() === '') return null
  try {
    return cleanAddress(new URL(address.trim(), base ?? undefined).href)
  } catch {
    return null
  }
}
