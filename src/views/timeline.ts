import type { Finding } from '../model/finding.js'
import { compareEdtf, extent } from '../time/interval.js'
import { tell } from '../time/tell.js'
import { type Citation, citations, type Named, named, type Question } from './question.js'

/** One thing on a timeline. Days are ISO; null where open or undated. */
export interface TimelineEntry {
  readonly id: Finding['id']
  readonly kind: Finding['kind']
  readonly phrase: string
  readonly when: Finding['when']
  /** The date in words: "April 2022"; "undated". */
  readonly told: string
  readonly precision: 'day' | 'days' | 'month' | 'longer' | 'open' | 'undated'
  readonly where: string | null
  readonly actors: readonly (Named & { readonly role: string })[]
  readonly process: Finding['process']
  readonly track: Finding['track']
  readonly modality: Finding['modality']
  readonly support: Finding['support']
  /** In because it may be: its date is vague. */
  readonly uncertain: boolean
  readonly redacted: boolean
  readonly sources: readonly Citation[]
}

/** Findings in order of time, oldest first, the undated last. */
export function timeline(question: Question): readonly TimelineEntry[] {
  const uncertain = new Set(question.uncertain ?? [])
  return [...question.findings].sort(inOrder).map((finding) => ({
    id: finding.id,
    kind: finding.kind,
    phrase: finding.phrase,
    when: finding.when,
    told: finding.when === null ? 'undated' : tell(finding.when),
    precision: precision(finding.when),
    where: finding.where?.name ?? null,
    actors: finding.actors.map((member) => ({ ...named(member), role: member.role })),
    process: finding.process,
    track: finding.track,
    modality: finding.modality,
    support: finding.support,
    uncertain: uncertain.has(finding.id),
    redacted: finding.redacted,
    sources: citations(finding, question.cited),
  }))
}

/** Oldest first, the finer date first, the undated last; equal dates by id, so that they never change places. */
export function inOrder(a: Finding, b: Finding): number {
  if (a.when === null || b.when === null) {
    if (a.when !== b.when) return a.when === null ? 1 : -1
  } else {
    const byTime = compareEdtf(a.when, b.when)
    if (byTime !== 0) return byTime
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function precision(when: Finding['when']): TimelineEntry['precision'] {
  if (when === null) return 'undated'
  const { first, last } = extent(when)
  const days = last - first + 1
  if (!Number.isFinite(days)) return 'open'
  if (days === 1) return 'day'
  if (days < 28) return 'days'
  return days <= 31 ? 'month' : 'longer'
}
