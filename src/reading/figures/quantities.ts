import type { Hedge } from '../../model/figure.js'
import type { Trees } from '../../text/trees.js'
import { type Numeral, numeralAt } from './numbers.js'

/** A number with its hedge and what it counts, before it is known what happened to them. Token ranges are half-open. */
export interface Quantity {
  readonly from: number
  readonly to: number
  readonly low: number | null
  readonly best: number | null
  readonly high: number | null
  readonly hedge: Hedge
  /** Head of what is counted, −1 where nothing follows: "killing three". */
  readonly noun: number
  /** End of the counted phrase: number, adjectives and noun. */
  readonly end: number
  /** Not people: hours, kilometres, tanks. */
  readonly thing: boolean
}

export interface Lines {
  readonly trees: Trees
  readonly lower: readonly string[]
}

const HEDGES: readonly (readonly [words: readonly string[], hedge: Hedge])[] = (
  [
    ['more than', 'at_least'],
    ['over', 'at_least'],
    ['at least', 'at_least'],
    ['no fewer than', 'at_least'],
    ['no less than', 'at_least'],
    ['not less than', 'at_least'],
    ['upwards of', 'at_least'],
    ['in excess of', 'at_least'],
    ['well over', 'at_least'],
    ['a minimum of', 'at_least'],
    ['above', 'at_least'],
    ['up to', 'at_most'],
    ['as many as', 'at_most'],
    ['no more than', 'at_most'],
    ['at most', 'at_most'],
    ['fewer than', 'at_most'],
    ['less than', 'at_most'],
    ['under', 'at_most'],
    ['a maximum of', 'at_most'],
    ['as much as', 'at_most'],
    ['not more than', 'at_most'],
    ['about', 'about'],
    ['around', 'about'],
    ['some', 'about'],
    ['approximately', 'about'],
    ['roughly', 'about'],
    ['nearly', 'about'],
    ['almost', 'about'],
    ['close to', 'about'],
    ['an estimated', 'about'],
    ['estimated', 'about'],
    ['circa', 'about'],
    ['something like', 'about'],
    ['perhaps', 'about'],
    ['maybe', 'about'],
    ['just over', 'about'],
    ['just under', 'about'],
    ['near', 'about'],
    ['possibly', 'about'],
    ['anywhere from', 'range'],
    ['between', 'range'],
    ['from', 'range'],
  ] as const
).map(([words, hedge]) => [words.split(' '), hedge] as const)

const TIME_UNITS = new Set(
  'second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries night nights'.split(
    ' ',
  ),
)
const THINGS = new Set(
  `percent per_cent % pc km kilometre kilometres kilometer kilometers mile miles metre metres meter meters foot feet ft acre acres hectare hectares tonne tonnes ton tons kg pound pounds kilogram kilograms
  dollar dollars euro euros cent cents rouble roubles ruble rubles dram drams manat yen lira barrel barrels
  tank tanks vehicle vehicles car cars truck trucks aircraft plane planes helicopter helicopters drone drones missile missiles rocket rockets ship ships boat boats bus buses bomb bombs
  house houses home homes building buildings shop shops school schools village villages settlement settlements town towns city cities district districts region regions province provinces country countries state states
  attack attacks strike strikes airstrike airstrikes raid raids incident incidents case cases count counts time times occasion occasions point points goal goals seat seats vote votes
  sheep goat goats cow cows cattle livestock horse horses dog dogs animal animals chicken chickens pig pigs bird birds camel camels donkey donkeys fish elephant elephants whale whales
  article articles item items phase phases stage stages step steps area areas site sites base bases checkpoint checkpoints position positions weapon weapons rifle rifles gun guns mine mines shell shells
  am pm a.m. p.m. part parts ally-flights flight flights round rounds session sessions page pages floor floors word words degree degrees side sides front fronts thing things way ways agreement agreements company companies factor factors reason reasons limb limbs leg legs shot shots explosion explosions blast blasts bombing bombings`.split(
    /\s+/,
  ),
)
const MONTHS = new Set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec'.split(
    ' ',
  ),
)

