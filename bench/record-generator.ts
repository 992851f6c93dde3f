import { createHash } from 'node:crypto'
import type { Claim, ClaimKind } from '../src/model/claim.js'
import type { Edtf } from '../src/model/edtf.js'
import { evidenceAt } from '../src/model/evidence.js'
import type { ActorId, ClaimId, PlaceId, ProcessId, SourceId, TrackId } from '../src/model/ids.js'
import type { Reading } from '../src/model/reading.js'
import { writeDay } from '../src/time/calendar.js'

/** A made-up press: sources about a few big, some middling and many small processes, the same for the same seed. */
export interface Press {
  readonly sources: number
  readonly seed: number
}

/** Claims in each report, and the largest process's share of all of them. */
export const CLAIMS_EACH = 10
export const LARGEST = 0.05

const KINDS: readonly (readonly [ClaimKind, number])[] = [
  ['statement', 22],
  ['meeting', 18],
  ['hostilities', 10],
  ['demand', 7],
  ['accusation', 7],
  ['casualties', 8],
  ['offer', 5],
  ['support', 5],
  ['agreement', 4],
  ['role', 4],
  ['deployment', 3],
  ['release', 3],
  ['assessment', 4],
]
const TOTAL = KINDS.reduce((sum, [, weight]) => sum + weight, 0)
const SYLLABLES = ['ka', 'ro', 'min', 'ta', 've', 'lan', 'du', 'shi', 'or', 'pe', 'zar', 'um', 'ith', 'bel', 'gos', 'ny']
const FIRST_DAY = 16_436 // 1 January 2015
const DAYS = 3650

class Dice {
  #state: number
  constructor(seed: number) {
    this.#state = (seed * 2_654_435_761) >>> 0 || 1
  }
  next(): number {
    let x = this.#state
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    this.#state = x >>> 0
    return this.#state / 0x1_0000_0000
  }
  below(n: number): number {
    return Math.floor(this.next() * n)
  }
  /** Small numbers often, large ones seldom, as words fall in a text. */
  zipf(n: number): number {
    return Math.floor(n ** this.next()) - 1
  }
}

const word = (n: number): string => {
  let text = ''
  for (let left = n + 16; left > 0; left = Math.floor(left / 16)) text += SYLLABLES[left % 16]
  return text
}
const WORDS = Array.from({ length: 30_000 }, (_, n) => word(n))

const PEOPLE = Array.from({ length: 500 }, (_, n) => `${WORDS[n + 40]}-${WORDS[n + 300]}`)
const STATES = Array.from({ length: 100 }, (_, n) => WORDS[n + 5000] ?? '')

/** The name of a process: 0 is the largest, then a few middling ones, then many small ones; null for none. */
export const processName = (n: number): string => `proc${n}`

function processOf(dice: Dice): string | null {
  const roll = dice.next()
  if (roll < LARGEST) return processName(0)
  if (roll < 0.1) return null
  // Forty middling ones of about one in sixty-six each, three hundred small ones.
  return roll < 0.7 ? processName(1 + dice.below(40)) : processName(41 + dice.below(300))
}

export function* press({ sources, seed }: Press): Generator<Reading> {
  const dice = new Dice(seed)
  for (let i = 0; i < sources; i++) yield report(dice, i)
}

function report(dice: Dice, n: number): Reading {
  const process = processOf(dice)
  const day = FIRST_DAY + Math.floor((n / 100_000) * DAYS) + dice.below(20)
  const sentences: string[] = []
  for (let length = 0; length < 2800; ) {
    const words = Array.from({ length: 14 + dice.below(12) }, () => WORDS[dice.zipf(WORDS.length)] ?? '')
    sentences.push(`${words.join(' ')}.`)
    length += sentences.at(-1)?.length ?? 0
  }
  const text = sentences.join(' ')
  const sha256 = createHash('sha256').update(`${n} ${text}`).digest('hex')
  const id = `src_${sha256.slice(0, 24)}` as SourceId
  let at = 0
  const claims: Claim[] = []
  for (let ordinal = 0; ordinal < CLAIMS_EACH; ordinal++) {
    const words = sentences[ordinal] ?? sentences[0] ?? ''
    const start = text.indexOf(words, at)
    at = start + words.length
    claims.push(claim(dice, { id, ordinal, process, day, text, start, end: at }))
  }
  return {
    id,
    source: {
      id,
      title: sentences[0]?.slice(0, 60) ?? '',
      byline: null,
      agency: dice.below(3) === 0 ? `Agency ${dice.below(6)}` : null,
      outlet: `Outlet ${dice.below(200)}`,
      published: writeDay(day) as Edtf,
      updated: null,
      url: `https://outlet.example/${n}`,
      language: 'en',
      sha256,
      text,
      images: [],
      related: [],
      parts: [{ part: 'body', start: 0, end: text.length }],
    },
    claims,
    notes: [],
    reader: 'generated@1',
  }
}

