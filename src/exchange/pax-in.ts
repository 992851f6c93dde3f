import { ParleyError } from '../model/error.js'
import { opened } from './cells.js'
import { csvRows } from './csv-rows.js'
import type { Reader } from './reader.js'
import { DateEvidence, readDate } from './row-dates.js'
import { RowSheet } from './row-sheet.js'

const NEEDED = ['AgtId', 'Agt', 'Dat']
/** Topic codes that are kept as words of the row, with what they stand for. */
const TOPICS: readonly (readonly [string, string])[] = [
  ['StBor', 'border delimitation'],
  ['StXbor', 'cross-border provision'],
  ['HrMob', 'freedom of movement'],
  ['DevInfra', 'infrastructure'],
  ['Ce', 'ceasefire'],
  ['SsrFf', 'withdrawal of foreign forces'],
  ['TjPrire', 'release of prisoners'],
  ['TjMis', 'missing persons'],
  ['ImPK', 'peacekeeping mission'],
  ['ImE', 'enforcement'],
]

/** PA-X: each row an agreement, with its parties, its third parties and what it provides for. Dates day-first or ISO, told per file. */
export const paxIn: Reader = {
  name: 'pax',
  says: "PA-X's agreement file (CSV)",
  async *read(input, settings) {
    const isHeader = (first: readonly string[]): boolean => {
      const missing = NEEDED.filter((name) => !first.includes(name))
      if (missing.length > 0)
        throw new ParleyError('input-malformed', `${input.name} lacks the columns ${missing.join(', ')} of PA-X`)
      return true
    }
    // Its codebook says ISO; files in the wild are day-first. One date that only reads one way tells for the whole file.
    const evidence = new DateEvidence()
    for await (const { cells } of csvRows(input, null, isHeader)) evidence.take(cells.Dat ?? '')
    if (evidence.contradicts)
      throw new ParleyError('input-malformed', `${input.name}: some dates in Dat are day-first and others month-first`, {
        hint: 'Write them all as 2020-11-09.',
      })
    const order = evidence.order ?? 'day-first'
    for await (const { line, cells, raw, wrong } of csvRows(input, null, isHeader)) {
      const get = (column: string): string => opened(cells[column] ?? '').trim()
      const when = readDate(get('Dat'), order)
      const refused = wrong
        ? [wrong, null]
        : get('Agt') === ''
          ? ['the agreement has no title', 'Agt']
          : when === null
            ? [`'${get('Dat')}' is no date`, 'Dat']
            : null
      if (refused) {
        yield { refused: refused[0] ?? '', at: { line, column: refused[1] ?? null }, row: raw }
        continue
      }
      const sheet = new RowSheet('pax', settings, { dataset: 'PA-X', title: `PA-X agreement ${get('AgtId')}`, raw })
      sheet.field('AgtId', get('AgtId'))
      sheet.field('Con', get('Con'))
      sheet.field('PPName', get('PPName'))
      const title = sheet.field('Agt', get('Agt'))
      const date = sheet.field('Dat', get('Dat'))
      const status = sheet.field('Status', get('Status'))
      const list = (column: string) =>
        get(column)
          .split(/;|\n/)
          .map((name) => sheet.field(column, name.replace(/^[^:]{0,40}:\s*/, '')))
      const parties = list('Part')
      const third = list('ThrdPart')
      const topics = TOPICS.flatMap(([code, words]) => (Number(get(code)) > 0 ? [words] : []))
      const provisions = sheet.field('Provides for', topics.join('; '))
      const ceasefire = Number(get('Ce')) > 0
      const agreed = /unilateral/i.test(get('Status'))
        ? 'declared'
        : /not (?:signed|agreed)/i.test(get('Status'))
          ? null
          : 'agreed'
      sheet.claim({
        kind: ceasefire ? 'ceasefire' : 'agreement',
        phrase: get('Agt').slice(0, 300),
        body: ceasefire
          ? { status: agreed ?? 'agreed' }
          : { status: agreed ?? 'agreed', title: get('Agt').slice(0, 300), provisions: topics },
        when,
        where: null,
        modality: agreed === null ? 'proposed' : 'asserted',
        actors: [...parties.map((at) => ({ role: 'signatory', at })), ...third.map((at) => ({ role: 'mediator', at }))],
        on: [title, date, status, ...parties, ...third, provisions],
      })
      yield { taken: sheet.incoming(), at: { line, column: null } }
    }
  },
}
