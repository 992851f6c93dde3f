import type { Lines, Quantity } from './quantities.js'
import { type Trigger, triggerAt } from './triggers.js'

/** A quantity with what happened to those it counts. */
export interface Counted {
  readonly quantity: Quantity
  readonly measure: string
  readonly scope: string | null
  /** Token of the word that says so. */
  readonly event: number
}

const REACH = 24

/** Ties the quantities of one sentence to what is said to have happened to them. */
export function countCasualties(lines: Lines, quantities: readonly Quantity[], first: number, last: number): Counted[] {
  const out = new Map<Quantity, Counted>()
  const triggers: Trigger[] = []
  for (let i = first; i < last; i++) {
    const trigger = triggerAt(lines, i, first)
    if (trigger) triggers.push(trigger)
  }
  if (triggers.length === 0) return []
  const people = quantities.filter((quantity) => !quantity.thing)
  const tie = (quantity: Quantity | undefined, trigger: Trigger, scope: string | null = null): void => {
    if (!quantity || out.has(quantity)) return
    out.set(quantity, { quantity, measure: measureOf(lines, trigger, quantity), scope, event: trigger.at })
  }
  for (const trigger of triggers) {
    for (const quantity of touching(lines, people, trigger, first, last)) tie(quantity, trigger)
  }
  for (const trigger of triggers) {
    if (trigger.form === 'noun') continue
    if (trigger.passive) for (const quantity of before(lines, people, trigger, triggers, out)) tie(quantity, trigger)
    else if (trigger.form === 'verb') for (const quantity of after(lines, people, trigger, last)) tie(quantity, trigger)
  }
  breakDowns(lines, people, out)
  return [...out.values()]
}

/** "killed or wounded" and the like count both at once; "killed and wounded 12" too. */
function measureOf(lines: Lines, trigger: Trigger, quantity: Quantity): string {
  const { lower } = lines
  for (const step of [1, -1]) {
    const joint = lower[trigger.at + step]
    if (joint !== 'or' && !(joint === 'and' && trigger.at + step > trigger.at && quantity.from > trigger.at)) continue
    const other = triggerAt(lines, trigger.at + 2 * step, 0)
    if (other && other.measure !== trigger.measure && mixes(other.measure, trigger.measure)) {
      if (joint === 'or' || (quantity.from >= trigger.at + 3 && quantity.from <= trigger.at + 5)) return 'casualties'
    }
  }
  return trigger.measure
}
const mixes = (a: string, b: string): boolean => (a === 'dead' && b === 'wounded') || (a === 'wounded' && b === 'dead')

/** Quantities right beside the trigger: "21 dead", "another 38 injured", "the bodies of six", "death toll rose to 43", "30,000 lives". */
function* touching(
  lines: Lines,
  people: readonly Quantity[],
  trigger: Trigger,
  first: number,
  last: number,
): Generator<Quantity> {
  const { lower } = lines
  const { at } = trigger
  for (const quantity of people) {
    if (quantity.from < first || quantity.to > last) continue
    // "12 dead", "38 were injured" without a noun; "eight of them dead"
    if (quantity.to === at) {
      yield quantity
      continue
    }
    if (quantity.end === at && trigger.form !== 'verb') {
      yield* preceding(withPartners(lines, people, quantity), at)
      continue
    }
    // "the bodies of six servicemen", "the deaths of nearly 20 people", "killing of three"
    if (trigger.form === 'noun' && lower[at + 1] === 'of' && quantity.from > at && quantity.from <= at + 3)
      yield* following(withPartners(lines, people, quantity), at)
    // "11 of the injured", "of the dead, 14 were foreigners"
    else if (isPartOf(lines, quantity, at)) yield quantity
    // "35 bodies", "more than 20 deaths": the counted noun is the trigger
    else if (trigger.form === 'noun' && quantity.noun === at) yield quantity
    // "and eight people injured", "three women and a guard wounded": a participle after its nouns
    else if (quantity.end === at && !trigger.passive && !hasObject(lines, at, people))
      yield* preceding(withPartners(lines, people, quantity), at)
    // "the dead include 12 …", "the number of dead rose to 43", "death toll stood at 21"
    else if (
      /^(?:deaths?|dead|wounded|injured|killed)$/.test(lower[at]!) &&
      quantity.from > at &&
      quantity.from - at <= 9 &&
      tollBetween(lines, at, quantity.from)
    )
      yield quantity
    else if (
      trigger.form === 'adjective' &&
      (lower[at - 1] === 'the' || lower[at - 1] === 'among') &&
      quantity.end <= at &&
      quantity.end >= at - 6 &&
      lower.slice(quantity.end, at).includes('among')
    )
      yield quantity
  }
}

