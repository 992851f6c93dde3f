import { tellDate } from '../dates.js'
import { isoOf } from '../days.js'
import { say } from '../messages.js'
import { type Placed, ROW } from '../time-rows.js'

/** Lengths of a bin, in days: a day, a week, a month, a quarter, a year, ten. */
const STEPS = [1, 7, 30.4375, 91.3125, 365.25, 3652.5]
/** Narrowest bar, in pixels. */
const LEAST = 9
const HIGH = 2 * ROW

interface Props {
  readonly placed: readonly Placed[]
  /** Days in sight. */
  readonly from: number
  readonly to: number
  readonly perDay: number
  readonly left: number
  readonly closer: (from: number, to: number) => void
}

/** How many lie in each stretch, where there are too many to draw each. The stretches stand still while one pans. */
export function Density({ placed, from, to, perDay, left, closer }: Props) {
  const days = STEPS.find((step) => step * perDay >= LEAST) ?? 3652.5
  const first = Math.floor(from / days)
  const bins = new Array<number>(Math.max(1, Math.ceil(to / days) - first)).fill(0)
  for (const { extent } of placed) {
    const day = Number.isFinite(extent.from) ? extent.from : extent.to
    const bin = Math.floor(day / days) - first
    if (bin >= 0 && bin < bins.length) bins[bin] = (bins[bin] ?? 0) + 1
  }
  const most = Math.max(1, ...bins)
  return bins.map((count, i) => {
    if (count === 0) return null
    const begins = (first + i) * days
    const iso = (day: number): string => isoOf(Math.ceil(day))
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: a short way for the mouse; the keys come closer too, and the table holds each
      <rect
        key={begins}
        className="density"
        x={left + (begins - from) * perDay}
        width={Math.max(1, days * perDay - 1)}
        y={HIGH - (count / most) * HIGH}
        height={(count / most) * HIGH}
        onClick={() => closer(begins - days, begins + 2 * days)}
      >
        <title>{say('timeline.bin', { n: count, from: tellDate(iso(begins)), to: tellDate(iso(begins + days - 1)) })}</title>
      </rect>
    )
  })
}
