import { geoGraticule10, geoMercator, geoPath } from 'd3-geo'
import { useEffect, useMemo, useRef, useState } from 'react'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import world from 'world-atlas/countries-50m.json'
import { say } from '../messages.js'
import { linkTo } from '../route.js'

export interface Point {
  readonly id: string
  readonly name: string
  readonly lon: number
  readonly lat: number
  readonly count: number
}
/** A stretch of border or a link as the map draws it: by its state's own stroke, with its word. */
export interface DrawnLine {
  readonly id: string
  readonly name: string
  readonly state: string | null
  readonly word: string
  /** The page that tells of it; this one where left out. */
  readonly page?: string
  readonly coordinates: readonly (readonly (readonly [number, number])[])[]
}
interface Props {
  readonly points: readonly Point[]
  /** Names of the countries to look at; all points where there are none. */
  readonly around: readonly string[]
  readonly lines?: readonly DrawnLine[]
  /** Looks at the lines alone, not at the whole countries. */
  readonly close?: boolean
  /** Told the longitude and latitude that is clicked on. */
  readonly onPlace?: (at: readonly [number, number]) => void
}
const NO_LINES: readonly DrawnLine[] = []

const topology = world as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>
const countries = feature(topology, topology.objects.countries)
const borders = mesh(topology, topology.objects.countries, (a, b) => a !== b)
const LETTER = 6.6
/** Areas whose status is disputed between states or that few states recognise, as far as the boundaries' makers keep them apart. */
const DISPUTED = new Set([
  'Kosovo',
  'N. Cyprus',
  'Somaliland',
  'W. Sahara',
  'Siachen Glacier',
  'Palestine',
  'Taiwan',
  'Falkland Is.',
])

/** The corners between which the world is shown where nothing is to be looked at. */
const WORLD: readonly [number, number][] = [
  [-179, -58],
  [179, 78],
]

