import type { Claim } from '../model/claim.js'
import { Figure } from '../model/figure.js'
import { extentOf } from './extents.js'
import { aspect, LEADS, SPEECH, STATES } from './kinds.js'
import { fold, words } from './normalise.js'
import { hashWord } from './sketch.js'
import { FOREVER, type StandingRow, UNDATED } from './store.js'

/** Somebody in a gist: `id` whom we take it to be ('~' and the folded name where nobody knows), `for` whom they act for. */
export interface GistMember {
  readonly role: string
  readonly id: string
  readonly for: string | null
}

/** What two claims are compared by, small enough to look through by the thousand. Days are day numbers. */
export interface Gist {
  readonly claim: string
  readonly kind: Claim['kind']
  readonly process: string
  readonly aspect: string
  /** UNDATED and FOREVER where there is no date or no bound. For what holds over a time, the days it may begin. */
  readonly first: number
  readonly last: number
  readonly cast: readonly GistMember[]
  readonly place: string | null
  /** For what is counted: who tells it in which report, and the numbers told. */
  readonly told: { readonly by: string; readonly figure: string } | null
  /** Hashes of the words said, sorted; empty for what is not speech. */
  readonly said: readonly number[]
  /** A ruling that keeps it apart: only claims with the same one are compared. */
  readonly apart: string | null
  /** Rulings that join it with others, whatever the comparison says. */
  readonly joined: readonly string[]
  /** All but kind, process, aspect and days, as it is kept beside the columns of its standing. */
  readonly packed: string
}

/** How somebody is known for comparing. */
export const actorKey = (member: { readonly id: string | null; readonly name: string }): string =>
  member.id ?? `~${fold(member.name)}`

const finite = (day: number, otherwise: number): number => (Number.isFinite(day) ? day : otherwise)

export function gist(
  claim: Claim,
  source: string,
  ruled: { readonly apart: string | null; readonly joined: readonly string[] },
): Gist {
  const days = claim.when === null ? null : extentOf(claim.when)
  const span = days && STATES.has(claim.kind) ? days.begins : days
  // A plan and its event may be one thing; a wish or a condition never is.
  const wish = claim.modality === 'proposed' || claim.modality === 'conditional' ? `${claim.modality} ` : ''
  const outer = {
    claim: claim.id,
    process: claim.process ?? '',
    aspect: wish + aspect(claim.kind, claim.body) + principal(claim),
    first: span ? finite(span.first, UNDATED + 1) : UNDATED,
    last: span ? finite(span.last, FOREVER) : FOREVER,
  }
  return new EitherGist(outer, null, {
    cast: claim.actors.map((member) => ({ role: member.role, id: actorKey(member), for: member.for })),
    place: claim.where ? (claim.where.id ?? `~${fold(claim.where.name)}`) : null,
    told: told(claim, source),
    said: SPEECH.has(claim.kind) ? said(claim) : [],
    apart: ruled.apart,
    joined: ruled.joined,
  })
}

// Words are compared only with words of the same side: thousands of statements fall on one day.
function principal(claim: Claim): string {
  if (!SPEECH.has(claim.kind) && !SIDED.has(claim.kind)) return ''
  const lead = claim.actors.find((member) => LEADS[claim.kind]?.includes(member.role))
  return lead ? ` @${lead.for ?? actorKey(lead)}` : ' @'
}

const SIDED: ReadonlySet<string> = new Set(['offer', 'support', 'role', 'incumbency'])

function told({ kind, body, attribution: { to } }: Claim, source: string): Gist['told'] {
  const figure = kind === 'casualties' || kind === 'displacement' ? Figure.safeParse(body.figure) : null
  if (!figure?.success) return null
  const { low, best, high, hedge } = figure.data
  return { by: `${source} ${to === 'outlet' ? '' : actorKey(to)}`, figure: [low, best, high, hedge].join() }
}

function said(claim: Claim): readonly number[] {
  const { quote, says, topic, what } = claim.body
  const told = [quote, says, topic, what].filter((text) => typeof text === 'string').join(' ')
  const text = told || claim.evidence.map((e) => e.quote).join(' ')
  const hashes = new Set<number>()
  for (const word of words(text.slice(0, 2000))) if (word.length > 3) hashes.add(hashWord(word) & 0xffffff)
  return [...hashes].sort((a, b) => a - b).slice(0, 24)
}

