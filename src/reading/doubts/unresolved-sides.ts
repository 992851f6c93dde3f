import type { Note } from '../../model/note.js'
import type { Told } from './doubt.js'

/** Words for two sides by themselves, without anything that says whose. */
const SIDES = /^(?:(?:the|both|two|each|neither|either|these) )*(?:warring |rival |conflicting )?(?:sides?|part(?:y|ies))$/i
/** Leaders and countries are two of the story's only where they are counted. */
const TWO = /^(?:the two|both|these two|two) (?:leaders|governments|countries|states|presidents|ministers)$/i
const DEFINITE = /\b(?:the|both|two|each|neither|either|these)\s+$/i

/** "the two sides", where a claim rests on them and the report does not surely say who they are. */
export function* unresolvedSides({ source, claims }: Told): Generator<Note> {
  const told = new Set<number>()
  for (const claim of claims)
    for (const { as, id, name, start, end } of claim.actors) {
      if (id !== null || told.has(start) || !(SIDES.test(name) || TWO.test(as)) || !(SIDES.test(as) || TWO.test(as))) continue
      const before = DEFINITE.exec(source.text.slice(Math.max(0, start - 12), start))?.[0] ?? ''
      if (before === '' && !DEFINITE.test(`${as.split(' ')[0]} `)) continue
      told.add(start)
      const words = source.text.slice(start - before.length, end)
      yield { rule: 'unresolved-reference', at: { start, end }, says: `who '${words}' are is not certain` }
    }
}
