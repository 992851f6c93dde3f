import { type Extent, extentOf } from './days.js'
import type { Entry } from './types.js'

/** A mark with the row it lies in; `a` and `b` are its edges in pixels from day 0 at the zoom it was laid for. */
export interface Placed {
  readonly entry: Entry
  readonly extent: Extent
  readonly row: number
  readonly a: number
  readonly b: number
}
export interface Rows {
  readonly placed: readonly Placed[]
  readonly rows: number
}

/** Height of a row, in pixels. */
export const ROW = 22
/** Half the width of a day's diamond, and the least a block takes. */
export const HALF = 6
/** What an open end is drawn with, in pixels. */
const OPEN = 36
/** The mean width of a letter of a label: enough to tell what fits, without measuring text. */
export const LETTER = 6.1
export const LONGEST = 46
const MOST_ROWS = 9
const GAP = 12

export const labelOf = (entry: Entry): string =>
  entry.phrase.length > LONGEST ? `${entry.phrase.slice(0, LONGEST - 1)}…` : entry.phrase

/**
 * Rows by time: each mark goes to the first row where it and its words have room, and where no row has, to the one whose last
 * mark ends first: that one's words are then cut. The rows hang on the zoom only, so that they stay while one pans.
 */
export function layRows(entries: readonly Entry[], pixelsADay: number): Rows {
  const sorted = entries
    .flatMap((entry) => {
      const extent = extentOf(entry.when)
      if (!extent) return []
      const a = Number.isFinite(extent.from) ? extent.from * pixelsADay : extent.to * pixelsADay - OPEN
      const b = Number.isFinite(extent.to) ? (extent.to + 1) * pixelsADay : extent.from * pixelsADay + OPEN
      return [
        extent.shape === 'day' ? { entry, extent, a: a - HALF, b: a + HALF } : { entry, extent, a, b: Math.max(b, a + 5) },
      ]
    })
    .sort((x, y) => x.a - y.a || x.b - y.b || (x.entry.id < y.entry.id ? -1 : 1))
  const words: number[] = []
  const marks: number[] = []
  const placed: Placed[] = []
  for (const one of sorted) {
    let row = words.findIndex((until) => until < one.a)
    if (row < 0 && words.length < MOST_ROWS) row = words.length
    if (row < 0) row = marks.indexOf(Math.min(...marks))
    words[row] = one.b + GAP + labelOf(one.entry).length * LETTER
    marks[row] = one.b
    placed.push({ ...one, row })
  }
  return { placed, rows: Math.max(1, words.length) }
}

export interface Worded {
  readonly one: Placed
  readonly label: string
  readonly flips: boolean
}

/**
 * Which words each mark of a lane gets between the edges of the plot: to the right up to the next mark of its row, at the edge
 * to the left as far as what was drawn before, and none where fewer than a few letters fit. What lies at most `beyond` outside
 * the edges is there too, with words that stay outside.
 */
export function wordRows(placed: readonly Placed[], left: number, right: number, beyond = 0): readonly Worded[] {
  const before = placed.filter(({ b }) => b < left && b >= left - beyond)
  const after = placed.filter(({ a }) => a > right && a <= right + beyond)
  return [
    ...wordsBetween(before, left - beyond, left),
    ...wordsBetween(
      placed.filter(({ a, b }) => b >= left && a <= right),
      left,
      right,
    ),
    ...wordsBetween(after, right, right + beyond),
  ]
}

function wordsBetween(placed: readonly Placed[], left: number, right: number): readonly Worded[] {
  const byRow = new Map<number, Placed[]>()
  for (const one of placed) {
    const row = byRow.get(one.row)
    if (row) row.push(one)
    else byRow.set(one.row, [one])
  }
  const made: Worded[] = []
  for (const row of byRow.values()) {
    let drawn = left
    row.forEach((one, i) => {
      const whole = labelOf(one.entry)
      const next = row[i + 1]
      const ahead = Math.min(right, next ? next.a - GAP : right) - one.b - 6
      const behind = one.a - 6 - drawn - GAP
      const needs = whole.length * LETTER
      const flips = ahead < needs && behind > ahead && (needs <= behind || ahead < 60)
      const label = cut(whole, flips ? behind : ahead)
      drawn = flips ? one.b : one.b + 6 + label.length * LETTER
      made.push({ one, label, flips })
    })
  }
  return made
}

function cut(text: string, room: number): string {
  const letters = Math.floor(room / LETTER)
  if (letters >= text.length) return text
  return letters < 8 ? '' : `${text.slice(0, letters - 1).trimEnd()}…`
}
