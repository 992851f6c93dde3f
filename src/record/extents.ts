import type { Edtf } from '../model/edtf.js'
import { type Extent, extent } from '../time/interval.js'

// The same few thousand dates are asked for a million times; the cache empties itself, so that it stays small.
const CACHE = new Map<Edtf, Extent>()
const MOST = 20_000

/** The days a date covers, worked out once. */
export function extentOf(date: Edtf): Extent {
  const known = CACHE.get(date)
  if (known) return known
  if (CACHE.size >= MOST) CACHE.clear()
  const made = extent(date)
  CACHE.set(date, made)
  return made
}
