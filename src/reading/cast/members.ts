import type { ActorId } from '../../model/ids.js'
import type { CastMember } from '../../model/mention.js'
import { expand, type Names, nameSpan } from '../frames/names.js'
import { type Syntax, tokensSpan } from '../frames/syntax.js'
import type { Argument, Mention } from '../layers.js'

/** Common nouns that can act or speak, besides those the mentions name. Singular. */
const ACTORS: ReadonlySet<string> = new Set(
  `side party leader official government ministry minister president authority force troop soldier peacekeeper separatist
  rebel militant insurgent mediator negotiator delegation delegate diplomat envoy ambassador spokesman spokeswoman spokesperson
  representative army military militia group faction fighter commander general police protester demonstrator activist
  opposition parliament lawmaker state country nation neighbour neighbor community body council commission committee court
  organisation organization union bloc alliance administration office embassy resident people civilian refugee population
  villager citizen team member chief head coalition movement guerrilla gunman serviceman personnel observer monitor donor
  agency expert analyst source adviser advisor aide premier secretary chancellor king prince foe ally partner power
  settler crowd worker student union troops both two government republic congress senate journalist priest bishop cleric
  defender attacker victim prisoner detainee hostage captive guard mission convoy battalion brigade unit squad junta regime
  cabinet elder clan tribe faction-leader mediator
  province republic enclave ruler warlord signatory combatant belligerent company firm bank media newspaper`.split(/\s+/),
)

export const isActorNoun = (lemma: string): boolean => ACTORS.has(lemma)

const CALENDAR =
  /^(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|january|february|march|april|may|june|july|august|september|october|november|december|jan\.?|feb\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?|today|tomorrow|yesterday)$/

/** True where an argument can act: somebody the mentions name, or a common noun for people or bodies. */
export function canAct(syntax: Syntax, names: Names, argument: Argument): boolean {
  if (argument.mention >= 0) {
    const mention = names.mentions[argument.mention]!
    return mention.type !== 'MISC' || mention.members.length > 0 || mention.actor !== null
  }
  if (argument.head < 0) return false
  if (FIRST.test(syntax.word[argument.head]!) || /^(?:two|both)$/.test(syntax.word[argument.head]!)) return true
  if (CALENDAR.test(syntax.word[argument.head]!)) return false
  return syntax.pos[argument.head] === 'NOUN' ? ACTORS.has(syntax.lemma[argument.head]!) : syntax.pos[argument.head] === 'PROPN'
}

/** Whoever says "I" or "we" at a place in the text: the speaker of the quotation, else the authors; none where unknown. */
export type FirstPerson = (offset: number) => readonly Pick<CastMember, 'name' | 'id' | 'for'>[]

const FIRST = /^(?:i|we|me|us|my|our|ourselves|myself)$/

