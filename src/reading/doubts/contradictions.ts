import type { Claim } from '../../model/claim.js'
import type { Figure } from '../../model/figure.js'
import type { Note } from '../../model/note.js'
import { overlap, type Span } from '../../model/span.js'
import type { Told } from './doubt.js'

/** What a report says twice and not alike, of one thing and by one voice. */
export function* contradictions(told: Told): Generator<Note> {
  const { source, claims } = told
  yield* tollsOfHeadline(told)
  yield* tolls(claims, source.text)
  yield* saidAndDenied(claims)
  yield* signedTwice(claims)
}

/** More of one sort than any report has are not compared each with each. */
const MOST = 200
const first = (claim: Claim): Span => claim.evidence[0]
const toll = (claim: Claim): Figure | null =>
  claim.kind === 'casualties' && claim.modality === 'asserted' ? ((claim.body.figure as Figure | undefined) ?? null) : null
const PEOPLE = /^(?:people|persons?|dead|killed|wounded|injured|deaths|victims|casualties)$/
const sameUnit = (a: string | null, b: string | null): boolean => {
  const bare = (unit: string | null): string => (unit === null || PEOPLE.test(unit) ? '' : unit)
  return bare(a) === bare(b)
}
/** Could both be said of one count? "more than 10" and "12" could. */
const admits = (a: Figure, b: Figure): boolean => {
  const lows = [a.low ?? a.best ?? 0, b.low ?? b.best ?? 0]
  const highs = [a, b].map(
    (f) => f.high ?? (f.hedge === 'exact' ? (f.best ?? Infinity) : f.hedge === 'about' ? (f.best ?? 0) * 1.25 : Infinity),
  )
  const slack = [a, b].some((f) => f.hedge === 'about') ? 0.8 : 1
  return Math.max(...lows) * slack <= Math.min(...highs)
}
const voice = (claim: Claim): string =>
  claim.attribution.to === 'outlet' ? '' : (claim.attribution.to.id ?? claim.attribution.to.name)

/** The headline's count of the dead is none that the report itself gives, and the report gives but one. */
function* tollsOfHeadline({ source, layers, claims }: Told): Generator<Note> {
  const heads = source.parts.filter(({ part }) => part === 'headline')
  for (const { figure: told, start, end } of layers.figures) {
    if (!/^(?:dead|wounded)$/.test(told.measure) || told.hedge !== 'exact' || told.scope !== null) continue
    if (!heads.some((head) => overlap(head, { start, end }) > 0)) continue
    const below = claims.filter(
      (claim) => claim.from === 'body' && toll(claim)?.measure === told.measure && toll(claim)?.scope === null,
    )
    const body = below[0] ? toll(below[0])! : null
    if (below.length !== 1 || body === null || body.hedge !== 'exact' || admits(told, body)) continue
    if (told.unit !== null && !sameUnit(told.unit, body.unit)) continue
    yield note({ start, end }, `the headline has '${told.as}', the report '${body.as}'`)
  }
}

/** Words that tell of a count that grew or was put right: two figures are then no contradiction. */
const GROWS =
  /\b(?:rose|risen|rises?|rising|climb\w*|grew|grown|jump\w*|increas\w*|earlier|later|initial\w*|previous\w*|revised?|updated?|brings?|bringing|brought|so far|now|another|more|further|additional|first)\b/i

/** Two exact counts of one thing, place and day by one voice. */
function* tolls(claims: readonly Claim[], text: string): Generator<Note> {
  const counted = claims.filter((claim) => {
    const figure = toll(claim)
    return figure !== null && figure.scope === null && figure.hedge === 'exact' && figure.best !== null && claim.from === 'body'
  })
  counted.length = Math.min(counted.length, MOST)
  for (const [i, a] of counted.entries())
    for (const b of counted.slice(i + 1)) {
      const [x, y] = [toll(a)!, toll(b)!]
      if (x.measure !== y.measure || !sameUnit(x.unit, y.unit) || x.best === y.best) continue
      if (a.when === null || a.when !== b.when || voice(a) !== voice(b)) continue
      const place = (claim: Claim): string | null => claim.where && (claim.where.id ?? claim.where.name)
      const of = (claim: Claim): unknown => claim.body.of ?? null
      // The same event in so many words, or the same named place; two unplaced counts may be of two events.
      const one = (of(a) !== null && of(a) === of(b)) || (place(a) !== null && place(a) === place(b))
      if (!one || place(a) !== place(b) || cast(a) !== cast(b)) continue
      const between = text.slice(Math.max(0, first(a).start - 60), first(b).end + 60)
      if (GROWS.test(between)) continue
      yield note(first(b), `the report has '${x.as}' and '${y.as}'`)
    }
}

const cast = (claim: Claim): string => [...new Set(claim.actors.map((a) => `${a.role}:${a.id ?? a.name}`))].sort().join(' ')

const DEEDS = new Set<Claim['kind']>(['meeting', 'agreement', 'ceasefire', 'deployment', 'hostilities', 'release', 'territory'])

/** Something told as done and as not done, of the same people and day, in the same voice. */
function* saidAndDenied(claims: readonly Claim[]): Generator<Note> {
  for (const denied of claims.filter((c) => c.modality === 'denied').slice(0, MOST)) {
    if (denied.modality !== 'denied' || !DEEDS.has(denied.kind) || denied.when === null) continue
    const sure = denied.actors.filter((a) => a.id !== null).length
    if (sure < 2 || sure < denied.actors.length) continue
    for (const done of claims) {
      if (done.kind !== denied.kind || done.modality !== 'asserted' || done.when !== denied.when) continue
      if (cast(done) !== cast(denied) || voice(done) !== voice(denied)) continue
      if (JSON.stringify(done.body) !== JSON.stringify(denied.body)) continue
      if (done.where && denied.where && done.where.name !== denied.where.name) continue
      if (overlap(first(done), first(denied)) > 0) continue
      yield note(first(denied), `the report has it that this happened ('${short(done)}') and that it did not`)
    }
  }
}

/** A document of one name, signed by the same on two days. */
function* signedTwice(claims: readonly Claim[]): Generator<Note> {
  const signed = claims.filter(
    (c) =>
      c.kind === 'agreement' &&
      c.modality === 'asserted' &&
      c.body.status === 'signed' &&
      /^\d{4}-\d\d-\d\d$/.test(c.when ?? '') &&
      /\p{Lu}\p{L}+ (?:\p{L}+ )*(?:agreement|accord|treaty|declaration|protocol|pact|memorandum)/iu.test(
        String(c.body.title ?? ''),
      ),
  )
  signed.length = Math.min(signed.length, MOST)
  for (const [i, a] of signed.entries())
    for (const b of signed.slice(i + 1)) {
      const same = titleOf(a) === titleOf(b)
      if (!same || a.when === b.when || cast(a) !== cast(b) || voice(a) !== voice(b)) continue
      yield note(first(b), `the report has this signed on ${a.when} and on ${b.when}`)
    }
}

const titleOf = (claim: Claim): string => String(claim.body.title).toLowerCase().replace(/^the /, '')
const short = (claim: Claim): string => first(claim) && claim.evidence[0].quote.replace(/\s+/g, ' ').slice(0, 60)
const note = ({ start, end }: Span, says: string): Note => ({ rule: 'contradiction-inside', at: { start, end }, says })
