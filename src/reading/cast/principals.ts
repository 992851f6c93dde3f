import type { CastMember } from '../../model/mention.js'
import { nounReading } from '../frames/cue-words.js'
import type { Argument, Mention } from '../layers.js'
import { standsOutside } from '../sides/outsiders.js'
import { outsidersOf } from '../sides/pairs.js'
import type { Desk } from './at-hand.js'
import { fromMention } from './members.js'

const pairs = new WeakMap<Desk, readonly [number, number] | null>()

/**
 * The two sides a report is about: the entities most often joined in it ("between A and B", "A-B talks", "A and B"),
 * at least twice. An event of two sides told without them ("fresh clashes broke out") is theirs. Null where no pair stands out.
 */
function principalPair(desk: Desk): readonly [number, number] | null {
  const known = pairs.get(desk)
  if (known !== undefined) return known
  const { mentions } = desk.have
  const outside = outsideOf(desk)
  const counts = new Map<string, { n: number; pair: readonly [number, number] }>()
  for (let i = 0; i + 1 < mentions.length; i++) {
    const a = mentions[i]!
    if (!canBeSide(a) || outside.has(sideOf(a))) continue
    for (let j = i + 1; j < Math.min(i + 4, mentions.length); j++) {
      const b = mentions[j]!
      const x = sideOf(a)
      const y = sideOf(b)
      if (!canBeSide(b) || x === y || outside.has(y) || !joined(desk.text.slice(a.end, b.start))) continue
      // "A, B and C": the last two of a list are no pair.
      if (i > 0 && /^,\s*$/.test(desk.text.slice(mentions[i - 1]!.end, a.full.start))) continue
      const key = x < y ? `${x} ${y}` : `${y} ${x}`
      const entry = counts.get(key)
      if (entry) entry.n++
      else counts.set(key, { n: 1, pair: [i, j] })
    }
  }
  let best: { n: number; pair: readonly [number, number] } | null = null
  let second = 0
  for (const entry of counts.values()) {
    if (!best || entry.n > best.n) {
      second = best?.n ?? 0
      best = entry
    } else if (entry.n > second) second = entry.n
  }
  // Said once, the only pair of a short text stands out too, if it is told as two sides.
  const only =
    best && counts.size === 1
      ? /\bbetween\s+(?:the\s+)?$/.test(desk.text.slice(0, mentions[best.pair[0]]!.full.start).slice(-14))
      : false
  const clear = best && ((best.n >= 2 && best.n > second) || only) ? best.pair : null
  // Where the conflict is known, its parties are the sides, not two others that are named together.
  const { parties } = desk.have.setting
  const party = (i: number): boolean => {
    const { actor, for: side } = mentions[i]!
    return [side, actor].some((id) => id !== null && parties.includes(id))
  }
  const pair = clear && (parties.length === 0 || clear.some(party)) ? clear : null
  pairs.set(desk, pair)
  return pair
}

const canBeSide = (m: Mention): boolean =>
  m.members.length === 0 && (m.actor !== null || m.type === 'ORG') && m.via !== 'pronoun'

const outsiders = new WeakMap<Desk, ReadonlySet<string>>()

/** Those who stand somewhere in the report as a host, mediator, monitor: no side of anything it leaves without sides. */
function outsideOf(desk: Desk): ReadonlySet<string> {
  const known = outsiders.get(desk)
  if (known) return known
  const parties = desk.have.mentions.map((m) => ({ head: m.head, key: sideOf(m), known: m.actor !== null }))
  const sides = new Set<string>(desk.have.setting.parties)
  const made = new Set(outsidersOf(desk.syntax, parties, sides))
  // "The two countries sponsored the talks": both of them.
  for (const m of desk.have.mentions) {
    if (m.members.length === 0 || !standsOutside(desk.syntax, m.head)) continue
    for (const { actor, for: side } of m.members) {
      const key = side ?? actor
      if (key !== null && !sides.has(key)) made.add(key)
    }
  }
  outsiders.set(desk, made)
  return made
}

/** A leader stands for the side he acts for. */
const sideOf = (m: Mention): string => m.for ?? m.actor ?? `e${m.entity}`

