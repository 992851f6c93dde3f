import type { Citation, Claim, RoleLine, SupportTold, TrackLine, TrackStep } from './types.js'

// What the API says of the tracks of a process, as the pages use it.
export type Coordinates = readonly (readonly (readonly [number, number])[])[]

/** One thing told of how a part stands: by reports, by hand, or by the pack. */
export interface PartStep {
  readonly state: string
  readonly from: string | null
  readonly to: string | null
  readonly km: number | null
  readonly terms: string | null
  readonly modality: Claim['modality']
  readonly by:
    | {
        readonly way: 'reports'
        readonly finding: string
        readonly phrase: string
        readonly support: SupportTold
        readonly sources: readonly Citation[]
      }
    | {
        readonly way: 'hand'
        readonly author: string
        readonly reason: string
        readonly decision: string
        readonly sources: readonly Citation[]
      }
    | { readonly way: 'pack'; readonly basis: string | null }
}
export interface Standing {
  readonly now: PartStep | null
  readonly was: PartStep | null
  readonly uncertain: boolean
  readonly ahead: readonly PartStep[]
  readonly denied: readonly PartStep[]
}
export interface Told {
  readonly finding: string
  readonly phrase: string
  readonly when: string | null
  readonly modality: Claim['modality']
  readonly support: SupportTold
  readonly sources: readonly Citation[]
}
/** A paper that something is settled by, with how far it has come. */
export interface PaperLine {
  readonly name: string
  readonly standing: Standing
  readonly steps: readonly PartStep[]
}
/** What reports say something is settled by. */
export interface GroundLine extends Told {
  readonly what: string
  readonly sectors?: readonly string[]
}
export interface SectorLine {
  readonly sector: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly within: string | null
  readonly line: Coordinates | null
  readonly km: number | null
  readonly kmIs: 'told' | 'measured' | 'unknown'
  readonly invokes: string | null
  readonly basis: string | null
  readonly state: string | null
  readonly from: string | null
  readonly standing: Standing
  readonly steps: readonly PartStep[]
}
export interface BorderTold {
  readonly says: readonly { readonly words: string; readonly sources: readonly Citation[] }[]
  readonly papers: readonly PaperLine[]
  readonly grounds: readonly GroundLine[]
  readonly sectors: readonly SectorLine[]
  readonly tally: readonly { readonly state: string | null; readonly km: number; readonly sectors: readonly string[] }[]
  readonly unplaced: readonly PartStep[]
  readonly commissions: readonly PartStep[]
  readonly heads: readonly {
    readonly office: string
    readonly of: string
    readonly holder: string
    readonly from: string | null
    readonly basis: string | null
  }[]
  readonly territory: readonly (Omit<Told, 'support'> & { readonly form: string })[]
}
export interface LinkLine {
  readonly link: string
  readonly name: string
  readonly mode: string
  readonly from: string
  readonly to: string
  readonly km: number
  readonly kmIs: 'told' | 'measured' | 'straight'
  readonly line: Coordinates | null
  readonly lines: readonly string[]
  readonly control: readonly string[]
  readonly state: string | null
  readonly passable: boolean
  readonly standing: Standing
  readonly steps: readonly PartStep[]
}
export interface RouteTold {
  readonly from: string
  readonly to: string
  readonly links: readonly string[] | null
  readonly km: number | null
  readonly atLeast: boolean
  readonly needed: readonly string[]
  readonly takes: readonly string[]
}
export interface TransportTold {
  readonly junctions: readonly {
    readonly id: string
    readonly name: string
    readonly at: { readonly lat: number; readonly lon: number }
  }[]
  readonly links: readonly LinkLine[]
  readonly unplaced: readonly PartStep[]
  readonly route?: RouteTold
  readonly opened?: readonly string[]
  readonly gains?: readonly {
    readonly from: string
    readonly to: string
    readonly before: number | null
    readonly after: number
  }[]
}
export interface DraftTold {
  readonly source: string
  readonly title: string | null
  readonly published: string | null
  readonly articles: readonly { readonly number: string; readonly title: string | null; readonly bracketed: boolean }[]
}
export interface TreatyTold {
  readonly standing: Standing
  readonly stages: readonly PartStep[]
  readonly grounds: readonly GroundLine[]
  readonly counts: readonly {
    readonly finding: string
    readonly agreed: number
    readonly of: number | null
    readonly when: string | null
    readonly sources: readonly Citation[]
  }[]
  readonly articles: readonly {
    readonly draft: string
    readonly article: string
    readonly party: string | null
    readonly standing: Standing
  }[]
  readonly points: readonly {
    readonly finding: string
    readonly party: { readonly id: string | null; readonly name: string }
    readonly what: string
    readonly kind: string
    readonly when: string | null
    readonly state: 'wanted' | 'dropped'
    readonly sources: readonly Citation[]
  }[]
  readonly drafts: readonly DraftTold[]
}
export interface ArticleChangeTold {
  readonly number: string
  readonly change: string
  readonly before: { readonly number: string; readonly text: string } | null
  readonly after: { readonly number: string; readonly text: string } | null
  readonly brackets: { readonly before: number; readonly after: number }
}
export interface TruceTold {
  readonly ceasefires: readonly Told[]
  readonly instruments: readonly {
    readonly id: string
    readonly title: string
    readonly date: string
    readonly status: string
    readonly signatories: readonly string[]
    readonly basis: string | null
    readonly provisions: readonly {
      readonly id: string
      readonly says: string
      readonly due: string | null
      readonly standing: Standing
      readonly overdue: boolean
      readonly since: readonly Told[]
    }[]
  }[]
  readonly deployments: readonly (Told & {
    readonly form: string
    readonly mandate: string | null
    readonly strength: { readonly as: string } | null
  })[]
  readonly alleged: readonly { readonly claimant: string; readonly told: readonly Told[] }[]
  readonly denials: readonly Told[]
}
export interface BoardRole extends RoleLine {
  readonly step: RoleLine['steps'][number]
}
export interface BoardTold {
  readonly tracks: readonly (TrackLine & {
    readonly since: readonly (TrackStep & { readonly turn: 'forward' | 'back' | null })[] | null
    readonly direction: string | null
    readonly waits: readonly (TrackStep & { readonly on: readonly string[] })[]
    readonly conditions: readonly TrackStep[]
  })[]
  readonly roles: {
    readonly holding: readonly BoardRole[]
    readonly offered: readonly BoardRole[]
    readonly lost: readonly BoardRole[]
  }
  readonly formats: readonly {
    readonly format: string
    readonly name: string
    readonly leads: readonly string[]
    readonly from: string | null
    readonly to: string | null
    readonly named: TrackStep
  }[]
}
export interface TrackAnswer<T> {
  readonly view: T
  readonly on: string
}