interface Setting {
  readonly id: string
  readonly ordinal: number
  readonly process: string | null
  readonly day: number
  readonly text: string
  readonly start: number
  readonly end: number
}

const ROLES: { readonly [kind: string]: readonly string[] } = {
  statement: ['speaker', 'addressee'],
  demand: ['demander', 'addressee'],
  accusation: ['accuser', 'accused'],
  casualties: ['affected'],
  offer: ['offerer', 'addressee'],
  support: ['supporter', 'supported'],
  hostilities: ['belligerent', 'belligerent'],
  role: ['holder'],
  deployment: ['deployer'],
  release: ['releaser', 'receiver'],
  assessment: ['assessor'],
  agreement: ['signatory', 'signatory'],
}

function pick(roll: number): ClaimKind {
  let left = roll
  for (const [kind, weight] of KINDS) {
    if (left < weight) return kind
    left -= weight
  }
  return 'meeting'
}

function claim(dice: Dice, { id, ordinal, process, day, text, start, end }: Setting): Claim {
  const kind = pick(dice.below(TOTAL))
  const evidence = evidenceAt(text, { start, end })
  // Conflicts share their mediators and neighbours: some five hundred people and a hundred states in all.
  const side = process === null ? 341 + dice.below(50) : Number(process.slice(4))
  const actors = (ROLES[kind] ?? ['participant', 'participant', 'mediator']).map((role, i) => {
    const n = dice.zipf(20)
    const name = PEOPLE[(side * 7 + n) % PEOPLE.length] ?? ''
    const acts = STATES[(side * 3 + ((n + i) % 4)) % STATES.length] as ActorId
    return { role, name, id: name as ActorId, as: WORDS[n] ?? '', via: 'name' as const, start, end: start + 6, for: acts }
  })
  const when = dice.below(5) === 0 ? writeDay(day).slice(0, 7) : writeDay(day - dice.below(4))
  return {
    id: `clm_${createHash('sha256').update(`${id} ${ordinal}`).digest('hex').slice(0, 24)}` as ClaimId,
    kind,
    phrase: `${actors[0]?.name ?? ''} in a ${kind} of ${when}`,
    from: 'body',
    body: body(dice, kind, evidence.quote),
    when: dice.below(20) === 0 ? null : (when as Edtf),
    where:
      dice.below(3) === 0
        ? { name: `Place ${dice.below(30)}`, id: `Q${dice.below(30)}` as PlaceId, as: 'ka', start, end: start + 2 }
        : null,
    modality: dice.below(12) === 0 ? 'planned' : 'asserted',
    attribution: { to: 'outlet', manner: 'reported' },
    actors,
    process: process as ProcessId | null,
    track: process === null || dice.below(3) > 0 ? null : (`track-${dice.below(3)}` as TrackId),
    plover: null,
    evidence: [evidence],
    confidence: 0.5 + dice.below(50) / 100,
  }
}

function body(dice: Dice, kind: ClaimKind, quote: string): Claim['body'] {
  if (kind === 'casualties') {
    const best = 1 + dice.zipf(5000)
    return {
      figure: { measure: 'dead', unit: 'people', scope: null, low: best, best, high: best, hedge: 'exact', as: String(best) },
    }
  }
  if (kind === 'statement') return { form: 'direct', quote: quote.slice(0, 120), topic: WORDS[dice.zipf(300)] ?? '' }
  if (kind === 'role') return { role: 'mediator', status: 'held' }
  if (kind === 'agreement') return { status: 'signed' }
  if (kind === 'demand') return { for: 'withdrawal' }
  return { form: 'talks' }
}
