import { ParleyError } from '../model/error.js'
import type { Span } from '../model/span.js'
import { opened } from './cells.js'
import { csvRows } from './csv-rows.js'
import { GED_COLUMNS } from './ged.js'
import type { Reader } from './reader.js'
import { readDate } from './row-dates.js'
import { countOf, stretch } from './row-kinds.js'
import { RowSheet } from './row-sheet.js'

const NEEDED = ['id', 'date_start', 'date_end', 'side_a', 'side_b', 'best', 'high', 'low']
const VIOLENCE: { readonly [type: string]: string | undefined } = { 1: 'state-based', 2: 'non-state', 3: 'one-sided' }

/** UCDP GED: each row an event of fighting, and its dead where any are counted. Files without a header row are known by their width. */
export const gedIn: Reader = {
  name: 'ged',
  says: 'UCDP GED (CSV), with or without its header row',
  async *read(input, settings) {
    const isHeader = (first: readonly string[]): boolean => {
      if (first.includes('id') && first.includes('date_start')) {
        const missing = NEEDED.filter((name) => !first.includes(name))
        if (missing.length === 0) return true
        throw new ParleyError('input-malformed', `${input.name} lacks the columns ${missing.join(', ')} of UCDP GED`)
      }
      if (first.length !== GED_COLUMNS.length)
        throw new ParleyError('input-malformed', `${input.name} is no UCDP GED: ${first.length} columns and no header row`, {
          hint: `Without a header row it must have the ${GED_COLUMNS.length} columns of a release, in their order.`,
        })
      return false
    }
    for await (const { line, cells, raw, wrong } of csvRows(input, GED_COLUMNS, isHeader)) {
      const get = (column: string): string => opened(cells[column] ?? '').trim()
      const [start, end] = [readDate(get('date_start'), null), readDate(get('date_end'), null)]
      const count = countOf('dead', { low: get('low'), best: get('best'), high: get('high') })
      const refused = wrong
        ? [wrong, null]
        : get('id') === ''
          ? ['the row has no id', 'id']
          : start === null
            ? [`'${get('date_start')}' is no date`, 'date_start']
            : count === null
              ? ['best, high and low are no counts, or low is above high', 'best']
              : null
      if (refused || !count) {
        yield { refused: refused?.[0] ?? 'no count', at: { line, column: refused?.[1] ?? null }, row: raw }
        continue
      }
      const sheet = new RowSheet('ged', settings, { dataset: 'UCDP GED', title: `UCDP GED event ${get('id')}`, raw })
      sheet.field('id', get('id'))
      const conflict = sheet.field('conflict_name', get('conflict_name'))
      const type = sheet.field('type_of_violence', VIOLENCE[get('type_of_violence')] ?? get('type_of_violence'))
      const a = sheet.field('side_a', get('side_a'))
      const b = sheet.field('side_b', get('side_b'))
      const from = sheet.field('date_start', get('date_start'))
      const to = sheet.field('date_end', get('date_end'))
      const where = sheet.field('where', get('where_coordinates'))
      const counts = ['best', 'high', 'low', 'deaths_a', 'deaths_b', 'deaths_civilians', 'deaths_unknown'].map((name) =>
        sheet.field(name, get(name)),
      )
      sheet.field('sources', get('source_article'))
      const when = stretch(start, end)
      const actors = [
        { role: 'belligerent', at: a },
        { role: 'belligerent', at: b },
      ]
      const sides = [get('side_a'), get('side_b')].filter(Boolean).join(' and ')
      sheet.claim({
        kind: 'hostilities',
        phrase: `Fighting of ${sides}`,
        body: { form: 'clash' },
        when,
        where,
        actors,
        on: [type, a, b, from, to, where],
      })
      if (count.best !== 0)
        sheet.claim({
          kind: 'casualties',
          phrase: `${count.as} dead`,
          body: { figure: count, of: conflict ? sheet.words(conflict) : null },
          when,
          where,
          actors: [],
          on: [...counts.slice(0, 3), from, where],
        })
      // Whose dead they are, where the row says: parts of the whole, never added to it.
      for (const { figure, whose, at } of bySide(get, { a, b }, counts)) {
        sheet.claim({
          kind: 'casualties',
          phrase: `${String(figure.as)} dead${whose === null ? ' civilians' : ` of ${sheet.words(whose)}`}`,
          body: { figure, of: conflict ? sheet.words(conflict) : null },
          when,
          where,
          actors: whose === null ? [] : [{ role: 'affected', at: whose }],
          on: [at, whose, from, where],
        })
      }
      yield { taken: sheet.incoming(), at: { line, column: null } }
    }
  },
}

/** The dead by side, each a number of its own; who has none is left out. */
function bySide(
  get: (column: string) => string,
  { a, b }: { readonly a: Span | null; readonly b: Span | null },
  counts: readonly (Span | null)[],
): readonly {
  readonly figure: NonNullable<ReturnType<typeof countOf>>
  readonly whose: Span | null
  readonly at: Span | null
}[] {
  const [, , , ofA = null, ofB = null, ofCivilians = null] = counts
  return [
    { column: 'deaths_a', whose: a, at: ofA, named: a !== null },
    { column: 'deaths_b', whose: b, at: ofB, named: b !== null },
    { column: 'deaths_civilians', whose: null, at: ofCivilians, named: true },
  ].flatMap(({ column, whose, at, named }) => {
    const figure = named && Number(get(column)) > 0 ? countOf('dead', { best: get(column) }) : null
    if (!figure) return []
    const exact = {
      ...figure,
      low: figure.best ?? null,
      high: figure.best ?? null,
      hedge: 'exact',
      as: get(column),
      scope: 'part',
    }
    return [{ figure: { ...exact, unit: column === 'deaths_civilians' ? 'civilians' : 'people' }, whose, at }]
  })
}
