import { scaleUtc } from 'd3-scale'
import { useEffect, useMemo, useRef, useState } from 'react'
import { tellDate } from '../dates.js'
import { dateOfDay, type Extent, extentOf, today } from '../days.js'
import { useKeys } from '../keys.js'
import type { LaneOf } from '../pages/timeline.js'
import type { Entry } from '../types.js'

const LEFT = 128
const AXIS = 28
const ROW = 20
const HEAD = 10
/** Above so many marks in sight, each lane shows how many lie in each stretch instead. */
const DENSE = 300

interface Props {
  readonly lanes: readonly LaneOf[]
  readonly chosen: string | null
  readonly choose: (id: string) => void
}
interface Placed {
  readonly entry: Entry
  readonly extent: Extent
  readonly row: number
}
interface Laid {
  readonly name: string
  readonly placed: readonly Placed[]
  readonly rows: number
}

/** Lanes over time, panned and zoomed by wheel, drag, keys and buttons. */
export function TimeChart({ lanes, chosen, choose }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(900)
  useEffect(() => {
    const pane = box.current
    if (!pane) return
    const watch = new ResizeObserver(([entry]) => setWidth(Math.max(280, entry?.contentRect.width ?? 900)))
    watch.observe(pane)
    return () => watch.disconnect()
  }, [])
  const whole = useMemo(() => spanOf(lanes), [lanes])
  const [view, setView] = useState<readonly [number, number] | null>(null)
  const [from, to] = view ?? whole
  const laid = useMemo(() => lanes.map(lay), [lanes])
  const left = width < 560 ? 0 : LEFT
  const scale = scaleUtc([dateOfDay(from), dateOfDay(to)], [left, width - 8])
  const x = (days: number): number => scale(dateOfDay(Math.max(from - 40_000, Math.min(to + 40_000, days))))
  const inSight = laid.reduce(
    (sum, lane) => sum + lane.placed.filter(({ extent }) => extent.to >= from && extent.from <= to).length,
    0,
  )
  const dense = inSight > DENSE
  const zoom = (by: number, around = (from + to) / 2): void => {
    const next: [number, number] = [around - (around - from) * by, around + (to - around) * by]
    if (next[1] - next[0] > 3 && next[1] - next[0] < 80_000) setView(next)
  }
  const pan = (by: number): void => setView([from + (to - from) * by, to + (to - from) * by])
  useKeys({
    earlier: () => pan(-0.4),
    later: () => pan(0.4),
    closer: () => zoom(0.6),
    further: () => zoom(1.6),
    fit: () => setView(null),
  })
  const before = laid.reduce((sum, lane) => sum + lane.placed.filter(({ extent }) => extent.to < from).length, 0)
  const after = laid.reduce((sum, lane) => sum + lane.placed.filter(({ extent }) => extent.from > to).length, 0)
  const drag = useRef<{ x: number; view: readonly [number, number] } | null>(null)
  useEffect(() => {
    const pane = box.current
    if (!pane) return
    const turn = (event: WheelEvent): void => {
      if (!event.ctrlKey && Math.abs(event.deltaX) < Math.abs(event.deltaY)) return
      event.preventDefault()
      if (event.ctrlKey) zoom(event.deltaY > 0 ? 1.15 : 0.87)
      else pan(event.deltaX / width)
    }
    pane.addEventListener('wheel', turn, { passive: false })
    return () => pane.removeEventListener('wheel', turn)
  })
  let y = AXIS
  return (
    <section className="chart" ref={box} aria-label="Timeline; the table below holds the same">
      <div className="chart-keys no-print">
        <button type="button" className="button" onClick={() => pan(-0.4)}>
          ◂ {before > 0 ? `${before} earlier` : 'Earlier'}
        </button>
        <button type="button" className="button" onClick={() => setView(null)}>
          Fit
        </button>
        <button type="button" className="button" onClick={() => zoom(0.6)} aria-label="Closer">
          +
        </button>
        <button type="button" className="button" onClick={() => zoom(1.6)} aria-label="Further">
          −
        </button>
        <button type="button" className="button" onClick={() => pan(0.4)}>
          {after > 0 ? `${after} later` : 'Later'} ▸
        </button>
      </div>
      <svg
        width={width}
        height={laid.reduce((sum, lane) => sum + HEAD + (dense ? 2 : lane.rows) * ROW, AXIS + 8)}
        onPointerDown={(event) => {
          drag.current = { x: event.clientX, view: [from, to] }
        }}
        onPointerMove={(event) => {
          if (!drag.current || event.buttons !== 1) return
          const moved = ((drag.current.x - event.clientX) / (width - left)) * (drag.current.view[1] - drag.current.view[0])
          if (Math.abs(drag.current.x - event.clientX) > 3)
            setView([drag.current.view[0] + moved, drag.current.view[1] + moved])
        }}
      >
        {scale.ticks(Math.max(3, Math.floor(width / 110))).map((tick) => (
          <g key={+tick} transform={`translate(${scale(tick)},0)`} className="tick">
            <line y1={AXIS - 6} y2="100%" />
            <text y={14} textAnchor="middle">
              {scale.tickFormat()(tick)}
            </text>
          </g>
        ))}
        {today() > from && today() < to && <line className="today" x1={x(today())} x2={x(today())} y1={AXIS - 8} y2="100%" />}
        {laid.map((lane) => {
          const top = y
          y += HEAD + (dense ? 2 : lane.rows) * ROW
          return (
            <g key={lane.name} transform={`translate(0,${top})`}>
              <line className="lane" x2={width} />
              {left > 0 && (
                <text className="lane-name" x={0} y={HEAD + 12}>
                  {lane.name.length > 18 ? `${lane.name.slice(0, 17)}…` : lane.name}
                </text>
              )}
              {dense ? (
                <Density placed={lane.placed} from={from} to={to} x={x} />
              ) : (
                lane.placed
                  .filter(({ extent }) => extent.to >= from && extent.from <= to)
                  .map((one) => (
                    <Mark key={one.entry.id} one={one} x={x} right={width} chosen={one.entry.id === chosen} choose={choose} />
                  ))
              )}
            </g>
          )
        })}
      </svg>
    </section>
  )
}

