import type { ActorId, OfficeId, PlaceId } from '../model/ids.js'
import type { SenseRow } from './compiled.js'
import { type Folded, foldWord, isHyphen, isPossessive } from './fold.js'
import type { NameTable } from './packed.js'
import type { Match, Sense } from './register.js'

/** Longest-match look-up of names over words. */
export interface NameIndex {
  match(words: readonly string[], at: number): Match | null
}

/** A word folded, with the pieces of the longest name that begins with it; 0 where none does. */
interface KnownWord extends Folded {
  readonly longest: number
}

interface Entry {
  readonly shape: string
  readonly sense: Sense
}

/** Words kept folded: a report repeats its words, and a batch repeats its names. */
const CACHE = 40_000
/** Acronyms that are also common words: not read in a line written all in capitals. */
const COMMON = new Set([
  'us',
  'who',
  'it',
  'is',
  'un',
  'am',
  'pm',
  'au',
  'as',
  'aa',
  'ap',
  'dod',
  'ran',
  'car',
  'eu',
  'the',
  'spa',
  'ana',
  'act',
])

function senseOf(row: SenseRow): Sense {
  switch (row[0]) {
    case 'a':
      return { of: 'actor', actor: row[1] as ActorId, via: 'name' }
    case 'd':
      return { of: 'actor', actor: row[1] as ActorId, via: 'demonym' }
    case 'p':
      return { of: 'place', place: row[1] as PlaceId }
    case 'o':
      return { of: 'office', office: row[1] as OfficeId }
    case 'm':
      return { of: 'metonym', place: row[2] as PlaceId | null, actor: row[1] as ActorId }
  }
}

/** True when a piece is written as the name asks: 'A' in capitals, 'C' with a capital (or caseless), 'l' anyhow. */
function written(shape: string, asked: string): boolean {
  for (let i = 0; i < asked.length; i++) {
    const want = asked.charCodeAt(i)
    const have = shape.charCodeAt(i)
    if (want === 65 && have !== 65) return false
    if (want === 67 && have === 108) return false
  }
  return true
}

/** Makes the index over a table of names. */
export function indexNames(names: NameTable, spellings: ReadonlyMap<string, string>): NameIndex {
  const table = new Map<string, number>()
  const longest = new Map<string, number>()
  const made = new Map<number, readonly Entry[]>()

  // Keys come sorted, so those of one first word stand together.
  let first = ''
  let most = 0
  for (let i = 0; i < names.keys.length; i++) {
    const key = names.keys[i] ?? ''
    table.set(key, i)
    let space = key.indexOf(' ')
    const word = space < 0 ? key : key.slice(0, space)
    let pieces = 1
    for (; space >= 0; space = key.indexOf(' ', space + 1)) pieces++
    if (word !== first) {
      first = word
      most = longest.get(word) ?? 0
    }
    if (pieces > most) {
      most = pieces
      longest.set(word, pieces)
    }
  }

  const entriesOf = (key: string): readonly Entry[] | null => {
    const at = table.get(key)
    if (at === undefined) return null
    const held = made.get(at)
    if (held) return held
    const entries = names.rows(at).map(([, shape, sense]) => ({ shape, sense: senseOf(sense) }))
    made.set(at, entries)
    return entries
  }

  const folds = new Map<string, KnownWord>()
  const known = (word: string): KnownWord => {
    const held = folds.get(word)
    if (held) return held
    if (folds.size >= CACHE) folds.clear()
    const folded = foldWord(word.length > 100 ? word.slice(0, 100) : word, spellings)
    const [plain = '', loose = ''] = [folded.plain[0], folded.loose[0]]
    const longestName = plain === '' ? 0 : Math.max(longest.get(plain) ?? 0, longest.get(`~${loose}`) ?? 0)
    const made = { ...folded, longest: longestName }
    folds.set(word, made)
    return made
  }

  const shouted = (words: readonly string[], at: number): boolean => {
    let capitals = 0
    for (let i = Math.max(0, at - 2); i <= at + 2 && i < words.length; i++) {
      const word = words[i] ?? ''
      if (i === at || word.length < 4 || !/\p{L}/u.test(word)) continue
      if (word.toUpperCase() !== word) return false
      capitals++
    }
    return capitals > 0
  }

  const match = (words: readonly string[], at: number): Match | null => {
    const start = words[at]
    if (start === undefined) return null
    const head = known(start)
    const max = head.longest
    if (max === 0) return null
    const first = head.plain[0] ?? ''

    // ends[n]: tokens taken when n pieces are; 0 where n pieces end inside a token.
    const plain: string[] = []
    const loose: string[] = []
    let shape = ''
    const ends: number[] = [0]
    for (let token = at; token < words.length && plain.length < max; token++) {
      const word = words[token] ?? ''
      // "Nagorno - Karabakh" and "Lord 's Resistance Army" are names in spite of their cuts.
      if (token > at && (isHyphen(word) || isPossessive(word))) continue
      const piece = token === at ? head : known(word)
      if (piece.plain.length === 0) break
      for (let i = 0; i < piece.plain.length; i++) {
        plain.push(piece.plain[i] ?? '')
        loose.push(piece.loose[i] ?? '')
        ends.push(i === piece.plain.length - 1 ? token - at + 1 : 0)
      }
      shape += piece.shape
    }

    for (let n = Math.min(max, plain.length); n >= 1; n--) {
      const tokens = ends[n] ?? 0
      if (tokens === 0) continue
      const senses: Sense[] = []
      const as = shape.slice(0, n)
      for (const key of [plain.slice(0, n).join(' '), `~${loose.slice(0, n).join(' ')}`]) {
        for (const entry of entriesOf(key) ?? []) {
          if (written(as, entry.shape) && !senses.includes(entry.sense)) addSense(senses, entry.sense)
        }
      }
      if (senses.length === 0) continue
      if (n === 1 && as === 'A' && COMMON.has(first) && !start.includes('.') && shouted(words, at)) return null
      return { words: tokens, senses }
    }
    return null
  }
  return { match }
}

function addSense(senses: Sense[], sense: Sense): void {
  const same = (other: Sense): boolean => {
    if (other.of !== sense.of) return false
    if (other.of === 'place' && sense.of === 'place') return other.place === sense.place
    if (other.of === 'office' && sense.of === 'office') return other.office === sense.office
    if (other.of === 'metonym' && sense.of === 'metonym') return other.actor === sense.actor
    if (other.of === 'actor' && sense.of === 'actor') return other.actor === sense.actor && other.via === sense.via
    return false
  }
  if (!senses.some(same)) senses.push(sense)
}
