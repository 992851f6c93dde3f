/** A position as GeoJSON writes it, before it is known to be one. */
export type Pair = readonly [number, number]

/** What is wrong with a line, and where in it: the index of the position or segment, from 0. */
export interface LineFault {
  readonly says: string
  readonly hint: string
}

/** Degrees in which a process lies: what tells coordinates in the wrong order from those of another place. */
export interface Extent {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** Degrees by which a new line may lie outside all that is known of its process. */
const NEAR = 5
/** Degrees within which coordinates turned round tell themselves: near 45° both orders may be near the process. */
const CLOSE = 0.5

const isIn = (extent: Extent, [lon, lat]: Pair, by: number): boolean =>
  lon >= extent.west - by && lon <= extent.east + by && lat >= extent.south - by && lat <= extent.north + by

/** The extent of positions; null for none. */
export function extentOf(positions: Iterable<Pair>): Extent | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of positions) {
    west = Math.min(west, lon)
    south = Math.min(south, lat)
    east = Math.max(east, lon)
    north = Math.max(north, lat)
  }
  return west === Infinity ? null : { west, south, east, north }
}

/** The first fault of some positions: off the globe, in the wrong order, or not near where the process lies. Null where sound. */
export function positionFault(positions: readonly Pair[], around: Extent | null): LineFault | null {
  const off = positions.findIndex(([lon, lat]) => !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
  if (off >= 0) {
    const [lon, lat] = positions[off] as Pair
    const turned = Math.abs(lon) <= 90 && Math.abs(lat) <= 180
    return {
      says: `position ${off + 1}, [${lon}, ${lat}], is not on the globe${turned ? ': latitude seems to stand first' : ''}`,
      hint: 'GeoJSON writes [longitude, latitude] in degrees on WGS 84.',
    }
  }
  if (around === null || positions.length === 0) return null
  const swapped =
    !positions.some((at) => isIn(around, at, CLOSE)) && positions.every(([lon, lat]) => isIn(around, [lat, lon], CLOSE))
  if (!swapped && positions.some((at) => isIn(around, at, NEAR))) return null
  return swapped
    ? {
        says: 'its coordinates stand in the wrong order: latitude first',
        hint: 'GeoJSON writes [longitude, latitude]: turn each pair round.',
      }
    : {
        says: `it lies more than ${NEAR}° from everything known of the process`,
        hint: 'Check the process and the coordinates, which are degrees on WGS 84, longitude first.',
      }
}

/** The first fault of a line: too short, across the date line, or crossing itself. Null where sound. */
export function lineFault(line: readonly Pair[]): LineFault | null {
  if (line.length < 2) return { says: 'a line needs at least two positions', hint: 'A single place is a Point.' }
  const across = line.findIndex(([lon], i) => i > 0 && Math.abs(lon - (line[i - 1] as Pair)[0]) > 180)
  if (across >= 0) {
    return {
      says: `it crosses the date line between positions ${across} and ${across + 1}`,
      hint: 'Cut it at 180° into a MultiLineString (RFC 7946, section 3.1.9).',
    }
  }
  const crossing = firstCrossing(line)
  if (crossing === 'tangled') return { says: 'it is too tangled to be checked', hint: 'Simplify it or cut it into pieces.' }
  return crossing === null
    ? null
    : {
        says: `it crosses itself: the stretch after position ${crossing[0] + 1} and the one after position ${crossing[1] + 1}`,
        hint: 'Put its positions in the order in which the line runs, or cut it into pieces.',
      }
}

/**
 * The first two segments of a line that cross, as indexes of their first positions; null where none do. Neighbours may share their
 * end, and the line may close on itself. By a sweep along the longer side: only segments that overlap there are compared. A line so
 * wound up that this takes more than `MOST_COMPARED` comparisons is told as tangled rather than waited for.
 */
export function firstCrossing(line: readonly Pair[]): readonly [number, number] | 'tangled' | null {
  const points = line.filter((at, i) => i === 0 || at[0] !== line[i - 1]?.[0] || at[1] !== line[i - 1]?.[1])
  const at = line.length === points.length ? null : indexesOf(line)
  const whole = extentOf(points)
  const axis = whole !== null && whole.north - whole.south > whole.east - whole.west ? 1 : 0
  const begins = (i: number): number => Math.min((points[i] as Pair)[axis], (points[i + 1] as Pair)[axis])
  const ends = (i: number): number => Math.max((points[i] as Pair)[axis], (points[i + 1] as Pair)[axis])
  const order = Array.from({ length: Math.max(0, points.length - 1) }, (_, i) => i).sort((a, b) => begins(a) - begins(b))
  const last = points.length - 2
  const closed = points.length > 2 && points[0]?.[0] === points.at(-1)?.[0] && points[0]?.[1] === points.at(-1)?.[1]
  let open: number[] = []
  let compared = 0
  for (const i of order) {
    const from = begins(i)
    open = open.filter((j) => ends(j) >= from)
    compared += open.length
    if (compared > MOST_COMPARED) return 'tangled'
    for (const j of open) {
      const [a, b] = i < j ? [i, j] : [j, i]
      const joined = b === a + 1 || (closed && a === 0 && b === last)
      if (joined ? turnsBack(points, a, b) : meet(points, a, b)) return [at?.[a] ?? a, at?.[b] ?? b]
    }
    open.push(i)
  }
  return null
}

const MOST_COMPARED = 5_000_000

/** Where each position stands in the line as written, once repeated ones are left out. */
const indexesOf = (line: readonly Pair[]): readonly number[] =>
  line.flatMap((at, i) => (i === 0 || at[0] !== line[i - 1]?.[0] || at[1] !== line[i - 1]?.[1] ? [i] : []))

/** Which side of the way from a to b the third position lies on: 1 left, -1 right, 0 on it. */
const side = (a: Pair, b: Pair, c: Pair): number => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))

const between = (a: Pair, b: Pair, at: Pair): boolean =>
  at[0] >= Math.min(a[0], b[0]) &&
  at[0] <= Math.max(a[0], b[0]) &&
  at[1] >= Math.min(a[1], b[1]) &&
  at[1] <= Math.max(a[1], b[1])

function meet(points: readonly Pair[], i: number, j: number): boolean {
  const a = points[i] as Pair
  const b = points[i + 1] as Pair
  const c = points[j] as Pair
  const d = points[j + 1] as Pair
  for (const axis of [0, 1] as const) {
    if (Math.max(a[axis], b[axis]) < Math.min(c[axis], d[axis]) || Math.max(c[axis], d[axis]) < Math.min(a[axis], b[axis]))
      return false
  }
  const abc = side(a, b, c)
  const abd = side(a, b, d)
  const cda = side(c, d, a)
  const cdb = side(c, d, b)
  if (abc !== abd && cda !== cdb) return true
  return (
    (abc === 0 && between(a, b, c)) ||
    (abd === 0 && between(a, b, d)) ||
    (cda === 0 && between(c, d, a)) ||
    (cdb === 0 && between(c, d, b))
  )
}

/** Two segments that share an end lie on one another where the line runs back on itself. */
function turnsBack(points: readonly Pair[], i: number, j: number): boolean {
  const next = j === i + 1
  const [from, shared, to] = (next ? [points[i], points[j], points[j + 1]] : [points[i + 1], points[i], points[j]]) as [
    Pair,
    Pair,
    Pair,
  ]
  if (side(from, shared, to) !== 0) return false
  return (from[0] - shared[0]) * (to[0] - shared[0]) + (from[1] - shared[1]) * (to[1] - shared[1]) > 0
}
