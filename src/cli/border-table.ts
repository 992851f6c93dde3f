import { inOneLine } from '../views/border-says.js'
import type { BorderBoard } from '../views/border-shape.js'
import type { PaperLine } from '../views/papers.js'
import { since } from './ask-tables.js'
import { groundsTable, km, NOTHING, restsOn, sheets, standingWords, stepRows, stepTable, toldTable } from './part-tables.js'
import { table } from './table.js'

const papersTable = (papers: readonly PaperLine[]): string =>
  papers.length === 0
    ? ''
    : table(
        [
          { head: 'Paper', share: 3 },
          { head: 'When', share: 0 },
          { head: 'Told', share: 0 },
          { head: 'Rests on', share: 3 },
          { head: 'Words', share: 4 },
        ],
        papers.flatMap(({ name, steps }) =>
          stepRows(steps).map(([when = '', , ...rest], i) => {
            const { state, modality } = steps[i] as PaperLine['steps'][number]
            const told = `${modality === 'asserted' ? '' : `[${modality}] `}${state.replace('in-force', 'in force')}`
            return [i === 0 ? name : '', when, told, ...rest]
          }),
        ),
      )

export function borderTable(board: BorderBoard): string {
  const named = new Map(board.sectors.map(({ sector, name }) => [sector, name]))
  const rows = board.sectors.map((line) => [
    line.name,
    `${line.kmIs === 'measured' ? 'about ' : ''}${km(line.km) || 'length not known'}`,
    standingWords(line.standing, line.state && line.from ? `${line.state}, as the ${named.get(line.from) ?? 'whole'}` : null),
    line.standing.now ? restsOn(line.standing.now) : '',
  ])
  const tally = board.tally.map(({ state, km: length, sectors }) => [
    state ?? 'nothing told',
    km(length),
    sectors.map((id) => named.get(id) ?? id).join(', '),
  ])
  return (
    sheets([
      [inOneLine(board.says), ' '],
      [
        'Kilometres by state. A line that is drawn coarsely measures less than the ground.',
        tally.length === 0
          ? ''
          : table(
              [
                { head: 'State', share: 0 },
                { head: 'Length', share: 0 },
                { head: 'Stretches', share: 5 },
              ],
              tally,
            ),
      ],
      [
        'Stretches',
        rows.length === 0
          ? ''
          : table(
              [
                { head: 'Stretch', share: 3 },
                { head: 'Length', share: 0 },
                { head: 'State', share: 3 },
                { head: 'Rests on', share: 4 },
              ],
              rows,
            ),
      ],
      ['Papers that it is drawn by', papersTable(board.papers)],
      [
        'What it is settled by, as reports say',
        groundsTable(
          board.grounds,
          board.grounds.map(({ sectors }) => sectors.map((id) => named.get(id) ?? id).join(', ')),
        ),
      ],
      [
        'What is invoked for a stretch, as the pack or a ruling has it, with no day of its own',
        board.sectors.flatMap(({ name, invokes }) => (invokes === null ? [] : [`${name}: ${invokes}`])).join('\n'),
      ],
      [
        'Heads of the commissions, as the register knows',
        board.heads
          .map(({ of, holder, office, from }) => `${of}: ${holder}, ${office}${from ? `, ${since(from)}` : ''}`)
          .join('\n'),
      ],
      ['Commissions', stepTable(board.commissions)],
      ['Told of no known stretch', stepTable(board.unplaced.filter(({ state }) => state !== 'commission'))],
      [
        'Territory',
        toldTable(
          board.territory.map((line) => ({
            ...line,
            kind: 'territory' as const,
            support: { status: 'single-source' as const, independent: 1 },
          })),
        ),
      ],
    ]) || NOTHING
  )
}
