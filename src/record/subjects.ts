import type { Decision, Ruling } from '../model/decision.js'
import { ParleyError } from '../model/error.js'
import { type Evidence, holds } from '../model/evidence.js'
import { effective, rulingsOn, undoings } from './effective.js'
import { claimsIn } from './project.js'
import { identityAt } from './shelf.js'
import { type Reads, STANDS, type StandingRow } from './store.js'

/** What a decision rules on, found and fresh. */
export interface Subjects {
  /** Everything it names, with the claims of the findings it names. */
  readonly all: readonly string[]
  readonly claims: readonly string[]
  /** What is added to `to`, so that the decision says all by itself. */
  readonly to: Decision['to']
}

/** Finds what is ruled on. Throws not-found, decision-stale where it changed after `base`, decision-invalid where it cannot be. */
export async function subjectsOf(
  reads: Reads,
  ruling: Ruling,
  of: readonly string[],
  to: Decision['to'],
  base: number,
): Promise<Subjects> {
  const ids = ruling === 'assert' ? [...of, String(to.source)] : of
  const by = (prefix: string): string[] => [...new Set(ids.filter((id) => id.startsWith(prefix)))]
  if (ruling === 'same-actor' || ruling === 'distinct-actors') return actors(reads, ruling, of, to, base)
  if (ruling.startsWith('new-')) return { all: [String(to.id)], claims: [], to: {} }
  const allowed = ALLOWED[ruling] ?? []
  const wrong = ids.find((id) => !allowed.includes(id.slice(0, 4)))
  if (wrong !== undefined) throw invalid(`"${ruling}" cannot rule on ${wrong}`, `it takes ${allowed.join(', ')}`)
  const claims = await claimsOf(reads, by('clm_'), by('fnd_'), base)
  await sources(reads, by('src_'), ruling, base)
  if (ruling === 'undo') await undoable(reads, of)
  const rows = await reads.standings(claims)
  if (ruling === 'merge') return { all: [...ids, ...claims], claims, to: { claims, ...oneProcess(rows) } }
  if (ruling === 'split') apart(claims, to)
  if (ruling === 'correct' && Array.isArray(to.evidence)) await quotes(reads, claims, to.evidence as unknown as Evidence[])
  const named = ruling === 'split' ? (to.claims as string[]) : claims
  return { all: [...new Set([...ids, ...named])], claims, to: claims.length > 0 ? { claims } : {} }
}

const ALLOWED: { readonly [ruling: string]: readonly string[] } = {
  assert: ['src_'],
  accept: ['clm_', 'fnd_'],
  reject: ['clm_', 'fnd_'],
  correct: ['clm_', 'fnd_'],
  merge: ['clm_', 'fnd_'],
  split: ['clm_', 'fnd_'],
  assign: ['clm_', 'fnd_', 'src_'],
  redact: ['src_'],
  undo: ['dec_'],
}

async function claimsOf(reads: Reads, claims: readonly string[], findings: readonly string[], base: number): Promise<string[]> {
  const standing = await reads.standings(claims)
  for (const id of claims) {
    const row = standing.find((one) => one.claim === id)
    if (!row) throw missing(id)
    if (row.changed > base) throw stale(id, row.changed)
  }
  const rows = await reads.findings({ ids: findings, at: STANDS, order: 'oldest', limit: findings.length + 1 })
  for (const id of findings) {
    const row = rows.find((one) => one.id === id)
    if (!row) {
      const before = await reads.findings({ ids: [id], at: base, order: 'oldest', limit: 1 })
      throw before.length > 0 ? stale(id, null) : missing(id)
    }
    if (row.since > base) throw stale(id, row.since)
  }
  return [...new Set([...claims, ...rows.flatMap(claimsIn)])]
}

async function sources(reads: Reads, ids: readonly string[], ruling: Ruling, base: number): Promise<void> {
  const rows = await reads.sourceHeads(ids)
  const rulings = effective(await rulingsOn(reads, ids), STANDS)
  for (const id of ids) {
    const row = rows.find((one) => one.id === id)
    if (!row) throw missing(id)
    if (row.redacted !== null && ruling === 'redact') throw invalid(`${id} is redacted already`, `by ${row.redacted}`)
    const later = rulings.find((ruled) => ruled.seq > base && ruled.subjects.includes(id) && ruled.decision.ruling !== 'assert')
    if (later && ruling !== 'assert') throw stale(id, later.seq)
  }
}

