import type { Syntax } from '../frames/syntax.js'
import { standsOutside } from './outsiders.js'

/** Someone named who may be a side: by the token the name hangs on, and a key that all its names share. */
export interface Party {
  readonly head: number
  readonly key: string
  /** True where it is known to be a state, a group or a force; a body known by its name only is a side where two are told as such. */
  readonly known: boolean
}

/** Two named together as the two sides of something; `told` is how surely. */
export interface Pair {
  /** Indexes into the parties given. */
  readonly of: readonly [number, number]
  readonly at: number
  readonly told: 'between' | 'together' | 'joined'
}

const TOGETHER =
  /^(?:sign|agree|meet|fight|clash|exchange|negotiate|talk|near|initial|ratify|resume|observe|conclude|begin|start|hold|trade|swap|reach|accept|violate)$/

/**
 * Keys of those who stand somewhere as a third party, those of `sides` never. Who stands in a list of three or more with one of
 * them ("Norway, Kenya and Mexico sent envoys") is taken for one as well.
 */
export function outsidersOf(syntax: Syntax, parties: readonly Party[], sides: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { head, key } of parties) if (!sides.has(key) && !found.has(key) && standsOutside(syntax, head)) found.add(key)
  if (found.size === 0) return found
  const lists = new Map<number, Set<string>>()
  for (const { head, key } of parties) {
    let first = phraseTop(syntax, head)
    while (syntax.rel[first] === 'conj' && syntax.pos[syntax.head[first]!] !== 'VERB')
      first = phraseTop(syntax, syntax.head[first]!)
    lists.set(first, (lists.get(first) ?? new Set()).add(key))
  }
  for (const list of lists.values()) {
    if (list.size < 3 || ![...list].some((key) => found.has(key))) continue
    for (const key of list) if (!sides.has(key)) found.add(key)
  }
  return found
}

/** Pairs of parties in the order of the text: "between A and B", "A and B" alone, "A-B talks". A list of three is none. */
export function pairsOf(syntax: Syntax, parties: readonly Party[]): Pair[] {
  const at = new Map<number, number>()
  for (const [i, { head }] of parties.entries()) if (!at.has(head)) at.set(head, i)
  const found: Pair[] = []
  for (const [i, { head, key }] of parties.entries()) {
    const others = coordinates(syntax, head, at)
    if (others.length === 1 && parties[others[0]!]!.key !== key) {
      const pair = [i, others[0]!] as const
      found.push({ of: pair, at: head, told: howTold(syntax, head) })
      continue
    }
    // "Armenia-Azerbaijan talks"
    const joined = /^[-‐‑–]$/.test(syntax.word[head + 1] ?? '') ? at.get(head + 2) : undefined
    if (joined !== undefined && parties[joined]!.key !== key) found.push({ of: [i, joined], at: head, told: 'joined' })
  }
  return found
}

/** The parties a name is coordinated with, those after it; none where the list holds anyone else. */
function coordinates(syntax: Syntax, head: number, at: ReadonlyMap<number, number>): number[] {
  const top = phraseTop(syntax, head)
  if (syntax.rel[top] === 'conj') return []
  const conjuncts = syntax.kids(top).filter((k) => syntax.rel[k] === 'conj' && syntax.pos[k] !== 'VERB')
  if (conjuncts.length !== 1 || syntax.kids(conjuncts[0]!).some((k) => syntax.rel[k] === 'conj')) return []
  const inside = partyIn(syntax, conjuncts[0]!, at)
  return inside === null ? [] : [inside]
}

/** Up from a name that qualifies: "Colombia's government", "Sudan's army", "President Kiir". */
function phraseTop(syntax: Syntax, head: number): number {
  let at = head
  for (let depth = 0; depth < 3; depth++) {
    const above = syntax.head[at]!
    if (
      above < 0 ||
      !/^(?:nmod:poss|amod|compound|appos|flat)$/.test(syntax.rel[at]!) ||
      !/^(?:NOUN|PROPN)$/.test(syntax.pos[above]!)
    )
      return at
    at = above
  }
  return at
}

function partyIn(syntax: Syntax, token: number, at: ReadonlyMap<number, number>): number | null {
  const own = at.get(token)
  if (own !== undefined) return own
  for (const k of syntax.kids(token)) {
    if (!/^(?:nmod:poss|amod|compound|appos|flat)$/.test(syntax.rel[k]!)) continue
    const inner = at.get(k)
    if (inner !== undefined) return inner
  }
  return null
}

function howTold(syntax: Syntax, head: number): Pair['told'] {
  const top = phraseTop(syntax, head)
  if (syntax.case(top) === 'between') return 'between'
  const verb = syntax.head[top]!
  return verb >= 0 && syntax.rel[top]!.startsWith('nsubj') && TOGETHER.test(syntax.lemma[verb]!) ? 'together' : 'joined'
}

/**
 * Whom "the two sides" means at a token: the pair last told as two ("between A and B", "A and B signed"), else the last two
 * named together, else the only two there are; third parties never. Null where that is not certain.
 */
export function sidesBefore(
  syntax: Syntax,
  parties: readonly Party[],
  outside: ReadonlySet<string>,
  before: number,
): readonly [number, number] | null {
  const sides = parties
    .map((party, i) => ({ ...party, i }))
    .filter(({ head }) => head < before)
    .slice(-REACH)
    .filter(({ head, key }) => !outside.has(key) && !isPlace(syntax, head))
  const pairs = pairsOf(syntax, sides).filter(({ of }) => sides[of[1]]!.head < before)
  const pair = pairs.findLast(({ told }) => told !== 'joined') ?? pairs.findLast(({ of }) => of.every((i) => sides[i]!.known))
  if (pair) return [sides[pair.of[0]]!.i, sides[pair.of[1]]!.i]
  return standingOut(sides.filter(({ known }) => known))
}

/** How many names back sides are looked for. */
const REACH = 200

/** The only two there are, or the two named far more often than any other. */
function standingOut(sides: readonly (Party & { readonly i: number })[]): readonly [number, number] | null {
  const named = new Map<string, { n: number; i: number }>()
  for (const { key, i } of sides) named.set(key, { n: (named.get(key)?.n ?? 0) + 1, i })
  const [one, two, three] = [...named.values()].sort((a, b) => b.n - a.n)
  if (!one || !two || (three && three.n * 3 > two.n)) return null
  return one.i < two.i ? [one.i, two.i] : [two.i, one.i]
}

/** "in Kenya", "near Goris", "Juba, southern Sudan": where something is, not who does it. */
function isPlace(syntax: Syntax, head: number): boolean {
  for (let at = head, depth = 0; at >= 0 && depth < 4; at = syntax.head[at]!, depth++) {
    if (/^(?:in|near|at|across|into|outside|inside|around)$/.test(syntax.case(at))) return true
    if (syntax.kids(at).some((k) => COMPASS.test(syntax.word[k]!))) return true
    if (!/^(?:appos|conj|flat)$/.test(syntax.rel[at]!)) return false
  }
  return false
}
const COMPASS = /^(?:northern|southern|eastern|western|central|north|south|east|west)(?:eastern|western)?$/
