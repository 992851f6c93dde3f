import { useEffect, useMemo, useRef, useState } from 'react'
import { layFreely, type Placed } from '../explore-layout.js'
import { type KeyName, keyFor, useKeys } from '../keys.js'
import { type MessageKey, say } from '../messages.js'
import { go, linkHere, linkTo, useRoute } from '../route.js'
import type { ActorNamed, NetworkTold } from '../types.js'
import { Link } from './link.js'

/** How many are in the drawing at first: those named most; and how many each that is opened brings in. */
const FIRST = 8
const MORE = 8
const MOST = 80
const HIGHEST = 560
const FOUGHT = new Set(['hostilities', 'casualties', 'accusation', 'threat', 'detention'])

interface Props {
  readonly network: NetworkTold
  readonly names: ReadonlyMap<string, ActorNamed>
}
interface View {
  readonly x: number
  readonly y: number
  readonly scale: number
}

/**
 * Who deals with whom, to be explored: it begins with those named most, and each that is opened brings in those it has ties with
 * and the people who act for it. What is open is in the address.
 */
export default function ExploreDrawing({ network, names }: Props) {
  const { query } = useRoute()
  const opened = query.get('open') ?? ''
  const open = useMemo(() => new Set(opened.split(',').filter(Boolean)), [opened])
  const shown = useMemo(() => chosen(network, open, names), [network, open, names])
  const placed = useMemo(() => layFreely(shown.ids, shown.springs), [shown])
  const box = useRef<HTMLElement>(null)
  const [width, setWidth] = useState(1060)
  useEffect(() => {
    const pane = box.current
    if (!pane) return
    const watch = new ResizeObserver(([entry]) => setWidth(Math.max(240, Math.floor(entry?.contentRect.width ?? 1060))))
    watch.observe(pane)
    return () => watch.disconnect()
  }, [])
  const height = Math.round(Math.min(HIGHEST, Math.max(320, width * 0.56)))
  const whole = useMemo(() => fitted(placed, width, height), [placed, width, height])
  const [turned, setTurned] = useState<View | null>(null)
  const view = turned ?? whole
  // Places move apart as one comes closer; marks and names stay the size they are.
  const spots = placed.map(({ id, x, y }) => ({
    id,
    x: width / 2 + (x - view.x) * view.scale,
    y: height / 2 + (y - view.y) * view.scale,
  }))
  const at = new Map(spots.map((one) => [one.id, one]))
  const drag = useRef<{ x: number; y: number; view: View } | null>(null)
  const zoom = (by: number): void => setTurned({ ...view, scale: view.scale * by })
  const pan = (dx: number, dy: number): void => setTurned({ ...view, x: view.x + dx / view.scale, y: view.y + dy / view.scale })
  const keys = {
    earlier: () => pan(-160, 0),
    later: () => pan(160, 0),
    closer: () => zoom(1.4),
    further: () => zoom(1 / 1.4),
    fit: () => setTurned(null),
  } satisfies Partial<Record<KeyName, () => void>>
  useKeys(keys)
  const toggle = (id: string): void => {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    setTurned(null)
    go(linkHere({ open: [...next].join(',') || null }), true)
  }
  const nodes = new Map(network.nodes.map((node) => [node.id, node]))
  const nameOf = (id: string): string => names.get(id)?.name ?? nodes.get(id)?.name ?? shown.people.get(id) ?? id
  return (
    <figure className="drawing explore" ref={box}>
      <div className="chart-keys no-print">
        {(Object.keys(keys) as (keyof typeof keys)[]).map((name) => (
          <button key={name} type="button" className="button" onClick={keys[name]}>
            {say(`explore.${name}` as MessageKey)} {keyFor(name) && <kbd>{keyFor(name)}</kbd>}
          </button>
        ))}
      </div>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        onPointerDown={(event) => {
          drag.current = { x: event.clientX, y: event.clientY, view }
        }}
        onPointerMove={(event) => {
          const held = drag.current
          if (!held || event.buttons !== 1) return
          const unit = 1 / held.view.scale
          setTurned({
            ...held.view,
            x: held.view.x - (event.clientX - held.x) * unit,
            y: held.view.y - (event.clientY - held.y) * unit,
          })
        }}
      >
        <title>{say('explore.title')}</title>
        <g>
          {shown.lines.map(({ a, b, shape, weight }) => {
            const [from, to] = [at.get(a), at.get(b)]
            return from && to ? (
              <g key={`${a} ${b}`} className={`tie tie-${shape}`}>
                <path d={`M${from.x} ${from.y}L${to.x} ${to.y}`} strokeWidth={Math.min(5, 1 + weight / 3)} />
              </g>
            ) : null
          })}
          {spots.map(({ id, x, y }) =>
            shown.people.has(id) ? (
              <g key={id} transform={`translate(${x},${y})`} className="explore-person">
                <circle r={5} />
                <Link href={linkTo('actors', id)}>
                  <text y={20} textAnchor="middle">
                    {nameOf(id)}
                  </text>
                </Link>
              </g>
            ) : (
              // biome-ignore lint/a11y/useSemanticElements: a button of HTML has no place in a drawing
              <g
                key={id}
                transform={`translate(${x},${y})`}
                className={open.has(id) ? 'explore-node open' : 'explore-node'}
                role="button"
                tabIndex={0}
                aria-expanded={open.has(id)}
                aria-label={say('explore.node', { name: nameOf(id), n: nodes.get(id)?.findings ?? 0 })}
                onClick={() => toggle(id)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' && event.key !== ' ') return
                  event.preventDefault()
                  toggle(id)
                }}
              >
                <circle r={radius(nodes.get(id)?.findings ?? 1)} />
                <text y={radius(nodes.get(id)?.findings ?? 1) + 16} textAnchor="middle">
                  {nameOf(id)}
                </text>
              </g>
            ),
          )}
        </g>
      </svg>
      <figcaption>
        {say('explore.says')} <span className="line-met">{say('actors.met')}</span>{' '}
        <span className="line-fought">{say('actors.fought')}</span>
        {[...open].map((id) => (
          <Link key={id} href={linkTo('actors', id)}>
            {say('explore.page', { name: nameOf(id) })}
          </Link>
        ))}
      </figcaption>
    </figure>
  )
}

