import * as z from 'zod'
import { ClaimKind } from '../model/claim.js'
import { isEdtf } from '../model/edtf.js'
import { ParleyError } from '../model/error.js'
import { Modality } from '../model/modality.js'
import { opened } from './cells.js'
import { csvRows } from './csv-rows.js'
import type { Reader } from './reader.js'
import { DateEvidence, readDate } from './row-dates.js'
import { countOf } from './row-kinds.js'
import { RowSheet } from './row-sheet.js'

const column = z.string().min(1)
/** How the columns of a table become claims. Each value names a column, but for `kind`, which may be a kind itself. */
export const Mapping = z.strictObject({
  dataset: z.string().min(1).optional(),
  kind: z.union([ClaimKind, z.strictObject({ column })]),
  phrase: column,
  when: column.optional(),
  dates: z.enum(['day-first', 'month-first', 'iso']).optional(),
  where: column.optional(),
  modality: z.union([Modality, z.strictObject({ column })]).default('asserted'),
  actors: z.array(z.strictObject({ column, role: z.string().min(1) })).default([]),
  figure: z
    .strictObject({ measure: z.string().min(1), low: column.optional(), best: column.optional(), high: column.optional() })
    .optional(),
  /** Further columns whose words the claim rests on. */
  words: z.array(column).default([]),
  body: z.record(z.string(), z.string()).default({}),
  url: column.optional(),
  published: column.optional(),
})

/** Our own long form, `parley export csv-claims`, needs no mapping. */
const OWN = Mapping.parse({
  kind: { column: 'kind' },
  phrase: 'phrase',
  when: 'when',
  where: 'place',
  modality: { column: 'modality' },
  words: ['quote', 'claimant', 'outlet'],
  url: 'url',
  published: 'published',
})

export const csvIn: Reader = {
  name: 'csv',
  says: 'a table with a mapping file (--mapping), or what "parley export csv-claims" wrote',
  async *read(input, settings) {
    const mapping = mappingOf(settings.mapping)
    const own = mapping === null
    const map = mapping ?? OWN
    const named = columnsOf(map)
    const isHeader = (first: readonly string[]): boolean => {
      const missing = named.filter((name) => !first.includes(name))
      if (missing.length > 0)
        throw new ParleyError(
          'input-malformed',
          `${input.name} lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}`,
          {
            hint: own
              ? 'Say with --mapping FILE which columns mean what; docs/formats.md has an example.'
              : 'The mapping names columns that the table has not.',
          },
        )
      return true
    }
    const evidence = new DateEvidence()
    if (map.when !== undefined && map.dates === undefined)
      for await (const { cells } of csvRows(input, null, isHeader)) evidence.take(cells[map.when] ?? '')
    const order = map.dates === 'iso' ? null : (map.dates ?? evidence.order)
    for await (const { line, cells, raw, wrong } of csvRows(input, null, isHeader)) {
      const get = (name: string | undefined): string => (name === undefined ? '' : opened(cells[name] ?? '').trim())
      const refuse = (refused: string, at: string | null) => ({ refused, at: { line, column: at }, row: raw })
      if (wrong) {
        yield refuse(wrong, null)
        continue
      }
      const kind = ClaimKind.safeParse(typeof map.kind === 'string' ? map.kind : get(map.kind.column))
      if (!kind.success) {
        yield refuse(
          `'${typeof map.kind === 'string' ? map.kind : get(map.kind.column)}' is no claim kind`,
          typeof map.kind === 'string' ? null : map.kind.column,
        )
        continue
      }
      const said = typeof map.modality === 'string' ? map.modality : get(map.modality.column) || 'asserted'
      const modality = Modality.safeParse(said)
      if (!modality.success) {
        yield refuse(`'${said}' is no modality`, typeof map.modality === 'string' ? null : map.modality.column)
        continue
      }
      const date = get(map.when)
      const when = date === '' ? null : isEdtf(date) ? date : readDate(date, order)
      if (date !== '' && when === null) {
        const doubt = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/.test(date)
          ? ': nothing in the file tells whether the day or the month comes first (say "dates": "day-first" in the mapping)'
          : ''
        yield refuse(`'${date}' is no date${doubt}`, map.when ?? null)
        continue
      }
      if (get(map.phrase) === '') {
        yield refuse('the row says nothing', map.phrase)
        continue
      }
      const figure = own
        ? ownFigure(get)
        : map.figure
          ? countOf(map.figure.measure, { low: get(map.figure.low), best: get(map.figure.best), high: get(map.figure.high) })
          : null
      const sheet = new RowSheet('csv', settings, {
        dataset: map.dataset ?? 'table',
        title: get(map.phrase).slice(0, 120),
        raw,
        url: get(map.url) || null,
        published: get(map.published) || null,
      })
      const phrase = sheet.field(map.phrase, get(map.phrase))
      const day = map.when === undefined ? null : sheet.field(map.when, date)
      const where = map.where === undefined ? null : sheet.field(map.where, get(map.where))
      const pairs = own
        ? get('actors')
            .split(' | ')
            .flatMap((one) => (one.includes(': ') ? [one.split(': ', 2) as [string, string]] : []))
        : map.actors.map((one) => [one.role, get(one.column)] as const)
      const actors = pairs.map(([role, name]) => ({ role, at: sheet.field(role, name) }))
      const counted = figure ? sheet.field(String(figure.measure), String(figure.as)) : null
      const words = map.words.map((name) => sheet.field(name, get(name)))
      sheet.claim({
        kind: kind.data,
        phrase: get(map.phrase),
        body: { ...map.body, ...(figure ? { figure } : {}) },
        when,
        where,
        modality: modality.data,
        actors,
        on: [phrase, day, where, ...actors.map(({ at }) => at), counted, ...words],
      })
      yield { taken: sheet.incoming(), at: { line, column: null } }
    }
  },
}

function mappingOf(mapping: unknown): z.infer<typeof Mapping> | null {
  if (mapping === null || mapping === undefined) return null
  const parsed = Mapping.safeParse(mapping)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ParleyError('usage', `the mapping is not understood: ${issue?.path.join('.') || 'it'}: ${issue?.message}`, {
    hint: 'docs/formats.md has an example.',
  })
}

function columnsOf(map: z.infer<typeof Mapping>): readonly string[] {
  const { kind, phrase, when, where, modality, actors, figure, words, url, published } = map
  return [
    typeof kind === 'string' ? undefined : kind.column,
    phrase,
    when,
    where,
    typeof modality === 'string' ? undefined : modality.column,
    ...actors.map((one) => one.column),
    figure?.low,
    figure?.best,
    figure?.high,
    ...words,
    url,
    published,
  ].filter((name) => name !== undefined)
}

/** A figure from our own columns, with its hedge and words. */
function ownFigure(get: (name: string) => string): { readonly [field: string]: string | number | null } | null {
  if (get('measure') === '') return null
  const number = (name: string): number | null => (get(name) === '' ? null : Number(get(name)))
  return {
    measure: get('measure'),
    unit: get('unit') || null,
    scope: null,
    low: number('low'),
    best: number('best'),
    high: number('high'),
    hedge: get('hedge') || 'exact',
    as: get('as_told') || get('best'),
  }
}
