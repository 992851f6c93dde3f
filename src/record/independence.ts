import type { Judged, SourceFacts } from './judged.js'
import { SPEECH } from './kinds.js'
import { fold } from './normalise.js'
import { eachCopy } from './sketch.js'

/** What matters of one source for one finding: whom it has it from. */
interface Witness {
  readonly source: SourceFacts
  /** Folded names of the outlet, its agency, and whoever brought it the news. */
  readonly channels: readonly string[]
  /** The one speaker it rests on; null where the outlet itself vouches. */
  readonly voice: string | null
}

/**
 * How many sources vouch for one thing independently. Two do not when they are the same outlet or carry the same agency's copy,
 * when one cites the other or the other's agency, when their texts are nearly the same (a reprint), or, for what happened
 * rather than what was said, when both only pass on the same speaker.
 */
export function independent(claims: readonly Judged[]): number {
  const witnesses = [...bySource(claims).values()].map(witness)
  if (witnesses.length < 2) return witnesses.length
  const group = witnesses.map((_, i) => i)
  const root = (i: number): number => {
    let at = i
    while (group[at] !== at) at = group[at] ?? at
    return at
  }
  let left = witnesses.length
  const join = (i: number, j: number): void => {
    const [a, b] = [root(i), root(j)]
    if (a === b) return
    group[Math.max(a, b)] = Math.min(a, b)
    left--
  }
  // Hundreds of reports may tell of one thing: who shares a name is looked up, not asked of every pair.
  const first = new Map<string, number>()
  const same = (key: string, i: number): void => {
    const known = first.get(key)
    if (known === undefined) first.set(key, i)
    else join(i, known)
  }
  for (const [i, { channels, voice }] of witnesses.entries()) {
    for (const channel of channels) same(`by ${channel}`, i)
    if (voice !== null) same(`of ${voice}`, i)
  }
  if (left === 1) return 1
  const sketches = witnesses.map(({ source }) => source.sketch)
  eachCopy(sketches, join, (i, j) => root(i) !== root(j))
  return left
}

function bySource(claims: readonly Judged[]): ReadonlyMap<string, readonly Judged[]> {
  const sources = new Map<string, Judged[]>()
  for (const judged of claims) {
    const have = sources.get(judged.source.id)
    if (have) have.push(judged)
    else sources.set(judged.source.id, [judged])
  }
  return sources
}

function witness(claims: readonly Judged[]): Witness {
  const first = claims[0]
  if (!first) throw new RangeError('no claims')
  const channels = new Set<string>()
  for (const name of [first.source.outlet, first.source.agency]) if (name) channels.add(fold(name))
  let voice: string | null | undefined
  for (const { claim } of claims) {
    const { to, through = [] } = claim.attribution
    for (const voice of through) channels.add(fold(voice.name))
    const speaker = to === 'outlet' || SPEECH.has(claim.kind) ? null : (to.id ?? `~${fold(to.name)}`)
    // A source that has it from two, or vouches itself, does not hang on either.
    voice = voice === undefined || voice === speaker ? speaker : null
  }
  return { source: first.source, channels: [...channels], voice: voice ?? null }
}
