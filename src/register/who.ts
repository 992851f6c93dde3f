import type { ActorType, Incumbency } from '../model/actor.js'
import type { Day, Edtf } from '../model/edtf.js'
import type { ActorId, OfficeId } from '../model/ids.js'
import type { Via } from '../model/mention.js'
import { type Manner, wordsOf } from './question-words.js'
import type { Register } from './register.js'
import { daysOf, heldIn } from './tenure.js'
import { type Asked, readQuestion } from './who-question.js'

/** One whom the words mean; office and dates where they mean the holder of one. */
export interface WhoMeant {
  readonly id: ActorId
  readonly name: string
  readonly type: ActorType
  readonly via: Via
  readonly office: OfficeId | null
  readonly from: Edtf | null
  readonly to: Edtf | null
  readonly acting: boolean
  readonly basis: string | null
}

/** `known`: exactly those meant; `ambiguous`: one of several; `unknown`: the register cannot say, and `says` why. */
export interface WhoAnswer {
  readonly question: string
  readonly on: string
  readonly answers: readonly WhoMeant[]
  readonly status: 'known' | 'unknown' | 'ambiguous'
  readonly says: string
}

type Found = Pick<WhoAnswer, 'answers' | 'status' | 'says'>

const LONGEST = 400
const unknown = (says: string): Found => ({ answers: [], status: 'unknown', says })

function asActor(register: Register, id: ActorId, via: Via): WhoMeant[] {
  const actor = register.actor(id)
  if (!actor) return []
  const { name, type, basis } = actor
  return [{ id, name, type, via, office: null, from: null, to: null, acting: false, basis }]
}

function asHolder(register: Register, held: Incumbency, via: Via): WhoMeant[] {
  const actor = register.actor(held.holder)
  if (!actor) return []
  const { office, from, to, acting, basis } = held
  return [{ id: held.holder, name: actor.name, type: actor.type, via, office, from, to, acting, basis }]
}

/** One entry a person: the latest term of those that fit. */
function eachOnce(meant: readonly WhoMeant[]): WhoMeant[] {
  const byId = new Map<string, WhoMeant>()
  for (const one of meant) {
    const held = byId.get(one.id)
    if (!held || (one.from ?? '') >= (held.from ?? '')) byId.set(one.id, one)
  }
  return [...byId.values()]
}

function phrase(register: Register, one: WhoMeant): string {
  const office = one.office === null ? null : register.office(one.office)
  if (!office) return one.name
  const since = one.from === null ? '' : ` from ${one.from}`
  const until = one.to === null ? '' : ` to ${one.to}`
  return `${one.name}, ${one.acting ? 'acting ' : ''}${office.name}${since}${until}`
}

function verdict(register: Register, meant: readonly WhoMeant[], wanted = 1): Found {
  const answers = eachOnce(meant)
  const said = answers.map((one) => phrase(register, one)).join('; ')
  if (answers.length === 0) return unknown('the register cannot say')
  if (answers.length <= wanted) return { answers, status: 'known', says: said }
  return { answers, status: 'ambiguous', says: `one of ${answers.length}: ${said}` }
}

/** Why nobody is known: never checked so late, a gap, or an office without names. */
function whyNobody(register: Register, offices: readonly OfficeId[], on: string): string {
  const days = daysOf(on)
  const reasons = offices.map((id) => {
    const name = register.office(id)?.name ?? id
    const holders = register.holders(id)
    if (holders.length === 0) return `the register names no holder of the office ${name}`
    const late = holders.find((held) => held.to === null && heldIn(held, days))
    const last = late && register.actor(late.holder)
    if (late && last) {
      const checked = register.checked(late)
      return `${name}: last known is ${last.name} from ${late.from ?? 'a day not known'}, not checked after ${checked ?? late.from}`
    }
    return `the register knows no holder of the office ${name} on that day`
  })
  return [...new Set(reasons)].join('; ')
}

