import type { Claim } from '../model/claim.js'
import { Figure } from '../model/figure.js'
import type { Version } from '../model/finding.js'
import { canonical } from './canonical.js'
import type { Display, DisplayRule } from './display.js'
import { extentOf } from './extents.js'
import { independent } from './independence.js'
import type { Judged } from './judged.js'
import { fold } from './normalise.js'

export { DISPLAY_RULES, type Display, type DisplayRule } from './display.js'

/** Who says so, for telling rivals apart: the speaker, else the agency or outlet. */
export function claimant(judged: Judged): string {
  const { to } = judged.claim.attribution
  if (to !== 'outlet') return to.id ?? `~${fold(to.name)}`
  return `@${fold(judged.source.agency ?? judged.source.outlet ?? judged.source.id)}`
}

type Value = Version['value']
interface Held {
  readonly value: Value
  readonly claims: Judged[]
}

const FIELDS = ['when', 'where', 'modality', 'body.figure', 'body.status', 'body.form', 'body.by'] as const
type Field = (typeof FIELDS)[number]

/** The rival values of a group of claims on one thing, and whether two claimants contradict each other. */
export function versions(
  claims: readonly Judged[],
  display: Display = {},
): { versions: readonly Version[]; contested: boolean } {
  const all: Version[] = []
  let contested = false
  for (const field of FIELDS) {
    const held = values(claims, field)
    if (held.length < 2) continue
    all.push(...shown(field, held, display))
    contested ||= rivals(field, claims)
  }
  return { versions: all, contested }
}

function valueIn(claim: Claim, field: Field): Value {
  if (field === 'when') return claim.when
  if (field === 'where') return claim.where ? (claim.where.id ?? claim.where.name) : null
  if (field === 'modality') return claim.modality
  return claim.body[field.slice(5)] ?? null
}

function values(claims: readonly Judged[], field: Field): readonly Held[] {
  const held = new Map<string, Held>()
  for (const judged of claims) {
    const value = valueIn(judged.claim, field)
    if (value === null) continue
    const key = canonical(field === 'body.figure' ? numbers(value) : value)
    const have = held.get(key)
    if (have) have.claims.push(judged)
    else held.set(key, { value, claims: [judged] })
  }
  return [...held.values()]
}

// The words of a figure do not make it another figure.
function numbers(value: Value): unknown {
  const figure = Figure.safeParse(value)
  return figure.success ? [figure.data.low, figure.data.best, figure.data.high, figure.data.hedge] : value
}

function shown(field: Field, held: readonly Held[], display: Display): readonly Version[] {
  const rule = display.rule ?? (field === 'body.figure' ? 'latest' : 'majority')
  const picked = pick(field, held, rule, display.preferred ?? [])
  return held.map((value) => ({
    field,
    value: value.value,
    claims: value.claims.map((judged) => judged.id),
    shown: picked.includes(value),
    rule,
  }))
}

function pick(field: Field, held: readonly Held[], rule: DisplayRule, preferred: readonly string[]): readonly Held[] {
  if (field === 'modality') return held.filter((h) => h.value === strongest(held.map((v) => String(v.value))))
  if (rule === 'range' && field === 'body.figure') {
    const by = (of: Held): readonly [number, number] => bounds(of.value) ?? [0, 0]
    const low = held.reduce((a, b) => (by(b)[0] < by(a)[0] ? b : a))
    const high = held.reduce((a, b) => (by(b)[1] > by(a)[1] ? b : a))
    return low === high ? [low] : [low, high]
  }
  const score = (of: Held): readonly number[] => {
    const newest = Math.max(...of.claims.map((judged) => judged.source.day))
    const last = Math.max(...of.claims.map((judged) => judged.seq))
    if (rule === 'latest') return [newest, last]
    if (rule === 'preferred-source') return [-rank(of, preferred), newest, last]
    return [independent(of.claims), exactness(field, of.value), newest, last]
  }
  return [held.reduce((a, b) => (exceeds(score(b), score(a)) ? b : a))]
}

function exceeds(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] ?? 0) > (b[i] ?? 0)
  return false
}

function exactness(field: Field, value: Value): number {
  if (field !== 'when' || typeof value !== 'string') return 0
  const { first, last } = extentOf(value as NonNullable<Claim['when']>)
  return first - last
}

function rank(of: Held, preferred: readonly string[]): number {
  const names = preferred.map(fold)
  const at = of.claims.flatMap(({ source }) =>
    [source.outlet, source.agency].flatMap((name) => (name && names.includes(fold(name)) ? [names.indexOf(fold(name))] : [])),
  )
  return at.length > 0 ? Math.min(...at) : names.length
}

/** What has happened outweighs its denial (which stays beside it), and both the plan. */
export function strongest(modalities: readonly string[]): string {
  return ['asserted', 'denied', 'planned', 'proposed', 'conditional'].find((m) => modalities.includes(m)) ?? 'asserted'
}

/** Two claimants, each by the last thing they said, say what cannot both be so. */
function rivals(field: Field, claims: readonly Judged[]): boolean {
  const last = new Map<string, Judged>()
  for (const judged of claims) {
    if (valueIn(judged.claim, field) === null) continue
    const have = last.get(claimant(judged))
    if (!have || judged.source.day >= have.source.day) last.set(claimant(judged), judged)
  }
  const said = [...last.values()].map((judged) => valueIn(judged.claim, field))
  return said.some((a, i) => said.some((b, j) => j < i && clash(field, a, b)))
}

function clash(field: Field, a: Value, b: Value): boolean {
  if (field === 'modality') return (a === 'denied') !== (b === 'denied')
  if (field === 'when') {
    const [x, y] = [extentOf(a as NonNullable<Claim['when']>), extentOf(b as NonNullable<Claim['when']>)]
    return x.last < y.first || y.last < x.first
  }
  if (field === 'body.figure') {
    const [x, y] = [bounds(a), bounds(b)]
    return x !== null && y !== null && (x[1] < y[0] || y[1] < x[0])
  }
  return field === 'where' && a !== b
}

/** What a figure leaves possible; "about" leaves a tenth to either side. */
function bounds(value: Value): readonly [number, number] | null {
  const figure = Figure.safeParse(value)
  if (!figure.success) return null
  const { low, best, high, hedge } = figure.data
  const named = best ?? low ?? high ?? 0
  if (hedge === 'exact') return [low ?? named, high ?? named]
  if (hedge === 'about') return [low ?? named * 0.9, high ?? named * 1.1]
  if (hedge === 'at_least') return [low ?? named, high ?? Number.POSITIVE_INFINITY]
  if (hedge === 'at_most') return [low ?? 0, high ?? named]
  return [low ?? 0, high ?? Number.POSITIVE_INFINITY]
}
