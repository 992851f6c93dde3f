import type { Actor, Incumbency, Office, Place } from '../model/actor.js'
import type { ActorId, PlaceId } from '../model/ids.js'
import type { Process } from '../model/process.js'
import type { Dossier } from './dossier.js'

/** An incumbency with the last day it is known to hold; null where it has an end. */
export interface HeldOffice extends Incumbency {
  readonly checked: string | null
}

/** A kind of office with the generic titles it answers to, and the kind whose holders are its counterparts. */
export interface TitleKind {
  readonly kind: string
  readonly name: string
  readonly titles: readonly string[]
  readonly like: string | null
  readonly everywhere: boolean
  readonly several: boolean
}

/** A body every state has, named by rule: "Armenian foreign ministry". */
export interface BodyKind {
  readonly kind: string
  readonly name: string
  readonly type: Actor['type']
  readonly words: readonly string[]
  readonly itself: boolean
}

/** Sense of a name: actor by name `a`, by demonym `d`, place `p`, metonym `m` (third: its place), office `o`. */
export type SenseRow = readonly ['a' | 'd' | 'p' | 'o', string] | readonly ['m', string, string | null]

/** `key` of folded pieces, how each piece must be written ('A', 'C', 'l'), and what it means. Keys of persons begin with `~`. */
export type NameRow = readonly [key: string, shape: string, sense: SenseRow]

export interface LeaderRow {
  readonly of: ActorId
  readonly kind: string
  readonly from: string | null
  readonly to: string | null
}

/** Everything the register holds, as plain JSON: what the build writes and a start reads. */
export interface Compiled {
  readonly version: 1
  readonly actors: readonly Actor[]
  readonly offices: readonly (Office & { readonly kind: string | null })[]
  readonly holdings: readonly HeldOffice[]
  readonly places: readonly Place[]
  readonly processes: readonly Process[]
  readonly dossiers: readonly Dossier[]
  readonly titles: readonly TitleKind[]
  readonly bodies: readonly BodyKind[]
  readonly leaders: readonly LeaderRow[]
  /** ISO 3166-1 alpha-2 codes of states. */
  readonly codes: readonly (readonly [ActorId, string])[]
  readonly seats: readonly (readonly [PlaceId, ActorId])[]
  readonly families: readonly (readonly [string, ActorId])[]
  /** Family names too common to find anybody by without a title. */
  readonly commonFamilies: readonly string[]
  readonly hosts: readonly (readonly [string, string])[]
  /** Outlets and agencies by each of their names, folded and as written; true for an agency. */
  readonly outlets: readonly (readonly [key: string, known: string, name: string, agency: boolean])[]
  readonly spellings: readonly (readonly [string, string])[]
  readonly names: readonly NameRow[]
}
