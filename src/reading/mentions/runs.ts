import { GIVEN_NAMES, NAME_WORDS } from '../word-lists.js'
import { glued, type Sheet } from './sheet.js'

const PARTICLES = new Set([
  'de',
  'da',
  'do',
  'di',
  'del',
  'della',
  'der',
  'den',
  'van',
  'von',
  'bin',
  'ibn',
  'bint',
  'al',
  'el',
  'la',
  'le',
  'dos',
  'das',
  'du',
  'zu',
  'ter',
  'ten',
  'ould',
  'af',
  'ul',
  'ad',
  'as',
  'ar',
  'y',
  'e',
])
const NAME_WORD = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}.'’‘ʼ]*$/u
const HYPHEN = /^[-‐‑]$/

/** A word that may be part of a name: it has a capital, and is none of the calendar or of grammar. */
export function mayName(sheet: Sheet, i: number): boolean {
  if (sheet.capital[i] === 0) return false
  const low = sheet.lower[i]!
  if (low === "'s" || low === '’s') return false
  return NAME_WORD.test(sheet.words[i]!) && !NAME_WORDS.never.has(low)
}

/** End of the run of name words that starts at `from`: the tokens up to but not it. Never leaves the sentence or the line. */
export function runEnd(sheet: Sheet, from: number, last: number): number {
  let at = from + 1
  while (at < last) {
    const step = stepAt(sheet, from, at, last)
    if (step === 0) break
    at += step
  }
  return at
}

/** How many tokens from `at` go on with the run; 0 where it ends. */
function stepAt(sheet: Sheet, from: number, at: number, last: number): number {
  if (sheet.lineStart[at] === 1) return 0
  const word = sheet.words[at]!
  const before = at - 1
  if (HYPHEN.test(word)) return hyphenStep(sheet, at, last)
  if (mayName(sheet, at)) return 1
  if (at + 1 >= last || sheet.lineStart[at + 1] === 1) return 0
  const low = sheet.lower[at]!
  if (word === '&' && mayName(sheet, at + 1)) return 2
  if (low === 'of' || low === 'for') return ofStep(sheet, from, before, at, last)
  if (low === 'and') return andStep(sheet, from, at, last)
  if (PARTICLES.has(word) || word === "d'" || word === 'd’') {
    if (glued(sheet, at) && at + 2 < last && HYPHEN.test(sheet.words[at + 1]!) && mayName(sheet, at + 2)) return 3
    if (word === 'e' || word === 'y' || word === 'as' || word === 'ad') return 0
    if (mayName(sheet, at + 1) && !NAME_WORDS.titles.has(sheet.lower[before]!)) return 2
    if (PARTICLES.has(sheet.words[at + 1]!) && at + 2 < last && mayName(sheet, at + 2)) return 3
  }
  return 0
}

/** "Jean-Luc", "Al-Ja'afari" go on; "Russian-brokered", "London-based" stop before the hyphen. */
function hyphenStep(sheet: Sheet, at: number, last: number): number {
  if (at + 1 >= last || !glued(sheet, at - 1) || !glued(sheet, at)) return 0
  const next = at + 1
  if (mayName(sheet, next)) return 2
  // "Kim Jong-un", "Abdul-aziz": a short small-letter part after a name's first half, but no participle.
  const low = sheet.words[next]!
  const tail =
    /^\p{Ll}{2,5}$/u.test(low) && !/(?:ed|led|ing|run|born|held|style|era|wide|only|area|made|type|like|long|year)$/.test(low)
  return tail && at >= 2 && mayName(sheet, at - 2) && !glued(sheet, at - 2) ? 2 : 0
}

function ofStep(sheet: Sheet, from: number, before: number, at: number, last: number): number {
  const head = sheet.lower[before]!
  const next = sheet.lower[at + 1]!
  const isHead = NAME_WORDS.bodyOf.has(head) || NAME_WORDS.bodyHeads.has(head) || PLACES_OF.has(head)
  if (sheet.capital[before] === 0 || !isHead || (sheet.lower[at] === 'for' && !FOR_HEADS.has(head))) return 0
  void from
  if (mayName(sheet, at + 1)) return 2
  return next === 'the' && at + 2 < last && mayName(sheet, at + 2) && NAME_WORDS.bodyOf.has(head) ? 3 : 0
}
const PLACES_OF = new Set([
  'republic',
  'kingdom',
  'gulf',
  'bay',
  'isle',
  'cape',
  'strait',
  'sea',
  'state',
  'rock',
  'ivory',
  'horn',
  'emirate',
  'province',
  'city',
  'governorate',
  'lake',
  'university',
  'islands',
  'coast',
])
const FOR_HEADS = new Set([
  'center',
  'centre',
  'campaign',
  'movement',
  'organisation',
  'organization',
  'committee',
  'institute',
  'agency',
  'council',
  'party',
  'department',
  'ministry',
  'office',
  'front',
  'alliance',
  'coalition',
  'fund',
  'foundation',
  'society',
  'association',
])

/** "Ministry of Trade and Industry", "Trade and Industry Ministry", "Organisation for Security and Cooperation". */
function andStep(sheet: Sheet, from: number, at: number, last: number): number {
  if (!mayName(sheet, at + 1)) return 0
  for (let i = from; i < at; i++) {
    const low = sheet.lower[i]!
    if ((low === 'of' || low === 'for') && NAME_WORDS.bodyOf.has(sheet.lower[from]!)) {
      return GIVEN_NAMES.has(sheet.lower[at + 1]!) || PROPER_AFTER.has(sheet.lower[at + 1]!)
        ? 0
        : DOMAINS.has(sheet.lower[at + 1]!) || DOMAINS.has(sheet.lower[at - 1]!)
          ? 2
          : 0
    }
  }
  if (!DOMAINS.has(sheet.lower[at - 1]!) || !DOMAINS.has(sheet.lower[at + 1]!)) return 0
  for (let i = at + 2; i < Math.min(last, at + 5); i++) {
    if (NAME_WORDS.bodyHeads.has(sheet.lower[i]!)) return 2
    if (!mayName(sheet, i)) break
  }
  return 0
}
const PROPER_AFTER = new Set(['president', 'prime', 'minister'])
const DOMAINS = new Set(
  'trade industry science technology education culture health social welfare labour labor commerce security cooperation co-operation defence defense foreign affairs economy finance transport tourism sport sports energy forestry agriculture fisheries justice interior planning development water human rights housing urban communications information research relations arts drug food exchange securities environment immigration customs refugees migration peace reconciliation democracy freedom strategic international studies homeland veterans'.split(
    ' ',
  ),
)