const preceding = (list: readonly Quantity[], at: number): Quantity[] => list.filter((quantity) => quantity.end <= at)
const following = (list: readonly Quantity[], at: number): Quantity[] => list.filter((quantity) => quantity.from > at)

/** "11 of the injured were guards", "of the 12 dead", "of the dead, 14 were foreigners". */
function isPartOf({ lower, trees }: Lines, quantity: Quantity, at: number): boolean {
  if (trees.upos(at + 1 < trees.length ? at + 1 : at) === 'NOUN') return false
  if (lower[quantity.to] === 'of' && lower[quantity.to + 1] === 'the' && at === quantity.to + 2) return true
  return lower[at - 1] === 'the' && lower[at - 2] === 'of' && lower[at + 1] === ',' && quantity.from === at + 2
}

/** "rose to", "stood at", "reached", "toll of", "to at least": between "death toll" and its number. */
function tollBetween(lines: Lines, at: number, to: number): boolean {
  const between = lines.lower.slice(at + 1, to)
  if (lines.lower[at]!.startsWith('death') && !between.includes('toll')) return false
  // "the wounded include three clerks": only of those the words call so.
  if (/^(?:wounded|injured|killed)$/.test(lines.lower[at]!)) {
    const called = lines.lower[at - 1] === 'the' || lines.lower[at - 1] === 'those'
    return called && /^(?:include|included|number|numbered)$/.test(between.join(' '))
  }
  return /^(?:to|at|of|as|is|was|exceeded|reached|reaching|passed|topped|include|included|hit|than|exceeds|reaches|tops|were|are)$/.test(
    between.at(-1) ?? '',
  )
}

/** An object of its own follows: "12 gunmen killed three", where those before do it. */
function hasObject(lines: Lines, at: number, people: readonly Quantity[]): boolean {
  for (let i = at + 1; i < Math.min(lines.trees.length, at + 4); i++) {
    if (people.some((quantity) => quantity.from === i)) return true
    const tag = lines.trees.upos(i)
    if (tag === 'ADP' || tag === 'PUNCT' || tag === 'CCONJ' || tag === 'SCONJ') return false
    if (tag === 'NOUN' || tag === 'PROPN' || tag === 'PRON' || tag === 'DET')
      return !/^(?:yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|when|by|in)$/.test(lines.lower[i]!)
  }
  return false
}

/** Those counted stand before a passive: its subject by the tree, else the nearest before it in the clause; coordinated ones too. */
function before(
  lines: Lines,
  people: readonly Quantity[],
  trigger: Trigger,
  triggers: readonly Trigger[],
  taken: ReadonlyMap<Quantity, Counted>,
): Quantity[] {
  const { trees, lower } = lines
  const subject = preceding(subjectQuantities(lines, people, trigger.at), trigger.at)
  if (subject.length > 0) return subject
  let nearest: Quantity | null = null
  for (const quantity of people) if (quantity.end <= trigger.at && trigger.at - quantity.end <= REACH) nearest = quantity
  if (!nearest || taken.has(nearest)) return []
  let verbs = 0
  for (let i = nearest.end; i < trigger.at; i++) {
    if (/^[;:.]$|^--$/.test(lower[i]!)) return []
    if (
      trees.upos(i) === 'VERB' &&
      !triggers.some((other) => other.at === i) &&
      trees.relation(i) !== 'acl' &&
      trees.relation(i) !== 'acl:relcl' &&
      !BE_LIKE.has(lower[i]!)
    )
      verbs++
  }
  if (verbs > 0) return []
  return preceding(withPartners(lines, people, nearest), trigger.at)
}
const BE_LIKE = new Set(['reported', 'confirmed', 'feared', 'believed', 'said', 'known', 'shot', 'found'])