/** The words between two names join them as two sides. */
const joined = (between: string): boolean =>
  /^(?:\s*(?:and|or|with|against)\s+(?:the\s+)?|\s*[-–]\s*|,?\s+and\s+(?:the\s+)?|(?:'s|’s)?\s+(?:\S+\s+){0,4}and\s+(?:the\s+)?)$/.test(
    between,
  )

const told = new WeakMap<Desk, readonly Argument[] | null>()
const TOGETHER = /^(?:sign|agree|meet|fight|clash|exchange|negotiate|talk|near|initial|ratify|resume|observe|conclude)$/

/** The first two that some clause or noun joins in what takes two: "a truce between A and B", "A and B signed". */
function joinedInFrames(desk: Desk): readonly Argument[] | null {
  const known = told.get(desk)
  if (known !== undefined) return known
  let pair: readonly Argument[] | null = null
  for (const frame of desk.frames) {
    const two =
      frame.form === 'noun' ? nounReading(frame.lemma) === 'both' : frame.form === 'verb' && TOGETHER.test(frame.lemma)
    if (!two) continue
    if (frame.form === 'verb' && standsOutside(desk.syntax, frame.agents[0]?.head ?? -1)) continue
    const sides = [...frame.agents, ...frame.others.filter((o) => o.by === 'with' || o.by === 'between')].filter((a) =>
      isSide(desk, a),
    )
    if (sides.length !== 2 || (frame.form === 'verb' && frame.agents.length < 2)) continue
    pair = sides
    break
  }
  told.set(desk, pair)
  return pair
}

const isSide = (desk: Desk, a: Argument): boolean => {
  const mention = a.mention >= 0 ? desk.names.mentions[a.mention] : undefined
  if (mention)
    return (
      mention.members.length === 0 &&
      mention.type !== 'PER' &&
      mention.type !== 'MISC' &&
      mention.via !== 'pronoun' &&
      !outsideOf(desk).has(sideOf(mention))
    )
  return (
    a.head >= 0 &&
    desk.syntax.pos[a.head] === 'NOUN' &&
    desk.canAct(a) &&
    // "The governments" are the two sides themselves, and no one side.
    !GROUP.test(desk.syntax.word[a.head]!) &&
    !/^(?:side|party|leader|country|minister|official|neighbou?r)$/.test(desk.syntax.lemma[a.head]!)
  )
}

/** The report's two sides as a cast, named by their nearest mentions before an offset; empty where no pair stands out. */
export function principalsBefore(desk: Desk, role: string, offset: number): CastMember[] {
  const pair = principalPair(desk)
  if (!pair) {
    // "the two sides", resolved: whoever the nearest such words before mean.
    let group: Mention | null = null
    for (const m of desk.have.mentions) {
      if (m.members.length !== 2) continue
      if (m.start > offset && group) break
      group = m
    }
    if (group) return fromMention(desk.text, role, group)
    const joined = joinedInFrames(desk)
    return joined ? desk.cast(role, joined) : []
  }
  return pair.flatMap((index) => {
    const side = desk.have.mentions[index]!
    const key = sideOf(side)
    let named: Mention | null = null
    for (const m of desk.have.mentions) {
      if (m.members.length > 0 || m.type === 'PER' || sideOf(m) !== key) continue
      if (m.start > offset && named) break
      // Its plain name before a people's or a capital's.
      if (!named || m.via === 'name' || named.via !== 'name') named = m
    }
    return fromMention(desk.text, role, named ?? side)
  })
}

/** "both sides", "the two countries", where no mention resolves them: the report's two sides, in those words. */
export function sidesMeant(desk: Desk, role: string, argument: Argument): CastMember[] {
  const { head, span } = argument
  if (head >= 0 && argument.mention < 0 && /^(?:two|both|pair)$/.test(desk.syntax.word[head]!))
    return lastPair(desk, role, argument)
  if (head < 0 || argument.mention >= 0 || !GROUP.test(desk.syntax.word[head]!)) return []
  const said = desk.syntax.kids(head)
  if (
    !said.some((k) => /^(?:both|two|the|all)$/.test(desk.syntax.word[k]!)) ||
    said.some((k) => /^(?:amod|nmod|acl|compound|nmod:poss)/.test(desk.syntax.rel[k]!))
  )
    return []
  const as = desk.text.slice(span.start, span.end)
  return principalsBefore(desk, role, span.start).map((m) => ({
    ...m,
    as,
    via: 'group' as const,
    start: span.start,
    end: span.end,
  }))
}

const GROUP =
  /^(?:sides|parties|countries|nations|states|neighbours|neighbors|governments|belligerents|delegations|teams|armies|camps)$/

/** "The two": the last two named together before it, people before states. */
function lastPair(desk: Desk, role: string, { span }: Argument): CastMember[] {
  const { mentions } = desk.have
  const as = desk.text.slice(span.start, span.end)
  for (let i = mentions.length - 2; i >= 0; i--) {
    const [a, b] = [mentions[i]!, mentions[i + 1]!]
    if (b.end > span.start || a.type !== b.type || a.type === 'MISC' || a.entity === b.entity) continue
    const between = desk.text.slice(a.end, b.start)
    if (between.length > 90 || /[.!?]\s/.test(between) || (a.type !== 'PER' && !joined(between))) continue
    return [a, b]
      .flatMap((m) => fromMention(desk.text, role, m))
      .map((m) => ({ ...m, as, via: 'group' as const, start: span.start, end: span.end }))
  }
  return []
}
