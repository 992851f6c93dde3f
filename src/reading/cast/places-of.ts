import type { PlaceRead } from '../../model/mention.js'
import { nounReading } from '../frames/cue-words.js'
import type { Names } from '../frames/names.js'
import type { Syntax } from '../frames/syntax.js'
import type { Frame, Mention } from '../layers.js'

const IN: ReadonlySet<string> = new Set([
  'in',
  'at',
  'inside',
  'near',
  'outside',
  'within',
  'around',
  'on',
  'across',
  'throughout',
  'along',
])
const SEAT: ReadonlySet<string> = new Set([
  'capital',
  'city',
  'town',
  'village',
  'region',
  'area',
  'province',
  'district',
  'house',
  'palace',
  'port',
  'enclave',
  'border',
  'headquarters',
])

const ABOUT =
  /^(?:talk|conference|meeting|negotiation|session|summit|consultation|dialogue|discussion|debate|round|report|statement|resolution|briefing|vote|position|declaration|focus)$/
/** Verbs whose object is the event they tell of: "hosted a conference on A in B". */
const HOLDS = /^(?:host|hold|convene|open|chair|attend|begin|start|organise|organize|launch|resume|conclude)$/

export const placeOf = (text: string, mention: Mention): PlaceRead => {
  const { start, end } = mention
  return { name: mention.name || text.slice(start, end), id: mention.place, as: text.slice(start, end), start, end }
}

/** True for a mention that is read as somewhere, not as whoever governs there. */
export const isPlace = (mention: Mention): boolean =>
  mention.place !== null || (mention.type === 'LOC' && mention.via === 'name')

/** Where a frame's event is: a place its predicate, the verb that carries it or one of its nouns stands in; null where none. */
export function whereOf(text: string, syntax: Syntax, names: Names, frame: Frame): PlaceRead | null {
  for (const head of [frame.predicate, frame.carrier]) {
    if (head < 0) continue
    const found = placeUnder(syntax, names, head, 0)
    if (found >= 0) return placeOf(text, names.mentions[found]!)
  }
  for (const argument of [...frame.others, ...frame.patients]) {
    if (argument.head < 0 || argument.head === frame.predicate) continue
    const above = syntax.head[argument.head]
    if (above !== frame.predicate && above !== frame.carrier) continue
    const found = placeUnder(syntax, names, argument.head, 1)
    if (found >= 0) return placeOf(text, names.mentions[found]!)
  }
  const aside = placeBeside(syntax, names, frame)
  if (aside >= 0) return placeOf(text, names.mentions[aside]!)
  // A noun of action that nothing else places is where its clause is: "in Doha, officials have engaged in talks".
  let up = frame.predicate
  for (let depth = 0; depth < 3; depth++) {
    const rel = syntax.rel[up]!
    if (rel === 'ccomp' || rel === 'parataxis' || rel === 'acl:relcl') return null
    // "signed in A after years of war": the war was not there.
    if (/^(?:after|before|since|following|despite|amid|about|on|over)$/.test(syntax.case(up))) return null
    up = syntax.head[up]!
    if (up < 0) return null
    const found = placeUnder(syntax, names, up, 0)
    if (found >= 0) return placeOf(text, names.mentions[found]!)
  }
  return null
}

/**
 * "signed an accord on fishing rights in B", "hosted the ministers of A in B": a place the parser hung on a thing or a name
 * inside the event's own words is the event's, unless the thing is itself an event ("the war in B") or told in a clause of its own.
 */
function placeBeside(syntax: Syntax, names: Names, frame: Frame): number {
  if (frame.form !== 'verb' && frame.carrier < 0) return -1
  const { starts } = syntax.trees
  for (let m = firstFrom(names.mentions, frame.span.start); m < names.mentions.length; m++) {
    const { head, start } = names.mentions[m]!
    if (start >= frame.span.end) break
    if (head < 0 || !isPlace(names.mentions[m]!) || names.of(head) !== m) continue
    const by = syntax.case(head)
    if (by !== 'in' && by !== 'at') continue
    if (hangsOnThing(syntax, names, frame, head) && starts[head]! > starts[frame.predicate]!) return m
  }
  return -1
}

/** Index of the first mention, in the order of the text, that begins at `from` or behind it. */
function firstFrom(mentions: readonly { readonly start: number }[], from: number): number {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (mentions[middle]!.start < from) low = middle + 1
    else high = middle
  }
  return low
}

function hangsOnThing(syntax: Syntax, names: Names, frame: Frame, place: number): boolean {
  let at = place
  for (let depth = 0; depth < 8; depth++) {
    const up = syntax.head[at]!
    if (up < 0) return false
    if (up === frame.predicate || up === frame.carrier) return depth > 0
    if (!/^(?:nmod|obl|obj|conj|appos|flat|compound|nsubj|xcomp|nmod:poss)$/.test(syntax.rel[up]!)) return false
    const held = HOLDS.test(frame.lemma) && syntax.head[up] === frame.predicate && syntax.rel[up] === 'obj'
    if (syntax.pos[up] === 'NOUN' && !held && (nounReading(syntax.lemma[up]!) !== null || SEAT.has(syntax.lemma[up]!)))
      return false
    // "A in B" of two places is one place.
    const mention = depth === 0 ? names.of(up) : -1
    if (mention >= 0 && names.mentions[mention]!.place !== null && names.mentions[mention]!.actor === null) return false
    if (depth === 0 && syntax.pos[up] === 'NOUN' && !/^(?:nmod|conj)$/.test(syntax.rel[up]!)) return false
    at = up
  }
  return false
}

function placeUnder(syntax: Syntax, names: Names, head: number, depth: number): number {
  for (const k of syntax.kids(head)) {
    const rel = syntax.rel[k]!
    if (rel !== 'obl' && rel !== 'nmod' && rel !== 'advmod') continue
    const by = syntax.case(k)
    if (!IN.has(by) && !by.startsWith('in ')) continue
    // "talks on Cyprus": what they are about, not where they are.
    if (by === 'on' && ABOUT.test(syntax.lemma[head]!)) continue
    const mention = names.of(k)
    if (mention >= 0 && isPlace(names.mentions[mention]!)) return mention
    if (mention < 0 && SEAT.has(syntax.lemma[k]!)) {
      const named = namedIn(syntax, names, k)
      if (named >= 0) return named
    }
    if (depth < 2 && mention < 0) {
      const inner = placeUnder(syntax, names, k, depth + 1)
      if (inner >= 0) return inner
    }
  }
  return -1
}

/** "the capital Yerevan", "the city of Shusha", "Hudaydah port": the name beside the common noun. */
function namedIn(syntax: Syntax, names: Names, noun: number): number {
  for (const k of syntax.kids(noun)) {
    const rel = syntax.rel[k]!
    if (rel !== 'appos' && rel !== 'nmod' && rel !== 'compound' && rel !== 'flat' && rel !== 'nmod:desc') continue
    const mention = names.of(k)
    if (mention >= 0 && isPlace(names.mentions[mention]!)) return mention
  }
  return -1
}