function fits(held: Incumbency, manner: Manner, on: string): boolean {
  if (manner === 'acting') return held.acting
  if (manner === 'former') return held.to !== null && daysOf(held.to).last <= daysOf(on).first
  return true
}

function holdersOf(register: Register, offices: readonly OfficeId[], manner: Manner, on: string): readonly Incumbency[] {
  const held = offices.flatMap((id) => (manner === 'former' ? register.holders(id) : register.incumbents(id, on as Edtf)))
  const fitting = held.filter((one) => fits(one, manner, on))
  if (manner !== 'former') return fitting
  const now = new Set(offices.flatMap((id) => register.incumbents(id, on as Edtf)).map((one) => one.holder))
  return fitting.filter((one) => !now.has(one.holder))
}

function byOffice(register: Register, asked: Extract<Asked, { of: 'office' }>, on: string, via: Via): Found {
  const { offices, manner, persons } = asked
  const held = holdersOf(register, offices, manner, on)
  if (persons !== null) return byNameAndOffice(register, asked, held, on)
  if (held.length === 0) {
    const now = manner === null ? [] : offices.flatMap((id) => register.incumbents(id, on as Edtf))
    if (now.length === 0) return unknown(whyNobody(register, offices, on))
    const said = now.flatMap((one) => asHolder(register, one, via)).map((one) => phrase(register, one))
    return unknown(`the register knows no ${manner} holder then; in office: ${said.join('; ')}`)
  }
  const found = verdict(
    register,
    held.flatMap((one) => asHolder(register, one, via)),
  )
  const { title } = asked
  if (title === null || found.status !== 'known' || !held.every((one) => register.several(one.office, title))) return found
  return { ...found, status: 'ambiguous', says: `${found.says}; a state has several such posts, and others may be meant` }
}

/** "Armenian Prime Minister Nikol Pashinyan": the name decides; a name that does not fit the post is said so, not bent. */
function byNameAndOffice(
  register: Register,
  asked: Extract<Asked, { of: 'office' }>,
  held: readonly Incumbency[],
  on: string,
): Found {
  const persons = asked.persons ?? []
  if (persons.length === 0) return unknown('the register does not know the name; the office alone is not taken for the person')
  const fitting = held.filter((one) => persons.includes(one.holder))
  if (fitting.length > 0) {
    return verdict(
      register,
      fitting.flatMap((one) => asHolder(register, one, 'name')),
    )
  }
  const ever = asked.offices.flatMap((id) => register.holders(id)).filter((one) => persons.includes(one.holder))
  const found = verdict(
    register,
    ever.length > 0
      ? ever.flatMap((one) => asHolder(register, one, 'name'))
      : persons.flatMap((id) => asActor(register, id, 'name')),
  )
  const office = asked.offices.map((id) => register.office(id)?.name ?? id).join(' or ')
  return { ...found, says: `${found.says}; not known as ${asked.manner ?? 'holder'} of ${office} on ${on}` }
}

/** "President Aliyev": of those of the name, whoever holds a post of that title on the day. */
function byTitle(register: Register, asked: Extract<Asked, { of: 'title' }>, on: string): Found {
  const answers = (held: Incumbency): boolean => {
    const owner = register.office(held.office)?.of
    return owner !== undefined && register.officesOf(owner, asked.title, on as Edtf).includes(held.office)
  }
  const posts = asked.persons.flatMap((id) => {
    const all = register.posts(id, asked.manner === 'former' ? null : (on as Edtf))
    return all.filter((held) => answers(held) && fits(held, asked.manner, on))
  })
  if (posts.length > 0) {
    return verdict(
      register,
      posts.flatMap((held) => asHolder(register, held, 'name')),
    )
  }
  const found = byName(register, asked.persons, on, 'name')
  return { ...found, says: `${found.says}; not known as ${asked.title} on ${on}` }
}

