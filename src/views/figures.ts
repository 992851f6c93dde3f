import { Figure } from '../model/figure.js'
import type { Finding } from '../model/finding.js'
import type { ClaimId } from '../model/ids.js'
import type { Citation, Question } from './question.js'
import { inOrder } from './timeline.js'

/** One value of a figure, with everyone who gives it. */
export interface FigureVersion {
  readonly figure: Figure
  readonly claims: readonly ClaimId[]
  /** Who says so, without repeats; empty where no citations were given. */
  readonly claimants: readonly string[]
  readonly sources: readonly Citation[]
  readonly shown: boolean
}

/** What is counted of one thing, rival values side by side; never added up, never averaged. */
export interface FigureLine {
  readonly finding: Finding['id']
  readonly kind: Finding['kind']
  readonly measure: string
  readonly of: string | null
  readonly phrase: string
  readonly when: Finding['when']
  readonly where: string | null
  /** Whom it befell. */
  readonly affected: readonly string[]
  readonly process: Finding['process']
  readonly modality: Finding['modality']
  readonly support: Finding['support']
  readonly contested: boolean
  /** The named rule by which one version is shown first; null where there is only one. */
  readonly rule: string | null
  readonly versions: readonly FigureVersion[]
}

/** Every figure told, by time. */
export function figures(question: Question): readonly FigureLine[] {
  return [...question.findings].sort(inOrder).flatMap((finding) => {
    const told = versionsOf(finding, question)
    const [first] = told
    if (!first) return []
    const shown = told.find((version) => version.shown) ?? first
    return [
      {
        finding: finding.id,
        kind: finding.kind,
        measure: shown.figure.measure,
        of: typeof finding.body.of === 'string' ? finding.body.of : null,
        phrase: finding.phrase,
        when: finding.when,
        where: finding.where?.name ?? null,
        affected: finding.actors.filter((member) => member.role === 'affected').map((member) => member.name),
        process: finding.process,
        modality: finding.modality,
        support: finding.support,
        contested: finding.support.status === 'contested' || told.length > 1,
        rule: finding.versions.find((version) => version.field === 'body.figure')?.rule ?? null,
        versions: told,
      },
    ]
  })
}

function versionsOf(finding: Finding, { cited }: Question): readonly FigureVersion[] {
  const rivals = finding.versions.filter((version) => version.field === 'body.figure')
  const told = rivals.length > 0 ? rivals : [{ value: finding.body.figure ?? null, claims: finding.claims, shown: true }]
  return told.flatMap(({ value, claims, shown }) => {
    const figure = Figure.safeParse(value)
    if (!figure.success) return []
    const sources = cited ? claims.flatMap((id) => cited.get(id) ?? []) : []
    return [{ figure: figure.data, claims, claimants: [...new Set(sources.map((one) => one.claimant))], sources, shown }]
  })
}

/** A figure in words: "more than 6,500", "4,000 to 5,000", "about 30,000". Neutral, and never more exact than the figure. */
export function tellFigure({ low, best, high, hedge, as }: Figure): string {
  const n = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  if (hedge === 'at_least') return `at least ${n(low ?? best ?? 0)}`
  if (hedge === 'at_most') return `at most ${n(high ?? best ?? 0)}`
  if (hedge === 'about' && best !== null) return `about ${n(best)}`
  if (low !== null && high !== null && low !== high) return `${n(low)} to ${n(high)}`
  if (best !== null) return n(best)
  return as
}
