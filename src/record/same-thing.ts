import type { Gist, GistMember } from './gist.js'
import { ASIDE, LEADS, LONG, SINGULAR, SPEECH, STATES } from './kinds.js'
import { UNDATED } from './store.js'

/**
 * True when two claims speak of the same thing: same kind and aspect in one process, times that meet, casts that agree, places
 * that do not clash; for words spoken, also much the same words. A ruling that joins or parts them comes first. Symmetric.
 */
export function sameThing(a: Gist, b: Gist): boolean {
  if (a.joined.length > 0 && a.joined.some((ruling) => b.joined.includes(ruling))) return true
  if (a.apart !== b.apart || a.process !== b.process || a.aspect !== b.aspect) return false
  // Who tells of two numbers in one report tells of two things.
  if (a.told && b.told && a.told.by === b.told.by && a.told.figure !== b.told.figure) return false
  return timesMeet(a, b) && castsAgree(a, b) && !placesClash(a, b) && (!SPEECH.has(a.kind) || wordsAgree(a, b))
}

/**
 * How many days the longest claim may take that a claim of so many days can be the same as: so far back is to be looked. Null
 * where only what begins and ends alike can be, or, undated, where nothing can.
 */
export function longestLike({ kind, first, last }: Pick<Gist, 'kind' | 'first' | 'last'>): number | null {
  const days = last - first + 1
  const long = isLong(kind) ? Math.min(days * LOOSE, MOST_LONG) : 0
  if (days <= DAY) return Math.max(DAY, long, SINGULAR.has(kind) ? MONTH : 0)
  if (days <= MONTH) return Math.max(MONTH, long)
  return long >= days ? long : null
}

/** True where undated claims of a kind may be the same: something else must tell them apart. */
export const undatedAlike = (kind: Gist['kind']): boolean => STATES.has(kind) || SPEECH.has(kind) || kind === 'casualties'

// One date may be so many times as vague as the other.
const LOOSE = 8
// Two different counts are of one stretch only where these are much the same.
const CLOSE = 2

const DAY = 3
const MONTH = 31
const MOST_LONG = 1100
const isLong = (kind: Gist['kind']): boolean => LONG.has(kind) || kind === 'hostilities'

/** Dates as exact as each other must overlap; a day joins a month only for what seldom happens twice in one. */
function timesMeet(a: Gist, b: Gist): boolean {
  if (a.first === UNDATED || b.first === UNDATED) {
    // Undated things are compared with undated ones, and only where something else tells them apart.
    return a.first === b.first && undatedAlike(a.kind)
  }
  const [short, long] = a.last - a.first <= b.last - b.first ? [a, b] : [b, a]
  const shorter = short.last - short.first + 1
  const longer = long.last - long.first + 1
  const shared = Math.min(a.last, b.last) - Math.max(a.first, b.first) + 1
  if (longer <= DAY) return shared > 0 || (shared === 0 && SINGULAR.has(a.kind) && samePlace(a, b))
  if (shared <= 0) return false
  if (longer <= MONTH) return shorter > DAY ? shared * 2 >= shorter : SINGULAR.has(a.kind) && samePlace(a, b)
  if (!isLong(a.kind) || longer > MOST_LONG) return a.first === b.first && a.last === b.last
  // How many had died so far and how many in all are two counts, unless they are the same.
  const counts = a.kind === 'casualties' && a.told !== null && b.told !== null && a.told.figure !== b.told.figure
  return shared * 2 >= shorter && shorter * (counts ? CLOSE : LOOSE) >= longer
}

const samePlace = (a: Gist, b: Gist): boolean => a.place !== null && a.place === b.place
const placesClash = (a: Gist, b: Gist): boolean => a.place !== null && b.place !== null && a.place !== b.place

/** One is the other, or acts for the other: Pashinyan and Armenia agree, Pashinyan and Mirzoyan do not. */
const agree = (a: GistMember, b: GistMember): boolean => a.id === b.id || a.id === b.for || b.id === a.for

function castsAgree(a: Gist, b: Gist): boolean {
  const leads = LEADS[a.kind]
  if (leads) return directedAgree(a, b, leads)
  const [few, many] = order(core(a), core(b))
  if (!few.every((member) => many.some((other) => agree(member, other)))) return false
  // With a pair named on both sides there is little doubt; with less, time and place must tell.
  if (few.length >= 2) return true
  const exact = Math.max(a.last - a.first, b.last - b.first) < DAY
  // Undated counts of nobody in particular, of no place, may be of any war.
  if (few.length === 0 && a.first === UNDATED) return samePlace(a, b)
  if (few.length === 1) return many.length === 1 || (exact && !placesClash(a, b))
  return a.kind === 'casualties' || a.kind === 'displacement' || samePlace(a, b)
}

function directedAgree(a: Gist, b: Gist, leads: readonly string[]): boolean {
  const lead = (of: Gist): readonly GistMember[] => of.cast.filter((member) => leads.includes(member.role))
  const others = (of: Gist): readonly GistMember[] => of.cast.filter((m) => !leads.includes(m.role) && !ASIDE.has(m.role))
  const [fewLeads, manyLeads] = order(lead(a), lead(b))
  if (fewLeads.length === 0 && manyLeads.length > 0) return false
  if (!fewLeads.every((member) => manyLeads.some((other) => agree(member, other)))) return false
  const [few, many] = order(others(a), others(b))
  return few.every((member) => many.some((other) => agree(member, other)))
}

const core = (of: Gist): readonly GistMember[] => of.cast.filter((member) => !ASIDE.has(member.role))
const order = <T>(a: readonly T[], b: readonly T[]): readonly [readonly T[], readonly T[]] =>
  a.length <= b.length ? [a, b] : [b, a]

/** Half of the shorter's words are in the longer's; both lists are sorted. */
function wordsAgree(a: Gist, b: Gist): boolean {
  const [few, many] = order(a.said, b.said)
  if (few.length < 2) return few.length === many.length && few[0] === many[0]
  const have = new Set(many)
  return few.filter((word) => have.has(word)).length * 2 >= few.length
}
