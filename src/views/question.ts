import type { Clocks } from '../model/clock.js'
import type { Day } from '../model/edtf.js'
import type { Finding } from '../model/finding.js'
import type { ClaimId, FindingId, SourceId } from '../model/ids.js'
import type { CastMember } from '../model/mention.js'

/** What every view is made from: the findings of an answer, and where each claim stands in print. */
export interface Question {
  readonly findings: readonly Finding[]
  readonly clocks: Clocks
  /** Findings that are in only because they may be. */
  readonly uncertain?: readonly FindingId[]
  /** The day it is asked for where no clock says: today, told by the caller so that a view is the same twice. */
  readonly on: Day
  readonly cited?: Cited
}

/** Claims by id with what a reader needs to look them up. */
export type Cited = ReadonlyMap<ClaimId, Citation>

export interface Citation {
  readonly claim: ClaimId
  readonly source: SourceId
  readonly title: string | null
  readonly outlet: string | null
  readonly agency: string | null
  readonly published: string | null
  readonly url: string | null
  /** The words it rests on; blocked out where the source was redacted. */
  readonly quote: string
  /** Who says so: a speaker's name, else the agency or outlet. */
  readonly claimant: string
  readonly redacted: boolean
}

/** The day a question stands on. */
export const dayOf = (question: Pick<Question, 'clocks' | 'on'>): Day => question.clocks.asOf ?? question.on

/** The citations of a finding, in its claims' order; empty where none were given. */
export const citations = (finding: Pick<Finding, 'claims'>, cited: Cited | undefined): readonly Citation[] =>
  cited ? finding.claims.flatMap((id) => cited.get(id) ?? []) : []

/** An actor as a view names it. `id` is null where the register knows nobody of that name. */
export interface Named {
  readonly id: string | null
  readonly name: string
  readonly for: string | null
}

export const named = (member: CastMember): Named => ({ id: member.id, name: member.name, for: member.for })

/** For whom somebody acts: the state or body a person speaks for, else the actor itself. */
export const side = (member: Pick<CastMember, 'id' | 'for' | 'name'>): string => member.for ?? member.id ?? member.name

/** Those of a cast in one of these roles. */
export const inRole = (finding: Pick<Finding, 'actors'>, ...roles: readonly string[]): readonly CastMember[] =>
  finding.actors.filter((member) => roles.includes(member.role))