/** Every number of a sentence that counts something: no dates, money, ages, percentages, clock times or numberings. */
export function findQuantities(lines: Lines, from: number, last: number): Quantity[] {
  const out: Quantity[] = []
  for (let i = from; i < last; ) {
    const numeral = numeralAt(lines.lower, i, last)
    if (!numeral) {
      i++
      continue
    }
    const quantity = quantityAt(lines, i, numeral, from, last)
    if (quantity) out.push(quantity)
    i = Math.max(i + numeral.tokens, quantity?.to ?? 0)
  }
  return out
}

function quantityAt(lines: Lines, at: number, numeral: Numeral, first: number, last: number): Quantity | null {
  const { lower } = lines
  let to = at + numeral.tokens
  let { low, best, high } = numeral
  let hedge: Hedge = numeral.vague ? (high === null ? 'at_least' : low === high ? 'exact' : 'about') : 'exact'
  if (isDateOrName(lines, at, to, numeral, first, last)) return null
  let from = at
  const hedged = hedgeBefore(lower, at, first)
  // "20 to 30", "between 20 and 30", "20-30"
  const joint = lower[to]
  const other =
    joint === 'to' || joint === '-' || joint === '–' || (joint === 'and' && hedged?.hedge === 'range') || joint === 'or'
      ? numeralAt(lower, to + 1, last)
      : null
  if (
    other &&
    best !== null &&
    other.best !== null &&
    other.best > best &&
    (joint !== '-' || lower[to + 1 + other.tokens] !== '-')
  ) {
    low = best
    high = other.best
    best = null
    hedge = 'range'
    to += 1 + other.tokens
    if (hedged?.hedge === 'range') from = hedged.from
  } else if (hedged && hedged.hedge !== 'range') {
    from = hedged.from
    hedge = hedged.hedge === 'about' && numeral.vague ? hedge : hedged.hedge
    if (hedge === 'about') {
      if (!numeral.vague) low = high = null
    } else if (hedge === 'at_least') high = null
    else if (hedge === 'at_most') {
      if (numeral.vague) [low, high] = [null, high ?? low]
      else low = null
    }
  }
  if (lower[to] === 'or' && lower[to + 1] === 'more') {
    hedge = 'at_least'
    high = null
    to += 2
  } else if (lower[to] === 'plus' || lower[to] === '+') {
    hedge = 'at_least'
    high = null
    to += 1
  }
  const { noun, end } = countedFrom(lines, to, last)
  const unit = noun >= 0 ? lower[noun]! : ''
  if (unit === '%' || lower[to] === '%' || unit === 'percent' || unit === 'cent' || isMoney(lines, at, to)) return null
  const compound = lower[to] === '-' && TIME_UNITS.has(lower[to + 1] ?? '')
  if (compound && /^(?:-|old)$/.test(lower[to + 2] ?? '') && /^old/.test(lower[to + 3] ?? lower[to + 2] ?? '')) return null
  if (TIME_UNITS.has(lower[to] ?? '') && (lower[to + 1] === 'old' || (lower[to + 1] === 'of' && lower[to + 2] === 'age')))
    return null
  if (lower[to] === '-' && lower[to + 1] === 'year') return null
  const thing = THINGS.has(unit) || TIME_UNITS.has(unit) || compound
  return { from, to, low, best, high, hedge, noun: compound ? to + 1 : noun, end: compound ? to + 2 : end, thing }
}

/** The longest hedge that ends right before the number; adverbs such as "further" between are let pass. */
function hedgeBefore(lower: readonly string[], at: number, first: number): { from: number; hedge: Hedge } | null {
  let before = at
  while (before > first && /^(?:the|a|another|an|additional|further|total|of)$/.test(lower[before - 1]!) && before > at - 2) {
    if (lower[before - 1] === 'of' && lower[before - 2] !== 'total') break
    before--
  }
  for (const start of before === at ? [at] : [at, before]) {
    for (const [words, hedge] of HEDGES) {
      const from = start - words.length
      if (from < first || !words.every((word, k) => lower[from + k] === word)) continue
      return { from, hedge }
    }
  }
  return null
}

