import type { Edtf } from '../model/edtf.js'
import { type Days, extent } from '../time/interval.js'
import type { HeldOffice } from './compiled.js'

/** The days a date may cover; all days for one that says nothing. */
export function daysOf(date: string): Days {
  try {
    const { first, last } = extent(date as Edtf)
    return { first, last }
  } catch {
    // A date of a form without days excludes nothing.
    return { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY }
  }
}

/** True where a post was, for all we know, held at some time within the days. A vague end is read widely. */
export function heldIn(held: { readonly from: string | null; readonly to: string | null }, on: Days): boolean {
  const first = held.from === null ? Number.NEGATIVE_INFINITY : daysOf(held.from).first
  const last = held.to === null ? Number.POSITIVE_INFINITY : daysOf(held.to).last
  return first <= on.last && on.first <= last
}

/** True where the days lie wholly after the last day on which an endless post was known to be held. */
export function isPastChecking(held: HeldOffice, on: Days): boolean {
  return held.to === null && held.checked !== null && on.first > daysOf(held.checked).last
}
