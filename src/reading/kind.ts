import type * as z from 'zod'
import type { Attribution } from '../model/attribution.js'
import type { ClaimKind } from '../model/claim.js'
import type { Edtf } from '../model/edtf.js'
import type { ProcessId, TrackId } from '../model/ids.js'
import type { CastMember, PlaceRead } from '../model/mention.js'
import type { Modality } from '../model/modality.js'
import type { Note } from '../model/note.js'
import type { Plover } from '../model/plover.js'
import type { Source } from '../model/source.js'
import type { Span } from '../model/span.js'
import type { Layer, Layers } from './layers.js'

/** What a kind tells of a claim besides its words; what is left out takes the value in brackets. */
export interface Told<B> {
  readonly body: B
  readonly when?: Edtf | null
  readonly where?: PlaceRead | null
  /** [asserted] */
  readonly modality?: Modality
  /** [the outlet, reported] */
  readonly attribution?: Attribution
  readonly actors: readonly CastMember[]
  /** [the setting's process] */
  readonly process?: ProcessId | null
  readonly track?: TrackId | null
  readonly plover?: Plover | null
  /** Further words it rests on, besides the span given first. */
  readonly also?: readonly Span[]
  /** 0 to 1: from rule and layers; calibrated by the pipeline afterwards. */
  readonly sure: number
}

/** Makes a claim: the words it rests on come first, so a claim without evidence cannot be spelled. */
export type Emit<B> = (span: Span, told: Told<B>) => void

/** The people and places of one claim, as `phrase` needs them: by role, in order, ready to be joined. */
export interface Cast {
  readonly modality: Modality
  readonly where: string | null
  readonly when: Edtf | null
  /** Names in this role; empty where nobody has it. */
  names(role: string): readonly string[]
  /** "A", "A and B", "A, B and C"; `otherwise` where nobody has the role. */
  list(role: string, otherwise?: string): string
}

/** One claim kind: its body's schema, how it is read, how it is said. One file each in `src/kinds`. */
export interface Kind<K extends ClaimKind = ClaimKind, S extends z.ZodType = z.ZodType, N extends Layer = Layer> {
  readonly kind: K
  readonly body: S
  readonly needs: readonly N[]
  read(source: Source, have: Pick<Layers, N>, claim: Emit<z.output<S>>, doubt: (note: Note) => void): void
  phrase(body: z.output<S>, cast: Cast): string
  /** PLOVER's type and mode for a claim that does not tell its own; left out where PLOVER has none for the kind. */
  plover?(body: z.output<S>): Plover | null
}

/** Keeps the literal types of a kind's definition. */
export const kind = <K extends ClaimKind, S extends z.ZodType, N extends Layer>(definition: Kind<K, S, N>): Kind<K, S, N> =>
  definition
