import { type ScaleTime, scaleUtc } from 'd3-scale'
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { tellDate } from '../dates.js'
import { dateOfDay, dayOf, extentOf, today } from '../days.js'
import { type KeyName, keyFor, useKeys } from '../keys.js'
import { say } from '../messages.js'
import type { LaneOf } from '../pages/timeline.js'
import { BEYOND, useSlide } from '../slide.js'
import { HALF, layRows, type Placed, ROW, type Worded, wordRows } from '../time-rows.js'
import { Density } from './density.js'

const NAMES = 132
const AXIS = 38
const HEAD = 8
/** Where lane names have no column of their own they stand over their lane. */
const NARROW = 560
/** Above so many marks in sight, each lane shows how many lie in each stretch instead. */
const DENSE = 300

interface Props {
  readonly lanes: readonly LaneOf[]
  /** The day the world is asked for; null for today. */
  readonly asOf: string | null
  readonly chosen: string | null
  readonly choose: (id: string) => void
}

/** Lanes over time, panned and zoomed by wheel, drag, keys and buttons. */
export function TimeChart({ lanes, asOf, chosen, choose }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const clip = useId()
  const [width, setWidth] = useState(900)
  useEffect(() => {
    const pane = box.current
    if (!pane) return
    const watch = new ResizeObserver(([entry]) => setWidth(Math.max(240, Math.floor(entry?.contentRect.width ?? 900))))
    watch.observe(pane)
    return () => watch.disconnect()
  }, [])
  const whole = useMemo(() => spanOf(lanes), [lanes])
  const [view, setView] = useState<readonly [number, number] | null>(null)
  const [from, to] = view ?? whole
  const narrow = width < NARROW
  const left = narrow ? 0 : NAMES
  const right = width - 2
  const scale = scaleUtc([dateOfDay(from), dateOfDay(to)], [left, right])
  const perDay = (right - left) / (to - from)
  // Rounded, so that panning by fractions of a pixel does not lay the rows anew.
  const laidFor = Number(perDay.toPrecision(6))
  const laid = useMemo(() => lanes.map((lane) => ({ name: lane.name, ...layRows(lane.entries, laidFor) })), [lanes, laidFor])
  const shift = left - from * perDay
  const all = laid.flatMap((lane) => lane.placed)
  const inSight = all.filter((one) => one.b + shift >= left && one.a + shift <= right).length
  const before = all.filter((one) => one.b + shift < left).length
  const after = all.length - inSight - before
  const dense = inSight > DENSE
  const head = narrow ? HEAD + 16 : HEAD
  const heightOf = (rows: number): number => head + (dense ? 2 : rows) * ROW + HEAD
  const zoom = (by: number, around = (from + to) / 2): void => {
    const next: [number, number] = [around - (around - from) * by, around + (to - around) * by]
    if (next[1] - next[0] > 3 && next[1] - next[0] < 80_000) setView(next)
  }
  const pan = (by: number): void => setView([from + (to - from) * by, to + (to - from) * by])
  const slide = useSlide((pixels) => setView([from - pixels / perDay, to - pixels / perDay]), `${from} ${to}`)
  useKeys({
    earlier: () => pan(-0.4),
    later: () => pan(0.4),
    closer: () => zoom(0.6),
    further: () => zoom(1.6),
    fit: () => setView(null),
  })
  useEffect(() => {
    const pane = box.current
    if (!pane) return
    const turn = (event: WheelEvent): void => {
      if (!event.ctrlKey && Math.abs(event.deltaX) < Math.abs(event.deltaY)) return
      event.preventDefault()
      if (event.ctrlKey) zoom(event.deltaY > 0 ? 1.15 : 0.87)
      else slide.by(-event.deltaX)
    }
    pane.addEventListener('wheel', turn, { passive: false })
    return () => pane.removeEventListener('wheel', turn)
  })
  // Drawn a little beyond both edges, so that there is something to slide into sight.
  const ticks = wider(scale, left, right).ticks(Math.max(2, Math.floor((right - left + 2 * BEYOND) / 110)))
  const tellTick = scale.tickFormat()
  const now = scale(dateOfDay(asOf === null ? today() : dayOf(asOf)))
  let y = AXIS
  const tops = laid.map((lane) => {
    const top = y
    y += heightOf(lane.rows)
    return top
  })
  return (
    <section className="chart" ref={box} aria-label={say('timeline.chart')}>
      <div className="chart-keys no-print">
        <Key name="earlier" does={() => pan(-0.4)}>
          ◂ {before > 0 ? say('timeline.nEarlier', { n: before }) : say('timeline.earlier')}
        </Key>
        <Key name="later" does={() => pan(0.4)}>
          {after > 0 ? say('timeline.nLater', { n: after }) : say('timeline.later')} ▸
        </Key>
        <Key name="closer" does={() => zoom(0.6)}>
          {say('timeline.closer')}
        </Key>
        <Key name="further" does={() => zoom(1.6)}>
          {say('timeline.further')}
        </Key>
        <Key name="fit" does={() => setView(null)}>
          {say('timeline.fit')}
        </Key>
      </div>
      <svg
        width={width}
        height={y + 4}
        onPointerDown={(event) => slide.hold(event.clientX)}
        onPointerMove={(event) => event.buttons === 1 && slide.to(event.clientX)}
        onPointerUp={slide.end}
        onPointerLeave={slide.end}
      >
        <title>{say('timeline.marks')}</title>
        <defs>
          <clipPath id={clip}>
            <rect x={left} y={0} width={Math.max(0, right - left)} height={y + 4} />
          </clipPath>
          <Feathers />
        </defs>
        {laid.map((lane, i) => (
          <rect
            key={lane.name}
            className={i % 2 === 0 ? 'lane lane-even' : 'lane'}
            y={tops[i]}
            width={width}
            height={heightOf(lane.rows)}
          />
        ))}
        <g clipPath={`url(#${clip})`}>
          <g ref={slide.moved}>
            {ticks.map((tick) => (
              <g key={+tick} transform={`translate(${scale(tick)},0)`} className="tick">
                <line y1={AXIS - 8} y2={y} />
                <text x={4} y={14}>
                  {tellTick(tick)}
                </text>
              </g>
            ))}
            {now > left - BEYOND && now < right + BEYOND && (
              <g className={asOf === null ? 'today' : 'today as-of'}>
                <line x1={now} x2={now} y1={AXIS - 8} y2={y} />
                <text x={now > right - 120 ? now - 4 : now + 4} y={AXIS - 1} textAnchor={now > right - 120 ? 'end' : 'start'}>
                  {asOf === null ? say('clock.now') : say('timeline.asOf', { day: tellDate(asOf) })}
                </text>
              </g>
            )}
            {laid.map((lane, i) => (
              <g key={lane.name} transform={`translate(0,${(tops[i] ?? 0) + head})`}>
                {dense ? (
                  <Density
                    placed={lane.placed}
                    from={from - BEYOND / perDay}
                    to={to + BEYOND / perDay}
                    perDay={perDay}
                    left={left - BEYOND}
                    closer={(a, b) => setView([a, b])}
                  />
                ) : (
                  wordRows(lane.placed, left - shift, right - shift, BEYOND).map((worded) => (
                    <Mark
                      key={worded.one.entry.id}
                      worded={worded}
                      shift={shift}
                      chosen={worded.one.entry.id === chosen}
                      choose={choose}
                    />
                  ))
                )}
              </g>
            ))}
          </g>
        </g>
        {laid.map((lane, i) => (
          <g key={lane.name} transform={`translate(0,${tops[i] ?? 0})`}>
            <text className="lane-name" x={8} y={HEAD + 14}>
              {shortened(lane.name)}
            </text>
            {!narrow && !dense && earlierIn(lane.placed, left - shift) > 0 && heightOf(lane.rows) > 44 && (
              <text className="lane-earlier" x={8} y={HEAD + 30}>
                ◂ {say('timeline.nEarlier', { n: earlierIn(lane.placed, left - shift) })}
              </text>
            )}
          </g>
        ))}
      </svg>
    </section>
  )
}

