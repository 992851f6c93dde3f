import type { Edtf } from '../model/edtf.js'
import type { CastMember, PlaceRead } from '../model/mention.js'
import type { Modality } from '../model/modality.js'
import type { Cast } from './kind.js'

/** "A", "A and B", "A, B and C". */
export function joinNames(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** A claim's actors as its kind's `phrase` asks for them; a name told twice in one role is said once. */
export function castOf(
  actors: readonly CastMember[],
  told: { readonly when: Edtf | null; readonly where: PlaceRead | null; readonly modality: Modality },
): Cast {
  const names = (role: string): readonly string[] => [...new Set(actors.filter((a) => a.role === role).map((a) => a.name))]
  return {
    modality: told.modality,
    where: told.where?.name ?? null,
    when: told.when,
    names,
    list: (role, otherwise = 'someone') => joinNames(names(role)) || otherwise,
  }
}
