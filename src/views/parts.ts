import type { Day, Edtf, Instant } from '../model/edtf.js'
import type { Finding } from '../model/finding.js'
import type { DecisionId } from '../model/ids.js'
import type { PartState } from '../model/part-state.js'
import { beginsBy, extent, lastDay, mayBeginBy } from '../time/interval.js'
import { type Citation, citations, type Question } from './question.js'

/**
 * One thing told of how a part of a track stands: by reports (a finding), by hand (a decision with author and reason), or by the
 * pack (with its basis). There is no fourth way to have a state.
 */
export interface PartStep<S extends string = string> {
  readonly state: S
  readonly from: Edtf | null
  /** The last day on which it is said to have held; null where open. */
  readonly to: Edtf | null
  readonly km: number | null
  readonly terms: string | null
  readonly modality: Finding['modality']
  readonly by:
    | {
        readonly way: 'reports'
        readonly finding: Finding['id']
        readonly phrase: string
        readonly support: Finding['support']
        readonly sources: readonly Citation[]
      }
    | {
        readonly way: 'hand'
        readonly author: string
        readonly reason: string
        readonly decision: DecisionId
        readonly at: Instant
        readonly sources: readonly Citation[]
      }
    | { readonly way: 'pack'; readonly basis: string | null }
}

/** A step as a finding tells it. */
export const stepOf = <S extends string>(
  state: S,
  finding: Finding,
  question: Question,
  told: { readonly km?: number | null; readonly terms?: string | null; readonly from?: Edtf | null } = {},
): PartStep<S> => ({
  state,
  from: told.from === undefined ? finding.when : told.from,
  to: null,
  km: told.km ?? null,
  terms: told.terms ?? null,
  modality: finding.modality,
  by: {
    way: 'reports',
    finding: finding.id,
    phrase: finding.phrase,
    support: finding.support,
    sources: citations(finding, question.cited),
  },
})

/** Steps by hand on a part, of those states that the part can have. */
export function handSteps<S extends string>(
  states: readonly PartState[],
  id: string,
  can: (state: string) => state is S,
  question: Question,
): readonly PartStep<S>[] {
  return states.flatMap((row) =>
    row.id === id && can(row.state) && (question.clocks.publishedBy === null || beginsBy(row.from, question.clocks.publishedBy))
      ? [
          {
            state: row.state,
            from: row.from,
            to: row.to,
            km: row.km,
            terms: row.terms,
            modality: 'asserted' as const,
            by: {
              way: 'hand' as const,
              author: row.author,
              reason: row.reason,
              decision: row.decision,
              at: row.at,
              sources: row.claims.flatMap((claim) => question.cited?.get(claim) ?? []),
            },
          },
        ]
      : [],
  )
}

/** Adds one to those of a key. */
export function gather<K, V>(to: Map<K, V[]>, key: K, one: V): void {
  const held = to.get(key)
  if (held) held.push(one)
  else to.set(key, [one])
}

/** Rulings on states by the part they are on, so that each part is asked for once. */
export function byPart(states: readonly PartState[]): ReadonlyMap<string, readonly PartState[]> {
  const by = new Map<string, PartState[]>()
  for (const row of states) gather(by, row.id, row)
  return by
}

const packed = new WeakMap<object, readonly PartStep[]>()

/** What the pack says of a part, with its basis, in turn; made once, since a pack does not change. */
export function packSteps<S extends string>(
  rows: readonly {
    readonly state: S
    readonly from: Edtf
    readonly to: Edtf | null
    readonly km?: number | null
    readonly terms?: string | null
    readonly basis: string | null
  }[],
): readonly PartStep<S>[] {
  const held = packed.get(rows)
  if (held) return held as readonly PartStep<S>[]
  const steps = inTurn(
    rows.map(
      ({ state, from, to, km = null, terms = null, basis }): PartStep<S> => ({
        state,
        from,
        to,
        km,
        terms,
        modality: 'asserted',
        by: { way: 'pack', basis },
      }),
    ),
  )
  packed.set(rows, steps)
  return steps
}

const RANK = { pack: 0, reports: 1, hand: 2 } as const

/** Oldest first, the undated before all; of one day what the pack says, then reports, then a hand, which so has the last word. */
export function inTurn<S extends string>(steps: readonly PartStep<S>[]): readonly PartStep<S>[] {
  if (steps.length < 2) return steps
  const begins = ({ from }: PartStep<S>): number => (from === null ? Number.NEGATIVE_INFINITY : extent(from).begins.first)
  return [...steps].sort((a, b) => {
    const [x, y] = [begins(a), begins(b)]
    return x === y ? RANK[a.by.way] - RANK[b.by.way] : x - y
  })
}

export interface Standing<S extends string> {
  /** What holds on the day; null where nothing told holds then. */
  readonly now: PartStep<S> | null
  /** The last that held before, where that is over. */
  readonly was: PartStep<S> | null
  /** True where the date of `now` is vague: it may have begun later. */
  readonly uncertain: boolean
  /** What is planned, proposed or under a condition. */
  readonly ahead: readonly PartStep<S>[]
  /** Denials, kept beside what they deny. */
  readonly denied: readonly PartStep<S>[]
}