/** From the first to the last dated thing, a little wider; what is open or far off does not stretch it. */
function spanOf(lanes: readonly LaneOf[]): readonly [number, number] {
  const ends = lanes
    .flatMap((lane) => lane.entries.flatMap((entry) => extentOf(entry.when) ?? []))
    .flatMap((e) => [e.from, e.to].filter(Number.isFinite))
  if (ends.length === 0) return [today() - 365, today()]
  ends.sort((a, b) => a - b)
  const low = ends[Math.floor(ends.length * 0.04)] ?? 0
  const high = ends.at(-1) ?? 0
  const room = Math.max(30, (high - low) * 0.05)
  return [low - room, high + room]
}

/** Rows within a lane, so that marks that would lie on one another lie under one another. */
function lay(lane: LaneOf): Laid {
  const free: number[] = []
  const placed: Placed[] = []
  for (const entry of lane.entries) {
    const extent = extentOf(entry.when)
    if (!extent) continue
    const from = Number.isFinite(extent.from) ? extent.from : extent.to - 30
    let row = free.findIndex((until) => until < from)
    if (row < 0) row = free.length < 6 ? free.length : 5
    free[row] = Math.max(
      free[row] ?? Number.NEGATIVE_INFINITY,
      (Number.isFinite(extent.to) ? extent.to : extent.from + 30) + 45,
    )
    placed.push({ entry, extent, row })
  }
  return { name: lane.name, placed, rows: Math.max(1, free.length) }
}

interface MarkProps {
  readonly one: Placed
  readonly x: (days: number) => number
  readonly right: number
  readonly chosen: boolean
  readonly choose: (id: string) => void
}

function Mark({ one: { entry, extent, row }, x, right, chosen, choose }: MarkProps) {
  const y = HEAD + row * ROW + ROW / 2
  const a = Number.isFinite(extent.from) ? x(extent.from) : x(extent.to) - 36
  const b = Number.isFinite(extent.to) ? x(extent.to + 1) : x(extent.from) + 36
  const isDay = extent.shape === 'day'
  const status =
    entry.support.status === 'contested' || entry.modality === 'denied'
      ? 'disputed'
      : entry.modality === 'asserted'
        ? 'reported'
        : 'attributed'
  const label = entry.phrase.length > 46 ? `${entry.phrase.slice(0, 45)}…` : entry.phrase
  const flips = Math.max(a, b) + 8 + label.length * 6 > right
  return (
    <a
      href={`#${entry.id}`}
      className={`mark-time mark-${status}${chosen ? ' chosen' : ''}${extent.shape === 'vague' || extent.shape === 'open' ? ' faded' : ''}`}
      onClick={() => choose(entry.id)}
      aria-label={`${tellDate(entry.when)}: ${entry.phrase}${entry.modality === 'asserted' ? '' : ` (${entry.modality})`}`}
    >
      <title>{`${tellDate(entry.when)}: ${entry.phrase}`}</title>
      {isDay ? (
        <path d={`M${a} ${y - 6}l6 6-6 6-6-6z`} />
      ) : (
        <rect x={Math.min(a, b)} y={y - 6} width={Math.max(5, Math.abs(b - a))} height={12} rx={2} />
      )}
      <text x={flips ? Math.min(a, b) - 9 : Math.max(a, isDay ? a : b) + 9} y={y + 4} textAnchor={flips ? 'end' : 'start'}>
        {label}
      </text>
    </a>
  )
}

const BINS = 80
function Density({
  placed,
  from,
  to,
  x,
}: {
  readonly placed: readonly Placed[]
  readonly from: number
  readonly to: number
  readonly x: (days: number) => number
}) {
  const bins = new Array<number>(BINS).fill(0)
  for (const { extent } of placed) {
    const at = Number.isFinite(extent.from) ? extent.from : extent.to
    const bin = Math.floor(((at - from) / (to - from)) * BINS)
    if (bin >= 0 && bin < BINS) bins[bin] = (bins[bin] ?? 0) + 1
  }
  const most = Math.max(1, ...bins)
  const wide = (to - from) / BINS
  return bins.map((count, bin) => {
    const start = from + bin * wide
    return count === 0 ? null : (
      <rect
        key={start}
        className="density"
        x={x(start)}
        width={Math.max(1, x(start + wide) - x(start) - 1)}
        y={HEAD + 2 * ROW - (count / most) * 2 * ROW}
        height={(count / most) * 2 * ROW}
      >
        <title>{count}</title>
      </rect>
    )
  })
}