/** Several of one family name: whoever holds a post on the day, where that is one only. */
function byName(register: Register, persons: readonly ActorId[], on: string, via: Via): Found {
  const inOffice = persons.filter((id) => register.posts(id, on as Edtf).length > 0)
  const meant = persons.length > 1 && inOffice.length === 1 ? inOffice : persons
  const found = verdict(
    register,
    meant.flatMap((id) => asActor(register, id, via)),
  )
  return meant.length < persons.length ? { ...found, says: `${found.says}: the only one of the name in office then` } : found
}

/** Offices the possessor of "X's counterpart" holds or is. */
function officesOfWhose(register: Register, whose: readonly string[], on: string): readonly OfficeId[] | string {
  const asked = readQuestion(register, whose, on)
  if (asked.of === 'office') return asked.offices
  const found = answer(register, asked, on)
  if (found.status === 'ambiguous') return `whose counterpart is not clear: ${found.says}`
  const [person] = found.answers
  if (!person) return found.says
  if (person.office !== null) return [person.office]
  const posts = register.posts(person.id, on as Edtf).map((held) => held.office)
  return posts.length > 0 ? [...new Set(posts)] : `the register knows no post of ${person.name} on that day`
}

function byCounterpart(register: Register, asked: Extract<Asked, { of: 'counterpart' }>, on: string): Found {
  const offices = officesOfWhose(register, asked.whose, on)
  if (typeof offices === 'string') return unknown(offices)
  const meant: WhoMeant[] = []
  const missing: string[] = []
  for (const state of asked.states) {
    // The first of the posts that has a counterpart there decides.
    const theirs = offices.map((id) => register.counterparts(id, state)).find((ids) => ids.length > 0) ?? []
    const held = theirs.flatMap((id) => register.incumbents(id, on as Edtf))
    if (held.length > 0) meant.push(...held.flatMap((one) => asHolder(register, one, 'counterpart')))
    else if (theirs.length > 0) missing.push(whyNobody(register, theirs, on))
    else missing.push(`${register.actor(state)?.name ?? state} has no such office in the register`)
  }
  if (missing.length > 0) return { ...unknown(missing.join('; ')), answers: eachOnce(meant) }
  return verdict(register, meant, asked.states.length)
}

/** Several asked for at once: known where each is. */
function together(found: readonly Found[]): Found {
  const answers = eachOnce(found.flatMap((one) => one.answers))
  const says = found.map((one) => one.says).join('; ')
  const status = (['unknown', 'ambiguous'] as const).find((doubt) => found.some((one) => one.status === doubt))
  return { answers, status: status ?? 'known', says }
}

function answer(register: Register, asked: Asked, on: string): Found {
  switch (asked.of) {
    case 'nothing':
      return unknown(asked.says)
    case 'actor': {
      const persons = asked.actors.filter((id) => register.actor(id)?.type === 'person')
      if (persons.length === asked.actors.length) return byName(register, persons, on, asked.via)
      return verdict(
        register,
        asked.actors.flatMap((id) => asActor(register, id, asked.via)),
      )
    }
    case 'office':
      return byOffice(register, asked, on, 'office')
    case 'title':
      return byTitle(register, asked, on)
    case 'each':
      return together(asked.parts.map((part) => answer(register, part, on)))
    case 'counterpart':
      return byCounterpart(register, asked, on)
  }
}

/**
 * Whom a title, name, counterpart or metonym means on a day (or in a vaguer EDTF date), with the register's basis. Never
 * throws; what the register does not know is `unknown`, and a name is never bent to one it knows.
 */
export function who(register: Register, question: string, on: Edtf | Day): WhoAnswer {
  if (question.length > LONGEST) {
    return { question, on, ...unknown(`a question has at most ${LONGEST} characters`) }
  }
  return { question, on, ...answer(register, readQuestion(register, wordsOf(question), on), on) }
}