/** Members of a cast for one argument: one each for those a group word means, none for what cannot act. */
export function membersOf(
  text: string,
  syntax: Syntax,
  names: Names,
  first: FirstPerson,
  role: string,
  argument: Argument,
): CastMember[] {
  const known = argument.mention >= 0 ? names.mentions[argument.mention] : undefined
  if (
    argument.head >= 0 &&
    FIRST.test(syntax.word[argument.head]!) &&
    !(known && (known.actor !== null || known.members.length > 0))
  ) {
    const { start, end } = tokensSpan(syntax.trees, argument.head, argument.head)
    return first(argument.span.start).map((speaker) => ({
      role,
      ...speaker,
      as: text.slice(start, end),
      via: 'pronoun',
      start,
      end,
    }))
  }
  if (known) return fromMention(text, role, known)
  if (!canAct(syntax, names, argument)) return []
  const group = armedGroup(names, syntax, argument.head)
  if (group) {
    // "five officials sought by a court": what a clause adds is no part of what they are called.
    const clause = syntax.child(argument.head, 'acl') > argument.head
    const called = nameSpan(syntax, argument.head)
    const { start, end } = clause ? tokensSpan(syntax.trees, called.from, called.to) : argument.span
    return fromMention(text, role, group).map((m) => ({ ...m, as: text.slice(start, end), via: 'group' as const, start, end }))
  }
  // "senior Egyptian officials" who mediate do so for their state.
  if (/^(?:mediator|host|holder)$/.test(role) && STATE_PEOPLE.test(syntax.word[argument.head]!)) {
    const people = syntax.kids(argument.head).find((k) => /^(?:amod|compound)$/.test(syntax.rel[k]!) && stateAt(names, k))
    if (people !== undefined) {
      const { start, end } = argument.span
      const state = names.mentions[names.of(people)]!
      return fromMention(text, role, state).map((m) => ({
        ...m,
        as: text.slice(start, end),
        via: 'group' as const,
        start,
        end,
      }))
    }
  }
  const several = senders(syntax, names, argument.head)
  if (several.length > 1) return several.flatMap((m) => fromMention(text, role, names.mentions[m]!))
  // "officials from our governments": those who speak.
  const ours = ownersOf(syntax, argument.head)
  if (ours >= 0) {
    const { start, end } = argument.span
    const owners = first(start)
    if (owners.length > 0)
      return owners.map((owner) => ({ role, ...owner, as: text.slice(start, end), via: 'group' as const, start, end }))
  }
  const { from, to } = nameSpan(syntax, argument.head)
  const { start, end } = tokensSpan(syntax.trees, from, to)
  const as = text.slice(start, end)
  const name = as
    .replace(/\s+/g, ' ')
    .replace(/^according to /i, '')
    .replace(/^(?:the|a|an|its|their|his|her|our|these|those|both)\s+/i, '')
  if (name === '') return []
  return [{ role, name, id: null, as, via: 'name', start, end, for: actsFor(syntax, names, argument.head) }]
}

const STATE_PEOPLE = /^(?:officials|mediators|diplomats|negotiators|envoys|facilitators|brokers|authorities|representatives)$/
const stateAt = (names: Names, token: number): boolean => {
  const mention = names.of(token) >= 0 ? names.mentions[names.of(token)]! : null
  return mention !== null && mention.actor !== null && mention.type !== 'PER'
}

const FIGHTERS =
  /^(?:fighters|rebels|militants|insurgents|guerrillas|gunmen|militiamen|commanders|leaders|troops|forces|soldiers|officials|representatives|negotiators|delegates|mediators|envoys|observers|monitors|militia)$/
/** Words for those who fight a state, which mean the one armed group that the report names. */
const REBELS = /^(?:rebels|insurgents|militants|guerrillas|separatists|militia|paramilitaries)$/
const ARMED =
  /\b(?:army|front|movement|brigades?|militia|forces|group|party|council|jihad|hezbollah|hamas|taliban|farc|eln|houthis?|al-shabaab|resistance|liberation|guerrillas?|column|column)\b/i

/**
 * "LRA fighters", "African Union mediators": those of a body are the body. "The rebels", with nothing else said of them, are
 * the one armed group the report names beside such a word. Null where the words mean neither.
 */
function armedGroup(names: Names, syntax: Syntax, head: number): Mention | null {
  if (!FIGHTERS.test(syntax.word[head]!) && !REBELS.test(syntax.word[head]!)) return null
  const kids = syntax.kids(head)
  // The name right before them, however the parser strings it together.
  const before = head > 0 ? names.at(head - 1) : -1
  if (before >= 0 && names.mentions[before]!.type === 'ORG' && syntax.word[head - 1] !== 'the') return names.mentions[before]!
  for (const k of kids) {
    if (!/^(?:compound|nmod:poss|nmod|amod)$/.test(syntax.rel[k]!)) continue
    const m = names.of(k)
    const mention = m >= 0 ? names.mentions[m]! : null
    if (mention?.type === 'ORG' && (syntax.rel[k] !== 'nmod' || /^(?:of|from)$/.test(syntax.case(k)))) return mention
  }
  if (!REBELS.test(syntax.word[head]!)) return null
  if (kids.some((k) => /^(?:amod|compound|nmod|nmod:poss|nummod|acl|acl:relcl|appos)$/.test(syntax.rel[k]!))) return null
  return soleGroup(names, syntax)
}

