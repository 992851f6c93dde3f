import type { ClaimKind } from '../model/claim.js'
import { ParleyError } from '../model/error.js'
import { opened } from './cells.js'
import { csvRows } from './csv-rows.js'
import type { Reader } from './reader.js'
import { DateEvidence, readDate } from './row-dates.js'
import { countOf, SIDES } from './row-kinds.js'
import { RowSheet } from './row-sheet.js'

const NEEDED = ['event_id_cnty', 'event_date', 'event_type', 'actor1', 'fatalities']

/** ACLED's event types as kinds; the sub-types that say more come first. */
const KINDS: readonly (readonly [RegExp, ClaimKind, { readonly [field: string]: string | null }])[] = [
  [/^agreement$/i, 'agreement', { status: 'agreed', title: null }],
  [/^arrests$/i, 'detention', { form: 'arrest' }],
  [/^abduction/i, 'detention', { form: 'abduct' }],
  [/^non-violent transfer of territory$/i, 'territory', { form: 'seize', what: null }],
  [/^shelling/i, 'hostilities', { form: 'shelling' }],
  [/^protests$/i, 'protest', { form: 'rally' }],
  [/^riots$/i, 'protest', { form: 'riot' }],
  [/^(?:battles|explosions\/remote violence|violence against civilians)$/i, 'hostilities', { form: 'clash' }],
]

/** The user's own ACLED file: its licence lets none be shipped. */
export const acledIn: Reader = {
  name: 'acled',
  says: 'your own ACLED file (CSV)',
  async *read(input, settings) {
    const isHeader = (first: readonly string[]): boolean => {
      const missing = NEEDED.filter((name) => !first.includes(name))
      if (missing.length > 0)
        throw new ParleyError('input-malformed', `${input.name} lacks the columns ${missing.join(', ')} of ACLED`)
      return true
    }
    const evidence = new DateEvidence()
    for await (const { cells } of csvRows(input, null, isHeader)) evidence.take(cells.event_date ?? '')
    for await (const { line, cells, raw, wrong } of csvRows(input, null, isHeader)) {
      const get = (column: string): string => opened(cells[column] ?? '').trim()
      const when = readDate(get('event_date'), evidence.order ?? 'day-first')
      const kind =
        KINDS.find(([words]) => words.test(get('sub_event_type'))) ?? KINDS.find(([words]) => words.test(get('event_type')))
      const problem = wrong
        ? [wrong, null]
        : when === null
          ? [`'${get('event_date')}' is no date`, 'event_date']
          : kind === undefined
            ? [`'${get('event_type')}' with '${get('sub_event_type')}' is told by no claim kind`, 'event_type']
            : null
      if (problem || !kind) {
        yield { refused: problem?.[0] ?? '', at: { line, column: problem?.[1] ?? null }, row: raw }
        continue
      }
      const sheet = new RowSheet('acled', settings, { dataset: 'ACLED', title: `ACLED event ${get('event_id_cnty')}`, raw })
      sheet.field('event_id_cnty', get('event_id_cnty'))
      const date = sheet.field('event_date', get('event_date'))
      const type = sheet.field('event_type', get('event_type'))
      const sub = sheet.field('sub_event_type', get('sub_event_type'))
      const one = sheet.field('actor1', get('actor1'))
      const two = sheet.field('actor2', get('actor2'))
      const where = sheet.field('location', get('location'))
      sheet.field('country', get('country'))
      const dead = sheet.field('fatalities', get('fatalities'))
      const notes = sheet.field('notes', get('notes'))
      sheet.field('source', get('source'))
      const [, of, body] = kind
      const [acting, other] = SIDES[of] ?? ['holder', 'former-holder']
      sheet.claim({
        kind: of,
        phrase: notes ? sheet.words(notes).slice(0, 200) : `${get('event_type')}: ${get('actor1')}`,
        body,
        when,
        where,
        actors: [
          { role: acting, at: one },
          { role: other, at: two },
        ],
        on: [date, type, sub, one, two, where, notes],
      })
      const count = countOf('dead', { best: get('fatalities') })
      if (count && count.best !== 0)
        sheet.claim({
          kind: 'casualties',
          phrase: `${count.as} dead`,
          body: { figure: count, of: null },
          when,
          where,
          actors: [],
          on: [dead, date, where],
        })
      yield { taken: sheet.incoming(), at: { line, column: null } }
    }
  },
}
