import type { Claim } from '../../src/model/claim.js'
import type { Reading } from '../../src/model/reading.js'
import type { Expected, FigureSheet, Golden, Never } from './corpus.js'

interface Span {
  readonly start: number
  readonly end: number
}
const fold = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^ ?the | s$/g, '')
    .trim()
/** The words are either of `a|b`. */
const either = (allowed: string, got: string) => allowed.split('|').some((name) => fold(name) === fold(got))
const undated = (date: string) => date.replace(/[~?%]/g, '')
const shared = (a: Span, b: Span) => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))

function standsOn(claim: Claim, at: Span): boolean {
  return claim.evidence.some((e) => shared(e, at) >= Math.min(e.end - e.start, at.end - at.start) / 2)
}
function holdsPart(part: unknown, whole: unknown): boolean {
  if (part === null || typeof part !== 'object') return part === whole
  if (whole === null || typeof whole !== 'object') return false
  return Object.entries(part).every(([key, value]) => holdsPart(value, (whole as Record<string, unknown>)[key]))
}
const figureOf = (claim: Claim) => (claim.body.figure ?? undefined) as Record<string, unknown> | undefined
function sameNumber(want: FigureSheet, claim: Claim): boolean {
  const got = figureOf(claim)
  const number = want.best ?? want.low ?? want.high
  return got !== undefined && (number === undefined || [got.low, got.best, got.high].includes(number))
}
const modalities = (want: Expected): readonly string[] => (want.modality === undefined ? ['asserted'] : [want.modality].flat())
function voiced(allowed: string, claim: Claim): boolean {
  const { to } = claim.attribution
  return to === 'outlet' ? either(allowed, 'outlet') : either(allowed, to.name) || either(allowed, to.as)
}
const named = (claim: Claim, roles: string | null, name: string) =>
  claim.actors.some(
    (a) => (roles === null || roles.split('|').includes(a.role)) && (either(name, a.name) || either(name, a.as)),
  )

/** The fields of a claim that differ from what is expected of it, as words. */
export function faults(want: Expected, claim: Claim): string[] {
  const wrong: string[] = []
  const check = (field: string, fine: boolean, got: unknown) => {
    if (!fine) wrong.push(`${field} is ${JSON.stringify(got)}`)
  }
  const when = claim.when
  if (want.when) check('when', when !== null && want.when.split('|').some((d) => undated(d) === undated(when)), when)
  if (want.where)
    check(
      'where',
      claim.where !== null && (either(want.where, claim.where.name) || either(want.where, claim.where.as)),
      claim.where?.name,
    )
  if (want.attribution) check('attribution', voiced(want.attribution, claim), claim.attribution.to)
  for (const name of want.through ?? []) {
    check(
      'through',
      (claim.attribution.through ?? []).some((v) => either(name, v.name) || either(name, v.as)),
      claim.attribution.through,
    )
  }
  const cast = claim.actors.map((a) => `${a.role} ${a.name}`)
  for (const [roles, names] of Object.entries(want.actors ?? {})) {
    for (const name of names) check(`actor ${roles} ${name}`, named(claim, roles, name), cast)
  }
  if (want.body) check('body', holdsPart(want.body, claim.body), claim.body)
  if (want.figure) check('figure', holdsPart(want.figure, figureOf(claim)), figureOf(claim))
  return wrong
}

function matches(never: Never, claim: Claim, at: Span | null): boolean {
  return (
    (never.kind === undefined || never.kind === claim.kind) &&
    (never.from === undefined || never.from === claim.from) &&
    (never.modality === undefined || never.modality === claim.modality) &&
    (never.when === undefined || (claim.when !== null && undated(claim.when) === undated(never.when))) &&
    (never.attribution === undefined || voiced(never.attribution, claim)) &&
    (never.actors ?? []).every((name) => named(claim, null, name)) &&
    (never.actorIds === undefined || claim.actors.some((a) => a.id !== null && never.actorIds?.includes(a.id))) &&
    (never.body === undefined || holdsPart(never.body, claim.body)) &&
    (never.figure === undefined || holdsPart(never.figure, figureOf(claim))) &&
    (at === null || standsOn(claim, at))
  )
}

