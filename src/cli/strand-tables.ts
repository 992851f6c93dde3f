import type { JunctionId, LinkId } from '../model/ids.js'
import { type Register, tell } from '../parley.js'
import type { Board, BoardRoles } from '../views/board.js'
import type { DraftVersion } from '../views/drafts.js'
import type { Gain, Route, TransportBoard } from '../views/transport.js'
import type { TreatyBoard } from '../views/treaty.js'
import type { TruceBoard } from '../views/truce.js'
import { since, sourcesOf } from './ask-tables.js'
import { groundsTable, km, NOTHING, restsOn, sheets, standingWords, stepTable, toldTable } from './part-tables.js'
import { table } from './table.js'

export function transportTable(board: TransportBoard): string {
  const place = new Map(board.junctions.map(({ id, name }) => [id, name]))
  return (
    sheets([
      [
        'Links. A length after ≥ is the straight line between its ends: the line on the ground is longer.',
        board.links.length === 0
          ? ''
          : table(
              [
                { head: 'Link', share: 3 },
                { head: 'Between', share: 3 },
                { head: 'Length', share: 0 },
                { head: 'State', share: 3 },
                { head: 'Rests on', share: 4 },
              ],
              board.links.map((line) => [
                line.name,
                `${place.get(line.from) ?? line.from} – ${place.get(line.to) ?? line.to}`,
                `${line.kmIs === 'straight' ? '≥ ' : ''}${km(line.km)}`,
                standingWords(line.standing),
                line.standing.now ? restsOn(line.standing.now) : '',
              ]),
            ),
      ],
      [
        'Planned, proposed or under a condition',
        stepTable(
          board.links
            .flatMap(({ standing }) => standing.ahead)
            .concat(board.unplaced.filter(({ modality }) => modality !== 'asserted')),
        ),
      ],
      ['Told of no known link', stepTable(board.unplaced.filter(({ modality }) => modality === 'asserted'))],
    ]) || NOTHING
  )
}

export function routeTable(board: TransportBoard, route: Route, opened: readonly LinkId[]): string {
  const place = (id: JunctionId): string => board.junctions.find((one) => one.id === id)?.name ?? id
  const link = (id: LinkId): string => board.links.find((one) => one.link === id)?.name ?? id
  const under = opened.length > 0 ? ` if ${opened.map(link).join(' and ')} were open` : ''
  if (route.links === null) {
    const takes = route.takes.map((id) => {
      const standing = board.links.find((one) => one.link === id)?.standing
      return `${link(id)} (${standing ? standingWords(standing) : 'not known'})`
    })
    const would = takes.length === 0 ? 'The network knows no way at all.' : `A way would take: ${takes.join('; ')}.`
    return `No open way from ${place(route.from)} to ${place(route.to)}${under}.\n${would}`
  }
  let at = route.from
  const rows = route.links.map((id) => {
    const line = board.links.find((one) => one.link === id)
    const to = line ? (line.from === at ? line.to : line.from) : at
    const row = [
      `${place(at)} – ${place(to)}`,
      link(id),
      `${line?.kmIs === 'straight' ? '≥ ' : ''}${km(line?.km ?? null)}`,
      line?.control.join(', ') ?? '',
      route.needed.includes(id) ? 'no way without it' : '',
    ]
    at = to
    return row
  })
  return `${place(route.from)} to ${place(route.to)}${under}: ${route.atLeast ? 'at least ' : ''}${km(route.km)}\n${table(
    [
      { head: 'Stretch', share: 3 },
      { head: 'Link', share: 3 },
      { head: 'Length', share: 0 },
      { head: 'Controlled by', share: 2 },
      { head: '', share: 0 },
    ],
    rows,
  )}`
}