const ARMED_WORDS = /^(?:rebels?|insurgents?|militants?|guerrillas?|separatists?|militia|paramilitary|paramilitaries|armed)$/

/** The first token at or after an offset. */
function tokenFrom({ trees }: Syntax, offset: number): number {
  let low = 0
  let high = trees.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (trees.starts[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}

const sole = new WeakMap<Names, { readonly group: Mention | null }>()

function soleGroup(names: Names, syntax: Syntax): Mention | null {
  const known = sole.get(names)
  if (known) return known.group
  const groups = new Map<number, Mention>()
  for (const mention of names.mentions) {
    if (mention.type !== 'ORG' || mention.head < 0 || mention.via !== 'name') continue
    if (!ARMED.test(mention.name)) continue
    const first = tokenFrom(syntax, mention.start)
    const after = tokenFrom(syntax, mention.end)
    const near = [first - 1, first - 2, after, after + 1, after + 2, after + 3, mention.head, syntax.head[mention.head]!]
    if (!near.some((token) => ARMED_WORDS.test(syntax.word[token] ?? ''))) continue
    groups.set(mention.entity, mention)
  }
  const group = groups.size === 1 ? [...groups.values()][0]! : null
  sole.set(names, { group })
  return group
}

const SENT =
  /^(?:official|leader|representative|delegation|delegate|minister|negotiator|mediator|envoy|diplomat|president|ambassador|government|authority|force)$/

/** "officials from A, B and C": those who sent them, where there are several. */
function senders(syntax: Syntax, names: Names, head: number): number[] {
  if (!SENT.test(syntax.lemma[head]!)) return []
  for (const k of syntax.kids(head)) {
    if (syntax.rel[k] !== 'nmod' || !/^(?:from|of)$/.test(syntax.case(k))) continue
    return expand(syntax, names, k)
      .map((h) => names.of(h))
      .filter((m) => m >= 0)
  }
  return []
}

function ownersOf(syntax: Syntax, head: number): number {
  for (const k of syntax.kids(head)) {
    if (
      syntax.rel[k] === 'nmod:poss' &&
      /^(?:my|our)$/.test(syntax.word[k]!) &&
      /^(?:government|administration|country|nation|state|side)$/.test(syntax.lemma[head]!)
    )
      return k
    if (syntax.rel[k] === 'nmod' && SENT.test(syntax.lemma[head]!)) {
      const inner = ownersOf(syntax, k)
      if (inner >= 0) return inner
    }
  }
  return -1
}

export function fromMention(text: string, role: string, mention: Mention): CastMember[] {
  const { start, end } = mention.full
  const as = text.slice(start, end)
  if (as === '') return []
  const { via } = mention
  if (mention.members.length > 0) {
    return mention.members.map((m) => ({ role, name: m.name, id: m.actor, as, via, start, end, for: m.for }))
  }
  if (mention.name === '') return []
  return [{ role, name: mention.name, id: mention.actor, as, via, start, end, for: mention.for }]
}

/** "Armenian forces", "Baku's negotiators": whose they are, where the phrase says. */
function actsFor(syntax: Syntax, names: Names, head: number): ActorId | null {
  for (const k of syntax.kids(head)) {
    const rel = syntax.rel[k]!
    if (rel !== 'amod' && rel !== 'compound' && rel !== 'nmod:poss' && rel !== 'nmod') continue
    const mention = names.of(k)
    if (mention >= 0 && names.mentions[mention]!.actor !== null && names.mentions[mention]!.type !== 'PER')
      return names.mentions[mention]!.actor
  }
  return null
}
