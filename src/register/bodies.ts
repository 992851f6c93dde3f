import type { Actor } from '../model/actor.js'
import type { ActorId } from '../model/ids.js'
import type { BodyKind } from './compiled.js'
import { isHyphen, keyOf } from './fold.js'
import type { Match } from './register.js'

/** Ministries, armies and parliaments, which every state has: named by rule, so that no list need hold them. */
export interface BodyRules {
  actor(id: string): Actor | null
  bodyOf(of: ActorId, words: string): ActorId | null
  /** Lengthens a match of a state's name or demonym over a body's words; finds "Ministry … of <state>" too. */
  extend(words: readonly string[], at: number, found: Match | null, match: Matcher): Match | null
}
type Matcher = (words: readonly string[], at: number) => Match | null

const key = (words: string): string => keyOf(words).replaceAll('defense', 'defence').replace(/^the /, '')
const LETTER = /^\p{L}/u
const POSSESSIVE = /^['’]s?$/
/** Longest body in words: "ministry of foreign affairs". */
const LONGEST = 5

export function bodyRules(kinds: readonly BodyKind[], actors: ReadonlyMap<string, Actor>): BodyRules {
  const byKind = new Map(kinds.map((kind) => [kind.kind, kind]))
  const byWords = new Map<string, BodyKind>()
  const starts = new Set<string>()
  for (const kind of kinds) {
    for (const words of kind.words) {
      byWords.set(key(words), kind)
      const first = words.toLowerCase().split(/[\s-]/)[0] ?? ''
      for (const spelling of [first, first.replace('defence', 'defense')]) starts.add(spelling)
    }
  }
  const isState = (id: string): boolean => {
    const type = actors.get(id)?.type
    return type === 'state' || type === 'de-facto'
  }
  const idOf = (of: string, kind: BodyKind): ActorId => (kind.itself ? of : `${of}.${kind.kind}`) as ActorId

  /** The longest body whose words begin at `at`. */
  const bodyAt = (words: readonly string[], at: number): { kind: BodyKind; words: number } | null => {
    const first = words[at]
    if (first === undefined || !starts.has(first.toLowerCase())) return null
    let most = 1
    while (most < LONGEST && at + most < words.length && LETTER.test(words[at + most] ?? '')) most++
    for (let count = most; count >= 1; count--) {
      const kind = byWords.get(key(words.slice(at, at + count).join(' ')))
      if (kind) return { kind, words: count }
    }
    return null
  }

  const stateOf = (found: Match | null): ActorId | null => {
    for (const sense of found?.senses ?? []) {
      if (sense.of === 'actor' && isState(sense.actor)) return sense.actor
    }
    return null
  }

  return {
    actor(id) {
      const dot = id.lastIndexOf('.')
      const kind = dot > 0 ? byKind.get(id.slice(dot + 1)) : undefined
      const state = dot > 0 ? actors.get(id.slice(0, dot)) : undefined
      if (!kind || kind.itself || !state || !isState(state.id)) return null
      return {
        id: id as ActorId,
        type: kind.type,
        name: `${state.demonyms[0] ?? state.name} ${kind.name}`,
        aliases: [`${kind.name} of ${state.name}`],
        demonyms: [],
        of: state.id,
        basis: `by rule: every state has a ${kind.name.toLowerCase()}`,
      }
    },
    bodyOf(of, words) {
      const kind = words.length > 100 ? undefined : byWords.get(key(words))
      return kind && isState(of) ? idOf(of, kind) : null
    },
    extend(words, at, found, match) {
      const state = stateOf(found)
      if (found && state) {
        let next = at + found.words
        if (POSSESSIVE.test(words[next] ?? '')) next++
        else if (isHyphen(words[next] ?? '')) return found
        const body = bodyAt(words, next)
        if (!body) return found
        const taken = next + body.words - at
        return { words: taken, senses: [{ of: 'actor', actor: idOf(state, body.kind), via: 'name' }] }
      }
      if (found) return found
      const first = words[at]?.charAt(0) ?? ''
      if (first === first.toLowerCase()) return null
      const body = bodyAt(words, at)
      if (!body) return null
      let next = at + body.words
      if (words[next]?.toLowerCase() !== 'of') return null
      next++
      if (words[next]?.toLowerCase() === 'the') next++
      const owner = match(words, next)
      const of = stateOf(owner)
      if (!owner || !of || owner.senses.some((sense) => sense.of === 'actor' && sense.via === 'demonym')) return null
      return { words: next + owner.words - at, senses: [{ of: 'actor', actor: idOf(of, body.kind), via: 'name' }] }
    },
  }
}
