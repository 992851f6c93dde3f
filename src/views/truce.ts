import type { Edtf } from '../model/edtf.js'
import type { Finding } from '../model/finding.js'
import type { ActorId } from '../model/ids.js'
import type { PartState } from '../model/part-state.js'
import { Implementation } from '../model/part-state.js'
import { beginsBy, extent } from '../time/interval.js'
import { handSteps, inTurn, namesSought, type PartStep, packSteps, type Standing, saidBy, standingOn } from './parts.js'
import { type Citation, citations, dayOf, type Named, named, type Question, side } from './question.js'
import { inOrder } from './timeline.js'

/** An agreement as the register knows it: what this view asks of it. */
export interface KnownAgreement {
  readonly id: string
  readonly title: string
  readonly aliases: readonly string[]
  readonly date: Edtf
  readonly status: string
  readonly signatories: readonly string[]
  readonly points: readonly {
    readonly says: string
    readonly by: readonly ActorId[]
    readonly due: Edtf | null
    readonly concerns: readonly string[]
    readonly states: readonly {
      readonly state: Implementation
      readonly from: Edtf
      readonly to: Edtf | null
      readonly basis: string | null
    }[]
  }[]
  readonly basis: string | null
}

/** A finding as the truce shows it: what is told, when, by whom. */
export interface Told {
  readonly finding: Finding['id']
  readonly kind: Finding['kind']
  readonly phrase: string
  readonly when: Edtf | null
  readonly modality: Finding['modality']
  readonly support: Finding['support']
  readonly sources: readonly Citation[]
}

/** A point of an agreement and what became of it. */
export interface ProvisionLine {
  /** `AGREEMENT#3`: what a ruling names it by. */
  readonly id: string
  readonly says: string
  readonly by: readonly ActorId[]
  readonly due: Edtf | null
  /** How far it is carried out on the day; judged by hand or by the pack, never by the number of reports. */
  readonly standing: Standing<Implementation>
  /** The day it was due is past, and nobody says that it is carried out in full. */
  readonly overdue: boolean
  /** What reports tell of it since, for whoever judges. */
  readonly since: readonly Told[]
}

export interface InstrumentLine {
  readonly id: string
  readonly title: string
  readonly date: Edtf
  readonly status: string
  readonly signatories: readonly string[]
  readonly basis: string | null
  readonly provisions: readonly ProvisionLine[]
}

/** Forces sent, reinforced or withdrawn: strength, mandate, from and to, as told. */
export interface DeploymentLine extends Told {
  readonly form: string
  readonly force: string | null
  readonly mandate: string | null
  readonly strength: { readonly low: number | null; readonly high: number | null; readonly as: string } | null
  readonly by: readonly Named[]
}

/** Violations that one claimant alleges, with what is denied; never added to another's. */
export interface AllegedLine {
  readonly claimant: string
  readonly against: readonly Named[]
  readonly told: readonly Told[]
}

export interface TruceBoard {
  readonly ceasefires: readonly Told[]
  readonly instruments: readonly InstrumentLine[]
  readonly deployments: readonly DeploymentLine[]
  readonly alleged: readonly AllegedLine[]
  readonly denials: readonly Told[]
}

const SCALE = new Set<string>(Implementation.options)
const isScale = (state: string): state is Implementation => SCALE.has(state)
/** Kinds that may tell of a point's being carried out, or of the contrary. */
const TELLING: ReadonlySet<Finding['kind']> = new Set<Finding['kind']>([
  'territory',
  'deployment',
  'release',
  'transport',
  'displacement',
  'humanitarian',
  'ceasefire',
  'hostilities',
  'accusation',
  'delimitation',
])
const FIGHTING: ReadonlySet<string> = new Set(['clash', 'shelling', 'violation', 'offensive'])