function isDateOrName(lines: Lines, at: number, to: number, numeral: Numeral, first: number, last: number): boolean {
  const { lower } = lines
  const word = lower[at]!
  const before = at > first ? lower[at - 1]! : ''
  const after = to < last ? lower[to]! : ''
  if (/^\d+$/.test(word)) {
    if (MONTHS.has(before) || MONTHS.has(after)) return true
    const n = numeral.best ?? 0
    if (/^\d{4}$/.test(word) && n >= 1800 && n <= 2100) {
      const people = to < last && lines.trees.upos(to) === 'NOUN' && !TIME_UNITS.has(after)
      if (!people || /^(?:in|since|of|by|until|from|during|,|and|to)$/.test(before)) return true
    }
    // "at 1215 on 13 August": a clock, not a count.
    if (/^[0-2]\d{3}$/.test(word) && before === 'at' && /^(?:on|hours|hrs|local|gmt|today|yesterday|,|\.)$/.test(after))
      return true
    if (before === '#' || before === ':' || after === ':' || before === '.' || before === '/') return true
    if (after === 'am' || after === 'pm' || after === 'a.m.' || after === 'p.m.') return true
    if (before === ',' && (after === ',' || after === '') && n < 110 && to - at === 1) return true
    if (
      /^(?:age|aged|no|no.|number|article|resolution|chapter|section|page|group|phase|level|route|highway|unit|flight|boeing|room|type|protocol|annex|point)$/.test(
        before,
      )
    )
      return true
  } else if (numeral.tokens === 1 && word === 'one') {
    // "one of the attackers", "no one", "this one", "one day" count nobody.
    if (/^(?:of|another|day|side|hand|thing|way|is|can|who|might|would|could|must|should)$/.test(after) && after !== 'of')
      return true
    if (/^(?:no|any|every|some|this|that|which|the|each|only)$/.test(before)) return true
  }
  return before === 'aged' || before === 'part' || before === 'phase'
}

function isMoney(lines: Lines, at: number, to: number): boolean {
  const before = at > 0 ? lines.lower[at - 1]! : ''
  if (/[$€£¥₽]$|^(?:us|eur|usd|rs)$/.test(before)) return true
  if (/^[$€£¥]/.test(lines.lower[at]!)) return true
  return /^(?:dollars?|euros?|cents?|pounds?|roubles?|rubles?|drams?|manats?|yen|lira|francs?|marks?|crowns?|rupees?|pesos?|yuan)$/.test(
    lines.lower[to] ?? '',
  )
}

/** Adjectives and nouns after the number, to the head noun: "two ethnic Armenian soldiers". −1 where no noun follows. */
function countedFrom(lines: Lines, to: number, last: number): { noun: number; end: number } {
  const { trees, lower } = lines
  let noun = -1
  let at = to
  if (lower[at] === 'of' && /^(?:the|them|those|its|their|his|our)$/.test(lower[at + 1] ?? '')) {
    at += 2
    if (lower[at - 1] === 'them' || lower[at - 1] === 'those') return { noun: -1, end: at }
  }
  for (; at < Math.min(last, to + 7); at++) {
    const tag = trees.upos(at)
    const word = lower[at]!
    if (tag === 'NOUN' || (tag === 'PROPN' && noun < 0)) {
      if (noun >= 0 && tag === 'NOUN' && /^(?:today|yesterday|monday|tuesday)$/.test(word)) break
      noun = at
      continue
    }
    if (tag === 'PROPN' || tag === 'ADJ' || tag === 'DET' || word === '-' || tag === 'NUM') {
      if (noun >= 0 && tag !== 'PROPN' && word !== '-') break
      if (PARTICIPLES.has(word) && noun < 0 && trees.upos(at + 1 < last ? at + 1 : at) !== 'NOUN') break
      continue
    }
    if (
      tag === 'VERB' &&
      noun < 0 &&
      at + 1 < last &&
      trees.upos(at + 1) === 'NOUN' &&
      /(?:ed|ing)$/.test(word) &&
      !PARTICIPLES.has(word)
    )
      continue
    if (word === ',' && noun < 0 && trees.upos(at - 1) === 'ADJ') continue
    break
  }
  return { noun, end: noun >= 0 ? noun + 1 : to }
}
const PARTICIPLES = new Set([
  'dead',
  'killed',
  'wounded',
  'injured',
  'missing',
  'displaced',
  'captured',
  'detained',
  'arrested',
  'released',
  'hurt',
  'died',
  'deployed',
  'homeless',
])
