import type { ActorId } from '../../model/ids.js'
import type { Meant } from '../layers.js'
import { type Draft, newDraft } from './draft.js'
import { isSubject } from './offices.js'
import { type Scene, sentenceStart } from './scene.js'

const TWO = new Set(['two', 'both', 'the'])
const LEADERS = new Set(['leaders', 'presidents', 'ministers', 'men', 'diplomats', 'counterparts', 'officials'])
const SIDES = new Set([
  'sides',
  'countries',
  'states',
  'nations',
  'parties',
  'neighbours',
  'neighbors',
  'republics',
  'governments',
  'foes',
  'rivals',
  'adversaries',
  'enemies',
])

/** "both leaders", "the two sides", "the two ex-Soviet republics": the two last named, where two stand out. */
export function groups(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const { sheet } = scene
  const made: Draft[] = []
  for (let at = 1; at < sheet.length; at++) {
    const word = sheet.lower[at]!
    const leaders = LEADERS.has(word)
    if (!leaders && !SIDES.has(word)) continue
    const from = opening(scene, at)
    if (from < 0 || drafts.some((draft) => draft.from < at + 1 && draft.to > from)) continue
    const meant = leaders ? lastLeaders(scene, drafts, from) : lastSides(scene, drafts, from)
    if (meant.length !== 2) continue
    const draft = newDraft(from, at + 1, 'ORG', 'group')
    draft.members = meant
    draft.name = sheet.words.slice(from, at + 1).join(' ')
    made.push(draft)
  }
  return made
}

/** First token of "both", "the two", "the" before the noun, a few adjectives between; −1 where it is no such group. */
function opening({ sheet }: Scene, at: number): number {
  let two = false
  for (let k = at - 1; k >= Math.max(0, at - 5); k--) {
    const word = sheet.lower[k]!
    if (word === 'both') return k
    if (word === 'two') {
      two = true
      if (sheet.lower[k - 1] !== 'the' && sheet.lower[k - 1] !== 'these' && sheet.lower[k - 1] !== 'those') return k
      continue
    }
    if (TWO.has(word))
      return two ||
        (k === at - 1 && (sheet.lower[at] === 'sides' || sheet.lower[at] === 'parties' || sheet.lower[at] === 'leaders'))
        ? k
        : -1
    if (
      !/^(?:ex|-|former|soviet|warring|rival|neighbou?ring|caucasus|foreign|prime|estranged|conflicting)$/.test(word) &&
      sheet.trees.upos(k) !== 'ADJ'
    )
      return -1
  }
  return -1
}

function lastLeaders(scene: Scene, drafts: readonly Draft[], before: number): Meant[] {
  const found = new Map<string, Meant>()
  for (let i = drafts.length - 1; i >= 0 && found.size < 2; i--) {
    const draft = drafts[i]!
    if (draft.type !== 'PER' || draft.via === 'pronoun' || draft.from >= before || draft.members.length > 0) continue
    // A leader of a party to the process, or of any side the words give: an envoy or host without one is no leader.
    if (draft.for === null || (scene.process && !scene.process.parties.includes(draft.for))) continue
    if (!found.has(draft.for))
      found.set(draft.for, { actor: draft.actor, name: draft.name, type: 'PER', for: draft.for, entity: -1 })
  }
  return [...found.values()].reverse()
}

function lastSides(scene: Scene, drafts: readonly Draft[], before: number): Meant[] {
  const { register, process } = scene
  const parties = process?.parties ?? []
  const found = new Set<ActorId>()
  for (let i = drafts.length - 1; i >= 0 && found.size < 2; i--) {
    const draft = drafts[i]!
    if (draft.from >= before) continue
    const side = draft.type === 'PER' ? draft.for : draft.actor
    const type = side ? register.actor(side)?.type : null
    if (!side || (type !== 'state' && type !== 'de-facto' && type !== 'group')) continue
    if (parties.length > 0 && !parties.includes(side)) continue
    found.add(side)
  }
  return [...found]
    .reverse()
    .map((actor) => ({ actor, name: register.actor(actor)?.name ?? actor, type: 'LOC', for: null, entity: -1 }))
}

/** "he" and "she": the person who was last subject, where no other could be meant. Possessives are left to who needs them. */
export function pronouns(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const { sheet } = scene
  const persons = drafts.filter((draft) => draft.type === 'PER' && draft.members.length === 0 && draft.name !== '')
  const made: Draft[] = []
  for (let at = 0; at < sheet.length; at++) {
    const word = sheet.lower[at]
    if (word !== 'he' && word !== 'she') continue
    const who = meantBy(scene, persons, at)
    if (!who) continue
    const draft = newDraft(at, at + 1, 'PER', 'pronoun')
    Object.assign(draft, { actor: who.actor, name: who.name, office: who.office, for: who.for, title: who.title })
    made.push(draft)
  }
  return made
}

function meantBy(scene: Scene, persons: readonly Draft[], at: number): Draft | null {
  const { sheet } = scene
  const from = sentenceStart(sheet, at)
  const before = persons.filter((draft) => draft.to <= at)
  const last = before.at(-1)
  if (!last || at - last.to > 160) return null
  const here = before.filter((draft) => draft.from >= from)
  const pool =
    here.length > 0 ? here : before.filter((draft) => sheet.trees.sentenceOf[draft.from] === sheet.trees.sentenceOf[last.from])
  const subjects = pool.filter((draft) => isSubject(scene, draft))
  return subjects[0] ?? (new Set(pool.map((draft) => draft.name)).size === 1 ? last : null)
}
