import compiled from '../../../data/cues/compiled.json' with { type: 'json' }
import type { Context } from '../layers.js'

/** Sorts of context in the order they are tried where a word has several. */
type Sort = Exclude<Context['sort'], 'condition' | 'modal' | 'negation'>
type Lists = {
  readonly verbs: ReadonlySet<string>
  readonly nouns: ReadonlySet<string>
  readonly adjectives: ReadonlySet<string>
}

const lists: Readonly<Record<string, Partial<Record<keyof Lists, readonly string[]>>>> = compiled.context

/** lemma → sorts, by part of speech, in the order of data/cues/context.yaml. */
function index(part: keyof Lists): ReadonlyMap<string, readonly Sort[]> {
  const map = new Map<string, Sort[]>()
  for (const [sort, words] of Object.entries(lists))
    for (const word of words[part] ?? []) {
      const sorts = map.get(word)
      if (sorts) sorts.push(sort as Sort)
      else map.set(word, [sort as Sort])
    }
  return map
}

const VERBS = index('verbs')
const NOUNS = index('nouns')
const ADJECTIVES = index('adjectives')
const NONE: readonly Sort[] = []

/** What a word does to a clause or noun of action under it; several sorts where the construction decides. */
export const sortsOf = (lemma: string, part: 'verb' | 'noun' | 'adjective'): readonly Sort[] =>
  (part === 'verb' ? VERBS : part === 'noun' ? NOUNS : ADJECTIVES).get(lemma) ?? NONE

export type { Sort }

/** How "of" and the possessive of a noun of action are read: data/cues/nouns.yaml. */
export type NounReading = 'both' | 'does' | 'undergoes'
const nounReadings = new Map<string, NounReading>()
for (const reading of ['undergoes', 'does', 'both'] as const)
  for (const noun of compiled.nouns[reading]) nounReadings.set(noun, reading)

export const nounReading = (lemma: string): NounReading | null => nounReadings.get(lemma) ?? null

const SUPPORT: ReadonlySet<string> = new Set(compiled.nouns.support)
const HAPPEN: ReadonlySet<string> = new Set(compiled.nouns.happen)
/** "held talks": the verb only carries its object. */
export const carries = (lemma: string): boolean => SUPPORT.has(lemma)
/** "talks began": the verb says of its subject that it takes place, or ceases to. */
export const happens = (lemma: string): boolean => HAPPEN.has(lemma)

/** A word list of data/cues/events.yaml, by kind and name. */
export type EventCues = typeof compiled.events
export const EVENTS: EventCues = compiled.events
/** A word list of data/cues/acts.yaml, by kind and name. */
export const ACTS: typeof compiled.acts = compiled.acts