const radius = (findings: number): number => Math.min(26, 8 + 2.4 * Math.sqrt(findings))

/** Who is in the drawing, by whom is open, and the lines among them; a person is tied to whom it acts for. */
function chosen(network: NetworkTold, open: ReadonlySet<string>, names: Props['names']) {
  const known = network.nodes.filter(({ id }) => names.has(id))
  const busiest = [...known].sort((a, b) => b.findings - a.findings || (a.id < b.id ? -1 : 1))
  const ids = new Set(busiest.slice(0, FIRST).map(({ id }) => id))
  const people = new Map<string, string>()
  const acts: { readonly a: string; readonly b: string }[] = []
  for (const id of open) {
    const node = network.nodes.find((one) => one.id === id)
    if (!node) continue
    ids.add(id)
    const ties = network.ties
      .filter(({ a, b }) => a === id || b === id)
      .sort((a, b) => b.findings.length - a.findings.length)
      .slice(0, MORE)
    for (const { a, b } of ties) ids.add(a === id ? b : a)
    for (const person of node.people.slice(0, MORE)) {
      const key = person.id ?? person.name
      if (network.nodes.some((one) => one.id === key)) continue
      people.set(key, person.name)
      acts.push({ a: id, b: key })
    }
  }
  const all = [...ids, ...people.keys()].slice(0, MOST)
  const here = new Set(all)
  const ties = network.ties.filter(({ a, b }) => here.has(a) && here.has(b))
  const lines = [
    ...ties.map(({ a, b, kinds, findings }) => {
      const told = Object.keys(kinds)
      const fought = told.filter((kind) => FOUGHT.has(kind)).length > told.length / 2
      return { a, b, weight: findings.length, shape: fought ? 'fought' : 'met' }
    }),
    ...acts.filter(({ b }) => here.has(b)).map(({ a, b }) => ({ a, b, weight: 1, shape: 'acts' })),
  ]
  return { ids: all, people, lines, springs: lines }
}

/** The view that shows all, never closer than as drawn. */
function fitted(placed: readonly Placed[], width: number, height: number): View {
  const xs = placed.map(({ x }) => x)
  const ys = placed.map(({ y }) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const scale = Math.min(
    1.4,
    (width - Math.min(200, width / 3)) / Math.max(1, right - left),
    (height - 120) / Math.max(1, bottom - top),
  )
  return { x: (left + right) / 2, y: (top + bottom) / 2 + 8, scale }
}
