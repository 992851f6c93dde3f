import type { ActorId } from '../model/ids.js'
import type { Register } from './register.js'

/** How the question says the post is held. */
export type Manner = 'former' | 'acting' | null

const MANNERS: Readonly<Record<string, Manner>> = {
  former: 'former',
  ex: 'former',
  past: 'former',
  late: 'former',
  acting: 'acting',
  interim: 'acting',
  caretaker: 'acting',
}
const FILLERS = new Set([
  'then',
  'current',
  'new',
  'outgoing',
  'incumbent',
  'de',
  'facto',
  'the',
  'mr',
  'mrs',
  'ms',
  'dr',
  'gen',
  'general',
])
export const POSSESSIVE = /^['’]s?$/
export const PRONOUNS = new Set(['his', 'her', 'their', 'its', 'my', 'our', 'your'])
const LEAD_IN = /^(?:who|whom)\s+(?:is|was|are|were|does|did|do)?\s*(?:meant\s+by\s+)?/i

/** The words of a question: quotes and question marks off, possessives apart. */
export function wordsOf(question: string): string[] {
  return question
    .normalize('NFC')
    .replace(/[“”„"«»?!;:()[\]]/g, ' ')
    .replace(/,/g, ' ')
    .trim()
    .replace(LEAD_IN, '')
    .replace(/(\p{L}|\.)(['’]s)(?=\s|$)/gu, '$1 $2')
    .replace(/s['’](?=\s|$)/g, "s '")
    .replace(/\bex[-‐–]\s*/gi, 'ex ')
    .split(/\s+/)
    .filter((word) => word !== '')
}

export const lower = (words: readonly string[], at: number): string => (words[at] ?? '').toLowerCase()
export const skipThe = (words: readonly string[], at: number): number => (/^(?:the|an?)$/i.test(words[at] ?? '') ? at + 1 : at)

/** Actor whose office or body the words at `at` introduce: a state by name or demonym, an organisation, a metonym. */
export function ownerAt(register: Register, words: readonly string[], at: number): { owners: ActorId[]; next: number } | null {
  const from = skipThe(words, at)
  const match = register.match(words, from)
  if (!match) return null
  const owners: ActorId[] = []
  for (const sense of match.senses) {
    if (sense.of === 'actor' || sense.of === 'metonym') {
      if (register.actor(sense.actor)?.type !== 'person' && !owners.includes(sense.actor)) owners.push(sense.actor)
    }
  }
  return owners.length > 0 ? { owners, next: from + match.words } : null
}

/** Persons whom all of these words name: by full name, else by family name alone. */
export function personsNamed(register: Register, words: readonly string[], titled = true): readonly ActorId[] {
  const from = words.findIndex((word) => !FILLERS.has(word.toLowerCase().replace(/\./g, '')))
  if (from < 0) return []
  const match = register.match(words, from)
  if (match && from + match.words === words.length) {
    const found = match.senses.flatMap((sense) =>
      sense.of === 'actor' && register.actor(sense.actor)?.type === 'person' ? [sense.actor] : [],
    )
    if (found.length > 0) return found
  }
  return register.bySurname(words.slice(from).join(' '), titled)
}

export function takeManner(words: readonly string[], at: number): { manner: Manner; next: number } {
  let manner: Manner = null
  let next = at
  for (; next < words.length - 1; next++) {
    const word = lower(words, next)
    const found = Object.hasOwn(MANNERS, word) ? MANNERS[word] : undefined
    if (found !== undefined) manner = found
    else if (!FILLERS.has(word)) break
  }
  return { manner, next }
}
