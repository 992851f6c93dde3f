import geodesic from 'geographiclib-geodesic'
import type { Lines, Position } from '../model/geometry.js'

const { WGS84 } = geodesic.Geodesic

/** The shortest way over the WGS 84 ellipsoid between two positions, in kilometres. */
export function distance([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  return (WGS84.Inverse(lat1, lon1, lat2, lon2, geodesic.Geodesic.DISTANCE).s12 ?? 0) / 1000
}

const measured = new WeakMap<Lines, number>()

/** The length of a line in pieces over the ellipsoid, in kilometres; measured once, since lines do not change. */
export function lengthOf(lines: Lines): number {
  const held = measured.get(lines)
  if (held !== undefined) return held
  let km = 0
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) km += distance(line[i - 1] as Position, line[i] as Position)
  }
  measured.set(lines, km)
  return km
}
