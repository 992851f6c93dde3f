import { type Sector, SectorState } from '../model/border.js'
import { Figure, type Hedge } from '../model/figure.js'
import type { Finding } from '../model/finding.js'
import type { SectorId } from '../model/ids.js'
import type { PartState } from '../model/part-state.js'
import { borderSays } from './border-says.js'
import type { BorderBoard, CommissionHead, SectorLine, Tally, TerritoryLine } from './border-shape.js'
import { lengthOf } from './lengths.js'
import { groundOf, papersOn } from './papers.js'
import {
  byPart,
  gather,
  handSteps,
  inTurn,
  type PartStep,
  packSteps,
  partsNamed,
  saidBy,
  standingInTurn,
  stepOf,
} from './parts.js'
import { citations, dayOf, named, type Question } from './question.js'
import { inOrder } from './timeline.js'

const STATES = new Set<string>(SectorState.options)
const isSectorState = (state: string): state is SectorState => STATES.has(state)
/** Only these hold for each part of a stretch when they are told of the whole. */
const SPREADS: ReadonlySet<SectorState> = new Set(['claimed', 'commission', 'contested'])

/** Words in which any border's papers are told of. */
const BORDER_WORDS = [
  'border commission',
  'border commissions',
  'delimitation',
  'demarcation',
  'state border',
  'boundary commission',
]

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
  words: readonly string[] = [],
): BorderBoard {
  const day = dayOf(question)
  const findings = question.findings.filter(({ kind }) => kind === 'delimitation' || kind === 'territory').sort(inOrder)
  const { placed, unplaced, at } = placeFindings(question, findings, sectors)
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
      kmHedge: standing.now?.km == null ? null : hedgeOf(standing.now, findings),
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
  const papers = papersOn(question, question.findings.filter(({ kind }) => kind === 'agreement').sort(inOrder), [
    ...BORDER_WORDS,
    ...words,
  ])
  const board = {
    sectors: all,
    tally: tallyOf(all),
    unplaced,
    heads,
    commissions: [...placed.values()]
      .flat()
      .concat(unplaced)
      .filter(({ state }) => state === 'commission'),
    territory: findings.filter(({ kind }) => kind === 'territory').map((finding) => territoryOf(finding, question)),
    papers,
    grounds: [
      ...findings.flatMap((finding) =>
        finding.kind === 'delimitation'
          ? groundOf(finding, question).map((ground) => ({ ...ground, sectors: at.get(finding.id) ?? [] }))
          : [],
      ),
      ...papers.flatMap((paper) => paper.grounds.map((ground) => ({ ...ground, sectors: [] }))),
    ],
  }
  return { says: borderSays(board), ...board }
}

function placeFindings(question: Question, findings: readonly Finding[], sectors: readonly Sector[]) {
  const whole = sectors.filter(({ within }) => within === null)
  const find = partsNamed(sectors)
  const placed = new Map<SectorId, PartStep<SectorState>[]>()
  const unplaced: PartStep<SectorState>[] = []
  const at = new Map<Finding['id'], readonly SectorId[]>()
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
    at.set(
      finding.id,
      targets.map(({ id }) => id),
    )
    for (const { id } of targets) gather(placed, id, step)
  }
  return { placed, unplaced, at }
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

/** The hedge of the length a step tells: "about 12.7 kilometres" stays about. */
function hedgeOf({ by }: PartStep<SectorState>, findings: readonly Finding[]): Hedge | null {
  if (by.way !== 'reports') return null
  const { data } = Figure.safeParse(findings.find(({ id }) => id === by.finding)?.body.figure)
  return data?.hedge ?? null
}
