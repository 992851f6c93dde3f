import type { Figure } from '../model/figure.js'
import { Figure as FigureShape } from '../model/figure.js'
import { writeDay } from '../time/calendar.js'
import { extent } from '../time/interval.js'
import type { Names } from './names.js'
import { type Cited, claimantOf, quoteOf, type Told } from './telling.js'

/** A value of a flat table. Lists are joined by " | ". */
export type Cell = string | number | boolean | null
export type ColumnType = 'text' | 'number' | 'whole' | 'boolean'

export interface FlatColumn<T> {
  readonly name: string
  readonly type: ColumnType
  readonly of: (row: T, names: Names) => Cell
}

const list = (parts: readonly (string | null)[]): string | null => {
  const said = parts.filter((part) => part !== null && part !== '')
  return said.length > 0 ? said.join(' | ') : null
}

interface Days {
  readonly first: string | null
  readonly last: string | null
}

const UNKNOWN: Days = { first: null, last: null }
// The same few thousand dates come again and again, each in several columns.
const KNOWN = new Map<string, Days>()
const KEPT_DATES = 10_000

/** First and last day of an EDTF date, null where open. */
export function daysOf(when: Told['finding']['when']): Days {
  if (when === null) return UNKNOWN
  const known = KNOWN.get(when)
  if (known) return known
  const { first, last } = extent(when)
  const days = {
    first: Number.isFinite(first) ? writeDay(first) : null,
    last: Number.isFinite(last) ? writeDay(last) : null,
  }
  if (KNOWN.size >= KEPT_DATES) KNOWN.clear()
  KNOWN.set(when, days)
  return days
}

/** The figure in a body, where there is one. */
export function figureOf(body: Told['finding']['body']): Figure | null {
  // Most bodies have none, and each is asked seven times.
  if (body.figure === undefined || body.figure === null) return null
  const parsed = FigureShape.safeParse(body.figure)
  return parsed.success ? parsed.data : null
}

/** What findings and claims have alike. */
interface Happening {
  readonly kind: string
  readonly phrase: string
  readonly body: Told['finding']['body']
  readonly when: Told['finding']['when']
  readonly where: Told['finding']['where']
  readonly actors: Told['finding']['actors']
  readonly process: string | null
  readonly track: string | null
  readonly modality: string
}

function happening<T>(of: (row: T) => Happening): readonly FlatColumn<T>[] {
  const text = (name: string, get: (one: Happening, names: Names) => Cell): FlatColumn<T> => ({
    name,
    type: 'text',
    of: (row, names) => get(of(row), names),
  })
  const number = (name: string, get: (one: Happening, names: Names) => Cell): FlatColumn<T> => ({
    ...text(name, get),
    type: 'number',
  })
  return [
    text('kind', (one) => one.kind),
    text('form', (one) => formOf(one.body)),
    text('phrase', (one) => one.phrase),
    text('when', (one) => one.when),
    text('first_day', (one) => daysOf(one.when).first),
    text('last_day', (one) => daysOf(one.when).last),
    text('place', (one) => one.where?.name ?? null),
    text('place_as_told', (one) => one.where?.as ?? null),
    text('place_id', (one) => one.where?.id ?? null),
    number('latitude', (one, names) => (one.where?.id ? (names.place(one.where.id)?.at?.lat ?? null) : null)),
    number('longitude', (one, names) => (one.where?.id ? (names.place(one.where.id)?.at?.lon ?? null) : null)),
    text('actors', (one) => list(one.actors.map(({ role, name }) => `${role}: ${name}`))),
    text('actor_ids', (one) => list(one.actors.map(({ role, id, for: acts }) => (id ?? acts) && `${role}: ${id ?? acts}`))),
    text('modality', (one) => one.modality),
    text('process', (one) => one.process),
    text('track', (one) => one.track),
    text('measure', (one) => figureOf(one.body)?.measure ?? null),
    text('unit', (one) => figureOf(one.body)?.unit ?? null),
    number('low', (one) => figureOf(one.body)?.low ?? null),
    number('best', (one) => figureOf(one.body)?.best ?? null),
    number('high', (one) => figureOf(one.body)?.high ?? null),
    text('hedge', (one) => figureOf(one.body)?.hedge ?? null),
    text('as_told', (one) => figureOf(one.body)?.as ?? null),
  ]
}

/** The word of a body that says which of its kind it is: a form, a status, what an offer is of. */
function formOf(body: Told['finding']['body']): string | null {
  for (const field of ['form', 'status', 'role', 'of', 'for', 'office', 'what'] as const) {
    const word = body[field]
    if (typeof word === 'string') return word
  }
  return null
}

/** A finding a row. */
export const FINDING_COLUMNS: readonly FlatColumn<Told>[] = [
  { name: 'finding', type: 'text', of: ({ finding }) => finding.id },
  ...happening<Told>(({ finding }) => finding),
  { name: 'uncertain', type: 'boolean', of: ({ uncertain }) => uncertain },
  { name: 'support', type: 'text', of: ({ finding }) => finding.support.status },
  { name: 'independent_sources', type: 'whole', of: ({ finding }) => finding.support.independent },
  { name: 'claims', type: 'whole', of: ({ finding }) => finding.claims.length },
  { name: 'claimants', type: 'text', of: ({ cited }) => list([...new Set(cited.map(claimantOf))]) },
  {
    name: 'outlets',
    type: 'text',
    of: ({ cited }) => list([...new Set(cited.map(({ source }) => source.agency ?? source.outlet))]),
  },
  { name: 'quotes', type: 'text', of: ({ cited }) => list(cited.map(({ claim }) => quoteOf(claim))) },
  { name: 'published', type: 'text', of: ({ finding }) => finding.published },
  { name: 'recorded', type: 'text', of: ({ finding }) => finding.known },
  { name: 'rulings', type: 'whole', of: ({ finding }) => finding.rulings.length },
]

/** A claim a row: the long form, each with its own words. */
export interface ClaimRow extends Cited {
  readonly finding: string
}
export const CLAIM_COLUMNS: readonly FlatColumn<ClaimRow>[] = [
  { name: 'claim', type: 'text', of: ({ claim }) => claim.id },
  { name: 'finding', type: 'text', of: ({ finding }) => finding },
  ...happening<ClaimRow>(({ claim }) => claim),
  { name: 'claimant', type: 'text', of: claimantOf },
  { name: 'manner', type: 'text', of: ({ claim }) => claim.attribution.manner },
  { name: 'quote', type: 'text', of: ({ claim }) => quoteOf(claim) },
  { name: 'confidence', type: 'number', of: ({ claim }) => claim.confidence },
  { name: 'source', type: 'text', of: ({ source }) => source.id },
  { name: 'title', type: 'text', of: ({ source }) => source.title },
  { name: 'outlet', type: 'text', of: ({ source }) => source.outlet },
  { name: 'agency', type: 'text', of: ({ source }) => source.agency },
  { name: 'published', type: 'text', of: ({ source }) => source.published },
  { name: 'url', type: 'text', of: ({ source }) => source.url },
]

/** The claims of findings, one after the other. */
export const claimRows = ({ finding, cited }: Told): readonly ClaimRow[] =>
  cited.map((one) => ({ ...one, finding: finding.id }))
