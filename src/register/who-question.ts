import type { ActorId, OfficeId } from '../model/ids.js'
import type { Via } from '../model/mention.js'
import { lower, type Manner, ownerAt, POSSESSIVE, PRONOUNS, personsNamed, skipThe, takeManner } from './question-words.js'
import type { Register } from './register.js'

/** What a question's words ask for. */
export type Asked =
  | { readonly of: 'actor'; readonly actors: readonly ActorId[]; readonly via: Via }
  | {
      readonly of: 'office'
      readonly offices: readonly OfficeId[]
      readonly manner: Manner
      /** Persons the words name besides the post; null where they name none. */
      readonly persons: readonly ActorId[] | null
      /** The title as asked; null where the office has been named in full. */
      readonly title: string | null
    }
  | { readonly of: 'title'; readonly title: string; readonly manner: Manner; readonly persons: readonly ActorId[] }
  | { readonly of: 'counterpart'; readonly whose: readonly string[]; readonly states: readonly ActorId[] }
  | { readonly of: 'each'; readonly parts: readonly Asked[] }
  | { readonly of: 'nothing'; readonly says: string }

interface TitleTaken {
  readonly offices: readonly OfficeId[]
  readonly next: number
  readonly manner: Manner
  readonly title: string
}

/** The longest run of words from `at` that is a title of one of the owners. */
function titleOf(
  register: Register,
  owners: readonly ActorId[],
  words: readonly string[],
  at: number,
  end: number,
  on: string,
): TitleTaken | null {
  const { manner, next: start } = takeManner(words, at)
  for (let stop = Math.min(end, start + 10); stop > start; stop--) {
    const title = words.slice(start, stop).join(' ')
    const offices = owners.flatMap((owner) => register.officesOf(owner, title, on as never))
    if (offices.length > 0) return { offices: [...new Set(offices)], next: stop, manner, title }
  }
  return null
}

const joinManner = (a: Manner, b: Manner): Manner => a ?? b

function personsOrNull(register: Register, words: readonly string[]): readonly ActorId[] | null {
  return words.length === 0 ? null : personsNamed(register, words)
}

/** "Armenian foreign minister", "Armenia's acting PM", "EU foreign policy chief Josep Borrell", "Pentagon chief". */
function ownerFirst(register: Register, words: readonly string[], on: string): Asked | null {
  const led = takeManner(words, 0)
  const from = skipThe(words, led.next)
  const match = register.match(words, from)
  const named = match?.senses.flatMap((sense) => (sense.of === 'office' ? [sense.office] : [])) ?? []
  if (match && named.length > 0) {
    const rest = words.slice(from + match.words)
    return { of: 'office', offices: named, manner: led.manner, persons: personsOrNull(register, rest), title: null }
  }
  const owner = ownerAt(register, words, from)
  if (!owner || owner.next >= words.length) return null
  const next = POSSESSIVE.test(words[owner.next] ?? '') ? owner.next + 1 : owner.next
  // "Pentagon chief", "State Department spokesman": a title of the state whose body it is, with the body's name in it.
  const parents = owner.owners.flatMap((id) => register.actor(id)?.of ?? [])
  let taken = titleOf(register, owner.owners, words, next, words.length, on)
  for (let start = from; !taken && parents.length > 0 && start < owner.next; start++) {
    taken = titleOf(register, parents, words, start, words.length, on)
  }
  if (!taken) return null
  const persons = personsOrNull(register, words.slice(taken.next))
  return { of: 'office', offices: taken.offices, manner: joinManner(led.manner, taken.manner), persons, title: taken.title }
}

/** "speaker of Armenia's parliament", "spokeswoman for the Russian Foreign Ministry": titles of the state with the body in them. */
function titleInBody(
  register: Register,
  owners: readonly ActorId[],
  words: readonly string[],
  of: number,
  end: number,
  on: string,
): Asked | null {
  const states = owners.flatMap((id) => register.actor(id)?.of ?? [])
  for (let start = of + 2; states.length > 0 && start < end; start++) {
    const title = [...words.slice(start, end), ...words.slice(0, of)]
    const taken = titleOf(register, states, title, 0, title.length, on)
    if (taken?.next !== title.length) continue
    return {
      of: 'office',
      offices: taken.offices,
      manner: taken.manner,
      persons: personsOrNull(register, words.slice(end)),
      title: taken.title,
    }
  }
  return null
}

/** "foreign minister of Armenia", "Prime Minister Nikol Pashinyan of Armenia", "minister of foreign affairs of Armenia X Y". */
function titleFirst(register: Register, words: readonly string[], on: string): Asked | null {
  let best: { asked: Asked; left: number } | null = null
  for (let of = words.length - 2; of > 0; of--) {
    if (!/^(?:of|for|in)$/i.test(words[of] ?? '')) continue
    const owner = ownerAt(register, words, of + 1)
    if (!owner) continue
    const inBody = titleInBody(register, owner.owners, words, of, owner.next, on)
    if (inBody) return inBody
    const taken = titleOf(register, owner.owners, words, 0, of, on)
    if (!taken) continue
    const named = [...words.slice(taken.next, of), ...words.slice(owner.next)]
    // "minister of foreign affairs of the Republic of Armenia": the reading that leaves the fewest words over.
    if (best && best.left <= named.length) continue
    const persons = personsOrNull(register, named)
    best = {
      asked: { of: 'office', offices: taken.offices, manner: taken.manner, persons, title: taken.title },
      left: named.length,
    }
  }
  return best?.asked ?? null
}

