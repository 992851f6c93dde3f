import type { Edtf } from '../model/edtf.js'
import type { Found } from './meaning.js'
import type { When } from './when.js'
import { asEdtf, writeDate } from './when.js'
import type { Words } from './words.js'

/** How a preposition bounds the time behind it. */
const BOUNDS: ReadonlyMap<string, 'from' | 'by' | 'until' | 'after'> = new Map([
  ['since', 'from'],
  ['by', 'by'],
  ['before', 'by'],
  ['until', 'until'],
  ['till', 'until'],
  ['after', 'after'],
])

/** Words that may follow a time without making it an attribute of theirs ("since the 1988 ceasefire" is no "since 1988"). */
const FREE = new Set(
  'and or but in on at by to from for with when while as that who which after before until since of over under than not is was were are has have had will would said says he she it they we i the a an its his their this it if because although though amid about when where into against between during through also all still however this there'.split(
    ' ',
  ),
)

/** What a stretch with two ends is joined by, after which opening word. */
const JOINTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['from', new Set(['to', 'until', 'till', 'through', '-', '–'])],
  ['between', new Set(['and'])],
  ['', new Set(['-', '–', '—', 'to', 'through', '/'])],
])

export interface Placed {
  readonly found: Found
  readonly when: When
}

/** The EDTF of a time with the preposition that bounds it: "since 1994" 1994/.., "by next spring" [..2023-21]. */
export function boundedEdtf(words: Words, { found, when }: Placed): Edtf | null {
  const { clock, edge, about } = found
  const date = writeDate(when, clock, edge, about)
  const bound = BOUNDS.get(words.lower(found.first - 1))
  if (!bound || isAttribute(words, found)) return asEdtf(date)
  const [left, right = left] = date.split('/')
  const plain = (end: string | undefined): string => (end ?? '').replace(/T.*$/, '')
  if (bound === 'from') return asEdtf(`${plain(left)}/..`)
  if (bound === 'until') return asEdtf(`../${plain(right)}`)
  if (bound === 'after') return asEdtf(`[${plain(left)}..]`)
  return asEdtf(`[..${plain(right)}]`)
}

/** "since the August 1988 ceasefire": the date describes, and the preposition governs what it describes. */
function isAttribute(words: Words, found: Found): boolean {
  const opener = words.lower(found.first)
  const next = words.lower(found.end)
  if (next === "'s" || next === '-') return true
  return (opener === 'the' || opener === 'a' || opener === 'an') && words.kind(found.end) === 'letters' && !FREE.has(next)
}

/** "from 9 to 12 June", "between 1985 and 1987", "1991-94": one stretch, which both its expressions carry. */
export function rangeOf(words: Words, left: Placed, right: Placed): Edtf | null {
  if (right.found.first - left.found.end > 2 || right.found.first < left.found.end) return null
  if (left.when.grain !== right.when.grain && !(isFine(left.when) && isFine(right.when))) return null
  const before = words.lower(left.found.first - 1)
  const joint = words.lower(left.found.end)
  const opener = before === 'from' || before === 'between' ? before : ''
  if (!JOINTS.get(opener)?.has(joint)) return null
  if (right.found.first - left.found.end === 2 && words.lower(left.found.end + 1) !== 'the') return null
  const from = writeDate(left.when).split('/')[0]
  const to = writeDate(right.when).split('/').at(-1)
  return from !== undefined && to !== undefined && from < to ? asEdtf(`${from}/${to}`) : null
}

const isFine = (when: When): boolean => when.grain === 'day' || when.grain === 'month' || when.grain === 'year'