/** Quantities in the subject of the verb, or of the verb it is coordinated with. */
function subjectQuantities(lines: Lines, people: readonly Quantity[], verb: number): Quantity[] {
  const { trees } = lines
  let at = verb
  for (let steps = 0; steps < 3; steps++) {
    for (const child of trees.children(at)) {
      if (!trees.relation(child).startsWith('nsubj')) continue
      const found = people.find(
        (quantity) => within(quantity, child) || (quantity.noun < 0 && child >= quantity.from && child < quantity.to),
      )
      return found ? withPartners(lines, people, found) : []
    }
    if (trees.relation(at) !== 'conj' || trees.head[at]! < 0) return []
    at = trees.head[at]!
  }
  return []
}

const within = (quantity: Quantity, token: number): boolean => quantity.from <= token && token < quantity.end

/** "two soldiers and a rebel", "15 civilians, eight soldiers and three policemen". */
function withPartners(lines: Lines, people: readonly Quantity[], quantity: Quantity): Quantity[] {
  const out = [quantity]
  const { lower } = lines
  const at = people.indexOf(quantity)
  for (let i = at - 1; i >= 0; i--) {
    const joint = lower.slice(people[i]!.end, out[0]!.from)
    if (!joined(joint)) break
    out.unshift(people[i]!)
  }
  for (let i = at + 1; i < people.length; i++) {
    const joint = lower.slice(out.at(-1)!.end, people[i]!.from)
    if (!joined(joint)) break
    out.push(people[i]!)
  }
  return out
}
const joined = (words: readonly string[]): boolean =>
  words.length > 0 &&
  words.length <= 3 &&
  words.every((word) => word === ',' || word === 'and' || word === 'as' || word === 'well' || word === 'or')

/** Those counted stand after an active verb: its object, with its partners. */
function after(lines: Lines, people: readonly Quantity[], trigger: Trigger, last: number): Quantity[] {
  const { trees, lower } = lines
  for (let i = trigger.at + 1; i < Math.min(last, trigger.at + 7); i++) {
    const found = people.find((quantity) => quantity.from === i)
    if (found) return withPartners(lines, people, found)
    const word = lower[i]!
    const tag = trees.upos(i)
    // "killed and wounded 12", "killing and mutilating thousands", but not "killed and 11 of the injured".
    const joins = word === 'and' || word === 'or'
    if (joins && !FORM.test(lower[i + 1] ?? '') && !(i + 1 < last && trees.upos(i + 1) === 'VERB')) break
    if (tag === 'VERB' && (lower[i - 1] === 'and' || lower[i - 1] === 'or')) continue
    if (
      /^(?:and|or|a|the|total|of|its|their|his|another|further|altogether|at|least|also|members)$/.test(word) ||
      FORM.test(word) ||
      tag === 'ADV' ||
      tag === 'DET'
    )
      continue
    break
  }
  return []
}
const FORM = /^(?:killed|killing|wounded|wounding|injured|injuring|maimed|maiming)$/

/** "including 147 civilians", "258 of them civilians", "among them two children": parts of the count before. */
function breakDowns(lines: Lines, people: readonly Quantity[], out: Map<Quantity, Counted>): void {
  const { lower } = lines
  for (let k = 1; k < people.length; k++) {
    const part = people[k]!
    if (out.has(part)) continue
    let whole: Counted | undefined
    for (let j = k - 1; j >= 0 && !whole; j--) whole = out.get(people[j]!)
    if (!whole || part.from - whole.quantity.end > REACH) continue
    const lead = lower.slice(Math.max(whole.quantity.end, part.from - 3), part.from)
    const names =
      lead.includes('including') ||
      lead.includes('among') ||
      (lower[part.to] === 'of' && (lower[part.to + 1] === 'them' || lower[part.to + 1] === 'whom')) ||
      (lead.includes('them') && lead.includes('of'))
    const goes = out.get(people[k - 1]!)?.scope === 'part' && joined(lower.slice(people[k - 1]!.end, part.from))
    if (names || goes) out.set(part, { quantity: part, measure: whole.measure, scope: 'part', event: whole.event })
  }
}
