import * as z from 'zod'
import { Sector } from '../model/border.js'
import { ParleyError } from '../model/error.js'
import { ProcessId } from '../model/ids.js'
import { Junction, Link } from '../model/transport.js'
import { type Extent, type LineFault, lineFault, type Pair, positionFault } from './line-faults.js'

/** A part of a track as a file draws it: what the ruling that makes it takes. */
export interface DrawnPart {
  readonly ruling: 'new-sector' | 'new-junction' | 'new-link'
  readonly to: { readonly id: string; readonly process: ProcessId; readonly [key: string]: unknown }
}

/** Largest file of lines that is read, in bytes: a whole country's border in full detail is a tenth of it. */
export const MOST_BYTES = 32 * 1024 * 1024
const MOST_FEATURES = 10_000

const pair = z.tuple([z.number(), z.number()]).rest(z.number())
const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: pair }),
  z.object({ type: z.literal('LineString'), coordinates: z.array(pair) }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(pair)) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(pair)) }),
])
const FeatureShape = z.object({
  type: z.literal('Feature'),
  id: z.union([z.string(), z.number()]).optional(),
  geometry: Geometry.nullable(),
  properties: z.record(z.string(), z.unknown()).nullable(),
})
type FeatureShape = z.infer<typeof FeatureShape>

export interface Drawing {
  /** The process they belong to, where a feature does not say. */
  readonly process: ProcessId
  /** Its two sides, for stretches that do not say between whom they run. */
  readonly between: readonly [string, string] | null
  /** Where the process lies, as far as known: coordinates in the wrong order are found by it. */
  readonly around: Extent | null
  /** Ids of the places that the network has; left out, where links end is not checked. */
  readonly junctions?: ReadonlySet<string>
}

/**
 * Reads stretches of border, links and places from GeoJSON (RFC 7946). Every feature is checked before any is given back; the first
 * that cannot be is told by its name and number. Throws input-too-large, input-empty, input-malformed, input-unsupported.
 */
export function readDrawn(text: string, drawing: Drawing): readonly DrawnPart[] {
  if (text.length > MOST_BYTES) {
    throw new ParleyError(
      'input-too-large',
      `the file holds ${Math.round(text.length / 1e6)} MB; the most is ${MOST_BYTES / 2 ** 20} MiB`,
      {
        hint: 'Cut it to the stretches that are meant, or simplify its lines.',
      },
    )
  }
  const features = featuresOf(text)
  const parts = features.map((raw, i) => partOf(raw, i, drawing))
  if (drawing.junctions) checkEnds(features, parts, drawing.junctions)
  return parts
}

/** A link goes from a place to a place: of the network, or of the same file. */
function checkEnds(features: readonly unknown[], parts: readonly DrawnPart[], known: ReadonlySet<string>): void {
  const drawn = new Set(parts.flatMap(({ ruling, to }) => (ruling === 'new-junction' ? [to.id] : [])))
  for (const [i, { ruling, to }] of parts.entries()) {
    const lost =
      ruling === 'new-link' ? [to.from, to.to].find((end) => !known.has(String(end)) && !drawn.has(String(end))) : null
    if (lost)
      throw new ParleyError(
        'input-malformed',
        `${called(features[i], i)}: there is no place '${String(lost)}' for it to end at`,
        {
          hint: 'Give the place as a Point with that id in the same file, or use the id of one that the network has.',
        },
      )
  }
}

function featuresOf(text: string): readonly unknown[] {
  if (text.trim() === '')
    throw new ParleyError('input-empty', 'the file is empty', { hint: 'GeoJSON with at least one feature is meant.' })
  let told: unknown
  try {
    told = JSON.parse(text)
  } catch (cause) {
    throw new ParleyError('input-malformed', 'the file is not JSON', {
      hint: cause instanceof Error ? cause.message : 'See RFC 7946 for what GeoJSON is.',
      cause,
    })
  }
  const head = z
    .object({ type: z.string(), features: z.array(z.unknown()).optional(), crs: z.unknown().optional() })
    .safeParse(told)
  if (!head.success) throw new ParleyError('input-malformed', 'the file is JSON but not GeoJSON', { hint: 'It has no "type".' })
  const { type, features, crs } = head.data
  if (crs !== undefined && !/CRS84|EPSG::?4326/.test(JSON.stringify(crs))) {
    throw new ParleyError('input-unsupported', 'the file names another coordinate system than WGS 84', {
      hint: 'Convert it, for example with: ogr2ogr -t_srs EPSG:4326 out.geojson in.geojson',
    })
  }
  const list = type === 'FeatureCollection' ? (features ?? []) : type === 'Feature' ? [told] : null
  if (list === null)
    throw new ParleyError('input-unsupported', `a ${type} alone has no name`, {
      hint: 'Put it into a Feature with properties.',
    })
  if (list.length === 0)
    throw new ParleyError('input-empty', 'the file has no features', { hint: 'GeoJSON with at least one feature is meant.' })
  if (list.length > MOST_FEATURES)
    throw new ParleyError('input-too-large', `the file has ${list.length} features; the most is ${MOST_FEATURES}`)
  return list
}

