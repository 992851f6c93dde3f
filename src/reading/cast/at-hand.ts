import type { CastMember, PlaceRead } from '../../model/mention.js'
import type { Source } from '../../model/source.js'
import type { Span } from '../../model/span.js'
import type { TimeExpression } from '../../time/time-expression.js'
import type { Names } from '../frames/names.js'
import type { Syntax } from '../frames/syntax.js'
import type { Told } from '../kind.js'
import type { Argument, Frame, Layers, Mention } from '../layers.js'
import type { Dated } from './carried-dates.js'

/** Layers every kind that reads frames asks for. */
export const DESK_LAYERS = ['trees', 'times', 'setting', 'mentions', 'quotations', 'figures', 'frames'] as const
export type DeskLayers = Pick<Layers, (typeof DESK_LAYERS)[number]>

/** What a kind has at hand to make claims of frames: who, when, where, on whose word. */
export interface Desk {
  readonly source: Source
  readonly text: string
  readonly have: DeskLayers
  readonly syntax: Syntax
  readonly names: Names
  readonly frames: readonly Frame[]
  /** Frame whose predicate a token is, null for none. */
  frameAt(token: number): Frame | null
  /** Cast members for these arguments, in order, each actor once. */
  cast(role: string, args: readonly Argument[]): CastMember[]
  castMention(role: string, mention: Mention): CastMember[]
  canAct(argument: Argument): boolean
  argument(head: number): Argument
  when(frame: Frame): Dated
  where(frame: Frame): PlaceRead | null
  /** How long the event lasts, where the report says. */
  length(frame: Frame): TimeExpression | null
  /** What a claim read off a frame says besides its body and cast. */
  told<B>(frame: Frame, body: B, actors: readonly CastMember[], more?: Partial<Told<B>>): Told<B>
  /** As `told`, one for each date the frame has: "in April and May" tells two. */
  each<B>(frame: Frame, body: B, actors: readonly CastMember[], more?: Partial<Told<B>>): Told<B>[]
  /** True where a word of these stands directly with the predicate or the verb that carries it. */
  with(frame: Frame, words: RegExp): boolean
  /** Part of the report a span stands in. */
  inHeadline(span: Span): boolean
}
