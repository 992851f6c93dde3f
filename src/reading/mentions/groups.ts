import type { ActorId } from '../../model/ids.js'
import { syntaxOf } from '../frames/syntax.js'
import type { Meant } from '../layers.js'
import { outsidersOf, type Party, sidesBefore } from '../sides/pairs.js'
import { type Draft, headOf, newDraft } from './draft.js'
import { isSubject } from './offices.js'
import { type Scene, sentenceStart } from './scene.js'

const TWO = new Set(['two', 'both', 'the'])
/** Words that only states are called by. */
const STATES = new Set(['countries', 'states', 'nations', 'republics', 'governments'])
/** "each side", "neither party": both of them. */
const EACH = new Set(['side', 'party', 'country', 'government'])
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
    const one = EACH.has(word) && /^(?:each|neither|either)$/.test(sheet.lower[at - 1]!)
    if (!leaders && !SIDES.has(word) && !one) continue
    const from = one ? at - 1 : opening(scene, at)
    if (from < 0 || drafts.some((draft) => draft.from < at + 1 && draft.to > from)) continue
    const meant = leaders ? lastLeaders(scene, drafts, from, word) : lastSides(scene, drafts, from, word)
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

/** Two persons who act for two sides: of the process, else the only two, else those of the pair that "the two sides" would mean. */
function lastLeaders(scene: Scene, drafts: readonly Draft[], before: number, word: string): Meant[] {
  const { process } = scene
  const outside = outsiders(scene, drafts)
  const found = new Map<string, Draft>()
  for (let i = drafts.length - 1; i >= 0; i--) {
    const draft = drafts[i]!
    if (draft.type !== 'PER' || draft.via === 'pronoun' || draft.from >= before || draft.members.length > 0) continue
    // A leader of a party to the process, or of any side the words give: an envoy or host without one is no leader.
    if (draft.for === null || (process ? !process.parties.includes(draft.for) : outside.has(draft.for))) continue
    if (!mayBe(draft, word)) continue
    if (!found.has(draft.for)) found.set(draft.for, draft)
  }
  const people = [...found.values()]
  const two = people.length === 2 || process ? people.slice(0, 2) : nearestTwo(scene, people)
  return two.reverse().map(({ actor, name, for: side }) => ({ actor, name, type: 'PER', for: side, entity: -1 }))
}

/** "the leaders" are no ministers, and "the ministers" no presidents, where the register knows what they hold. */
function mayBe({ office }: Draft, word: string): boolean {
  if (office === null) return true
  const minister = /minister$/.test(office) && !/prime-minister$/.test(office)
  if (word === 'leaders' || word === 'presidents') return !minister
  return word !== 'ministers' || minister || /prime-minister$/.test(office)
}

/** Of more than two, those last named in one sentence, if it names no third. */
function nearestTwo({ sheet }: Scene, people: readonly Draft[]): Draft[] {
  const sentence = (draft: Draft | undefined): number => (draft ? (sheet.trees.sentenceOf[draft.from] ?? -1) : -1)
  const [one, two, three] = people
  return one && two && sentence(one) === sentence(two) && sentence(three) !== sentence(two) ? [one, two] : []
}

function lastSides(scene: Scene, drafts: readonly Draft[], before: number, word: string): Meant[] {
  const { register, process, sheet } = scene
  const parties = process?.parties ?? []
  const states = STATES.has(word)
  const found = sidesIn(scene, drafts).filter(({ draft, side }) => {
    if (draft.from >= before) return false
    const type = side ? register.actor(side)?.type : null
    if (states && type !== 'state' && type !== 'de-facto') return false
    return parties.length === 0 || (side !== null && parties.includes(side))
  })
  const outside = outsiders(scene, drafts)
  const pair = sidesBefore(syntaxOf(sheet.trees), found, outside, before)
  const two = pair ? pair.map((i) => found[i]!) : parties.length > 0 ? lastTwo(found) : []
  return two.map(({ draft, side }) => ({
    actor: side,
    name: side ? (register.actor(side)?.name ?? side) : draft.name,
    type: side ? 'LOC' : draft.type,
    for: null,
    entity: -1,
  }))
}

interface Side extends Party {
  readonly draft: Draft
  readonly side: ActorId | null
}

/** Everybody named who may be a side: states, groups and forces, persons for whom they act for, bodies the register does not know. */
function sidesIn({ register, sheet }: Scene, drafts: readonly Draft[]): readonly Side[] {
  const known = sides.get(drafts)
  if (known) return known
  const found: Side[] = []
  sides.set(drafts, found)
  for (const draft of drafts) {
    if (draft.via === 'pronoun' || draft.members.length > 0) continue
    const side = draft.type === 'PER' ? draft.for : draft.actor
    const type = side ? register.actor(side)?.type : null
    const unknown = draft.type === 'ORG' && draft.actor === null && !draft.weak && draft.name !== ''
    // Those whom a body of many states sends keep the peace, and are no side.
    const above = type === 'force' && side ? register.actor(side)?.of : null
    if (above && register.actor(above)?.type === 'organisation') continue
    if (side ? type !== 'state' && type !== 'de-facto' && type !== 'group' && type !== 'force' : !unknown) continue
    const key = side ?? `n:${draft.name.toLowerCase()}`
    found.push({ draft, side, key, known: side !== null, head: headOf(sheet.trees, draft) })
  }
  return found
}

/** Once a text: a report may have thousands of "both sides". */
const sides = new WeakMap<readonly Draft[], Side[]>()
const outside = new WeakMap<readonly Draft[], ReadonlySet<string>>()

function outsiders(scene: Scene, drafts: readonly Draft[]): ReadonlySet<string> {
  const known = outside.get(drafts)
  if (known) return known
  const made = outsidersOf(syntaxOf(scene.sheet.trees), sidesIn(scene, drafts), new Set(scene.process?.parties ?? []))
  outside.set(drafts, made)
  return made
}

function lastTwo(sides: readonly Side[]): Side[] {
  const found = new Map<string, Side>()
  for (let i = sides.length - 1; i >= 0 && found.size < 2; i--)
    if (!found.has(sides[i]!.key)) found.set(sides[i]!.key, sides[i]!)
  return found.size === 2 ? [...found.values()].reverse() : []
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
