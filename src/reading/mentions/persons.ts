import type { Incumbency } from '../../model/actor.js'
import type { ActorId, OfficeId } from '../../model/ids.js'
import type { Draft } from './draft.js'
import { typeOf } from './known.js'
import type { Scene } from './scene.js'

/** Works out who the named persons are: full names by the register, short forms by the report's own full names, then by post and day. */
export function tellPersons(scene: Scene, drafts: readonly Draft[]): void {
  const { sheet } = scene
  const persons = drafts.filter((draft) => draft.type === 'PER' && draft.via === 'name')
  const byTail = new Map<string, Draft[]>()
  for (const draft of persons) {
    if (draft.to - draft.from < 2) continue
    draft.actor = fullName(scene, draft)
    const tail = sheet.lower[draft.to - 1]!
    byTail.set(tail, [...(byTail.get(tail) ?? []), draft])
  }
  for (const draft of persons) {
    draft.name = draft.actor ? (scene.register.actor(draft.actor)?.name ?? '') : wordsOf(scene, draft)
    if (draft.to - draft.from > 1) continue
    const named = byTail.get(sheet.lower[draft.from]!) ?? []
    const full = sameTitle(named, draft)
    if (full) {
      draft.actor = full.actor
      draft.name = full.actor ? (scene.register.actor(full.actor)?.name ?? '') : wordsOf(scene, full)
      draft.title ||= full.title
      draft.titleOf ??= full.titleOf
    } else if (named.length === 0) bySurname(scene, draft)
  }
  for (const draft of persons) place(scene, draft)
}

const wordsOf = ({ sheet }: Scene, draft: Draft): string =>
  sheet.words
    .slice(draft.from, draft.to)
    .join(' ')
    .replace(/ ([-'’.]) ?/g, '$1')

/** Whom a full name means. A first name that differs is another person: nothing is forced onto one the register knows. */
function fullName(scene: Scene, draft: Draft): ActorId | null {
  for (let at = draft.from; at < draft.to - 1; at++) {
    const known = scene.known(at)
    if (!known || known.persons.length === 0 || known.to < draft.to) continue
    if (known.persons.length === 1) return known.persons[0]!
    return fitting(scene, draft, known.persons)
  }
  return null
}

/** The one full name of the report a short form continues: the only one, or the one with the same title. */
function sameTitle(named: readonly Draft[], draft: Draft): Draft | null {
  const distinct = new Map(named.map((one) => [one.actor ?? one.name, one]))
  if (distinct.size === 1) return named[0] ?? null
  const titled = [...distinct.values()].filter((one) => draft.title !== '' && one.title === draft.title)
  if (titled.length === 1) return titled[0]!
  return named.findLast((one) => one.to <= draft.from) ?? null
}

/** A surname alone: the one person of that name with a post on the day, of the title told, or of the process at hand. */
function bySurname(scene: Scene, draft: Draft): void {
  const word = scene.sheet.words[draft.from]!
  const persons = scene.register.bySurname(word, draft.title !== '')
  if (persons.length === 0) return
  draft.actor = fitting(scene, draft, persons)
  if (draft.actor) draft.name = scene.register.actor(draft.actor)?.name ?? draft.name
}

function fitting(scene: Scene, draft: Draft, persons: readonly ActorId[]): ActorId | null {
  const { register, day, process } = scene
  if (day === null) return persons.length === 1 ? persons[0]! : null
  const posted = persons.filter((person) => register.posts(person, day).length > 0)
  if (draft.title !== '') {
    const titled = persons.filter((person) => holds(scene, person, draft))
    if (titled.length === 1) return titled[0]!
    if (titled.length > 1) return ambiguous(scene, draft, titled)
    // A title that none of them holds: another person of that name, unless the words call it a past one.
    if (!draft.former && posted.length !== 1) return null
  }
  const near = process ? posted.filter((person) => register.posts(person, day).some((post) => partOf(scene, post))) : []
  const pool = near.length > 0 ? near : posted.length > 0 ? posted : persons
  if (pool.length === 1) return near.length === 1 || posted.length === 1 || process !== null ? pool[0]! : null
  return ambiguous(scene, draft, pool)
}

/** True when a post is of a party to the process or of one that leads a format of it. */
function partOf({ register, process }: Scene, post: Incumbency): boolean {
  const of = register.office(post.office)?.of
  if (!of || !process) return false
  return process.parties.includes(of) || process.formats.some((format) => format.leads.includes(of))
}

function holds({ register, day }: Scene, person: ActorId, { title, titleOf, former }: Draft): boolean {
  return register.posts(person, former ? null : day).some((post) => {
    const office = register.office(post.office)
    if (!office || (titleOf !== null && office.of !== titleOf)) return false
    return register.officesOf(office.of, title, day ?? undefined).includes(office.id)
  })
}

function ambiguous(scene: Scene, draft: Draft, persons: readonly ActorId[]): null {
  const names = persons.slice(0, 4).map((person) => scene.register.actor(person)?.name ?? person)
  const { start, end } = scene.sheet.trees.span(draft.from, draft.to)
  scene.doubt({ rule: 'ambiguous-name', at: { start, end }, says: `'${wordsOf(scene, draft)}' may be ${names.join(' or ')}` })
  return null
}

/** Post and side of a person on the day; where the source gives a title that the register does not, the source is noted, not mended. */
function place(scene: Scene, draft: Draft): void {
  const { register, day } = scene
  if (draft.actor === null) {
    if (draft.titleOf && typeOf(register, draft.titleOf)) draft.for = draft.former ? null : draft.titleOf
    return
  }
  if (day === null) return
  const posts = register.posts(draft.actor, day)
  const titled = posts.find((post) => titleFits(scene, post.office, draft))
  const post = titled ?? posts[0]
  draft.office = post?.office ?? null
  draft.for = post ? (register.office(post.office)?.of ?? null) : (register.actor(draft.actor)?.of ?? null)
  if (draft.title === '' || draft.former || titled || posts.length === 0 || draft.titleOf === null) return
  if (register.officesOf(draft.titleOf, draft.title, day).length === 0) return
  // "envoy" for a special envoy, "minister" for a deputy minister: shorter, and no disagreement.
  const word = draft.title.split(' ').at(-1)!
  const names = posts.map((one) => (register.office(one.office)?.name ?? one.office).toLowerCase())
  if (names.some((name) => name.includes(word))) return
  const held = posts.map((one) => register.office(one.office)?.name ?? one.office).join(', ')
  const { start, end } = scene.sheet.trees.span(draft.fullFrom, draft.fullTo)
  scene.doubt({
    rule: 'title-disagrees',
    at: { start, end },
    says: `the source calls ${draft.name} ${draft.title}; the register has ${held} on that day`,
  })
}

function titleFits({ register, day }: Scene, id: OfficeId, { title, titleOf }: Draft): boolean {
  const office = register.office(id)
  if (!office || title === '') return false
  return (titleOf === null || office.of === titleOf) && register.officesOf(office.of, title, day ?? undefined).includes(id)
}