/** What a truce and the agreements of a process bind to as of the question's day, and what became of each point. */
export function truce(
  question: Question,
  agreements: readonly KnownAgreement[],
  byHand: readonly PartState[] = [],
): TruceBoard {
  const day = dayOf(question)
  const findings = [...question.findings].sort(inOrder)
  const told = (finding: Finding): Told => ({
    finding: finding.id,
    kind: finding.kind,
    phrase: finding.phrase,
    when: finding.when,
    modality: finding.modality,
    support: finding.support,
    sources: citations(finding, question.cited),
  })
  const fights = findings.filter(({ kind, body }) => kind === 'hostilities' && FIGHTING.has(String(body.form)))
  return {
    ceasefires: findings.filter(({ kind }) => kind === 'ceasefire').map(told),
    instruments: agreements
      .filter(({ date }) => beginsBy(date, day))
      .map((agreement) => instrument(agreement, question, findings, byHand, told)),
    deployments: findings.filter(({ kind }) => kind === 'deployment').map((finding) => deployment(finding, told)),
    alleged: allegations(fights.concat(findings.filter(isBreachCharge)), told),
    denials: fights.filter(({ modality }) => modality === 'denied').map(told),
  }
}

function instrument(
  agreement: KnownAgreement,
  question: Question,
  findings: readonly Finding[],
  byHand: readonly PartState[],
  told: (finding: Finding) => Told,
): InstrumentLine {
  const day = dayOf(question)
  const signed = extent(agreement.date).begins.first
  const after = findings.filter(({ kind, when }) => TELLING.has(kind) && when !== null && extent(when).begins.last >= signed)
  const provisions = agreement.points.map((point, i): ProvisionLine => {
    const id = `${agreement.id}#${i + 1}`
    const find = namesSought([{ part: true, names: point.concerns }])
    const steps: readonly PartStep<Implementation>[] = inTurn([
      ...packSteps(point.states),
      ...handSteps(byHand, id, isScale, question),
    ])
    const standing = standingOn(steps, day)
    const past = point.due !== null && extent(point.due).last < extent(day as string as Edtf).first
    return {
      id,
      says: point.says,
      by: point.by,
      due: point.due,
      standing,
      overdue: past && standing.now?.state !== '3',
      since: after.filter((finding) => find(saidBy(finding, question, ['what', 'route', 'force', 'of'])).length > 0).map(told),
    }
  })
  const { id, title, date, status, signatories, basis } = agreement
  return { id, title, date, status, signatories, basis, provisions }
}

function deployment(finding: Finding, told: (finding: Finding) => Told): DeploymentLine {
  const { form, force, mandate, figure } = finding.body
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
  const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)
  const counted = figure !== null && typeof figure === 'object' && !Array.isArray(figure) ? figure : null
  return {
    ...told(finding),
    form: String(form),
    force: text(force),
    mandate: text(mandate),
    strength: counted ? { low: number(counted.low), high: number(counted.high), as: text(counted.as) ?? '' } : null,
    by: finding.actors.filter(({ role }) => role === 'deployer' || role === 'force').map(named),
  }
}

/** An accusation that a truce was broken. */
const isBreachCharge = ({ kind, body }: Finding): boolean =>
  kind === 'accusation' && /\b(?:ceasefire|cease-fire|truce|shell|fir(?:e|ing)|attack|violat)/i.test(String(body.of ?? ''))

function allegations(findings: readonly Finding[], told: (finding: Finding) => Told): readonly AllegedLine[] {
  const lines = new Map<string, { claimant: string; against: Map<string, Named>; told: Told[] }>()
  for (const finding of findings) {
    if (finding.modality !== 'asserted') continue
    const line = told(finding)
    const accused = finding.actors.filter(({ role }) => role === 'accused' || role === 'initiator')
    for (const claimant of new Set(line.sources.map((source) => source.claimant))) {
      const row = lines.get(claimant) ?? { claimant, against: new Map<string, Named>(), told: [] as Told[] }
      lines.set(claimant, row)
      for (const member of accused) row.against.set(side(member), named(member))
      row.told.push({ ...line, sources: line.sources.filter((source) => source.claimant === claimant) })
    }
  }
  return [...lines.values()].map(({ claimant, against, told: list }) => ({
    claimant,
    against: [...against.values()],
    told: list,
  }))
}
