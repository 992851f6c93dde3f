import type { Clocks } from '../model/clock.js'
import type { Day, Instant } from '../model/edtf.js'
import { ParleyError } from '../model/error.js'
import type { Finding } from '../model/finding.js'
import { ask } from './ask.js'
import { canonical } from './canonical.js'
import { dayOf } from './clocks.js'
import type { Change, Diff } from './difference.js'
import { extentOf } from './extents.js'
import { STATES } from './kinds.js'
import type { DiffQuery } from './record.js'
import type { Reads } from './store.js'

export type { Change, Diff } from './difference.js'

/** What changed from one day to another, for the findings one question asks for. */
export async function diff(reads: Reads, query: DiffQuery): Promise<Diff> {
  const [from, to] = [dayOf(query.from), dayOf(query.to)]
  if (to < from) throw new ParleyError('usage', `${query.to} is before ${query.from}`, { hint: 'give the earlier day first' })
  const at = (day: Day): Partial<Clocks> =>
    query.by === 'recorded' ? { knownAt: `${day}T23:59:59.999Z` as Instant } : { publishedBy: day }
  const which = query.process === undefined ? {} : { process: query.process }
  const before = await ask(reads, { ...which, clocks: at(query.from), limit: MOST })
  const after = await ask(reads, { ...which, clocks: at(query.to), limit: MOST })
  return compare(before.findings, after.findings, query, from, to)
}

const MOST = 100_000

/** Splits the difference of two answers into what happened in between and what became known of other times. */
export function compare(
  before: readonly Finding[],
  after: readonly Finding[],
  days: { readonly from: Day; readonly to: Day },
  from: number,
  to: number,
): Diff {
  const was = new Map(before.map((finding) => [finding.id, finding]))
  const claimed = new Map(before.flatMap((finding) => finding.claims.map((id) => [id as string, finding] as const)))
  const still = new Set<string>()
  const world = { happened: [] as Finding[], began: [] as Finding[], ended: [] as Finding[] }
  const knowledge = { learned: [] as Finding[], changed: [] as Change[], withdrawn: [] as Finding[] }
  for (const finding of after) {
    const old = was.get(finding.id) ?? finding.claims.map((id) => claimed.get(id)).find((one) => one !== undefined)
    if (old) still.add(old.id)
    const part = worldly(finding, from, to)
    if (part !== null) world[part].push(finding)
    else if (!old) knowledge.learned.push(finding)
    if (!old) continue
    const fields = differing(old, finding)
    if (fields.length > 0 && part === null) knowledge.changed.push({ before: old, after: finding, fields })
  }
  for (const finding of before) if (!still.has(finding.id)) knowledge.withdrawn.push(finding)
  return { from: days.from, to: days.to, world, knowledge }
}

const OVER: ReadonlySet<string> = new Set(['ended', 'lost', 'left', 'withdraw', 'broken', 'declined'])

/** Which change in the world a finding is, where its time lies after `from` and by `to`; null where it is none. */
function worldly({ kind, body, when, modality }: Finding, from: number, to: number): keyof Diff['world'] | null {
  if (when === null || modality !== 'asserted') return null
  const { begins, ends, interval } = extentOf(when)
  const within = begins.first > from && begins.first <= to
  if (within && (OVER.has(String(body.status)) || OVER.has(String(body.form)))) return 'ended'
  if (within) return STATES.has(kind) ? 'began' : 'happened'
  return STATES.has(kind) && interval && ends.last > from && ends.last <= to ? 'ended' : null
}

const FIELDS = [
  'kind',
  'when',
  'where',
  'body',
  'actors',
  'process',
  'track',
  'modality',
  'support',
  'versions',
  'redacted',
] as const

function differing(a: Finding, b: Finding): readonly string[] {
  return FIELDS.filter((field) => a[field] !== b[field] && canonical(a[field]) !== canonical(b[field]))
}
