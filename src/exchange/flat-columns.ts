import type { Figure } from '../model/figure.js'
import { Figure as FigureShape } from '../model/figure.js'
import { writeDay } from '../time/calendar.js'
import { extent } from '../time/interval.js'
import type { Names } from './names.js'
import { type Cited, claimantOf, quoteOf, type Told } from './telling.js'

/** A value of a flat table. Lists are joined by " | ". */
export type Cell = string | number | boolean | null
export type ColumnType = 'text' | 'number' | 'whole' | 'boolean'

/** A column: its value is worked out from a row's facts. */
export interface FlatColumn<T> {
  readonly name: string
  readonly type: ColumnType
  readonly of: (facts: Facts<T>) => Cell
}

/** A row with what several of its columns need, looked up once. */
export interface Facts<T> {
  readonly row: T
  readonly told: Happening
  readonly days: Days
  readonly figure: Figure | null
  readonly at: NonNullable<ReturnType<Names['place']>>['at']
}

/** A flat table of findings or of claims: every format of tables writes the same ones. */
export interface FlatTable<T> {
  readonly columns: readonly FlatColumn<T>[]
  readonly rowsOf: (told: Told) => readonly T[]
  readonly happening: (row: T) => Happening
  /** What such a table never carries; `claims` names the format whose table of claims has more. */
  readonly loses: (claims: string) => readonly string[]
}

/** The facts of a finding's rows. */
export function* factsOf<T>(
  { rowsOf, happening }: FlatTable<T>,
  told: Told,
  names: Names,
): Generator<Facts<T>, void, undefined> {
  for (const row of rowsOf(told)) {
    const one = happening(row)
    const place = one.where?.id ? names.place(one.where.id) : null
    yield { row, told: one, days: daysOf(one.when), figure: figureOf(one.body), at: place?.at ?? null }
  }
}

interface Days {
  readonly first: string | null
  readonly last: string | null
}

const UNKNOWN: Days = { first: null, last: null }
// The same few thousand dates come again and again.
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
  // Most bodies have none.
  if (body.figure === undefined || body.figure === null) return null
  const parsed = FigureShape.safeParse(body.figure)
  return parsed.success ? parsed.data : null
}

