import type { Claim } from '../../src/model/claim.js'
import type { Finding } from '../../src/model/finding.js'
import type { Process } from '../../src/model/process.js'
import type { Source } from '../../src/model/source.js'

import type { Briefing } from '../../src/views/briefing-shape.js'

export type { BriefingSection, Footnote } from '../../src/views/briefing-shape.js'
export type { Claim, Finding, Process, Source }

/** A briefing with what stands under its title: clocks, period, on how much it rests, what was left out. */
export interface BriefingTold extends Briefing {
  readonly standing: readonly string[]
}

// The HTTP contract as the pages use it.
export interface Citation {
  readonly claim: string
  readonly source: string
  readonly title: string | null
  readonly outlet: string | null
  readonly agency: string | null
  readonly published: string | null
  readonly quote: string
  readonly claimant: string
  readonly redacted: boolean
}
export interface SupportTold {
  readonly status: 'single-source' | 'corroborated' | 'contested' | 'ruled'
  readonly independent: number
}
export interface Entry {
  readonly id: string
  readonly kind: Claim['kind']
  readonly phrase: string
  readonly when: string | null
  readonly told: string
  readonly where: string | null
  readonly actors: readonly {
    readonly id: string | null
    readonly name: string
    readonly role: string
    readonly for: string | null
  }[]
  readonly process: string | null
  readonly track: string | null
  readonly modality: Claim['modality']
  readonly support: SupportTold
  readonly uncertain: boolean
  readonly sources: readonly Citation[]
}
export interface TrackStep {
  readonly finding: string
  readonly phrase: string
  readonly when: string | null
  readonly modality: Claim['modality']
  readonly support: SupportTold
  readonly sources: readonly Citation[]
}
export interface TrackLine {
  readonly track: string
  readonly name: string
  readonly standing: 'live' | 'stale' | 'silent' | 'unknown'
  readonly says: string
  readonly last: TrackStep | null
  readonly happened: TrackStep | null
  readonly named: TrackStep | null
  readonly ahead: readonly TrackStep[]
  readonly findings: number
}
export interface RoleLine {
  readonly actor: { readonly id: string | null; readonly name: string }
  readonly role: string
  readonly status: string
  readonly holds: boolean
  readonly from: string | null
  readonly to: string | null
  readonly last: string | null
  readonly steps: readonly {
    readonly finding: string
    readonly status: string
    readonly when: string | null
    readonly phrase: string
    readonly from: string
    readonly support: SupportTold
    readonly sources: readonly Citation[]
  }[]
}
export interface FigureTold {
  readonly measure: string
  readonly low: number | null
  readonly best: number | null
  readonly high: number | null
  readonly hedge: string
  readonly as: string
}
export interface FigureLine {
  readonly finding: string
  readonly measure: string
  readonly of: string | null
  readonly when: string | null
  readonly affected: readonly string[]
  readonly contested: boolean
  readonly support: SupportTold
  readonly versions: readonly {
    readonly figure: FigureTold
    readonly claimants: readonly string[]
    readonly sources: readonly Citation[]
    readonly shown: boolean
  }[]
}
export interface JudgedClaim {
  readonly id: string
  readonly source: string
  readonly reader: string
  readonly asRead: Claim
  readonly claim: Claim
  readonly state: string
  readonly rulings: readonly string[]
  readonly finding: string | null
  readonly changed: number
}
export interface SourceLine {
  readonly id: string
  readonly title: string | null
  readonly outlet: string | null
  readonly agency: string | null
  readonly byline: string | null
  readonly published: string | null
  readonly url: string | null
  readonly language: string
  readonly recorded: string
  readonly claims: number
  readonly reprintOf: string | null
  readonly redacted: boolean
}
export interface KeptSource {
  readonly source: Source
  readonly recorded: string
  readonly hasBytes: boolean
  readonly reprintOf: string | null
  readonly redacted: string | null
  readonly notes: readonly {
    readonly rule: string
    readonly at: { readonly start: number; readonly end: number }
    readonly says: string
  }[]
}
export interface View<T> {
  readonly view: T
  readonly findings: number
}
export interface NetworkTold {
  readonly on: string
  readonly since: string
  readonly nodes: readonly {
    readonly id: string
    readonly name: string
    readonly findings: number
    readonly roles: readonly string[]
    readonly people: readonly { readonly id: string | null; readonly name: string }[]
  }[]
  readonly ties: readonly {
    readonly a: string
    readonly b: string
    readonly kinds: Readonly<Record<string, number>>
    readonly findings: readonly string[]
    readonly last: string | null
  }[]
}

export interface ActorNamed {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly of: string | null
}
export interface ActorTold extends ActorNamed {
  readonly aliases: readonly string[]
  readonly posts: readonly {
    readonly office: string
    readonly of: string
    readonly from: string | null
    readonly to: string | null
    readonly acting: boolean
  }[]
}
export interface OfficeTold {
  readonly id: string
  readonly name: string
  readonly of: string
  readonly holders: readonly {
    readonly id: string
    readonly name: string
    readonly from: string | null
    readonly to: string | null
    readonly acting: boolean
  }[]
}
/** How rulings name an actor, whom it stands for by ruling, and those rulings. */
export interface WhoIsTold {
  readonly key: string
  readonly name: string
  readonly known: boolean
  readonly as: { readonly key: string; readonly name: string; readonly known: boolean } | null
  readonly rulings: readonly {
    readonly decision: {
      readonly id: string
      readonly ruling: string
      readonly of: readonly string[]
      readonly author: string
      readonly reason: string
    }
  }[]
}
export interface PositionLine {
  readonly side: string
  readonly issue: string
  readonly positions: readonly {
    readonly finding: string
    readonly kind: string
    readonly stance: string
    readonly when: string | null
    readonly phrase: string
    readonly quote: string | null
    readonly speaker: string
    readonly support: SupportTold
    readonly shift: boolean
    readonly sources: readonly Citation[]
  }[]
  readonly shifts: number
}
export interface IncumbentLine {
  readonly office: string
  readonly holder: { readonly id: string | null; readonly name: string }
  readonly for: string | null
  readonly from: string | null
  readonly to: string | null
  readonly last: string | null
  readonly sources: readonly Citation[]
}
export interface CommitmentLine {
  readonly finding: string
  readonly phrase: string
  readonly due: string | null
  readonly state: 'kept' | 'denied' | 'overdue' | 'open'
  readonly sources: readonly Citation[]
}
export interface DiffTold {
  readonly from: string
  readonly to: string
  readonly world: {
    readonly happened: readonly Finding[]
    readonly began: readonly Finding[]
    readonly ended: readonly Finding[]
  }
  readonly knowledge: {
    readonly learned: readonly Finding[]
    readonly changed: readonly { readonly before: Finding; readonly after: Finding; readonly fields: readonly string[] }[]
    readonly withdrawn: readonly Finding[]
  }
}
export interface PlaceTold {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly country: string | null
  readonly at: { readonly lat: number; readonly lon: number } | null
}
