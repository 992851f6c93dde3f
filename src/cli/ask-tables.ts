import type { Process } from '../model/process.js'
import { type Register, tell } from '../parley.js'
import { commitments } from '../views/commitments.js'
import { figures, tellFigure } from '../views/figures.js'
import { incumbents } from '../views/incumbents.js'
import { network } from '../views/network.js'
import { positions } from '../views/positions.js'
import type { Citation, Named, Question } from '../views/question.js'
import { roles } from '../views/roles.js'
import { timeline } from '../views/timeline.js'
import { tracks } from '../views/tracks.js'
import { unassigned } from '../views/unassigned.js'
import { type Column, table } from './table.js'

const EMPTY = 'Nothing of this is in the record at these clocks. Add reports with: parley add'
const shown = (columns: readonly Column[], rows: readonly (readonly string[])[]): string =>
  rows.length > 0 ? table(columns, rows) : EMPTY

/** Where it stands in print: outlets with their day, each once. */
export function sourcesOf(citations: readonly Citation[]): string {
  return [
    ...new Set(
      citations.map((c) =>
        [c.agency ?? c.outlet ?? c.title ?? 'unknown', c.published ? tellDay(c.published) : ''].filter(Boolean).join(', '),
      ),
    ),
  ].join('; ')
}
const tellDay = (date: string): string => tell(date as Parameters<typeof tell>[0])
export const words = (citations: readonly Citation[]): string => {
  const quote = citations[0]?.quote ?? ''
  return quote === '' ? '' : `“${quote.length <= 120 ? quote : `${quote.slice(0, 117).trimEnd()} …`}”`
}
export const supportOf = ({ status, independent }: { readonly status: string; readonly independent: number }): string =>
  status === 'corroborated' ? `${independent} sources` : status === 'single-source' ? 'one source' : status

export function timelineTable(question: Question): string {
  const rows = timeline(question).map((entry) => [
    `${entry.uncertain ? '? ' : ''}${entry.told}`,
    `${entry.modality === 'asserted' ? '' : `[${entry.modality}] `}${entry.phrase}`,
    supportOf(entry.support),
    sourcesOf(entry.sources),
    words(entry.sources),
  ])
  return shown(
    [
      { head: 'When', share: 0 },
      { head: 'What', share: 5 },
      { head: 'Support', share: 0 },
      { head: 'Sources', share: 3 },
      { head: 'Words', share: 4 },
    ],
    rows,
  )
}

/** "from 9 June 2022"; what is told as a beginning already is not told so twice. */
export const since = (date: Parameters<typeof tell>[0]): string =>
  /^(?:from|by|until) /.test(tell(date)) ? tell(date) : `from ${tell(date)}`

/** Names by the register where an id is all there is: "armenia" is Armenia. */
const nameOf = (register: Register | null, actor: Named): string =>
  (actor.id !== null && register?.actor(actor.id as Parameters<Register['actor']>[0])?.name) || actor.name

export function rolesTable(question: Question, register: Register | null): string {
  const rows = roles(question).map((line) => [
    nameOf(register, line.actor),
    line.role,
    line.holds ? line.status : `${line.status}: does not hold`,
    [
      line.from ? since(line.from) : '',
      line.to ? `to ${tell(line.to)}` : line.from ? '' : line.last ? tell(line.last) : 'undated',
    ]
      .filter(Boolean)
      .join(' '),
    line.steps.at(-1)?.phrase ?? '',
    sourcesOf(line.steps.flatMap((step) => step.sources)),
  ])
  return shown(
    [
      { head: 'Actor', share: 2 },
      { head: 'Role', share: 0 },
      { head: 'Standing', share: 2 },
      { head: 'Period', share: 2 },
      { head: 'Last told', share: 4 },
      { head: 'Sources', share: 3 },
    ],
    rows,
  )
}

