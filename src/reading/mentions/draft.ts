import type { ActorId, OfficeId, PlaceId } from '../../model/ids.js'
import type { Via } from '../../model/mention.js'
import type { Trees } from '../../text/trees.js'
import type { Meant, Mention } from '../layers.js'

/** A mention while it is being made out: token ranges are half-open. */
export interface Draft {
  readonly from: number
  readonly to: number
  type: Mention['type']
  via: Via
  /** Found by name shape only, so that the rest of the report may overrule it. */
  weak: boolean
  actor: ActorId | null
  place: PlaceId | null
  office: OfficeId | null
  for: ActorId | null
  /** Words with title: token range that covers the mention. */
  fullFrom: number
  fullTo: number
  /** Lower-case title words that stand with the name, "" where none do. */
  title: string
  /** True for "former President X": the title is no longer held. */
  former: boolean
  /** State whose adjective or name stands before the title: "Armenian Prime Minister". */
  titleOf: ActorId | null
  entity: number
  name: string
  members: Meant[]
}

export function newDraft(from: number, to: number, type: Mention['type'], via: Via = 'name', weak = false): Draft {
  return {
    from,
    to,
    type,
    via,
    weak,
    actor: null,
    place: null,
    office: null,
    for: null,
    fullFrom: from,
    fullTo: to,
    title: '',
    former: false,
    titleOf: null,
    entity: -1,
    name: '',
    members: [],
  }
}

/** The word the others of the name hang on: the one whose own head stands outside it. */
export function headOf(trees: Trees, { from, to }: Draft): number {
  for (let token = from; token < to; token++) {
    const head = trees.head[token] ?? -1
    if (head < from || head >= to) return token
  }
  return to - 1
}
