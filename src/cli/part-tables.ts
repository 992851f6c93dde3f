import { tell } from '../parley.js'
import type { GroundLine } from '../views/papers.js'
import type { PartStep, Standing } from '../views/parts.js'
import type { Told } from '../views/truce.js'
import { since, sourcesOf, supportOf, words } from './ask-tables.js'
import { table } from './table.js'

/** Parts under one another, each with its heading; what is empty is left out. */
export const sheets = (parts: readonly (readonly [head: string, body: string])[]): string =>
  parts
    .filter(([, body]) => body !== '')
    .map(([head, body]) => `${head}\n${body}`)
    .join('\n\n')

export const NOTHING = 'Nothing of this is in the record or in the pack at these clocks.'
export const km = (length: number | null): string =>
  length === null ? '' : `${length.toLocaleString('en', { maximumFractionDigits: 1 })} km`

/** What a state rests on: reports with their day, a person with a reason, or the pack's basis. */
export function restsOn({ by }: PartStep): string {
  if (by.way === 'reports') return `${sourcesOf(by.sources) || 'a report'} (${supportOf(by.support)})`
  if (by.way === 'hand') return `by hand: ${by.author}${by.reason ? `, ${by.reason}` : ''}`
  return `pack: ${by.basis ?? 'no basis given'}`
}

export function standingWords(standing: Standing<string>, inherited: string | null = null): string {
  const { now, was, uncertain } = standing
  if (now)
    return `${uncertain ? '? ' : ''}${now.state}${now.from ? ` ${since(now.from)}` : ''}${now.terms ? `; ${now.terms}` : ''}`
  if (inherited) return inherited
  return was ? `not known; ${was.state} until ${was.to ? tell(was.to) : 'an unknown day'}` : 'nothing told'
}

export const stepRows = (steps: readonly PartStep[]): readonly (readonly string[])[] =>
  steps.map((step) => [
    step.from ? tell(step.from) : 'undated',
    `${step.modality === 'asserted' ? '' : `[${step.modality}] `}${step.by.way === 'reports' ? step.by.phrase : step.state}`,
    restsOn(step),
    step.by.way === 'pack' ? '' : words(step.by.sources),
  ])
export const STEP_COLUMNS = [
  { head: 'When', share: 0 },
  { head: 'What', share: 4 },
  { head: 'Rests on', share: 3 },
  { head: 'Words', share: 4 },
]
export const stepTable = (steps: readonly PartStep[]): string => (steps.length > 0 ? table(STEP_COLUMNS, stepRows(steps)) : '')

export const toldTable = (list: readonly Told[]): string =>
  list.length === 0
    ? ''
    : table(
        STEP_COLUMNS,
        list.map((one) => [
          one.when ? tell(one.when) : 'undated',
          `${one.modality === 'asserted' ? '' : `[${one.modality}] `}${one.phrase}`,
          sourcesOf(one.sources),
          words(one.sources),
        ]),
      )

export const groundsTable = (grounds: readonly GroundLine[], where: readonly string[] = []): string =>
  grounds.length === 0
    ? ''
    : table(
        STEP_COLUMNS,
        grounds.map(({ when, what, modality, sources, support }, i) => [
          when ? tell(when) : 'undated',
          `${modality === 'asserted' ? '' : `[${modality}] `}${what}${where[i] ? `: ${where[i]}` : ''}`,
          `${sourcesOf(sources) || 'a report'} (${supportOf(support)})`,
          words(sources),
        ]),
      )