async function undoable(reads: Reads, ids: readonly string[]): Promise<void> {
  const rows = await reads.decisions({ ids, limit: ids.length + 1 })
  const undone = undoings(await rulingsOn(reads, ids), STANDS)
  for (const id of ids) {
    const row = rows.find((one) => one.id === id)
    if (!row) throw missing(id)
    if (row.ruling === 'redact')
      throw invalid('a redaction cannot be undone: the words are gone', 'take the source in again elsewhere')
    const by = undone.get(id)
    if (by !== undefined)
      throw new ParleyError('decision-stale', `${id} is undone already`, { hint: `undo ${by} to restore it` })
  }
}

async function actors(
  reads: Reads,
  ruling: 'same-actor' | 'distinct-actors',
  of: readonly string[],
  to: Decision['to'],
  base: number,
): Promise<Subjects> {
  if (ruling === 'same-actor' && !of.includes(String(to.into))) {
    throw invalid(`${String(to.into)} is not among those that are to be one`, 'name it in "of" too')
  }
  const who = await identityAt(reads, STANDS)
  const near = [...new Set(of.flatMap((actor) => who.all(actor)))]
  const rulings = effective(await rulingsOn(reads, near), STANDS)
  const later = rulings.find((ruled) => ruled.seq > base && IDENTITY.has(ruled.decision.ruling))
  if (later) throw stale(of.join(', '), later.seq)
  for (const [i, a] of of.entries()) {
    for (const b of of.slice(0, i)) {
      const [why] = who.why(a, b)
      if (ruling === 'distinct-actors' && why) throw invalid(`${b} and ${a} are one by an earlier ruling`, `undo ${why} first`)
    }
  }
  if (ruling === 'same-actor') {
    const apart = rulings.find(
      ({ decision }) => decision.ruling === 'distinct-actors' && decision.of.filter((id) => near.includes(id)).length > 1,
    )
    if (apart) throw invalid(`${of.join(' and ')} were ruled distinct`, `undo ${apart.decision.id} first`)
  }
  return { all: [...new Set(of)], claims: [], to: {} }
}

const IDENTITY: ReadonlySet<string> = new Set(['same-actor', 'distinct-actors'])

// Merged across processes, they go to the one that is known.
function oneProcess(rows: readonly StandingRow[]): { process?: string } {
  const kinds = new Set(
    rows.map(
      (row) =>
        row.aspect
          .replace(/^(?:proposed|conditional) /, '')
          .split(':', 1)[0]
          ?.split(' ', 1)[0],
    ),
  )
  if (kinds.size > 1) throw invalid(`${[...kinds].join(' and ')} are not the same thing`, 'correct the kind of one first')
  const known = [...new Set(rows.map((row) => row.process))].filter((process) => process !== '')
  if (known.length > 1) throw invalid(`they belong to ${known.join(' and ')}`, 'assign them to one process first')
  const [process] = known
  return process !== undefined && rows.some((row) => row.process !== process) ? { process } : {}
}

function apart(claims: readonly string[], to: Decision['to']): void {
  const chosen = to.claims as readonly string[]
  const outside = chosen.find((id) => !claims.includes(id))
  if (outside !== undefined) throw invalid(`${outside} is not in what is to be split`, 'name claims of the finding')
  if (chosen.length >= claims.length) throw invalid('splitting off everything leaves nothing', 'name some of the claims')
}

async function quotes(reads: Reads, claims: readonly string[], evidence: readonly Evidence[]): Promise<void> {
  const rows = await reads.claims(claims)
  for (const source of await reads.sources([...new Set(rows.map((row) => row.source))])) {
    const wrong = evidence.find((one) => !holds(source.text, one))
    if (wrong) throw invalid(`the quote does not stand at ${wrong.start} of ${source.id}`, 'select it again')
  }
}

const invalid = (says: string, hint: string): ParleyError => new ParleyError('decision-invalid', says, { hint })
const missing = (id: string): ParleyError =>
  new ParleyError('not-found', `there is no ${id} in this record`, { hint: 'see that the id is whole' })
const stale = (id: string, seq: number | null): ParleyError =>
  new ParleyError('decision-stale', `${id} changed since you looked at it${seq === null ? '' : ` (entry ${seq})`}`, {
    hint: 'look again and decide on what stands now',
  })
