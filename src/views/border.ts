import { type Sector, SectorState } from '../model/border.js'
import type { Edtf } from '../model/edtf.js'
import type { Finding } from '../model/finding.js'
import type { ActorId, SectorId } from '../model/ids.js'
import type { PartState } from '../model/part-state.js'
import { lengthOf } from './lengths.js'
import {
  byPart,
  gather,
  handSteps,
  inTurn,
  type PartStep,
  packSteps,
  partsNamed,
  type Standing,
  saidBy,
  standingInTurn,
  stepOf,
} from './parts.js'
import { type Citation, citations, dayOf, type Named, named, type Question } from './question.js'
import { inOrder } from './timeline.js'

/** A stretch of border on the day. */
export interface SectorLine {
  readonly sector: SectorId
  readonly name: string
  readonly aliases: readonly string[]
  readonly between: Sector['between']
  readonly within: SectorId | null
  /** Where it runs, where a line is at hand. */
  readonly line: Sector['line']
  /** Kilometres and how they are known: told by somebody, measured on a line that may be coarse, or not known. */
  readonly km: number | null
  readonly kmIs: 'told' | 'measured' | 'unknown'
  readonly invokes: string | null
  readonly basis: string | null
  readonly state: SectorState | null
  /** The larger stretch whose state this is, where none of its own is told. */
  readonly from: SectorId | null
  readonly standing: Standing<SectorState>
  readonly steps: readonly PartStep<SectorState>[]
}

/** Kilometres that stand so on the day. */
export interface Tally {
  /** Null for stretches of which nothing is told. */
  readonly state: SectorState | null
  readonly km: number
  readonly sectors: readonly SectorId[]
}

/** Land held, ceded, returned or taken, with who says so. */
export interface TerritoryLine {
  readonly finding: Finding['id']
  readonly form: string
  readonly what: string | null
  readonly when: Edtf | null
  readonly modality: Finding['modality']
  readonly phrase: string
  readonly actors: readonly (Named & { readonly role: string })[]
  readonly sources: readonly Citation[]
}

/** Who heads a side's border commission on the day, as the register knows. */
export interface CommissionHead {
  readonly office: string
  readonly of: ActorId
  readonly holder: string
  readonly from: Edtf | null
  readonly basis: string | null
}

export interface BorderBoard {
  readonly sectors: readonly SectorLine[]
  readonly tally: readonly Tally[]
  /** What is told of the border where the stretch is not known: it is shown, and moves no kilometre. */
  readonly unplaced: readonly PartStep<SectorState>[]
  readonly heads: readonly CommissionHead[]
  /** Commissions: meetings, surveys, what they set up and signed. */
  readonly commissions: readonly PartStep<SectorState>[]
  readonly territory: readonly TerritoryLine[]
}

const STATES = new Set<string>(SectorState.options)
const isSectorState = (state: string): state is SectorState => STATES.has(state)
/** Only these hold for each part of a stretch when they are told of the whole. */
const SPREADS: ReadonlySet<SectorState> = new Set(['claimed', 'commission', 'contested'])

const FORMS: Readonly<Record<string, SectorState>> = {
  commission: 'commission',
  survey: 'commission',
  agreed: 'agreed',
  delimited: 'delimited',
  demarcated: 'demarcated',
}

/** The border of a process as of the question's day: each stretch with its state and what that rests on. */
export function border(
  question: Question,
  sectors: readonly Sector[],
  byHand: readonly PartState[] = [],
  heads: readonly CommissionHead[] = [],
): BorderBoard {
  const day = dayOf(question)
  const findings = question.findings.filter(({ kind }) => kind === 'delimitation' || kind === 'territory').sort(inOrder)
  const { placed, unplaced } = placeFindings(question, findings, sectors)
  const hands = byPart(byHand)
  const lines = new Map<SectorId, SectorLine>()
  for (const sector of sectors) {
    const steps = inTurn([
      ...packSteps(sector.states),
      ...(placed.get(sector.id) ?? []),
      ...handSteps(hands.get(sector.id) ?? [], sector.id, isSectorState, question),
    ])
    const standing = standingInTurn(steps, day)
    const told = standing.now?.km ?? sector.km
    const km = told ?? (sector.line ? lengthOf(sector.line) : null)
    lines.set(sector.id, {
      sector: sector.id,
      name: sector.name,
      aliases: sector.aliases,
      between: sector.between,
      within: sector.within,
      line: sector.line,
      km,
      kmIs: told !== null ? 'told' : km === null ? 'unknown' : 'measured',
      invokes: sector.invokes,
      basis: sector.basis,
      state: standing.now?.state ?? null,
      from: null,
      standing,
      steps,
    })
  }
  const all = [...lines.values()].map((line) => inheriting(line, lines))
  return {
    sectors: all,
    tally: tallyOf(all),
    unplaced,
    heads,
    commissions: [...placed.values()]
      .flat()
      .concat(unplaced)
      .filter(({ state }) => state === 'commission'),
    territory: findings.filter(({ kind }) => kind === 'territory').map((finding) => territoryOf(finding, question)),
  }
}