export interface Comparison {
  readonly hits: readonly { readonly want: Expected; readonly claim: Claim; readonly faults: readonly string[] }[]
  readonly missed: readonly Expected[]
  /** Claims that no expectation answers. */
  readonly extra: readonly Claim[]
  /** Broken nevers, missing notes, source fields: as words. */
  readonly broken: readonly string[]
}

/** Lays a reading beside what is expected of it: one claim to one expectation, the closest pair first. */
export function compare(golden: Golden, reading: Reading): Comparison {
  const { text } = reading.source
  const locate = (quote: string): Span => {
    const start = text.indexOf(quote)
    if (start < 0 || text.includes(quote, start + 1))
      throw new Error(`test/golden/${golden.name}: not once in the text: ${quote}`)
    return { start, end: start + quote.length }
  }
  const spans = golden.claims.map((want) => locate(want.quote))
  const pairs: { i: number; j: number; score: number; fits: boolean }[] = []
  golden.claims.forEach((want, i) => {
    reading.claims.forEach((claim, j) => {
      if (claim.kind !== want.kind || (want.from ?? claim.from) !== claim.from || !standsOn(claim, spans[i]!)) return
      const fits = modalities(want).includes(claim.modality) && (!want.figure || sameNumber(want.figure, claim))
      const overlap = Math.max(...claim.evidence.map((e) => shared(e, spans[i]!)))
      const extent = Math.max(...claim.evidence.map((e) => e.end - e.start), spans[i]!.end - spans[i]!.start)
      pairs.push({ i, j, fits, score: overlap / extent - faults(want, claim).length })
    })
  })
  pairs.sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j)
  const [wants, claims] = [new Map<number, number>(), new Set<number>()]
  for (const { i, j, fits } of pairs) {
    if (!fits || wants.has(i) || claims.has(j)) continue
    wants.set(i, j)
    claims.add(j)
  }
  // A second claim on words already answered tells an event twice, and indirect statements have no end: neither is a fault.
  const echoes = new Set(pairs.filter((p) => p.fits && wants.has(p.i)).map((p) => p.j))
  const extra = reading.claims.filter((claim, j) => {
    const free = golden.open.includes(claim.kind) || (claim.kind === 'statement' && claim.body.form === 'indirect')
    return !claims.has(j) && !echoes.has(j) && !free
  })

  const broken: string[] = []
  for (const never of golden.never) {
    const at = never.quote === undefined ? null : locate(never.quote)
    for (const claim of reading.claims) {
      if (matches(never, claim, at)) broken.push(`never ${JSON.stringify(never)}`)
    }
  }
  for (const note of golden.notes) {
    const at = locate(note.quote)
    if (!reading.notes.some((n) => shared(n.at, at) > 0 && (note.rule ?? n.rule) === n.rule)) {
      broken.push(`no note at ${JSON.stringify(note.quote)}`)
    }
  }
  const { published, agency, images, related } = golden.source ?? {}
  const { source } = reading
  if (published && source.published !== published) broken.push(`published is ${source.published}`)
  if (agency && source.agency !== agency && source.byline !== agency) broken.push(`agency is ${source.agency}`)
  if (images !== undefined && source.images.length !== images) broken.push(`${source.images.length} images`)
  if (related !== undefined && source.related.length !== related) broken.push(`${source.related.length} related`)

  return {
    hits: [...wants].map(([i, j]) => {
      const [want, claim] = [golden.claims[i]!, reading.claims[j]!]
      return { want, claim, faults: faults(want, claim) }
    }),
    missed: golden.claims.filter((_, i) => !wants.has(i)),
    extra,
    broken: [...new Set(broken)],
  }
}
