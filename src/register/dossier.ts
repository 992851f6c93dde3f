import type { Sector } from '../model/border.js'
import type { Edtf } from '../model/edtf.js'
import type { Hedge } from '../model/figure.js'
import type { ActorId, PlaceId, ProcessId, TrackId } from '../model/ids.js'
import type { Implementation } from '../model/part-state.js'
import type { Junction, Link } from '../model/transport.js'

/** A point of an agreement: what is to be done, by whom and when where it says so, and how far it is known to be done. */
export interface Point {
  readonly says: string
  readonly by: readonly ActorId[]
  readonly due: Edtf | null
  /** Names of places and forces by which reports of its being carried out are found. */
  readonly concerns: readonly string[]
  readonly states: readonly {
    readonly state: Implementation
    readonly from: Edtf
    readonly to: Edtf | null
    readonly basis: string | null
  }[]
}

/** An agreement of a process with its points in our own words, never the official text. */
export interface Agreement {
  readonly id: string
  readonly title: string
  readonly aliases: readonly string[]
  readonly date: Edtf
  readonly status: 'agreed' | 'initialled' | 'signed' | 'ratified' | 'suspended' | 'broken'
  readonly signatories: readonly string[]
  readonly tracks: readonly TrackId[]
  readonly points: readonly Point[]
  readonly basis: string | null
}

/** A war, meeting or other event of a process that reports refer back to by name. */
export interface KnownEvent {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly date: Edtf
  readonly kind: string
  readonly place: string | null
  readonly participants: readonly string[]
  readonly mediators: readonly string[]
  readonly tracks: readonly TrackId[]
  readonly outcome: string | null
  readonly basis: string | null
}

/** A count that somebody vouches for; never added to another's. */
export interface KnownFigure {
  readonly what: string
  readonly of: string | null
  readonly measure: string
  readonly low: number | null
  readonly best: number | null
  readonly high: number | null
  readonly hedge: Hedge
  readonly by: string
  readonly at: Edtf | null
  readonly basis: string | null
}

/** What the register knows of a process besides actors and offices. */
export interface Dossier {
  readonly process: ProcessId
  readonly actors: readonly ActorId[]
  readonly places: readonly PlaceId[]
  readonly agreements: readonly Agreement[]
  readonly events: readonly KnownEvent[]
  readonly figures: readonly KnownFigure[]
  /** Its border in stretches, and the network of its transport links: what the claims of those tracks are put on. */
  readonly sectors: readonly Sector[]
  readonly junctions: readonly Junction[]
  readonly links: readonly Link[]
}