function placeFindings(question: Question, findings: readonly Finding[], sectors: readonly Sector[]) {
  const whole = sectors.filter(({ within }) => within === null)
  const find = partsNamed(sectors)
  const placed = new Map<SectorId, PartStep<SectorState>[]>()
  const unplaced: PartStep<SectorState>[] = []
  for (const finding of findings) {
    const state = finding.kind === 'delimitation' ? FORMS[String(finding.body.form)] : undefined
    if (state === undefined) continue
    const step = stepOf(state, finding, question, { km: kilometres(finding) })
    const found = find(saidBy(finding, question, ['sector']))
    // The narrowest that is named: who names a village of a stretch does not speak of the whole stretch.
    const narrow = found.filter(
      (one) => one.within !== null && !found.some((other) => other.id !== one.id && isWithin(other, one.id, sectors)),
    )
    const targets =
      narrow.length > 0 ? narrow : (ofLength(step.km, sectors) ?? (state === 'commission' && whole.length === 1 ? whole : []))
    if (targets.length === 0) unplaced.push(step)
    for (const { id } of targets) gather(placed, id, step)
  }
  return { placed, unplaced }
}

/** The one stretch whose told length is the claim's: "12.7 kilometres of the line" names it as well as its villages do. */
function ofLength(km: number | null, sectors: readonly Sector[]): readonly Sector[] | null {
  // A round number may be anybody's.
  if (km === null || Number.isInteger(km)) return null
  const found = sectors.filter((sector) => sector.km !== null && Math.abs(sector.km - km) < 0.051)
  return found.length === 1 ? found : null
}

function isWithin(sector: Sector, id: SectorId, sectors: readonly Sector[]): boolean {
  const seen = new Set<SectorId>()
  for (let at: SectorId | null = sector.within; at !== null && !seen.has(at); ) {
    if (at === id) return true
    seen.add(at)
    const above = at
    at = sectors.find((one) => one.id === above)?.within ?? null
  }
  return false
}

/** A length told with the claim, in kilometres. */
function kilometres({ body }: Finding): number | null {
  const figure = body.figure
  if (figure === null || typeof figure !== 'object' || Array.isArray(figure)) return null
  const { unit, best, low } = figure
  if (typeof unit !== 'string' || !/^kilomet(?:re|er)s?$|^km$/i.test(unit)) return null
  const told = typeof best === 'number' ? best : low
  return typeof told === 'number' && told > 0 ? told : null
}

function inheriting(line: SectorLine, lines: ReadonlyMap<SectorId, SectorLine>): SectorLine {
  const seen = new Set<SectorId>([line.sector])
  for (let at = line.within; line.state === null && at !== null && !seen.has(at); ) {
    seen.add(at)
    const above = lines.get(at)
    if (above?.state && SPREADS.has(above.state)) return { ...line, state: above.state, from: above.sector }
    at = above?.within ?? null
  }
  return line
}

/** Kilometres by state. A part's are taken off the stretch it is within, so that nothing counts twice. */
function tallyOf(lines: readonly SectorLine[]): readonly Tally[] {
  const by = new Map<SectorState | null, { km: number; sectors: SectorId[] }>()
  const parts = new Map<SectorId, number>()
  for (const { within, km } of lines) if (within !== null) parts.set(within, (parts.get(within) ?? 0) + (km ?? 0))
  for (const line of lines) {
    // A whole without a length of its own is its parts.
    const own = line.km === null ? 0 : line.km - (parts.get(line.sector) ?? 0)
    if (own <= 0) continue
    const row = by.get(line.state) ?? { km: 0, sectors: [] }
    by.set(line.state, row)
    row.km += own
    row.sectors.push(line.sector)
  }
  const order = [...SectorState.options, null]
  return [...by].map(([state, row]) => ({ state, ...row })).sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
}

const territoryOf = (finding: Finding, question: Question): TerritoryLine => ({
  finding: finding.id,
  form: String(finding.body.form),
  what: typeof finding.body.what === 'string' ? finding.body.what : null,
  when: finding.when,
  modality: finding.modality,
  phrase: finding.phrase,
  actors: finding.actors.map((member) => ({ ...named(member), role: member.role })),
  sources: citations(finding, question.cited),
})
