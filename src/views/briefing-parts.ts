import type { Edtf } from '../model/edtf.js'
import type { Process } from '../model/process.js'
import { beginsBy } from '../time/interval.js'
import { tell } from '../time/tell.js'
import { isExact } from './border-says.js'
import type { BorderBoard, SectorLine } from './border-shape.js'
import type { Notes } from './briefing-notes.js'
import type { BriefingSentence } from './briefing-shape.js'
import { listed, quoted, withArticle } from './briefing-words.js'
import { on } from './day-words.js'
import type { LinkLine } from './link-lines.js'
import type { PartStep } from './parts.js'
import { type Citation, dayOf, type Question } from './question.js'
import { TRACK_ANSWERS, type TrackAnswers, type TrackAsked } from './track-answers.js'

/** What the parts of a process's tracks are known by. */
export type PartsAsked = Pick<TrackAsked, 'parts' | 'register'>

/** What the sentences are written with. */
interface Pen {
  readonly notes: Notes
  nameOf(id: string, otherwise: string): string
}

/**
 * How the parts of a process's tracks stand on the question's day, a sentence each: what it rests on is a report, a person who
 * ruled so by hand, or the pack with its basis, and the footnote says which.
 */
export function partSentences(
  question: Question,
  process: Process | null,
  { parts, register }: PartsAsked,
  pen: Pen,
): readonly BriefingSentence[] {
  const asked: TrackAsked = { question, process, parts, register, lastLook: null }
  const desk = new PartsDesk(pen, question)
  return [
    ...(parts.sectors.length > 0 ? desk.border(TRACK_ANSWERS.border(asked)) : []),
    ...(parts.links.length > 0 ? desk.transport(TRACK_ANSWERS.transport(asked)) : []),
    ...(process?.tracks.some(({ id }) => id.includes('treaty')) ? desk.treaty(TRACK_ANSWERS.treaty(asked)) : []),
    ...desk.truce(TRACK_ANSWERS.truce(asked)),
    ...desk.board(TRACK_ANSWERS.board(asked), process),
  ]
}

const SECTOR_IS: { readonly [state: string]: string } = {
  claimed: 'claimed by both sides',
  commission: 'with the border commissions',
  agreed: 'agreed and not yet delimited',
  delimited: 'delimited',
  demarcated: 'delimited and marked on the ground',
  contested: 'contested again',
}
/** In the order in which they are told; what is open comes last, as a number. */
const LINK_IS: readonly (readonly [state: LinkLine['state'], says: string])[] = [
  ['reopened', 'Reopened'],
  ['works', 'Being built'],
  ['agreed', 'Agreed to be opened'],
  ['blocked', 'Blocked'],
  ['closed', 'Closed'],
]
const DONE: { readonly [state: string]: string } = {
  0: 'not carried out',
  1: 'carried out to a minimal degree',
  2: 'carried out in part',
  3: 'carried out in full',
}

class PartsDesk {
  constructor(
    private readonly pen: Pen,
    private readonly question: Question,
  ) {}