/** "feature 3 (Tavush–Gazakh)": how an error names a feature. */
function called(raw: unknown, i: number): string {
  const told = z
    .object({ id: z.unknown().optional(), properties: z.object({ name: z.string().optional() }).nullish() })
    .safeParse(raw)
  const name = told.success ? (told.data.properties?.name ?? (told.data.id === undefined ? null : String(told.data.id))) : null
  return `feature ${i + 1}${name === null ? '' : ` (${name.slice(0, 80)})`}`
}

function partOf(raw: unknown, i: number, drawing: Drawing): DrawnPart {
  const refuse = ({ says, hint }: LineFault): never => {
    throw new ParleyError('input-malformed', `${called(raw, i)}: ${says}`, { hint })
  }
  const checked = FeatureShape.safeParse(raw)
  if (!checked.success) {
    const [issue] = checked.error.issues
    const at = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
    return refuse({ says: `${at}${issue?.message ?? 'not a feature'}`, hint: 'Points, lines and rings are taken (RFC 7946).' })
  }
  const feature = checked.data
  const lines = linesOf(feature)
  const positions = feature.geometry?.type === 'Point' ? [near(feature.geometry.coordinates)] : lines.flat()
  if (feature.geometry !== null && positions.length === 0)
    refuse({ says: 'its geometry is empty', hint: 'Leave it out or give it coordinates; null says that no line is at hand.' })
  const fault = positionFault(positions, drawing.around) ?? lines.map(lineFault).find((one) => one !== null) ?? null
  if (fault) refuse(fault)
  const made = parsed(feature, lines, positions, drawing)
  const part = SCHEMAS[made.ruling].safeParse(made.to)
  if (part.success) return { ruling: made.ruling, to: part.data as DrawnPart['to'] }
  const [issue] = part.error.issues
  return refuse({
    says: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`,
    hint: 'docs/tracks.md tells the properties of each part.',
  })
}

const near = ([lon, lat]: z.infer<typeof pair>): Pair => [lon, lat]

/** A ring is a line that closes: an enclave's border. Heights are left out. */
function linesOf({ geometry }: FeatureShape): readonly (readonly Pair[])[] {
  if (geometry === null || geometry.type === 'Point') return []
  return geometry.type === 'LineString' ? [geometry.coordinates.map(near)] : geometry.coordinates.map((line) => line.map(near))
}

const SCHEMAS = {
  'new-sector': Sector.unwrap().extend({ process: ProcessId }),
  'new-junction': Junction.unwrap().extend({ process: ProcessId }),
  'new-link': Link.unwrap().extend({ process: ProcessId }),
} as const

function parsed(
  feature: FeatureShape,
  lines: readonly (readonly Pair[])[],
  [first]: readonly Pair[],
  { process, between }: Drawing,
): { readonly ruling: DrawnPart['ruling']; readonly to: Readonly<Record<string, unknown>> } {
  const told = feature.properties ?? {}
  const id = feature.id === undefined ? slugOf(String(told.name ?? '')) : String(feature.id)
  const shared = {
    id,
    name: told.name,
    aliases: told.aliases ?? [],
    basis: told.basis ?? null,
    process: told.process ?? process,
  }
  const line = lines.length === 0 ? null : lines
  const part = told.part ?? (feature.geometry?.type === 'Point' ? 'junction' : told.mode === undefined ? 'sector' : 'link')
  // A length that was measured is measured again; only one that somebody told is kept.
  const km = told.km_is === undefined || told.km_is === 'told' ? (told.km ?? null) : null
  if (part === 'junction')
    return { ruling: 'new-junction', to: { ...shared, at: first ? { lon: first[0], lat: first[1] } : null } }
  if (part === 'link') {
    const { mode, from, to, control = [], lines: along = [] } = told
    return { ruling: 'new-link', to: { ...shared, mode, from, to, control, lines: along, km, line, states: [] } }
  }
  const { within = null, invokes = null } = told
  return { ruling: 'new-sector', to: { ...shared, between: told.between ?? between, within, invokes, km, line, states: [] } }
}

const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
