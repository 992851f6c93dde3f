/** One word as the index knows it: cut at hyphens, folded; `shape` tells how each piece was written. */
export interface Folded {
  /** Lower case without accents, dots or apostrophes. */
  readonly plain: readonly string[]
  /** The same, further folded over ways of writing foreign names in Latin letters. */
  readonly loose: readonly string[]
  /** Per piece: 'A' no small letters, 'C' capital first, 'l' small first. */
  readonly shape: string
}

const LETTERS: Readonly<Record<string, string>> = {
  ə: 'a',
  ı: 'i',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
}
const HYPHENS = /[-‐‑‒–—―]/
const HYPHEN_ONLY = /^[-‐‑‒–—―]+$/
const MARKS = /\p{M}+/gu
const DROPPED = /[.'’‘ʼʻ`´"“”„«»]/g
const SOUND = /[\p{L}\p{N}]/u
const POSSESSIVE = /['’]s$/i

/** True for a token that is nothing but a hyphen or dash. */
export const isHyphen = (word: string): boolean => HYPHEN_ONLY.test(word)

/** True for a possessive cut off its word: 's. */
export const isPossessive = (word: string): boolean => word === "'s" || word === '’s'

// Most words of a report are ASCII, and need no normalising.
const ASCII = /^[\x20-\x7e]*$/

function plainOf(piece: string): string {
  const lower = piece.replace(DROPPED, '').toLowerCase()
  if (ASCII.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(/[əıłđðøæœßþ]/g, (letter) => LETTERS[letter] ?? letter)
}

function shapeOf(piece: string): string {
  const bare = piece.replace(DROPPED, '')
  const first = bare.charAt(0)
  if (first.toLowerCase() === first && first.toUpperCase() !== first) return 'l'
  return bare.toUpperCase() === bare ? 'A' : 'C'
}

/**
 * A folded word over spellings of names from Armenian, Russian, Azerbaijani, Arabic and Persian: -ian/-yan, -iev/-iyev/-yev,
 * -sky/-skiy/-skyy, Sergei/Sergey, Dmitri/Dmitry, Mahmoud/Mahmud, doubled consonants.
 */
export function loosen(plain: string): string {
  if (plain.length < 4) return plain
  let word = plain
    .replace(/([bcdfghjklmnpqrstvwxz])\1/g, '$1')
    .replace(/ou/g, 'u')
    .replace(/oo/g, 'u')
    .replace(/ee/g, 'i')
    .replace(/gh/g, 'g')
    .replace(/q/g, 'k')
    .replace(/x/g, 'ks')
  if (word.length >= 5) {
    word = word
      .replace(/ian$/, 'yan')
      .replace(/(?:iyev|yev|iev)$/, 'iev')
      .replace(/(?:iyeva|yeva|ieva)$/, 'ieva')
      .replace(/(?:iy|ii|yi|yy|y|i)$/, 'i')
      .replace(/ei$/, 'ey')
      .replace(/ai$/, 'ay')
      .replace(/^ye/, 'e')
  }
  return word
}

/** Splits and folds a word. `spellings` maps a folded given name to the one spelling the register keeps for it; without
 * them nothing is folded loosely. */
export function foldWord(word: string, spellings: ReadonlyMap<string, string> | null): Folded {
  const plain: string[] = []
  const loose: string[] = []
  let shape = ''
  for (const piece of word.replace(POSSESSIVE, '').split(HYPHENS)) {
    const folded = plainOf(piece)
    if (!SOUND.test(folded)) continue
    const written = shapeOf(piece)
    plain.push(folded)
    // Names begin with a capital; what does not is a particle, spelled in one way.
    if (spellings) loose.push(written === 'l' ? folded : loosen(spellings.get(folded) ?? folded))
    shape += written
  }
  return { plain, loose, shape }
}

/** A phrase as one key: every piece of every word, folded plainly, single spaces. */
export function keyOf(phrase: string): string {
  return phrase
    .split(/\s+/)
    .flatMap((word) => foldWord(word, null).plain)
    .join(' ')
}

/** A name as a slug for an id: `Nikol Pashinyan` → `nikol-pashinyan`. */
export const slugOf = (name: string): string =>
  keyOf(name)
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .trim()
    .replaceAll(' ', '-')

/** A family name as the register looks it up: folded plainly, then over ways of writing it; in any case. */
export const familyKey = (name: string, spellings: ReadonlyMap<string, string>): string =>
  keyOf(name)
    .split(' ')
    .map((piece) => loosen(spellings.get(piece) ?? piece))
    .join(' ')