function Key({ name, does, children }: { readonly name: KeyName; readonly does: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className="button" onClick={does}>
      <span>{children}</span> {keyFor(name) && <kbd>{keyFor(name)}</kbd>}
    </button>
  )
}

/** From the first to the last dated thing, a little wider; what is open or far off does not stretch it. */
function spanOf(lanes: readonly LaneOf[]): readonly [number, number] {
  const ends = lanes
    .flatMap((lane) => lane.entries.flatMap((entry) => extentOf(entry.when) ?? []))
    .flatMap((e) => [e.from, e.to].filter(Number.isFinite))
  if (ends.length === 0) return [today() - 365, today()]
  ends.sort((a, b) => a - b)
  const low = ends[Math.floor(ends.length * 0.06)] ?? 0
  const high = ends.at(-1) ?? 0
  const room = Math.max(30, (high - low) * 0.05)
  return [low - room, high + room]
}

/** What is vague fades at both ends, what is open at the end that is. */
function Feathers() {
  const sides = { both: [0, 1, 0], from: [0, 1, 1], to: [1, 1, 0] } as const
  return Object.entries(sides).map(([name, [a, b, c]]) => (
    <mask key={name} id={`feather-${name}`} maskContentUnits="objectBoundingBox">
      <linearGradient id={`fade-${name}`}>
        <stop offset="0" stopColor="#fff" stopOpacity={a === 1 ? 1 : 0.12} />
        <stop offset="0.5" stopColor="#fff" stopOpacity={b} />
        <stop offset="1" stopColor="#fff" stopOpacity={c === 1 ? 1 : 0.12} />
      </linearGradient>
      <rect width="1" height="1" fill={`url(#fade-${name})`} />
    </mask>
  ))
}