/** Land, borders and the points on them; what lies beyond the edge stands at the edge, with the way to it. */
export default function Land({ points, around, lines = NO_LINES, close = false, onPlace }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(900)
  useEffect(() => {
    const pane = box.current
    if (!pane) return
    const watch = new ResizeObserver(([entry]) => setWidth(Math.max(240, Math.floor(entry?.contentRect.width ?? 900))))
    watch.observe(pane)
    return () => watch.disconnect()
  }, [])
  const height = Math.round(Math.min(560, Math.max(260, width * 0.56)))
  const whole = around.join('\n')
  const drawn = useMemo(() => {
    const wanted = new Set(whole.split('\n'))
    const near = countries.features.filter((one) => wanted.has(one.properties.name))
    const spots = points.map(({ lon, lat }) => [lon, lat] as [number, number])
    const projection = geoMercator()
    const room: [[number, number], [number, number]] = [
      [width * 0.12, height * 0.12],
      [width * 0.88, height * 0.88],
    ]
    const drawnLines = lines.flatMap(({ coordinates }) => coordinates.map((line) => line.map(([x, y]) => [x, y])))
    if (close && drawnLines.length > 0) projection.fitExtent(room, { type: 'MultiLineString', coordinates: drawnLines })
    else if (near.length > 0) projection.fitExtent(room, { type: 'FeatureCollection', features: near })
    else if (spots.length > 0) projection.fitExtent(room, { type: 'MultiPoint', coordinates: spots })
    // The whole world without the ice, which Mercator blows up.
    else projection.fitSize([width, height * 1.35], { type: 'MultiPoint', coordinates: [...WORLD] })
    // One point alone would fill the map: it is shown with the country around it.
    if (!close && projection.scale() > 6000) {
      const middle = projection.invert?.([width / 2, height / 2]) ?? [0, 0]
      projection
        .scale(6000)
        .center(middle)
        .translate([width / 2, height / 2])
    }
    projection.clipExtent([
      [-20, -20],
      [width + 20, height + 20],
    ])
    const path = geoPath(projection)
    const shapes = countries.features.flatMap((one, i) => {
      const d = path(one)
      return d
        ? [
            {
              // Not the id: small islands carry that of the state they belong to.
              key: i,
              name: one.properties.name,
              d,
              near: wanted.has(one.properties.name),
              at: path.centroid(one),
              area: path.area(one),
            },
          ]
        : []
    })
    const free = geoMercator().scale(projection.scale()).center(projection.center()).translate(projection.translate())
    return {
      shapes,
      borders: path(borders) ?? '',
      strands: lines.map((one) => {
        const shape = {
          type: 'MultiLineString' as const,
          coordinates: one.coordinates.map((line) => line.map(([x, y]) => [x, y])),
        }
        return { one, d: path(shape) ?? '', at: path.centroid(shape) }
      }),
      lines: path(geoGraticule10()) ?? '',
      at: (p: Point) => free([p.lon, p.lat]) ?? [0, 0],
      back: (x: number, y: number) => free.invert?.([x, y]) ?? null,
    }
  }, [points, whole, width, height, lines, close])
  // A pointer's short cut: the same positions can be typed, so it takes no place among the controls.
  useEffect(() => {
    const pane = box.current?.querySelector('svg')
    if (!pane || !onPlace) return
    const click = (event: MouseEvent): void => {
      const edge = pane.getBoundingClientRect()
      const at = drawn.back(event.clientX - edge.left, event.clientY - edge.top)
      if (at) onPlace([Number(at[0].toFixed(4)), Number(at[1].toFixed(4))])
    }
    pane.addEventListener('click', click)
    return () => pane.removeEventListener('click', click)
  }, [onPlace, drawn])
  const spots = points.map((point) => ({ point, at: drawn.at(point) as readonly [number, number] }))
  const inside = spots.filter(({ at: [x, y] }) => x >= 0 && x <= width && y >= 0 && y <= height)
  const off = spots.filter((spot) => !inside.includes(spot))
  const labelled = place(inside, width)
  const disputed = drawn.shapes.filter(({ name, area }) => DISPUTED.has(name) && area > 4)
  const named = close && width > 560 ? nameLines(drawn.strands) : new Set<string>()
  return (
    <div ref={box} className="map">
      <svg width={width} height={height} {...(onPlace ? { className: 'placing' } : {})}>
        <title>
          {lines.length > 0 && points.length === 0
            ? say('track.map')
            : say('map.title', { places: points.map(({ name }) => name).join(', ') })}
        </title>
        <rect className="sea" width={width} height={height} />
        <path className="graticule" d={drawn.lines} />
        {drawn.shapes.map((shape) => (
          <path key={shape.key} className={shape.near ? 'land land-near' : 'land'} d={shape.d} />
        ))}
        <defs>
          <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line className="hatch" y2="6" />
          </pattern>
        </defs>
        {disputed.map((shape) => (
          <path key={`d${shape.key}`} d={shape.d} fill="url(#hatch)">
            <title>{say('map.disputed', { name: shape.name })}</title>
          </path>
        ))}
        <path className="border" d={drawn.borders} />
        {nameCountries(drawn.shapes, labelled, width, height).map(({ key, name, at: [x, y] }) => (
          <text key={key} className="country" x={x} y={y} textAnchor="middle">
            {name.toUpperCase()}
          </text>
        ))}
        {drawn.strands.map(({ one, d, at }) => (
          <a
            key={one.id}
            href={one.page ? linkTo(one.page) : `#part-${one.id}`}
            className="strand"
            aria-label={`${one.name}: ${one.word}`}
          >
            <title>{`${one.name}: ${one.word}`}</title>
            <path className="strand-room" d={d} />
            <path className={`strand-line line-${one.state ?? 'none'}`} d={d} />
            {named.has(one.id) && (
              <text x={at[0] + 8} y={at[1]}>
                {one.name}
              </text>
            )}
          </a>
        ))}
        {labelled.map(({ point, at: [x, y], label }) => (
          <a key={point.id} href={`#place-${point.id}`} className="spot">
            <title>{say('map.spot', { name: point.name, n: point.count })}</title>
            <circle cx={x} cy={y} r={Math.min(14, 4 + Math.sqrt(point.count) * 1.6)} />
            {label && (
              <text x={label.x} y={label.y} textAnchor={label.left ? 'end' : 'start'}>
                {point.name} · {point.count}
              </text>
            )}
          </a>
        ))}
      </svg>
      {disputed.length > 0 && (
        <p className="quiet map-legend">
          <svg width="24" height="12" aria-hidden="true">
            <rect className="hatch-box" width="24" height="12" fill="url(#hatch)" />
          </svg>{' '}
          {say('map.hatched', { names: disputed.map(({ name }) => name).join(', ') })}
        </p>
      )}
      {off.length > 0 && (
        <ul className="off-map" aria-label={say('map.off')}>
          {off.map(({ point, at: [x, y] }) => (
            <li key={point.id}>
              <a href={`#place-${point.id}`}>
                <span aria-hidden="true">{arrow(x - width / 2, y - height / 2)}</span> {point.name} · {point.count}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const ARROWS = ['→', '↘', '↓', '↙', '←', '↖', '↑', '↗']
const arrow = (dx: number, dy: number): string => ARROWS[(Math.round(Math.atan2(dy, dx) / (Math.PI / 4)) + 8) % 8] ?? '→'

interface Shape {
  readonly key: number
  readonly name: string
  readonly at: readonly [number, number]
  readonly area: number
}

/** Names of countries that are large enough and stand in nobody's way: the places' names go first. */
function nameCountries(shapes: readonly Shape[], labelled: ReturnType<typeof place>, width: number, height: number) {
  const taken = labelled.flatMap(({ point, label }) => {
    const w = (point.name.length + 4) * LETTER
    return label ? [{ x: label.left ? label.x - w : label.x, y: label.y, w }] : []
  })
  return [...shapes]
    .sort((a, b) => b.area - a.area)
    .filter(({ name, area, at: [middle, y] }) => {
      const w = name.length * (LETTER + 3)
      const x = middle - w / 2
      const room = area > 2400 && x > 4 && x + w < width - 4 && y > 14 && y < height - 14
      if (!room || taken.some((t) => Math.abs(t.y - y) <= 14 && x <= t.x + t.w && x + w >= t.x)) return false
      taken.push({ x, y, w })
      return true
    })
}

/** Lines whose names have room beside them: the first come first, and the table holds the rest. */
function nameLines(
  strands: readonly { readonly one: DrawnLine; readonly at: readonly [number, number] }[],
): ReadonlySet<string> {
  const taken: { x: number; y: number; w: number }[] = []
  return new Set(
    strands.flatMap(({ one, at: [x, y] }) => {
      const w = one.name.length * LETTER
      const free = taken.every((t) => Math.abs(t.y - y) > 14 || x > t.x + t.w || x + w < t.x)
      if (!free || !Number.isFinite(x)) return []
      taken.push({ x, y, w })
      return [one.id]
    }),
  )
}

interface Spot {
  readonly point: Point
  readonly at: readonly [number, number]
}

/** Names beside their points where there is room; those named most go first, and the table holds the rest. */
function place(spots: readonly Spot[], width: number) {
  const taken: { x: number; y: number; w: number }[] = []
  return [...spots]
    .sort((a, b) => b.point.count - a.point.count)
    .map(({ point, at }) => {
      const w = (point.name.length + 4) * LETTER
      const y = at[1] + 4
      const tries = [
        { x: at[0] + 12, from: at[0] + 12, left: false },
        { x: at[0] - 12, from: at[0] - 12 - w, left: true },
      ]
      const found = tries.find(
        ({ from }) =>
          from >= 0 && from + w <= width && taken.every((t) => Math.abs(t.y - y) > 14 || from > t.x + t.w || from + w < t.x),
      )
      if (found) taken.push({ x: found.from, y, w })
      return { point, at, label: found ? { x: found.x, y, left: found.left } : null }
    })
}