/** How a part stands on a day: the last step begun by then that is not over. */
export const standingOn = <S extends string>(steps: readonly PartStep<S>[], day: Day): Standing<S> =>
  standingInTurn(inTurn(steps), day)

const NOTHING: readonly never[] = []
const AHEAD: ReadonlySet<string> = new Set(['planned', 'proposed', 'conditional'])

/** The same of steps that stand in turn already: ten thousand links are asked for at once. */
export function standingInTurn<S extends string>(told: readonly PartStep<S>[], day: Day): Standing<S> {
  const on = lastDay(day)
  let last: PartStep<S> | null = null
  let plain = true
  for (const step of told) {
    if (step.modality !== 'asserted') plain = false
    // "had agreed by 13 March": since when nobody says, and before that day nobody knew.
    else if (step.from !== null && (step.from.startsWith('[..') ? beginsBy(step.from, on) : mayBeginBy(step.from, on)))
      last = step
  }
  const over = last !== null && last.to !== null && extent(last.to).last < on
  const now = over ? null : last
  return {
    now,
    was: now === null ? last : null,
    uncertain: now?.from != null && !beginsBy(now.from, on),
    ahead: plain ? NOTHING : told.filter(({ modality }) => AHEAD.has(modality)),
    denied: plain ? NOTHING : told.filter(({ modality }) => modality === 'denied'),
  }
}

/** Day numbers: from `since` on, and before `until`. */
export interface Span {
  readonly since: number
  readonly until: number
}

/** The days around one on which these steps make the same standing: from the last change by then up to the next. */
export function spanAround(told: readonly PartStep[], on: number): Span {
  let [since, until] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  const changes = (at: number): void => {
    if (at <= on) since = Math.max(since, at)
    else until = Math.min(until, at)
  }
  for (const { from, to } of told) {
    if (from !== null) {
      // A step may have begun from its first day on, and surely has from its last.
      const { begins } = extent(from)
      changes(begins.first)
      changes(begins.last)
    }
    if (to !== null) changes(extent(to).last + 1)
  }
  return { since, until }
}

/** Words that name a part, as they are sought in what a claim says: whole words, whatever their accents, dashes and case. */
export interface Named<P> {
  readonly part: P
  readonly names: readonly string[]
}

/** Words of a text without accents, dashes and case, between single spaces. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ə', 'a')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const foldedOf = new WeakMap<object, ReadonlySet<string>>()

/** A part's names as they are sought; folded once, since folding ten thousand names takes longer than finding them. */
function foldedNames(part: unknown, names: readonly string[]): ReadonlySet<string> {
  const key = typeof part === 'object' ? part : null
  const held = key === null ? undefined : foldedOf.get(key)
  if (held) return held
  const made = new Set(names.map(folded))
  if (key !== null) foldedOf.set(key, made)
  return made
}

/** Finds the parts whose names stand in a text: each stretch of its words is looked up, so that ten thousand parts cost no more than ten. */
export function namesSought<P>(parts: readonly Named<P>[]): (texts: readonly string[]) => readonly P[] {
  const byName = new Map<string, P[]>()
  /** How many words the longest name has that begins with this one. */
  const longest = new Map<string, number>()
  for (const { part, names } of parts) {
    for (const name of foldedNames(part, names)) {
      // A name of two letters would be found everywhere.
      if (name.length < 3) continue
      gather(byName, name, part)
      const words = name.split(' ')
      const first = words[0] as string
      longest.set(first, Math.max(longest.get(first) ?? 0, words.length))
    }
  }
  return (texts) => {
    const found = new Set<P>()
    for (const text of texts) {
      const words = folded(text).split(' ')
      for (const [at, word] of words.entries()) {
        let name = word
        for (let more = longest.get(word) ?? 0; more > 0; more--) {
          for (const part of byName.get(name) ?? []) found.add(part)
          name = `${name} ${words[at + (longest.get(word) ?? 0) - more + 1] ?? ''}`
        }
      }
    }
    return [...found]
  }
}

type Find<P> = (texts: readonly string[]) => readonly P[]
const finders = new WeakMap<object, Find<never>>()

/** The same of parts by name and aliases; a list of parts is gone through once, since it is asked about again and again. */
export function partsNamed<P extends { readonly name: string; readonly aliases: readonly string[] }>(
  parts: readonly P[],
): Find<P> {
  const held = finders.get(parts) as Find<P> | undefined
  if (held) return held
  const made = namesSought(parts.map((part) => ({ part, names: [part.name, ...part.aliases] })))
  finders.set(parts, made as Find<never>)
  return made
}

/** All that a finding says in words: its fields, its place, and the quotes it rests on. */
export function saidBy(finding: Finding, question: Question, fields: readonly string[]): readonly string[] {
  const own = fields.flatMap((field) => {
    const value = finding.body[field]
    return typeof value === 'string'
      ? [value]
      : Array.isArray(value)
        ? value.filter((one): one is string => typeof one === 'string')
        : []
  })
  const where = finding.where ? [finding.where.name, finding.where.as] : []
  return [...own, ...where, ...citations(finding, question.cited).map(({ quote }) => quote)]
}
