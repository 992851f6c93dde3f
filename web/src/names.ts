import { useMemo } from 'react'
import { useAsk } from './api.js'
import type { ActorNamed, RoleLine } from './types.js'

/** Actors of the register by id; empty until they have come. */
export function useNames(ids: readonly string[]): ReadonlyMap<string, ActorNamed> {
  const asked = [...new Set(ids)].filter((id) => /^[a-z0-9][a-z0-9.-]*$|^Q\d+$/.test(id)).slice(0, 500)
  asked.sort()
  const told = useAsk<{ actors: readonly ActorNamed[] }>(
    asked.length > 0 ? `/actors?ids=${encodeURIComponent(asked.join())}` : null,
  )
  return useMemo(() => new Map((told.data?.actors ?? []).map((actor) => [actor.id, actor])), [told.data])
}

/** A line of a role under the actor's name where the view only has its id. */
export const withName = (line: RoleLine, names: ReadonlyMap<string, ActorNamed>): RoleLine =>
  line.actor.id !== null && line.actor.name === line.actor.id
    ? { ...line, actor: { ...line.actor, name: names.get(line.actor.id)?.name ?? line.actor.name } }
    : line