/** "President Aliyev": a title without an owner, then a person. */
function titleAlone(register: Register, words: readonly string[]): Asked | null {
  const { manner, next } = takeManner(words, 0)
  const title = register.titleAt(words, next)
  if (!title) return null
  const rest = words.slice(next + title.words)
  if (rest.length === 0) return { of: 'nothing', says: `whose ${title.title} is meant, the words do not say` }
  const persons = personsNamed(register, rest)
  if (persons.length === 0) return { of: 'nothing', says: `the register knows nobody of the name ${rest.join(' ')}` }
  return { of: 'title', title: title.title, manner, persons }
}

/** "Lavrov's Armenian counterpart", "counterpart of Sergei Lavrov in Armenia", "his Armenian and Azeri counterparts". */
function counterpart(register: Register, words: readonly string[]): Asked | null {
  const at = words.findIndex((word) => /^counterparts?$/i.test(word))
  if (at < 0) return null
  const states: ActorId[] = []
  const addStates = (from: number, to: number): void => {
    for (let i = from; i < to; ) {
      const owner = ownerAt(register, words, i)
      if (owner && owner.next <= to) {
        for (const id of owner.owners) if (!states.includes(id)) states.push(id)
        i = owner.next
      } else i++
    }
  }
  let mark = -1
  for (let i = 0; i < at; i++) if (POSSESSIVE.test(words[i] ?? '') || PRONOUNS.has(lower(words, i))) mark = i
  let whose = mark > 0 && POSSESSIVE.test(words[mark] ?? '') ? words.slice(0, mark) : []
  addStates(mark + 1, at)
  const of = words.findIndex((word, i) => i > at && /^(?:of|to)$/i.test(word))
  if (of > 0) {
    let stop = words.length
    if (states.length === 0) {
      for (let i = words.length - 2; i > of; i--) {
        if (/^(?:in|from)$/i.test(words[i] ?? '')) {
          addStates(i + 1, words.length)
          stop = i
          break
        }
      }
    }
    whose = words.slice(of + 1, stop)
  } else if (states.length === 0) {
    const place = words.findIndex((word, i) => i > at && /^(?:in|from)$/i.test(word))
    if (place > 0) addStates(place + 1, words.length)
  }
  if (whose.length === 0) return { of: 'nothing', says: 'whose counterpart is meant, the words do not say' }
  if (states.length === 0) return { of: 'nothing', says: 'in which state or body the counterpart is, the words do not say' }
  return { of: 'counterpart', whose, states }
}

/** "Armenian and Azerbaijani foreign ministers", "leaders of Armenia and Azerbaijan": the question once for each owner. */
function each(register: Register, words: readonly string[], on: string): Asked | null {
  for (let start = 0; start < words.length; start++) {
    const groups: (readonly string[])[] = []
    let end = start
    for (let at = start; at < words.length; ) {
      const from = groups.length > 0 && lower(words, at) === 'and' ? at + 1 : at
      const owner = ownerAt(register, words, from)
      if (!owner) break
      groups.push(words.slice(from, owner.next))
      at = end = owner.next
    }
    if (groups.length < 2) continue
    const parts = groups.map((group) => {
      const alone = [...words.slice(0, start), ...group, ...words.slice(end)]
      return ownerFirst(register, alone, on) ?? titleFirst(register, alone, on)
    })
    const offices = parts.filter((part) => part !== null && part.of === 'office' && part.persons === null) as Asked[]
    if (offices.length === groups.length) return { of: 'each', parts: offices }
  }
  return null
}

/** The whole of the words as one name: "the Kremlin", "Azeris", "Russian foreign ministry", "OSCE". */
function nameOnly(register: Register, words: readonly string[]): Asked | null {
  const from = skipThe(words, 0)
  const match = register.match(words, from)
  if (!match || from + match.words !== words.length) return null
  const offices = match.senses.flatMap((sense) => (sense.of === 'office' ? [sense.office] : []))
  if (offices.length > 0) return { of: 'office', offices, manner: null, persons: null, title: null }
  const actors = match.senses.flatMap((sense) => (sense.of === 'actor' ? [sense] : []))
  if (actors.length > 0) {
    const via = actors.some((sense) => sense.via === 'name') ? 'name' : 'demonym'
    return { of: 'actor', actors: [...new Set(actors.map((sense) => sense.actor))], via }
  }
  const metonyms = match.senses.flatMap((sense) => (sense.of === 'metonym' ? [sense.actor] : []))
  if (metonyms.length > 0) return { of: 'actor', actors: [...new Set(metonyms)], via: 'metonym' }
  return { of: 'nothing', says: `${words.join(' ')} is a place, and stands for no government or body the register knows` }
}

/** Reads what a question asks for. `on` (EDTF) tells which office leads a country on the day. */
export function readQuestion(register: Register, words: readonly string[], on: string): Asked {
  if (words.length === 0) return { of: 'nothing', says: 'the question has no words' }
  const found =
    counterpart(register, words) ??
    nameOnly(register, words) ??
    each(register, words, on) ??
    ownerFirst(register, words, on) ??
    titleFirst(register, words, on) ??
    titleAlone(register, words)
  if (found) return found
  const persons = personsNamed(register, words, false)
  if (persons.length > 0) return { of: 'actor', actors: persons, via: 'name' }
  return { of: 'nothing', says: `the register knows nobody and nothing called ${words.join(' ')}` }
}
