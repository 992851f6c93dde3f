import type { Place } from '../model/actor.js'
import type { Names } from './names.js'
import { claimantOf, type Told } from './telling.js'
import type { Writer } from './writer.js'

/** A feature of RFC 7946. A place that is an area, or whose position is not known, has no geometry rather than a made-up one. */
export interface Feature {
  readonly type: 'Feature'
  readonly id: string
  readonly geometry: { readonly type: 'Point'; readonly coordinates: readonly [number, number] } | null
  readonly properties: { readonly [key: string]: unknown }
}

export const geojson: Writer = {
  name: 'geojson',
  says: 'findings that name a place, as points with their precision (RFC 7946)',
  extension: 'geojson',
  media: 'application/geo+json',
  loses: [
    'findings that name no place',
    'areas: a country or region has its name and no geometry',
    'rival versions, quotes and character positions',
  ],
  async *write(telling) {
    yield '{"type":"FeatureCollection","features":['
    let first = true
    for await (const told of telling.findings()) {
      const feature = placeFeature(told, telling.names)
      if (feature === null) {
        telling.loss.count('findings that name no place')
        continue
      }
      if (feature.geometry === null) telling.loss.count('places without a position: no geometry')
      yield `${first ? '\n' : ',\n'}${JSON.stringify(feature)}`
      first = false
    }
    yield '\n]}\n'
  },
}

/** How near the point is to where it happened, by what kind of place it is. */
const PRECISION: Readonly<Record<Place['type'], string>> = {
  building: 'exact',
  settlement: 'settlement',
  city: 'city',
  feature: 'near',
  region: 'region',
  country: 'country',
}

/** A finding at its place; null where it names none. */
export function placeFeature({ finding, cited, uncertain }: Told, names: Names): Feature | null {
  const { where } = finding
  if (where === null) return null
  const place = where.id === null ? null : names.place(where.id)
  return {
    type: 'Feature',
    id: `parley:${finding.id}`,
    geometry: place?.at ? { type: 'Point', coordinates: [place.at.lon, place.at.lat] } : null,
    properties: {
      kind: finding.kind,
      phrase: finding.phrase,
      when: finding.when,
      uncertain,
      modality: finding.modality,
      place: where.name,
      place_id: where.id,
      // A disputed place keeps the name its source gives it.
      as_named_by_source: where.as,
      precision: place ? PRECISION[place.type] : 'unknown',
      position_basis: place?.basis ?? null,
      process: finding.process,
      track: finding.track,
      actors: finding.actors.map(({ role, name, id }) => ({ role, name, id })),
      support: finding.support.status,
      claimants: [...new Set(cited.map(claimantOf))],
    },
  }
}