export function gainsTable(board: TransportBoard, ids: readonly LinkId[], gains: readonly Gain[]): string {
  const place = (one: JunctionId): string => board.junctions.find((junction) => junction.id === one)?.name ?? one
  const name = ids.map((id) => board.links.find(({ link }) => link === id)?.name ?? id).join(' and ')
  if (gains.length === 0) return `Reopening ${name} brings no two of these places nearer on what is open.`
  return `What reopening ${name} changes, on what is open:\n${table(
    [
      { head: 'Between', share: 4 },
      { head: 'Now', share: 0 },
      { head: 'Then', share: 0 },
    ],
    gains.map(({ from, to, before, after }) => [
      `${place(from)} – ${place(to)}`,
      before === null ? 'no way' : km(before),
      km(after),
    ]),
  )}`
}

export function treatyTable(board: TreatyBoard, versions: readonly DraftVersion[] = []): string {
  const { now } = board.standing
  const denied = board.standing.denied.map((step) => `${step.by.way === 'reports' ? step.by.phrase : step.state}`)
  const counts = board.counts.map(
    ({ agreed, of, when, sources }) =>
      `${agreed}${of === null ? '' : ` of ${of}`} articles said to be agreed${when ? `, ${tell(when)}` : ''}: ${sourcesOf(sources)}`,
  )
  return (
    sheets([
      [
        now
          ? `The treaty is ${now.state.replace('in-force', 'in force')}, ${since(now.from ?? ('' as never))}.`
          : 'No report says that a treaty text is agreed.',
        denied.length > 0 ? `Denied: ${denied.join('; ')}` : ' ',
      ],
      ['Stages', stepTable(board.stages)],
      ['What it is settled by, as reports say', groundsTable(board.grounds)],
      ['Articles', counts.join('\n')],
      [
        'Articles as ruled',
        board.articles.length === 0
          ? ''
          : table(
              [
                { head: 'Article', share: 2 },
                { head: 'State', share: 3 },
                { head: 'Rests on', share: 4 },
              ],
              board.articles.map(({ draft, article, party, standing }) => [
                `${draft ? `${draft}, ` : ''}article ${article}${party ? ` (${party})` : ''}`,
                standingWords(standing),
                standing.now ? restsOn(standing.now) : '',
              ]),
            ),
      ],
      [
        'Drafts in full text; compare two with --compare',
        versions
          .map(({ source, title, published, articles }) => {
            const open = articles.filter(({ bracketed }) => bracketed).length
            return `${source}: ${title ?? 'untitled'}${published ? `, ${published}` : ''}: ${articles.length} articles, ${open} with brackets`
          })
          .join('\n'),
      ],
      [
        'What the parties want',
        board.points.length === 0
          ? ''
          : table(
              [
                { head: 'When', share: 0 },
                { head: 'Party', share: 2 },
                { head: 'What', share: 5 },
                { head: 'Sources', share: 3 },
              ],
              board.points.map((point) => [
                point.when ? tell(point.when) : 'undated',
                point.party.name,
                `${point.state === 'dropped' ? '[dropped] ' : ''}${point.kind === 'refusal' ? 'refuses: ' : ''}${point.what}`,
                sourcesOf(point.sources),
              ]),
            ),
      ],
    ]) || NOTHING
  )
}

const SCALE: Readonly<Record<string, string>> = { '0': 'not begun', '1': 'minimal', '2': 'intermediate', '3': 'in full' }