export function figuresTable(question: Question): string {
  const rows = figures(question).flatMap((line) =>
    line.versions.map((version, i) => [
      i === 0
        ? `${line.measure}${line.of ? `, ${line.of}` : ''}${line.affected.length > 0 ? ` (${line.affected.join(', ')})` : ''}`
        : '',
      i === 0 ? (line.when ? tell(line.when) : 'undated') : '',
      `${tellFigure(version.figure)}`,
      `“${version.figure.as}”`,
      version.claimants.join(', '),
      `${line.contested ? 'contested; ' : ''}${sourcesOf(version.sources)}`,
    ]),
  )
  return shown(
    [
      { head: 'What', share: 4 },
      { head: 'When', share: 0 },
      { head: 'Figure', share: 2 },
      { head: 'As told', share: 3 },
      { head: 'Says who', share: 2 },
      { head: 'Sources', share: 3 },
    ],
    rows,
  )
}

export function tracksTable(question: Question, process: Process | null): string {
  const rows = tracks(question, process).map((line) => [
    line.name,
    line.standing,
    line.says,
    line.last?.phrase ?? line.named?.phrase ?? '',
    sourcesOf((line.last ?? line.named)?.sources ?? []),
  ])
  return shown(
    [
      { head: 'Track', share: 2 },
      { head: 'Standing', share: 0 },
      { head: 'Last confirmed', share: 3 },
      { head: 'On what', share: 4 },
      { head: 'Sources', share: 3 },
    ],
    rows,
  )
}

export function positionsTable(question: Question, register: Register | null): string {
  const rows = positions(question).flatMap((line) =>
    line.positions.map((position, i) => [
      i === 0 ? nameOf(register, { id: line.side, name: line.side, for: null }) : '',
      i === 0 ? line.issue : '',
      position.when ? tell(position.when) : 'undated',
      `${position.shift ? '↻ ' : ''}${position.stance}`,
      position.phrase,
      sourcesOf(position.sources),
    ]),
  )
  return shown(
    [
      { head: 'Side', share: 1 },
      { head: 'Issue', share: 2 },
      { head: 'When', share: 0 },
      { head: 'Stance', share: 0 },
      { head: 'What was said', share: 5 },
      { head: 'Sources', share: 2 },
    ],
    rows,
  )
}

export function commitmentsTable(question: Question): string {
  const rows = commitments(question).map((line) => [
    line.by.map((actor) => actor.name).join(', '),
    line.phrase,
    line.made ? tell(line.made) : 'undated',
    line.due ? tell(line.due) : 'no day told',
    line.state,
    line.on.map((other) => other.phrase).join('; '),
  ])
  return shown(
    [
      { head: 'Who', share: 2 },
      { head: 'What', share: 4 },
      { head: 'Made', share: 0 },
      { head: 'Due', share: 0 },
      { head: 'State', share: 0 },
      { head: 'On what evidence', share: 4 },
    ],
    rows,
  )
}

export function incumbentsTable(question: Question): string {
  const rows = incumbents(question).map((line) => [
    line.office,
    line.holder.name,
    line.from ? tell(line.from) : '',
    line.to ? tell(line.to) : '',
    sourcesOf(line.sources),
  ])
  return shown(
    [
      { head: 'Office', share: 3 },
      { head: 'Holder', share: 3 },
      { head: 'From', share: 0 },
      { head: 'To', share: 0 },
      { head: 'Sources', share: 3 },
    ],
    rows,
  )
}

export function networkTable(question: Question): string {
  const { nodes, ties } = network(question)
  const name = new Map(nodes.map((node) => [node.id, node.name]))
  const rows = ties.map((tie) => [
    name.get(tie.a) ?? tie.a,
    name.get(tie.b) ?? tie.b,
    Object.entries(tie.kinds)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', '),
    tie.last ? tell(tie.last) : '',
  ])
  return shown(
    [
      { head: 'Who', share: 2 },
      { head: 'With whom', share: 2 },
      { head: 'In what', share: 4 },
      { head: 'Last', share: 0 },
    ],
    rows,
  )
}

export function unassignedTable(question: Question): string {
  const rows = unassigned(question).map((group) => [
    group.sides.join(', ') || '(nobody named)',
    String(group.findings.length),
    [group.first, group.last].map((date) => (date ? tell(date) : '')).join(' – '),
    group.phrases.join('; '),
  ])
  return shown(
    [
      { head: 'Sides', share: 3 },
      { head: 'Findings', share: 0 },
      { head: 'When', share: 2 },
      { head: 'For instance', share: 5 },
    ],
    rows,
  )
}
