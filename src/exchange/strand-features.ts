import type { ProcessId } from '../model/ids.js'
import type { Junction } from '../model/transport.js'
import type { BorderBoard } from '../views/border-shape.js'
import type { PartStep, Standing } from '../views/parts.js'
import type { TransportBoard } from '../views/transport.js'

/** Lines and places of a process's tracks as features of RFC 7946. Without a line at hand the geometry is null, never made up. */
export interface StrandFeature {
  readonly type: 'Feature'
  readonly id: string
  readonly geometry:
    | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly (readonly [number, number])[])[] }
    | { readonly type: 'Point'; readonly coordinates: readonly [number, number] }
    | null
  readonly properties: { readonly [key: string]: unknown }
}

export interface StrandCollection {
  readonly type: 'FeatureCollection'
  readonly features: readonly StrandFeature[]
}

const linesOf = (line: readonly (readonly (readonly [number, number])[])[] | null): StrandFeature['geometry'] =>
  line === null ? null : { type: 'MultiLineString', coordinates: line }

/** What a state rests on, in words a program need not parse and a person can read. */
function restsOn({ by }: PartStep): string {
  if (by.way === 'hand') return `by hand: ${by.author}: ${by.reason}`
  if (by.way === 'pack') return `pack: ${by.basis ?? 'no basis given'}`
  return by.sources.map((cited) => [cited.claimant, cited.published].filter(Boolean).join(', ')).join('; ')
}

const stateOf = ({ now }: Standing<string>) => ({
  state: now?.state ?? null,
  since: now?.from ?? null,
  terms: now?.terms ?? null,
  rests_on: now ? restsOn(now) : null,
})

/** The border's stretches on the day. `state_of` names the larger stretch where the state is that one's. */
export const borderFeatures = (board: BorderBoard, process: ProcessId | null): readonly StrandFeature[] =>
  board.sectors.map((line) => ({
    type: 'Feature',
    id: line.sector,
    geometry: linesOf(line.line),
    properties: {
      part: 'sector',
      process,
      name: line.name,
      aliases: line.aliases,
      between: line.between,
      within: line.within,
      invokes: line.invokes,
      km: line.km,
      km_is: line.kmIs,
      ...stateOf(line.standing),
      state: line.state,
      state_of: line.from,
      basis: line.basis,
    },
  }))

/** The links and junctions of the transport network on the day. A link without a line of its own has no geometry. */
export function transportFeatures(board: TransportBoard, process: ProcessId | null): readonly StrandFeature[] {
  const place = ({ id, name, aliases, at, basis }: Junction): StrandFeature => ({
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [at.lon, at.lat] },
    properties: { part: 'junction', process, name, aliases, basis },
  })
  const links = board.links.map(
    (line): StrandFeature => ({
      type: 'Feature',
      id: line.link,
      geometry: linesOf(line.line),
      properties: {
        part: 'link',
        process,
        name: line.name,
        aliases: line.aliases,
        mode: line.mode,
        from: line.from,
        to: line.to,
        lines: line.lines,
        control: line.control,
        km: line.km,
        km_is: line.kmIs,
        ...stateOf(line.standing),
        passable: line.passable,
        basis: line.basis,
      },
    }),
  )
  return [...board.junctions.map(place), ...links]
}

export const collectionOf = (features: readonly StrandFeature[]): StrandCollection => ({ type: 'FeatureCollection', features })
