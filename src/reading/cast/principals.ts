import type { CastMember } from '../../model/mention.js'
import type { Mention } from '../layers.js'
import type { Desk } from './desk.js'
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
  const counts = new Map<string, { n: number; pair: readonly [number, number] }>()
  for (let i = 0; i + 1 < mentions.length; i++) {
    const a = mentions[i]!
    if (!canBeSide(a)) continue
    for (let j = i + 1; j < Math.min(i + 4, mentions.length); j++) {
      const b = mentions[j]!
      const x = sideOf(a)
      const y = sideOf(b)
      if (!canBeSide(b) || x === y || !joined(desk.text.slice(a.end, b.start))) continue
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
  const pair = best && best.n >= 2 && best.n > second ? best.pair : null
  pairs.set(desk, pair)
  return pair
}

const canBeSide = (m: Mention): boolean =>
  m.members.length === 0 && (m.actor !== null || m.type === 'ORG') && m.via !== 'pronoun'

/** A leader stands for the side he acts for. */
const sideOf = (m: Mention): string => m.for ?? m.actor ?? `e${m.entity}`

/** The words between two names join them as two sides. */
const joined = (between: string): boolean =>
  /^(?:\s*(?:and|or|with|against)\s+(?:the\s+)?|\s*[-–]\s*|,?\s+and\s+(?:the\s+)?|(?:'s|’s)?\s+(?:\S+\s+){0,4}and\s+(?:the\s+)?)$/.test(
    between,
  )

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
    return group ? fromMention(desk.text, role, group) : []
  }
  return pair.flatMap((index) => {
    const side = desk.have.mentions[index]!
    const key = sideOf(side)
    let named: Mention | null = null
    for (const m of desk.have.mentions) {
      if (m.members.length > 0 || m.type === 'PER' || sideOf(m) !== key) continue
      if (m.start > offset && named) break
      named = m
    }
    return fromMention(desk.text, role, named ?? side)
  })
}
