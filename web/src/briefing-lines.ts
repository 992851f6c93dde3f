import { tellDate } from './dates.js'
import type { Citation, CommitmentLine, Entry, FigureLine, RoleLine, SupportTold, TrackLine } from './types.js'

/** A sentence of a briefing with the numbers of its footnotes: never empty. */
export interface Sentence {
  readonly key: string
  readonly when: string | null
  readonly text: string
  readonly notes: readonly number[]
  readonly support: SupportTold | null
}
export interface FigureRow {
  readonly key: string
  readonly what: string
  readonly contested: boolean
  readonly versions: readonly { readonly as: string; readonly who: string; readonly notes: readonly number[] }[]
}
export interface Briefing {
  readonly standing: readonly Sentence[]
  readonly mediators: readonly Sentence[]
  readonly happened: readonly Sentence[]
  readonly figures: readonly FigureRow[]
  readonly commitments: readonly Sentence[]
  readonly footnotes: readonly Citation[]
  /** How many lines were left out because nothing could be cited for them. */
  readonly uncited: number
}

interface Given {
  readonly tracks: readonly TrackLine[]
  readonly roles: readonly RoleLine[]
  readonly timeline: readonly Entry[]
  readonly figures: readonly FigureLine[]
  readonly commitments: readonly CommitmentLine[]
}

const MOST_NOTES = 4
const sentence = (text: string): string => {
  const trimmed = text.trim().replace(/[\s.;,]+$/, '')
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}.`
}
const modality = (entry: Pick<Entry, 'modality' | 'phrase'>): string =>
  entry.modality === 'asserted' || entry.phrase.includes(`(${entry.modality})`) ? '' : ` (${entry.modality})`

/** Sentences from the views, each with its footnotes; a line that cannot be cited is left out and counted. */
export function writeBriefing({ tracks, roles, timeline, figures, commitments }: Given): Briefing {
  const footnotes: Citation[] = []
  const numbers = new Map<string, number>()
  let uncited = 0
  const cite = (sources: readonly Citation[]): readonly number[] =>
    [...new Map(sources.map((one) => [one.claim, one])).values()].slice(0, MOST_NOTES).map((one) => {
      const known = numbers.get(one.claim)
      if (known) return known
      footnotes.push(one)
      numbers.set(one.claim, footnotes.length)
      return footnotes.length
    })
  const write = (
    key: string,
    when: string | null,
    text: string,
    sources: readonly Citation[],
    support: SupportTold | null = null,
  ): readonly Sentence[] => {
    if (sources.length === 0) {
      uncited++
      return []
    }
    return [{ key, when, text: sentence(text), notes: cite(sources), support }]
  }
  return {
    standing: tracks
      .filter((track) => track.standing !== 'unknown')
      .flatMap((track) => {
        const step = track.last ?? track.named
        return step
          ? write(track.track, step.when, `${track.name}: ${track.says}. ${step.phrase}`, step.sources, step.support)
          : []
      }),
    mediators: roles
      .filter((line) => line.role !== 'party')
      .flatMap((line) => {
        const last = line.steps.at(-1)
        const since = line.from ? `, first told ${tellDate(line.from)}` : ''
        const text = `${line.actor.name}: ${line.role.replaceAll('-', ' ')}, ${line.status}${since}`
        return last
          ? write(
              `${line.actor.id ?? line.actor.name}${line.role}`,
              line.last,
              text,
              line.steps.flatMap((step) => step.sources),
              last.support,
            )
          : []
      }),
    happened: timeline.flatMap((entry) =>
      write(entry.id, entry.when, `${entry.phrase}${modality(entry)}`, entry.sources, entry.support),
    ),
    figures: figures.flatMap((line) => {
      const versions = line.versions
        .filter((version) => version.sources.length > 0)
        .map((version) => ({
          as: version.figure.as,
          who: version.claimants.join(', '),
          notes: cite(version.sources),
        }))
      uncited += line.versions.length - versions.length
      const what = [line.measure, line.of, line.when ? tellDate(line.when) : null].filter(Boolean).join(', ')
      return versions.length > 0 ? [{ key: line.finding, what, contested: line.contested, versions }] : []
    }),
    commitments: commitments.flatMap((line) =>
      write(
        line.finding,
        line.due,
        `${line.phrase}: ${line.state}${line.due ? `, due ${tellDate(line.due)}` : ''}`,
        line.sources,
      ),
    ),
    footnotes,
    uncited,
  }
}
