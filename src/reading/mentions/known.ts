import type { ActorType } from '../../model/actor.js'
import type { ActorId, OfficeId, PlaceId } from '../../model/ids.js'
import type { Register, Sense } from '../../register/register.js'
import { NAME_WORDS } from '../word-lists.js'
import type { Sheet } from './sheet.js'

/** What the register says of the words from a token on: how many tokens, and each sense sorted. */
export interface Known {
  readonly to: number
  readonly senses: readonly Sense[]
  readonly person: ActorId | null
  /** Several persons of the same name. */
  readonly persons: readonly ActorId[]
  readonly body: ActorId | null
  readonly state: ActorId | null
  readonly place: PlaceId | null
  readonly demonymOf: ActorId | null
  readonly metonymOf: ActorId | null
  readonly office: OfficeId | null
}

/** Look-ups in the register for one text, each start asked once. */
export function knownNames(sheet: Sheet, register: Register): (at: number) => Known | null {
  const seen = new Map<number, Known | null>()
  // A headline in capitals is looked up as if it were written with capital first; acronyms keep theirs.
  const titled = sheet.words.map((word, i) =>
    sheet.capital[i] === 2 && word.length > 1 ? word.charAt(0) + word.slice(1).toLowerCase() : word,
  )
  const find = (at: number): Known | null => {
    const own = register.match(sheet.words, at)
    const sentence = sheet.trees.sentenceOf[at]!
    const last = sheet.trees.sentences[sentence + 1]!
    const alike =
      sheet.capital[at] === 2 && (sheet.cases[sentence] === 'caps' || sheet.words[at]!.length > 3)
        ? register.match(titled, at)
        : null
    const best = alike && (!own || alike.words > own.words) ? alike : own
    if (!best || at + best.words > last) return null
    return sorted(register, best.senses, at + best.words)
  }
  return (at) => {
    const known = seen.get(at)
    if (known !== undefined) return known
    const found = find(at)
    seen.set(at, found)
    return found
  }
}

function sorted(register: Register, senses: readonly Sense[], to: number): Known {
  let body: ActorId | null = null
  let state: ActorId | null = null
  let place: PlaceId | null = null
  let demonymOf: ActorId | null = null
  let metonymOf: ActorId | null = null
  let office: OfficeId | null = null
  const persons: ActorId[] = []
  for (const sense of senses) {
    if (sense.of === 'place') place ??= sense.place
    else if (sense.of === 'metonym') metonymOf ??= sense.actor
    else if (sense.of === 'office') office ??= sense.office
    else if (sense.via === 'demonym') demonymOf ??= sense.actor
    else {
      const type = typeOf(register, sense.actor)
      if (type === 'person') persons.push(sense.actor)
      else if (type === 'state' || type === 'de-facto') state ??= sense.actor
      else body ??= sense.actor
    }
  }
  return {
    to,
    senses,
    person: persons.length === 1 ? persons[0]! : null,
    persons,
    body,
    state,
    place,
    demonymOf,
    metonymOf,
    office,
  }
}

export const typeOf = (register: Register, actor: ActorId): ActorType | null => register.actor(actor)?.type ?? null

/** A place's name that is also a surname or a plain word. */
export const isWeakPlace = (sheet: Sheet, from: number, to: number): boolean =>
  to - from === 1 && NAME_WORDS.weakPlaces.has(sheet.lower[from]!)
