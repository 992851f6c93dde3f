import type { Sector, SectorState } from '../model/border.js'
import type { Edtf } from '../model/edtf.js'
import type { Hedge } from '../model/figure.js'
import type { Finding } from '../model/finding.js'
import type { ActorId, SectorId } from '../model/ids.js'
import type { GroundLine, PaperLine } from './papers.js'
import type { PartStep, Standing } from './parts.js'
import type { Citation, Named } from './question.js'

/** A stretch of border on the day. */
export interface SectorLine {
  readonly sector: SectorId
  readonly name: string
  readonly aliases: readonly string[]
  readonly between: Sector['between']
  readonly within: SectorId | null
  /** Where it runs, where a line is at hand. */
  readonly line: Sector['line']
  /** Kilometres and how they are known: told by somebody, measured on a line that may be coarse, or not known. */
  readonly km: number | null
  readonly kmIs: 'told' | 'measured' | 'unknown'
  /** How the report that tells the length hedges it; null where no report does. */
  readonly kmHedge: Hedge | null
  readonly invokes: string | null
  readonly basis: string | null
  readonly state: SectorState | null
  /** The larger stretch whose state this is, where none of its own is told. */
  readonly from: SectorId | null
  readonly standing: Standing<SectorState>
  readonly steps: readonly PartStep<SectorState>[]
}

/** Kilometres that stand so on the day. */
export interface Tally {
  /** Null for stretches of which nothing is told. */
  readonly state: SectorState | null
  readonly km: number
  readonly sectors: readonly SectorId[]
}

/** Land held, ceded, returned or taken, with who says so. */
export interface TerritoryLine {
  readonly finding: Finding['id']
  readonly form: string
  readonly what: string | null
  readonly when: Edtf | null
  readonly modality: Finding['modality']
  readonly phrase: string
  readonly actors: readonly (Named & { readonly role: string })[]
  readonly sources: readonly Citation[]
}

/** Who heads a side's border commission on the day, as the register knows. */
export interface CommissionHead {
  readonly office: string
  readonly of: ActorId
  readonly holder: string
  readonly from: Edtf | null
  readonly basis: string | null
}

/** A part of the one line on a border, with what it rests on; no sources where it tells what is not told. */
export interface SaidPart {
  readonly words: string
  readonly sources: readonly Citation[]
}

export interface BorderBoard {
  /** How it stands in one line, part by part, each with what it rests on. */
  readonly says: readonly SaidPart[]
  readonly sectors: readonly SectorLine[]
  readonly tally: readonly Tally[]
  /** What is told of the border where the stretch is not known: it is shown, and moves no kilometre. */
  readonly unplaced: readonly PartStep<SectorState>[]
  readonly heads: readonly CommissionHead[]
  /** Commissions: meetings, surveys, what they set up and signed. */
  readonly commissions: readonly PartStep<SectorState>[]
  readonly territory: readonly TerritoryLine[]
  /** Papers that it is drawn by, with how far each has come. */
  readonly papers: readonly PaperLine[]
  /** What reports say the line is settled by, and where: stretches, none where they name none. */
  readonly grounds: readonly (GroundLine & { readonly sectors: readonly SectorId[] })[]
}
