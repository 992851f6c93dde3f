import type { Actor, Place } from '../model/actor.js'
import type { ActorId, PlaceId, ProcessId } from '../model/ids.js'
import type { Process } from '../model/process.js'
import { fold } from '../record/normalise.js'
import type { Additions } from '../record/record.js'
import type { Names } from './names.js'

/** The part of a register that names are looked up in. */
export interface NameBook {
  actor(id: ActorId): Actor | null
  place(id: PlaceId): Place | null
  process(id: ProcessId): Process | null
  countryCode(id: ActorId): string | null
  readonly processes: readonly Process[]
}

/** The register's names and those that decisions added to it. */
export function namesFrom(register: NameBook, added: Pick<Additions, 'actors' | 'places' | 'processes'>): Names {
  const actors = new Map<string, Actor>(added.actors.map((actor) => [actor.id, actor]))
  const places = new Map<string, Place>(added.places.map((place) => [place.id, place]))
  const processes = new Map<string, Process>(added.processes.map((process) => [process.id, process]))
  return {
    actor: (id) => register.actor(id as ActorId) ?? actors.get(id) ?? null,
    place: (id) => register.place(id as PlaceId) ?? places.get(id) ?? null,
    process: (id) => register.process(id as ProcessId) ?? processes.get(id) ?? null,
    countryCode: (id) => register.countryCode(id as ActorId),
    processes: [...register.processes, ...added.processes],
  }
}

/** The part of a register that finds whom words name. */
export interface NameFinder {
  match(
    words: readonly string[],
    at: number,
  ): { readonly words: number; readonly senses: readonly ({ readonly of: string } & { readonly actor?: ActorId })[] } | null
  actor(id: ActorId): Actor | null
}

/** Whom a name of a data set means: only where the register knows the whole of it. "Government of Armenia" is Armenia. */
export function actorNamed(register: NameFinder): (name: string) => { readonly id: string; readonly name: string } | null {
  return (name) => {
    const words = name.replace(/^(?:the )?government of (?:the )?/i, '').split(/\s+/)
    const found = register.match(words, 0)
    if (!found || found.words !== words.length) return null
    const sense = found.senses.find(({ of }) => of === 'actor')
    const actor = sense?.actor === undefined ? null : register.actor(sense.actor)
    return actor ? { id: actor.id, name: actor.name } : null
  }
}

/**
 * The key that findings are sought by for an actor given by id or by name: the id of whom the register knows by that id or name, else
 * the name itself, as findings have it of those whom the register does not know.
 */
export function actorSought(register: NameFinder, actor: string): string {
  if (actor.startsWith('~') || register.actor(actor as ActorId) !== null) return actor
  return actorNamed(register)(actor)?.id ?? `~${fold(actor)}`
}