export function truceTable(board: TruceBoard): string {
  return (
    sheets([
      ['Ceasefires', toldTable(board.ceasefires)],
      ...board.instruments.map((one): readonly [string, string] => [
        `${one.title}, ${tell(one.date)} (${one.status})`,
        one.provisions.length === 0
          ? ''
          : table(
              [
                { head: 'No.', share: 0 },
                { head: 'Point', share: 5 },
                { head: 'Due', share: 0 },
                { head: 'Carried out', share: 2 },
                { head: 'Reports since', share: 3 },
              ],
              one.provisions.map((point) => [
                point.id.slice(point.id.indexOf('#') + 1),
                point.says,
                point.due ? tell(point.due) : '',
                `${point.standing.now ? `${SCALE[point.standing.now.state]}; ${restsOn(point.standing.now)}` : 'not judged'}${point.overdue ? `; overdue${point.due ? ` since ${tell(point.due)}` : ''}` : ''}`,
                point.since
                  .slice(0, 4)
                  .map(({ phrase, when }) => `${when ? `${tell(when)}: ` : ''}${phrase}`)
                  .join('; '),
              ]),
            ),
      ]),
      [
        'Deployments',
        board.deployments.length === 0
          ? ''
          : table(
              [
                { head: 'When', share: 0 },
                { head: 'What', share: 4 },
                { head: 'Strength', share: 2 },
                { head: 'Mandate', share: 3 },
                { head: 'Sources', share: 3 },
              ],
              board.deployments.map((line) => [
                line.when ? tell(line.when) : 'undated',
                `${line.modality === 'asserted' ? '' : `[${line.modality}] `}${line.phrase}`,
                line.strength ? `“${line.strength.as}”` : '',
                line.mandate ?? '',
                sourcesOf(line.sources),
              ]),
            ),
      ],
      ...board.alleged.map(({ claimant, told }): readonly [string, string] => [
        `Fighting and breaches, according to ${claimant}`,
        toldTable(told),
      ]),
      ['Denied', toldTable(board.denials)],
    ]) || NOTHING
  )
}

export function boardTable({ tracks, roles, formats }: Board, register: Register): string {
  const trackName = (id: string): string => tracks.find(({ track }) => track === id)?.name ?? id
  const named = (id: string | null, name: string): string =>
    (id !== null && register.actor(id as Parameters<Register['actor']>[0])?.name) || name
  const people = (lines: BoardRoles[keyof BoardRoles]): string =>
    lines
      .map(({ actor, role, holds, from, step }) => {
        const when = holds ? (from ?? step.when) : step.when
        return `${named(actor.id, actor.name)}: ${role}, ${step.status}${when ? ` (${tell(when)})` : ''}: ${sourcesOf(step.sources)}`
      })
      .join('\n')
  const few = (steps: readonly { readonly phrase: string }[]): string => {
    const told = [...new Set(steps.map(({ phrase }) => phrase))]
    return told.length > 4 ? `${told.slice(0, 4).join('; ')}; and ${told.length - 4} more` : told.join('; ')
  }
  const rows = tracks.flatMap((line) => {
    const told: readonly (readonly [string, string])[] = [
      ['stands', `${line.standing}; ${line.says}`],
      ['last', line.last ? `${line.last.phrase} (${sourcesOf(line.last.sources)})` : ''],
      ['ahead', few(line.ahead)],
      ['waits for', line.waits.map(({ phrase, on }) => `${on.map(trackName).join(', ')}: ${phrase}`).join('; ')],
      ['conditions', few(line.conditions)],
      [
        'since the last look',
        line.since === null ? '' : `${line.direction}${line.since.length === 0 ? '' : `: ${few(line.since)}`}`,
      ],
    ]
    return told.filter(([, says]) => says !== '').map(([what, says], i) => [i === 0 ? line.name : '', what, says])
  })
  const columns = [
    { head: 'Track', share: 2 },
    { head: '', share: 0 },
    { head: '', share: 6 },
  ]
  return (
    sheets([
      ['Tracks', rows.length === 0 ? '' : table(columns, rows)],
      ['Who holds a standing', people(roles.holding)],
      ['Who offers or seeks one', people(roles.offered)],
      ['Who has lost or given up one', people(roles.lost)],
      [
        'Formats that reports name',
        formats
          .map(
            ({ name, leads, from, to, named: last }) =>
              `${name}${leads.length > 0 ? `, led by ${leads.map((id) => named(id, id)).join(', ')}` : ''}${from ? `, ${since(from)}` : ''}${to ? ` until ${tell(to)}` : ''}: last named ${last.when ? tell(last.when) : 'undated'} (${sourcesOf(last.sources)})`,
          )
          .join('\n'),
      ],
    ]) || NOTHING
  )
}
