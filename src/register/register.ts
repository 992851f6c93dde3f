import type { Actor, Incumbency, Office, Place } from '../model/actor.js'
import type { Edtf } from '../model/edtf.js'
import type { ActorId, OfficeId, PlaceId, ProcessId } from '../model/ids.js'
import type { Process } from '../model/process.js'

/** One thing a string of words may mean. Several senses may share the words: "Moscow" is a place and a government. */
export type Sense =
  | { readonly of: 'actor'; readonly actor: ActorId; readonly via: 'name' | 'demonym' }
  | { readonly of: 'place'; readonly place: PlaceId }
  | { readonly of: 'metonym'; readonly place: PlaceId | null; readonly actor: ActorId }
  | { readonly of: 'office'; readonly office: OfficeId }

/** The longest entry that starts at a word: how many words it takes and what they may mean. */
export interface Match {
  readonly words: number
  readonly senses: readonly Sense[]
}

/** What the reader knows before it reads: loaded once, never changed. */
export interface Register {
  actor(id: ActorId): Actor | null
  place(id: PlaceId): Place | null
  office(id: OfficeId): Office | null
  process(id: ProcessId): Process | null
  readonly processes: readonly Process[]
  /** Longest match of names, aliases and demonyms from word `at`; words as read, case kept. Null where nothing starts here. */
  match(words: readonly string[], at: number): Match | null
  /** Persons whose family name this is, in any known spelling. */
  bySurname(word: string): readonly ActorId[]
  /** Offices of `of` that answer to a generic title: ("foreign minister", armenia). */
  officesOf(of: ActorId, title: string): readonly OfficeId[]
  /** Who held the office on the day (or at some time in a vaguer date); empty where not known, several on a day of change. */
  incumbents(office: OfficeId, on: Edtf): readonly Incumbency[]
  /** Posts the person held on the day; all of them, ever, when `on` is null. */
  posts(person: ActorId, on: Edtf | null): readonly Incumbency[]
  /** The outlet that publishes under this host name ("www." or not), null where not known. */
  outlet(host: string): string | null
  /** True for a known news agency's name or initials: AFP, Reuters, TASS, Interfax. */
  agency(words: string): string | null
  /** Words after or before which a metonym is a place: in, near, capital … is left to the reader; this is the actor for a seat. */
  seatOf(place: PlaceId): ActorId | null
}