/** What findings and claims have alike. */
export interface Happening {
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

/** Texts as one cell, without those that are not there. */
function list<T>(of: readonly T[], text: (one: T) => string | null): string | null {
  let said = ''
  for (const one of of) {
    const part = text(one)
    if (part) said += said === '' ? part : ` | ${part}`
  }
  return said === '' ? null : said
}

const HAPPENING: readonly FlatColumn<unknown>[] = [
  { name: 'kind', type: 'text', of: ({ told }) => told.kind },
  { name: 'form', type: 'text', of: ({ told }) => formOf(told.body) },
  { name: 'phrase', type: 'text', of: ({ told }) => told.phrase },
  { name: 'when', type: 'text', of: ({ told }) => told.when },
  { name: 'first_day', type: 'text', of: ({ days }) => days.first },
  { name: 'last_day', type: 'text', of: ({ days }) => days.last },
  { name: 'place', type: 'text', of: ({ told }) => told.where?.name ?? null },
  { name: 'place_as_told', type: 'text', of: ({ told }) => told.where?.as ?? null },
  { name: 'place_id', type: 'text', of: ({ told }) => told.where?.id ?? null },
  { name: 'latitude', type: 'number', of: ({ at }) => at?.lat ?? null },
  { name: 'longitude', type: 'number', of: ({ at }) => at?.lon ?? null },
  { name: 'actors', type: 'text', of: ({ told }) => list(told.actors, ({ role, name }) => `${role}: ${name}`) },
  {
    name: 'actor_ids',
    type: 'text',
    of: ({ told }) => list(told.actors, ({ role, id, for: acts }) => (id ?? acts) && `${role}: ${id ?? acts}`),
  },
  { name: 'modality', type: 'text', of: ({ told }) => told.modality },
  { name: 'process', type: 'text', of: ({ told }) => told.process },
  { name: 'track', type: 'text', of: ({ told }) => told.track },
  { name: 'measure', type: 'text', of: ({ figure }) => figure?.measure ?? null },
  { name: 'unit', type: 'text', of: ({ figure }) => figure?.unit ?? null },
  { name: 'low', type: 'number', of: ({ figure }) => figure?.low ?? null },
  { name: 'best', type: 'number', of: ({ figure }) => figure?.best ?? null },
  { name: 'high', type: 'number', of: ({ figure }) => figure?.high ?? null },
  { name: 'hedge', type: 'text', of: ({ figure }) => figure?.hedge ?? null },
  { name: 'as_told', type: 'text', of: ({ figure }) => figure?.as ?? null },
]

/** The word of a body that says which of its kind it is: a form, a status, what an offer is of. */
function formOf(body: Told['finding']['body']): string | null {
  for (const field of ['form', 'status', 'role', 'of', 'for', 'office', 'what'] as const) {
    const word = body[field]
    if (typeof word === 'string') return word
  }
  return null
}

const BODY = "fields of a claim's body other than its form and its figure"
const REST = 'character positions, the text of the sources, decisions and the hash chain'

/** A finding a row. */
export const FINDINGS: FlatTable<Told> = {
  columns: [
    { name: 'finding', type: 'text', of: ({ row }) => row.finding.id },
    ...HAPPENING,
    { name: 'uncertain', type: 'boolean', of: ({ row }) => row.uncertain },
    { name: 'support', type: 'text', of: ({ row }) => row.finding.support.status },
    { name: 'independent_sources', type: 'whole', of: ({ row }) => row.finding.support.independent },
    { name: 'claims', type: 'whole', of: ({ row }) => row.finding.claims.length },
    { name: 'claimants', type: 'text', of: ({ row }) => list(once(row.cited, claimantOf), (name) => name) },
    {
      name: 'outlets',
      type: 'text',
      of: ({ row }) =>
        list(
          once(row.cited, ({ source }) => source.agency ?? source.outlet),
          (name) => name,
        ),
    },
    { name: 'quotes', type: 'text', of: ({ row }) => list(row.cited, ({ claim }) => quoteOf(claim)) },
    { name: 'published', type: 'text', of: ({ row }) => row.finding.published },
    { name: 'recorded', type: 'text', of: ({ row }) => row.finding.known },
    { name: 'rulings', type: 'whole', of: ({ row }) => row.finding.rulings.length },
  ],
  rowsOf: (told) => [told],
  happening: ({ finding }) => finding,
  loses: (claims) => [BODY, `which version of a contested value each source gives (${claims} has it)`, REST],
}

const once = <T>(of: readonly Cited[], name: (one: Cited) => T): readonly T[] =>
  of.length === 1 && of[0] ? [name(of[0])] : [...new Set(of.map(name))]

/** A claim with the finding it feeds. */
export interface ClaimRow extends Cited {
  readonly finding: string
}

/** A claim a row: the long form, each with its own words. */
export const CLAIMS: FlatTable<ClaimRow> = {
  columns: [
    { name: 'claim', type: 'text', of: ({ row }) => row.claim.id },
    { name: 'finding', type: 'text', of: ({ row }) => row.finding },
    ...HAPPENING,
    { name: 'claimant', type: 'text', of: ({ row }) => claimantOf(row) },
    { name: 'manner', type: 'text', of: ({ row }) => row.claim.attribution.manner },
    { name: 'quote', type: 'text', of: ({ row }) => quoteOf(row.claim) },
    { name: 'confidence', type: 'number', of: ({ row }) => row.claim.confidence },
    { name: 'source', type: 'text', of: ({ row }) => row.source.id },
    { name: 'title', type: 'text', of: ({ row }) => row.source.title },
    { name: 'outlet', type: 'text', of: ({ row }) => row.source.outlet },
    { name: 'agency', type: 'text', of: ({ row }) => row.source.agency },
    { name: 'published', type: 'text', of: ({ row }) => row.source.published },
    { name: 'url', type: 'text', of: ({ row }) => row.source.url },
  ],
  rowsOf: ({ finding, cited }) => cited.map(({ claim, source }) => ({ claim, source, finding: finding.id })),
  happening: ({ claim }) => claim,
  loses: () => [BODY, REST],
}
