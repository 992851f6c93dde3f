import type { Edtf } from '../model/edtf.js'
import type { Finding } from '../model/finding.js'
import { ArticleState, type PartState, PointState, type TreatyStage } from '../model/part-state.js'
import { articleCount } from './article-counts.js'
import { type GroundLine, groundOf, isStage } from './papers.js'
import { handSteps, inTurn, namesSought, type PartStep, type Standing, saidBy, standingOn, stepOf } from './parts.js'
import { type Citation, citations, dayOf, type Named, named, type Question } from './question.js'
import { inOrder } from './timeline.js'

/** Articles said to be agreed, of how many, by whom. */
export interface ArticleCount {
  readonly agreed: number
  readonly of: number | null
  readonly when: Edtf | null
  readonly finding: Finding['id']
  readonly sources: readonly Citation[]
}

/** What a party wants of a treaty, and the last that was told of it. */
export interface PointLine {
  readonly party: Named
  readonly finding: Finding['id']
  readonly what: string
  readonly kind: Finding['kind']
  readonly when: Edtf | null
  readonly modality: Finding['modality']
  /** `dropped` only where a report or a person says so: silence drops nothing. */
  readonly state: PointState
  /** The ruling by which it is dropped or wanted again; null where reports alone tell. */
  readonly ruled: PartStep<PointState> | null
  readonly sources: readonly Citation[]
}

/** An article ruled on by hand: agreed, bracketed or open, for one party where the ruling names it. */
export interface ArticleLine {
  readonly draft: string
  readonly article: string
  readonly party: string | null
  readonly standing: Standing<ArticleState>
  readonly steps: readonly PartStep<ArticleState>[]
}

export interface TreatyBoard {
  readonly standing: Standing<TreatyStage>
  readonly stages: readonly PartStep<TreatyStage>[]
  readonly counts: readonly ArticleCount[]
  readonly articles: readonly ArticleLine[]
  readonly points: readonly PointLine[]
  /** What reports say that the treaty is, or is to be, settled by. */
  readonly grounds: readonly GroundLine[]
}

const POINTS = new Set<string>(PointState.options)
const isPointState = (state: string): state is PointState => POINTS.has(state)
/** What a ruling names the treaty itself by. */
export const TREATY_ID = 'treaty'
const ARTICLES = new Set<string>(ArticleState.options)
const isArticleState = (state: string): state is ArticleState => ARTICLES.has(state)
const TREATY = ['treaty', 'peace agreement', 'peace deal', 'peace accord', 'agreement on peace']
/** A treaty on something else. */
const OTHER =
  /\b(?:border|boundary|customs|trade|tax|extradition|investment|transit|visa|friendship|defen[cs]e|water|arms|energy)\s+treaty\b/i
const WANTS: ReadonlySet<Finding['kind']> = new Set<Finding['kind']>(['demand', 'refusal'])

/** The treaty of a process as of the question's day: its stage, its articles, and what each party wants of it. */
export function treaty(question: Question, names: readonly string[] = [], byHand: readonly PartState[] = []): TreatyBoard {
  const day = dayOf(question)
  const find = namesSought([{ part: true, names: [...TREATY, ...names] }])
  const speaks = (finding: Finding, fields: readonly string[]) => find(saidBy(finding, question, fields)).length > 0
  const findings = [...question.findings].sort(inOrder)
  // The title says what was signed; where there is none, what was agreed must be the text itself: to agree to go on working
  // on a treaty is not to agree a treaty.
  const ofTreaty = findings.filter(({ kind, body }) => {
    if (kind !== 'agreement' || !isStage(String(body.status))) return false
    if (typeof body.title !== 'string') return find(textsIn(body.provisions)).length > 0
    return find([body.title]).length > 0 && !OTHER.test(body.title)
  })
  const told = ofTreaty.map((finding) => stepOf(String(finding.body.status) as TreatyStage, finding, question))
  const stages = [...told, ...handSteps(byHand, TREATY_ID, isStage, question)]
  return {
    standing: standingOn(stages, day),
    stages: inTurn(stages),
    counts: onceEach(findings.flatMap((finding) => countOf(finding, question))),
    articles: articlesByHand(byHand, question),
    grounds: ofTreaty.flatMap((finding) => groundOf(finding, question)),
    points: findings.flatMap((finding) =>
      WANTS.has(finding.kind) && speaks(finding, ['what', 'of']) ? wanted(finding, question, byHand) : [],
    ),
  }
}

/** Provisions that are the text of something, not a thing to be done: "text of a peace treaty". */
const textsIn = (provisions: Finding['body'][string] | undefined): readonly string[] =>
  Array.isArray(provisions)
    ? provisions.filter(
        (one): one is string =>
          typeof one === 'string' &&
          /^(?:(?:on|the|a|an|full|final|whole|entire)\s+)*(?:text|draft|wording|peace treaty|treaty)\b/i.test(one),
      )
    : []

/** Kinds whose words may count articles. */
const COUNTING: ReadonlySet<Finding['kind']> = new Set<Finding['kind']>(['agreement', 'statement'])

/** A count in the words that a finding rests on; each count stands for itself, with who says so. */
function countOf(finding: Finding, question: Question): readonly ArticleCount[] {
  if (!COUNTING.has(finding.kind) || finding.modality !== 'asserted') return []
  const sources = citations(finding, question.cited)
  const told = sources.map(({ quote }) => articleCount(quote)).find((count) => count !== null)
  return told ? [{ ...told, when: finding.when, finding: finding.id, sources }] : []
}

/** A sentence that is a statement and an agreement both counts once: of a day, the same numbers on the same source stand once. */
function onceEach(counts: readonly ArticleCount[]): readonly ArticleCount[] {
  const seen = new Set<string>()
  return counts.filter(({ agreed, of, sources }) => {
    const key = [agreed, of, ...sources.map(({ source }) => source)].join(' ')
    return !seen.has(key) && seen.add(key)
  })
}

/** "article-10" after "article-2". */
const IN_NUMBER = new Intl.Collator('en', { numeric: true })

function articlesByHand(byHand: readonly PartState[], question: Question): readonly ArticleLine[] {
  const ids = new Set(byHand.flatMap(({ id, state }) => (isArticleState(state) ? [id] : [])))
  return [...ids].sort(IN_NUMBER.compare).map((id) => {
    const steps = inTurn(handSteps(byHand, id, isArticleState, question))
    const [, draft = '', article = id, party = null] = /^(.*?)#(?:article-)?([^@]+)(?:@(.+))?$/.exec(id) ?? []
    return { draft, article, party, standing: standingOn(steps, dayOf(question)), steps }
  })
}

/** What a party wants; a report that it no longer does, or a ruling on the finding, drops it. */
function wanted(finding: Finding, question: Question, byHand: readonly PartState[]): readonly PointLine[] {
  const what = finding.body.what ?? finding.body.of
  const [party] = finding.actors.filter(({ role }) => ['demander', 'refuser'].includes(role))
  if (!party) return []
  const ruled = standingOn(
    [finding.id, ...finding.claims].flatMap((id) => handSteps(byHand, id, isPointState, question)),
    dayOf(question),
  ).now
  return [
    {
      party: named(party),
      finding: finding.id,
      what: typeof what === 'string' ? what : finding.phrase,
      kind: finding.kind,
      when: finding.when,
      modality: finding.modality,
      state: ruled?.state ?? (finding.modality === 'denied' ? 'dropped' : 'wanted'),
      ruled,
      sources: citations(finding, question.cited),
    },
  ]
}