type Packed = readonly [
  cast: readonly (readonly [role: string, id: string, acts?: string])[],
  place: string | null,
  told: readonly [by: string, figure: string] | null,
  said: string,
  apart: string | null,
  joined: readonly string[],
]

// How the packed gist of a claim ends that no ruling parts or joins.
const UNRULED = ',null,[]]'
const NONE: readonly string[] = []

/** What of a gist is packed. */
type Inner = Pick<Gist, 'cast' | 'place' | 'told' | 'said' | 'apart' | 'joined'>
type Outer = Pick<Gist, 'claim' | 'process' | 'aspect' | 'first' | 'last'>

/**
 * A gist that is unpacked when it is first looked into, since most are told apart by kind and days alone, and packed when it is first
 * kept. All gists are of this one make: comparing is the inner loop of a rebuild, and two makes slow it by a sixth.
 */
class EitherGist implements Gist {
  readonly claim: string
  readonly kind: Gist['kind']
  readonly process: string
  readonly aspect: string
  readonly first: number
  readonly last: number
  readonly #ruled: boolean
  #packed: string | null
  #inner: Inner | null

  /** One of `packed` and `inner` is given. */
  constructor({ claim, process, aspect, first, last }: Outer, packed: string | null, inner: Inner | null) {
    this.claim = claim
    this.kind = kindIn(aspect)
    this.process = process
    this.aspect = aspect
    this.first = first
    this.last = last
    this.#packed = packed
    this.#inner = inner
    this.#ruled = packed === null || !packed.endsWith(UNRULED)
  }

  get cast(): readonly GistMember[] {
    return this.#unpacked().cast
  }
  get place(): string | null {
    return this.#unpacked().place
  }
  get told(): Gist['told'] {
    return this.#unpacked().told
  }
  get said(): readonly number[] {
    return this.#unpacked().said
  }
  get apart(): string | null {
    return this.#ruled ? this.#unpacked().apart : null
  }
  get joined(): readonly string[] {
    return this.#ruled ? this.#unpacked().joined : NONE
  }

  get packed(): string {
    if (this.#packed !== null) return this.#packed
    const { cast, place, told, said, apart, joined } = this.#unpacked()
    const members = cast.map((m) => (m.for === null ? [m.role, m.id] : [m.role, m.id, m.for]))
    this.#packed = JSON.stringify([members, place, told && [told.by, told.figure], packSaid(said), apart, joined])
    return this.#packed
  }

  #unpacked(): Inner {
    if (this.#inner) return this.#inner
    const [cast, place, told, said, apart, joined] = JSON.parse(this.#packed ?? '') as Packed
    this.#inner = {
      cast: cast.map(([role, id, acts = null]) => ({ role, id, for: acts })),
      place,
      told: told && { by: told[0], figure: told[1] },
      said: unpackSaid(said),
      apart,
      joined,
    }
    return this.#inner
  }
}

/** The gist of what a standing keeps of it. */
export const unpackGist = (standing: Outer & { readonly gist: string }): Gist => new EitherGist(standing, standing.gist, null)

// What was unpacked once need not be again: a rebuild looks at each gist many times. Kept on the row itself, under a symbol that no
// store sees, since weak maps of a million rows cost the garbage collector more than all of the comparing.
const KEPT = Symbol('gist')
type Keeping = StandingRow & { [KEPT]?: Gist }

/** Remembers what a row's gist was packed from, for as long as the row is held. */
export const packedFrom = (row: StandingRow, gist: Gist): void => {
  ;(row as Keeping)[KEPT] = gist
}

/** The gist of a standing. */
export function gistOf(row: StandingRow): Gist {
  const kept = row as Keeping
  kept[KEPT] ??= unpackGist(row)
  return kept[KEPT]
}

/** The kind an aspect is of. */
export const kindIn = (aspect: string): Gist['kind'] =>
  aspect.slice(WISH.exec(aspect)?.[0].length ?? 0).split(/[: ]/, 1)[0] as Gist['kind']
const WISH = /^(?:proposed|conditional) /

// Three bytes a word.
function packSaid(said: readonly number[]): string {
  const bytes = Buffer.alloc(said.length * 3)
  for (const [i, word] of said.entries()) bytes.writeUIntBE(word, i * 3, 3)
  return bytes.toString('base64url')
}

function unpackSaid(text: string): readonly number[] {
  if (text === '') return []
  const bytes = Buffer.from(text, 'base64url')
  return Array.from({ length: bytes.length / 3 }, (_, i) => bytes.readUIntBE(i * 3, 3))
}