/** The scale over what is drawn, not only over what is in sight. */
const wider = (scale: ScaleTime<number, number>, left: number, right: number): ScaleTime<number, number> =>
  scale.copy().domain([scale.invert(left - BEYOND), scale.invert(right + BEYOND)])

const shortened = (name: string): string => {
  const told = name.charAt(0).toUpperCase() + name.slice(1)
  return told.length > 18 ? `${told.slice(0, 17)}…` : told
}
const earlierIn = (placed: readonly Placed[], edge: number): number => placed.filter(({ b }) => b < edge).length

interface MarkProps {
  readonly worded: Worded
  readonly shift: number
  readonly chosen: boolean
  readonly choose: (id: string) => void
}

function Mark({ worded: { one, label, flips }, shift, chosen, choose }: MarkProps) {
  const { entry, extent, row } = one
  const y = row * ROW + ROW / 2
  const a = one.a + shift
  const b = one.b + shift
  const status =
    entry.support.status === 'contested' || entry.modality === 'denied'
      ? 'disputed'
      : entry.modality === 'asserted'
        ? 'reported'
        : 'attributed'
  const feather =
    extent.shape === 'vague' ? 'both' : extent.shape !== 'open' ? null : Number.isFinite(extent.from) ? 'to' : 'from'
  const told = `${tellDate(entry.when)}: ${entry.phrase}${entry.modality === 'asserted' ? '' : ` (${entry.modality})`}`
  return (
    <a href={`#${entry.id}`} className={`mark-time mark-${status}${chosen ? ' chosen' : ''}`} onClick={() => choose(entry.id)}>
      <title>{told}</title>
      {extent.shape === 'day' ? (
        <path d={`M${a + HALF} ${y - HALF}l6 6-6 6-6-6z`} />
      ) : (
        <rect
          x={a}
          y={y - 6}
          width={Math.max(5, b - a)}
          height={12}
          rx={2}
          {...(feather ? { mask: `url(#feather-${feather})` } : {})}
        />
      )}
      {label && (
        <text x={flips ? a - 6 : b + 6} y={y + 4} textAnchor={flips ? 'end' : 'start'}>
          {label}
        </text>
      )}
    </a>
  )
}
