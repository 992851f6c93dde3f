import type { Actor, Incumbency, Office, Place } from '../model/actor.js'
import type { Edtf } from '../model/edtf.js'
import type { ActorId, OfficeId, PlaceId, ProcessId } from '../model/ids.js'
import type { Process } from '../model/process.js'
import type { Dossier } from './dossier.js'

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

/** A generic title read in running words: how many words it takes and the kind of office: `foreign-minister`. */
export interface TitleMatch {
  readonly words: number
  readonly title: string
  readonly kinds: readonly string[]
}

/** What the reader knows before it reads: loaded once, never changed. */
export interface Register {
  actor(id: ActorId): Actor | null
  place(id: PlaceId): Place | null
  office(id: OfficeId): Office | null
  process(id: ProcessId): Process | null
  readonly processes: readonly Process[]
  /**
   * Longest match of names, aliases and demonyms from word `at`; words as read, case kept. Null where nothing starts here. A list
   * of words must not change once it was asked about: answers are kept with it.
   */
  match(words: readonly string[], at: number): Match | null
  /**
   * Persons whose family name this is, in any known spelling. Names that are common words or widespread (May, Brown, Lee)
   * find nobody, save where `titled` says that a title stands before them.
   */
  bySurname(word: string, titled?: boolean): readonly ActorId[]
  /**
   * Offices of `of` that answer to a generic title: ("foreign minister", armenia). "leader" means the office that leads the
   * country, on the date where one is given.
   */
  officesOf(of: ActorId, title: string, on?: Edtf): readonly OfficeId[]
  /**
   * Who held the office on the day (or at some time in a vaguer date); empty where not known, several on a day of change.
   * A post without an end is known only up to the day its pack was last checked.
   */
  incumbents(office: OfficeId, on: Edtf): readonly Incumbency[]
  /** Posts the person held on the day; all of them, ever, when `on` is null. A post without an end is taken to go on. */
  posts(person: ActorId, on: Edtf | null): readonly Incumbency[]
  /** The outlet that publishes under this host name ("www." or not), null where not known. */
  outlet(host: string): string | null
  /** The agency's usual name for a known news agency's name or initials: AFP, Reuters, TASS, Interfax; null for others. */
  agency(words: string): string | null
  /** Words after or before which a metonym is a place: in, near, capital … is left to the reader; this is the actor for a seat. */
  seatOf(place: PlaceId): ActorId | null
  /** All who ever held the office as far as known, earliest first. */
  holders(office: OfficeId): readonly Incumbency[]
  /** Offices of `of` whose holder is the counterpart of this office's: a foreign minister for a secretary of state. */
  counterparts(office: OfficeId, of: ActorId): readonly OfficeId[]
  /** A body every state has, by rule: (armenia, "foreign ministry"). Null for other words or an actor that is no state. */
  bodyOf(of: ActorId, words: string): ActorId | null
  /** The ISO 3166-1 alpha-2 code of a state; null for who is none, and where the pack gives none. */
  countryCode(of: ActorId): string | null
  /** True where a state has several such posts at once, so that this title alone never tells who is meant: "deputy prime minister". */
  several(office: OfficeId, title: string): boolean
  /** The longest generic title that starts at word `at`, in any case: "foreign minister", "prime minister", "top diplomat". */
  titleAt(words: readonly string[], at: number): TitleMatch | null
  /** The outlet or agency of this name, as it is usually written; null where not known. */
  outletNamed(words: string): string | null
  /** Agreements, wars and figures of a process; null for one the register does not know. */
  dossier(process: ProcessId): Dossier | null
  /** Last day (EDTF) on which an endless incumbency was known to hold; null where it has an end or was never checked. */
  checked(incumbency: Incumbency): string | null
}
