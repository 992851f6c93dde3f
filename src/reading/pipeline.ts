import { BY_OUTLET } from '../model/attribution.js'
import type { Claim, ClaimFrom } from '../model/claim.js'
import { evidenceAt } from '../model/evidence.js'
import type { TrackId } from '../model/ids.js'
import type { Note } from '../model/note.js'
import type { Source } from '../model/source.js'
import { hull, overlap, type Span } from '../model/span.js'
import { calibrate } from './calibration.js'
import { trackOf } from './cast/tracks.js'
import { castOf } from './cast-list.js'
import { claimId } from './claim-id.js'
import type { Doubter, Told as ToldWhole } from './doubts/doubt.js'
import type { Draft } from './draft.js'
import type { Kind, Told } from './kind.js'
import type { Analyser, Layer, Layers } from './layers.js'
import { ploverStanding } from './plover-standing.js'
import { mergeTwiceTold } from './twice-told.js'

/** An analyser or kind of any layers: the pipeline checks at the start that what each needs is there. */
export type AnyAnalyser = Analyser<Layer, Layer>
export type AnyKind = Kind

/** What the pipeline makes of one source. */
export interface Read {
  readonly layers: Layers
  readonly claims: readonly Claim[]
  readonly notes: readonly Note[]
}

/** Reads one source: the passes in order, then every kind, then what is to be doubted in the whole. */
export type Pipeline = (source: Source) => Read

/**
 * Puts passes and kinds together, and checks once that each layer is made before it is needed and made only once.
 * Throws an Error at the start when not: a defect of ours, never of a report.
 */
export function makePipeline(
  analysers: readonly AnyAnalyser[],
  kinds: readonly AnyKind[],
  doubters: readonly Doubter[] = [],
): Pipeline {
  const made = new Set<Layer>()
  for (const pass of analysers) {
    for (const layer of pass.needs)
      if (!made.has(layer)) throw new Error(`'${pass.adds}' needs '${layer}', which is not made before it`)
    if (made.has(pass.adds)) throw new Error(`'${pass.adds}' is made twice`)
    made.add(pass.adds)
  }
  for (const { kind, needs } of kinds) {
    for (const layer of needs) if (!made.has(layer)) throw new Error(`kind '${kind}' needs '${layer}', which nothing makes`)
  }
  return (source) => {
    const notes: Note[] = []
    const doubt = (note: Note): void => void notes.push(note)
    const layers: { -readonly [L in Layer]?: Layers[L] } = {}
    for (const pass of analysers) Object.assign(layers, { [pass.adds]: pass.analyse(source, layers as Layers, doubt) })
    const whole = layers as Layers
    const drafts = kinds.flatMap((kind) => readKind(kind, source, whole, doubt))
    const claims = mergeTwiceTold(drafts).map((draft) => finish(draft))
    const told = inTextOrder(distinct(claims, source))
    for (const doubter of doubters) doubtWhole(doubter, { source, layers: whole, claims: told }, doubt)
    return { layers: whole, claims: told, notes: inNoteOrder(notes) }
  }
}

function readKind(kind: AnyKind, source: Source, layers: Layers, doubt: (note: Note) => void): Draft[] {
  const drafts: Draft[] = []
  const emit = (span: Span, told: Told<unknown>): void => {
    drafts.push(draftOf(kind, source, layers, span, told))
  }
  try {
    kind.read(source, layers, emit, doubt)
  } catch (cause) {
    // A defect in one kind must not cost the reader the others: kept with its stage, and the batch goes on.
    const says = `the reading of '${kind.kind}' failed: ${cause instanceof Error ? cause.message : String(cause)}`
    doubt({ rule: 'reader-failed', at: { start: 0, end: 0 }, says })
  }
  return drafts
}

function doubtWhole(doubter: Doubter, told: ToldWhole, doubt: (note: Note) => void): void {
  try {
    for (const note of doubter(told)) doubt(note)
  } catch (cause) {
    const says = `looking for '${doubter.name}' failed: ${cause instanceof Error ? cause.message : String(cause)}`
    doubt({ rule: 'reader-failed', at: { start: 0, end: 0 }, says })
  }
}

function draftOf(kind: AnyKind, source: Source, layers: Layers, span: Span, told: Told<unknown>): Draft {
  const also = (told.also ?? []).filter((s) => s.start < s.end && (s.start !== span.start || s.end !== span.end))
  const when = told.when ?? null
  const modality = told.modality ?? 'asserted'
  const where = told.where ?? null
  const body = kind.body.parse(told.body)
  const process = told.process === undefined ? layers.setting.process : told.process
  return {
    kind: kind.kind,
    from: partOf(source, span),
    body: body as Claim['body'],
    when,
    where,
    modality,
    attribution: told.attribution ?? BY_OUTLET,
    actors: told.actors,
    process,
    track: told.track === undefined ? filedUnder(kind.kind, process, source.text, [span, ...also]) : told.track,
    plover: ploverStanding(told.plover === undefined ? (kind.plover?.(body) ?? null) : told.plover, modality),
    evidence: [evidenceAt(source.text, span), ...also.map((s) => evidenceAt(source.text, s))],
    confidence: calibrate(kind.kind, told.sure),
    say: (actors) => kind.phrase(body, castOf(actors, { when, where, modality })),
  }
}

/** Kinds that happen on a strand of a process; wars and their dead, posts and judgements belong to none. */
const ON_A_TRACK: ReadonlySet<AnyKind['kind']> = new Set([
  'meeting',
  'statement',
  'offer',
  'demand',
  'refusal',
  'agreement',
  'delimitation',
  'transport',
  'release',
  'pledge',
  'support',
])

/** The strand that a claim's own words speak of; null where they speak of none, or no process is known. */
function filedUnder(kind: AnyKind['kind'], process: Claim['process'], text: string, spans: readonly Span[]): TrackId | null {
  if (process === null || !ON_A_TRACK.has(kind)) return null
  return trackOf(spans.map((span) => text.slice(span.start, span.end)).join(' ')) as TrackId | null
}

function finish(draft: Draft): Omit<Claim, 'id'> {
  const { say, ...claim } = draft
  return { ...claim, phrase: say(claim.actors) }
}

/** Gives the ids; what is the same to the last unit is one claim, told by two rules. */
function distinct(claims: readonly Omit<Claim, 'id'>[], source: Source): Claim[] {
  const byId = new Map<string, Claim>()
  for (const claim of claims) {
    const base = claimId({ source: source.id, claim, ordinal: 0 })
    const twin = byId.get(base)
    if (twin && twin.phrase === claim.phrase) continue
    let ordinal = 0
    let id = base
    while (byId.has(id)) id = claimId({ source: source.id, claim, ordinal: ++ordinal })
    byId.set(id, { id, ...claim })
  }
  return [...byId.values()]
}

function partOf(source: Source, span: Span): ClaimFrom {
  for (const part of source.parts) {
    if (overlap(part, span) === 0) continue
    if (part.part === 'headline' || part.part === 'kicker' || part.part === 'subtitle') return 'headline'
    if (part.part === 'caption') return 'caption'
  }
  return 'body'
}

const start = (claim: Claim): number => hull(claim.evidence)?.start ?? 0
const inTextOrder = (claims: Claim[]): Claim[] =>
  claims.sort((a, b) => start(a) - start(b) || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0) || (a.id < b.id ? -1 : 1))
const inNoteOrder = (notes: Note[]): Note[] =>
  notes.sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0))