  border({ tally, sectors, heads, papers }: BorderBoard): readonly BriefingSentence[] {
    const lines = new Map(sectors.map((line) => [line.sector, line]))
    const named = (ids: readonly SectorLine['sector'][]): readonly SectorLine[] => ids.flatMap((id) => lines.get(id) ?? [])
    const step = (line: SectorLine) => line.standing.now ?? (line.from ? lines.get(line.from)?.standing.now : null) ?? null
    return [
      ...tally.flatMap(({ state, km, sectors: ids }) => {
        const of = named(ids)
        const measured = of.some(({ kmIs }) => kmIs !== 'told')
        const length = `${isExact(of) ? '' : 'about '}${kilometres(measured ? Math.round(km) : km)}${measured ? ' by the drawn lines' : ''}`
        const names = listed(of.map(({ name }) => name))
        if (state === null)
          return this.pen.notes.absence(
            `Nothing is told of how ${of.length === 1 ? 'one stretch' : `${of.length} stretches`} of the border stand${of.length === 1 ? 's' : ''} (${length})`,
            `This record and its pack as asked: no report, ruling or entry says how these stand: ${names}. A coarse line measures less than the ground.`,
          )
        return this.#resting(
          `Of the border ${length} ${SECTOR_IS[state] ? 'are' : 'stand as'} ${SECTOR_IS[state] ?? state}: ${names}`,
          of.map(step),
        )
      }),
      ...papers.flatMap(({ name, standing: { now }, grounds }) =>
        now === null
          ? []
          : this.#resting(
              `A paper on the border, told as “${name}”, ${stood(now)}${grounds[0] ? `; it rests on ${grounds[0].what}` : ''}`,
              [now],
              grounds[0]?.sources ?? [],
            ),
      ),
      ...heads.map(({ office, holder, from, basis }) =>
        this.pen.notes.absence(
          `${holder} ${from ? `has been ${office} ${sinceOf(from)}` : `is ${office}`}`,
          `The register: ${basis ?? 'no basis given'}.`,
        ),
      ),
    ]
  }

  /** Links told of by reports or by hand a sentence each; what only the pack says, state by state. */
  transport({ links }: TrackAnswers['transport']): readonly BriefingSentence[] {
    const told = links.filter(({ standing }) => standing.now !== null && standing.now.by.way !== 'pack')
    const known = links.filter(({ standing }) => standing.now?.by.way === 'pack')
    const open = known.filter(({ state }) => state === 'open')
    return [
      ...told.flatMap((line) => {
        const { now } = line.standing
        const since = now?.from ? ` ${sinceOf(now.from)}` : ''
        return this.#resting(
          `${line.name} ${since ? 'has been' : 'is'} ${line.state}${since}${now?.terms ? `; terms: ${now.terms}` : ''}`,
          [now],
        )
      }),
      ...LINK_IS.flatMap(([state, says]) => {
        const own = known.filter((line) => line.state === state)
        return own.length === 0
          ? []
          : this.#resting(
              `${says}, as the pack has it: ${listed(own.map(({ name }) => name))}`,
              own.map(({ standing }) => standing.now),
            )
      }),
      ...(open.length === 0
        ? []
        : this.#resting(
            `Open, as the pack has it: ${open.length} of the ${links.length} links of the network`,
            open.map(({ standing }) => standing.now),
          )),
    ]
  }

  treaty({ standing, counts }: TrackAnswers['treaty']): readonly BriefingSentence[] {
    const { now, denied } = standing
    const last = counts.at(-1)
    return [
      ...(now
        ? this.#resting(`The text of a treaty ${stood(now)}`, [now])
        : [
            this.pen.notes.absence(
              'No report here tells that a treaty’s text is agreed, initialled, signed or in force',
              'This record as asked: no agreement that is the text of a treaty.',
            ),
          ]),
      ...denied.flatMap((step) => this.#resting(`A treaty is not ${step.state.replace('in-force', 'in force')}`, [step])),
      ...(last
        ? this.pen.notes.write(
            `${last.agreed === null ? 'Some' : last.agreed}${last.of === null ? '' : ` of ${last.of}`} articles are agreed, according to ${last.sources[0]?.claimant ?? 'a report'}`,
            last.sources,
            { finding: last.finding },
          )
        : []),
    ]
  }

  truce({ instruments }: TrackAnswers['truce']): readonly BriefingSentence[] {
    return instruments.flatMap(({ title, date, provisions }) => {
      const name = `${title} (${tell(date)})`
      const silent = provisions.filter(({ standing, overdue, since }) => !standing.now && !overdue && since.length === 0)
      return [
        ...provisions.flatMap((line, i) => {
          const { standing, overdue, due, says, since } = line
          if (silent.includes(line)) return []
          const { now, was } = standing
          const last = was?.to ? `last judged ${DONE[was.state]} (up to ${tell(was.to)}), and not since` : 'not judged'
          const done = now ? DONE[now.state] : last
          const late = overdue && due ? `; it was due by ${tell(due).replace(/^by /, '')}` : ''
          return this.#resting(
            `${i === 0 ? name : `Its point ${i + 1}`}${i === 0 ? ', point 1' : ''} (${says}): ${done}${late}`,
            [now ?? was],
            since.flatMap(({ sources }) => sources.slice(0, 1)).slice(-2),
            `The pack of this process, for the point and its day: ${title}.`,
          )
        }),
        ...(silent.length > 0
          ? [
              this.pen.notes.absence(
                `${name}: no ruling and no pack judges how far ${silent.length === provisions.length ? 'its' : 'the other'} ${silent.length === 1 ? 'point is' : `${silent.length} points are`} carried out`,
                `This record and its pack as asked: no report, ruling or entry on ${silent.map(({ says }) => says).join('; ')}.`,
              ),
            ]
          : []),
      ]
    })
  }

  board({ formats, tracks }: TrackAnswers['board'], process: Process | null): readonly BriefingSentence[] {
    const trackName = (id: string): string => process?.tracks.find((track) => track.id === id)?.name ?? id
    return [
      ...formats.flatMap(({ name, leads, named }) => {
        const published = named.sources.at(-1)?.published
        return this.pen.notes.write(
          `The format ${quoted(name)}${leads.length > 0 ? `, led by ${listed(leads.map((lead) => withArticle(this.pen.nameOf(lead, lead))))}` : ''}: the last finding that names it is from a report ${published ? `of ${tell(published as Edtf)}` : 'without a date'}`,
          named.sources,
          { finding: named.finding },
        )
      }),
      ...tracks.flatMap(({ name, waits }) =>
        waits.flatMap(({ on: others, finding, sources }) =>
          this.pen.notes.write(
            `${name} is told together with a condition on ${listed(others.map(trackName))}: ${quoted(sources[0]?.quote ?? '')}`,
            sources,
            { finding },
          ),
        ),
      ),
    ]
  }

  /** A sentence on what states rest on; `otherwise` where none of them is a state. */
  #resting(
    text: string,
    steps: readonly (PartStep | null)[],
    also: readonly Citation[] = [],
    otherwise: string | null = null,
  ): readonly BriefingSentence[] {
    const stood = steps.filter((step) => step !== null)
    const sources = [...stood.flatMap(({ by }) => (by.way === 'pack' ? [] : by.sources)), ...also].filter(
      ({ redacted }) => !redacted,
    )
    const grounds = [...new Set(stood.flatMap((step) => groundOf(step) ?? []))]
    if (grounds.length === 0 && sources.length === 0 && otherwise !== null) grounds.push(otherwise)
    const vague = stood.some(({ from }) => from !== null && !beginsBy(from, dayOf(this.question)))
    const [first] = stood
    return this.pen.notes.told(vague ? `${text} (or so later: the date is vague)` : text, sources, grounds, {
      finding: first?.by.way === 'reports' ? first.by.finding : null,
    })
  }
}

/** What a state rests on, where that is no report. */
function groundOf({ by }: PartStep): string | null {
  if (by.way === 'reports') return null
  if (by.way === 'pack') {
    const [, sure = null, basis = 'no basis given'] = /^(?:(high|medium|low): )?(.*)$/s.exec(by.basis ?? '') ?? []
    return `The pack of this process${sure ? `, sure of it: ${sure}` : ''}: ${basis || 'no basis given'}.`
  }
  return `By hand: ${by.author}, ${by.at.slice(0, 10)}${by.reason ? `: ${by.reason}` : ''} (${by.decision}).`
}

const kilometres = (km: number): string => `${km.toLocaleString('en', { maximumFractionDigits: 1 })} kilometres`

/** "has been in force since 1 November 2024", "was signed on 15 May 2024", "is initialled". */
function stood({ state, from }: Pick<PartStep, 'state' | 'from'>): string {
  const is = state.replace('in-force', 'in force')
  if (!from) return `is ${is}`
  return state === 'in-force' ? `has been ${is} ${sinceOf(from)}` : `was ${is} ${on(from)}`
}

const sinceOf = (date: Edtf): string => {
  const told = tell(date)
  return /^(?:by|from|before) /.test(told) ? told : `since ${told}`
}
