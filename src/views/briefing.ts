import type { Claim, ClaimKind } from '../model/claim.js'
import type { Day, Edtf } from '../model/edtf.js'
import type { Evidence } from '../model/evidence.js'
import type { Finding } from '../model/finding.js'
import type { ClaimId, SourceId } from '../model/ids.js'
import type { Process } from '../model/process.js'
import type { FindingQuery, ParleyRecord } from '../record/record.js'
import { readDay, writeDay } from '../time/calendar.js'
import { extent } from '../time/interval.js'
import { tell } from '../time/tell.js'
import { Notes } from './briefing-notes.js'
import type { Briefing, BriefingSection, BriefingSentence, Footnote } from './briefing-shape.js'
import { inWords, listed, outletOf, quoted, type Sayable, sentenceOf, withArticle } from './briefing-words.js'
import { figures } from './figures.js'
import { inquire } from './inquiry.js'
import { positions } from './positions.js'
import { citations, type Question } from './question.js'
import { roles } from './roles.js'
import { inOrder } from './timeline.js'
import { STALE_AFTER, tracks } from './tracks.js'

/** What a briefing is of. */
export interface BriefingAsked {
  readonly process: Process | null
  readonly clocks: FindingQuery['clocks']
  readonly from: Day | null
  readonly to: Day | null
  /** The day of the last briefing, for what changed since. */
  readonly since: Day | null
  /** What "now" means where no clock says. */
  readonly today: Day
  nameOf(id: string, otherwise: string): string
}

const HAPPENED: ReadonlySet<ClaimKind> = new Set<ClaimKind>([
  'meeting',
  'agreement',
  'ceasefire',
  'hostilities',
  'deployment',
  'territory',
  'delimitation',
  'transport',
  'release',
  'relations',
  'displacement',
  'humanitarian',
  'sanction',
  'detention',
  'protest',
])
const SPOKEN: ReadonlySet<ClaimKind> = new Set<ClaimKind>([
  'offer',
  'demand',
  'refusal',
  'threat',
  'pledge',
  'accusation',
  'support',
])

/** Asks a record and writes the briefing: every sentence from findings, each with the words it rests on. */
export async function writeBriefing(
  record: Pick<ParleyRecord, 'findings' | 'claims' | 'sources' | 'source' | 'diff'>,
  asked: BriefingAsked,
): Promise<Briefing> {
  const query: FindingQuery = {
    ...(asked.clocks === undefined ? {} : { clocks: asked.clocks }),
    ...(asked.process === null ? {} : { process: asked.process.id }),
    order: 'oldest',
  }
  const all = await inquire(record, query, asked.today)
  const day = all.clocks.asOf ?? asked.today
  // What has no date, or may lie after the day, belongs to the day it was told on.
  const maybe = new Set(all.uncertain ?? [])
  const claims = await claimsOf(record, all.findings)
  const sentences = await sentencesOf(record, all, claims)
  const told = ({ id, when, published }: Finding): boolean =>
    (when !== null && !maybe.has(id)) || published === null || (published as string) <= day
  const findings = all.findings
    .map((finding) => (borneOut(finding, sentences) ? finding : { ...finding, when: null }))
    .filter(told)
  const question: Question = { ...all, findings }
  const desk = new Desk(question, claims, sentences, asked)
  const known = [question.clocks.publishedBy, day].filter((one) => one !== null).sort()[0] ?? day
  const changed =
    asked.since === null || asked.since > known
      ? null
      : await record.diff({ from: asked.since, to: known, ...(asked.process === null ? {} : { process: asked.process.id }) })
  const sections: BriefingSection[] = [
    { id: 'tracks', title: 'Where each track stands', sentences: desk.tracks() },
    { id: 'mediators', title: 'Who mediates, and in what capacity', sentences: desk.mediators() },
    { id: 'happened', title: 'What happened', sentences: desk.happened() },
    { id: 'positions', title: 'Positions', sentences: desk.positions() },
    { id: 'figures', title: 'Figures, side by side', sentences: desk.figures() },
    { id: 'planned', title: 'What is planned', sentences: desk.planned(day) },
    ...(changed
      ? [
          {
            id: 'changed' as const,
            title: `What changed since ${tell(asked.since as string as Edtf)}`,
            sentences: desk.changed(changed.knowledge, changed.world),
          },
        ]
      : []),
    { id: 'unknown', title: 'What is stale or unknown', sentences: desk.unknown() },
  ]
  const { sections: numbered, footnotes } = inTurn(
    sections.filter(({ sentences }) => sentences.length > 0),
    desk.notes.all,
  )
  return {
    title: asked.process?.name ?? 'All processes',
    process: asked.process?.id ?? null,
    clocks: question.clocks,
    on: day,
    period: { from: asked.from, to: asked.to },
    since: asked.since,
    counts: {
      findings: question.findings.length,
      sources: new Set([...(question.cited?.values() ?? [])].map(({ source }) => source)).size,
    },
    leftOut: { uncited: desk.notes.uncited, speech: desk.speech },
    sections: numbered,
    footnotes,
  }
}

/** Notes numbered in the order in which they are first cited; what no sentence cites is left out. */
function inTurn(
  sections: readonly BriefingSection[],
  notes: readonly Footnote[],
): { readonly sections: readonly BriefingSection[]; readonly footnotes: readonly Footnote[] } {
  const numbers = new Map<number, number>()
  for (const { sentences } of sections)
    for (const one of sentences) for (const note of one.notes) if (!numbers.has(note)) numbers.set(note, numbers.size + 1)
  const numberOf = (note: number): number => numbers.get(note) ?? 0
  return {
    sections: sections.map((section) => ({
      ...section,
      sentences: section.sentences.map((one) => ({ ...one, notes: one.notes.map(numberOf) })),
    })),
    footnotes: notes
      .flatMap((note) => (numbers.has(note.number) ? [{ ...note, number: numberOf(note.number) }] : []))
      .sort((a, b) => a.number - b.number),
  }
}

async function claimsOf(
  record: Pick<ParleyRecord, 'claims'>,
  findings: readonly Finding[],
): Promise<ReadonlyMap<ClaimId, Claim>> {
  const ids = [...new Set(findings.flatMap((finding) => finding.claims))]
  const { claims } = await record.claims({ ids })
  return new Map(claims.map(({ id, claim }) => [id, claim]))
}

/** The sentence of the report in which each claim's first words stand, as a reader would quote it. */
async function sentencesOf(
  record: Pick<ParleyRecord, 'source'>,
  { cited = new Map() }: Question,
  claims: ReadonlyMap<ClaimId, Claim>,
): Promise<ReadonlyMap<ClaimId, string>> {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
  const sentences = new Map<ClaimId, string>()
  const by = new Map<SourceId, ClaimId[]>()
  for (const [id, { source }] of cited) by.set(source, [...(by.get(source) ?? []), id])
  for (const [source, ids] of by) {
    const text = (await record.source(source))?.source.text ?? ''
    for (const id of ids) {
      const words = claims.get(id)?.evidence[0]
      if (words) sentences.set(id, around(text, words, segmenter))
    }
  }
  return sentences
}

const LONGEST = 1000

/** False where the sentences it rests on name years, and none of them is in its date: then the date is not told. */
function borneOut({ when, claims }: Finding, sentences: ReadonlyMap<ClaimId, string>): boolean {
  // A day is told by its words or its weekday; vaguer dates are now and then those of another event in the same breath.
  if (when === null || /^\d{4}-\d\d-\d\d/.test(when)) return true
  const { first, last } = extent(when)
  return claims.some((id) => {
    const years = [...(sentences.get(id) ?? '').matchAll(/\b(?:1[89]|20)\d\d(?=s?\b)/g)].map(([year]) => Number(year))
    return years.length === 0 || years.some((year) => first <= yearEnd(year) && last >= (readDay(`${year}-01-01`) ?? 0))
  })
}

const yearEnd = (year: number): number => readDay(`${year}-12-31`) ?? 0

/** The sentence around some words, within their line; the words alone where the text does not hold them. */
function around(text: string, words: Evidence, segmenter: Intl.Segmenter): string {
  if (text.slice(words.start, words.end) !== words.quote) return words.quote
  // A line may be as long as a hostile page likes: no sentence worth quoting is longer than this on either side.
  const near = text.slice(Math.max(0, words.start - LONGEST), words.end + LONGEST)
  const at = words.start - Math.max(0, words.start - LONGEST)
  const begins = near.lastIndexOf('\n', at - 1) + 1
  const ends = near.indexOf('\n', at + words.quote.length)
  const line = near.slice(begins, ends === -1 ? near.length : ends)
  const from = words.start - at + begins
  const touched = [...segmenter.segment(line)].filter(
    ({ index, segment }) => from + index < words.end && from + index + segment.length > words.start,
  )
  return (
    touched
      .map(({ segment }) => segment)
      .join('')
      .trim() || words.quote
  )
}

/** Writes the sections of one briefing, numbering notes as it goes. */
class Desk {
  readonly notes = new Notes()
  /** Reported speech that is not repeated. */
  speech = 0
  readonly #findings: readonly Finding[]
  readonly #byId: ReadonlyMap<Finding['id'], Finding>

  constructor(
    private readonly question: Question,
    private readonly claims: ReadonlyMap<ClaimId, Claim>,
    private readonly sentences: ReadonlyMap<ClaimId, string>,
    private readonly asked: BriefingAsked,
  ) {
    this.#findings = [...question.findings].sort(inOrder)
    this.#byId = new Map(this.#findings.map((finding) => [finding.id, finding]))
  }

  tracks(): readonly BriefingSentence[] {
    return tracks(this.question, this.asked.process).flatMap((line) => {
      const step = line.last ?? line.named
      const finding = step && this.#byId.get(step.finding)
      if (!finding || line.standing === 'unknown' || line.standing === 'silent') return []
      const since = line.says
        .replace(/^last confirmed /, 'last reported ')
        .replace(/(?<=, (?:the day|\d+ days) before)/, ' this')
      return this.#told(finding, `${line.name}, ${since}: `)
    })
  }

  /** For each actor and role the last report of each standing: an offer stands beside what was lost. */
  mediators(): readonly BriefingSentence[] {
    const lines = roles(this.question).filter(({ role }) => role !== 'party')
    return merged(
      lines.flatMap(({ steps }) =>
        [...new Set(steps.map(({ status }) => status))].flatMap((status) => {
          const told = steps.filter((step) => step.status === status).flatMap((step) => this.#byId.get(step.finding) ?? [])
          const clear = told.findLast((finding) => this.#best(finding).by === 'template') ?? told.at(-1)
          return clear ? this.#told(clear) : []
        }),
      ),
    )
  }

  /** What is asserted, by day; the undated and the merely named last. */
  happened(): readonly BriefingSentence[] {
    return merged(
      this.#findings
        .filter(({ kind, modality }) => HAPPENED.has(kind) && modality === 'asserted')
        .filter((finding) => this.#inPeriod(finding) && !this.#headlineOnly(finding))
        .flatMap((finding) => this.#told(finding)),
    )
  }

  positions(): readonly BriefingSentence[] {
    const own = this.#findings.filter((finding) => this.#inPeriod(finding))
    const spoken = own.filter(({ kind, body }) => SPOKEN.has(kind) || (kind === 'statement' && typeof body.quote === 'string'))
    this.speech = own.filter(({ kind, body }) => kind === 'statement' && typeof body.quote !== 'string').length
    const shifts = positions({ ...this.question, findings: own }).flatMap((line) => {
      const at = line.positions.findIndex(({ shift }) => shift)
      const [now, before] = [line.positions[at], line.positions.slice(0, at).findLast(({ stance }) => stance !== 'says')]
      if (!now || !before) return []
      const who = this.asked.nameOf(line.side, line.side)
      return this.notes.write(
        `On ${quoted(line.issue)} ${withArticle(who)} is reported differently than before: first ${quoted(before.sources[0]?.quote ?? '')}, then ${quoted(now.sources[0]?.quote ?? '')}`,
        [...before.sources.slice(0, 1), ...now.sources.slice(0, 1)],
        { finding: now.finding },
      )
    })
    return merged([
      ...spoken.filter((finding) => !this.#headlineOnly(finding)).flatMap((finding) => this.#told(finding)),
      ...shifts,
    ])
  }

  /** Each figure with everyone who gives it; contested ones first, never added up. */
  figures(): readonly BriefingSentence[] {
    const lines = figures({ ...this.question, findings: this.#findings.filter((finding) => this.#inPeriod(finding)) }).filter(
      ({ kind }) => kind === 'casualties' || kind === 'displacement',
    )
    const sorted = [...lines].sort((a, b) => Number(b.contested) - Number(a.contested))
    return sorted.flatMap((line) => {
      const versions = line.versions.flatMap(({ figure, sources }) => {
        const by = [
          ...new Set(
            sources.map((one) => (one.claimant === outletOf(one) ? one.claimant : `${one.claimant} in ${outletOf(one)}`)),
          ),
        ]
        return by.length > 0 ? [`${quoted(figure.as)}, according to ${listed(by)}`] : []
      })
      const dated = line.when !== null && Number.isFinite(extent(line.when).last)
      const when = line.when !== null && dated ? `, ${tell(line.when)}` : ''
      const whom = line.affected.length > 0 ? ` (${listed(line.affected)})` : ''
      const what = `${line.measure}${whom}${line.of ? `, ${quoted(line.of)}` : ''}${when}`
      if (versions.length === 0) return []
      return this.notes.write(
        `${what}: ${versions.join('; ')}${versions.length > 1 ? '. These figures differ' : ''}`,
        line.versions.flatMap(({ sources }) => sources),
        { finding: line.finding },
      )
    })
  }

  planned(day: Day): readonly BriefingSentence[] {
    const on = readDay(day) ?? 0
    const ahead = ({ modality, when, published }: Finding): boolean => {
      if (modality !== 'planned' || when === null) return false
      const { last } = extent(when)
      // A plan without an end is a plan while it is fresh.
      if (Number.isFinite(last)) return last >= on
      return published !== null && on - extent(published).last <= STALE_AFTER
    }
    return merged(this.#findings.filter(ahead).flatMap((finding) => this.#told(finding)))
  }

  changed(
    knowledge: Awaited<ReturnType<ParleyRecord['diff']>>['knowledge'],
    world: Awaited<ReturnType<ParleyRecord['diff']>>['world'],
  ): readonly BriefingSentence[] {
    const worth = ({ kind }: Finding): boolean =>
      HAPPENED.has(kind) || SPOKEN.has(kind) || kind === 'role' || kind === 'process'
    const here = (findings: readonly Finding[]): readonly Finding[] =>
      findings.flatMap((finding) => (worth(finding) ? (this.#byId.get(finding.id) ?? []) : []))
    return merged([
      ...here([...world.happened, ...world.began, ...world.ended]).flatMap((finding) => this.#told(finding, 'New: ')),
      ...here(knowledge.learned).flatMap((finding) => this.#told(finding, 'Reported only since, of earlier: ')),
      ...knowledge.changed
        .filter(({ after }) => this.#byId.has(after.id))
        .flatMap(({ after, fields }) => this.#told(after, `Told differently (${listed(fields)}): `)),
    ])
  }

  unknown(): readonly BriefingSentence[] {
    const searched = `This record as asked: ${this.question.findings.length} findings`
    return tracks(this.question, this.asked.process).flatMap((line) => {
      const finding = line.named && this.#byId.get(line.named.finding)
      if (line.standing === 'unknown')
        return [
          this.notes.absence(
            `This record holds nothing on the track “${line.name}”`,
            `${searched}, none on the track “${line.name}”.`,
          ),
        ]
      if (line.standing === 'silent' && finding)
        return this.#told(finding, `${line.name}, ${line.says.replace(/;.*/, '')} without an event: `)
      const last = line.last && this.#byId.get(line.last.finding)
      if (line.standing === 'stale' && last)
        return this.notes.write(
          `This record holds nothing on the track “${line.name}” after ${last.when ? tell(last.when) : 'that'}`,
          citations(last, this.question.cited),
          { finding: last.id },
        )
      return []
    })
  }

  /** A finding as a sentence with its notes. */
  #told(finding: Finding, before = ''): readonly BriefingSentence[] {
    const { said } = this.#best(finding)
    if (!said) {
      this.notes.uncited++
      return []
    }
    return this.notes.write(`${before}${sentenceOf(said)}`, [said.source, ...said.others], {
      finding: finding.id,
      when: finding.when,
    })
  }

  /** The claim that tells a finding best: by a template rather than in the source's words, as exactly as the finding is dated. */
  #best(finding: Finding): { readonly said: Sayable | null; readonly by: 'template' | 'words' } {
    const cited = citations(finding, this.question.cited).filter(({ redacted }) => !redacted)
    // A finding stands as its shown version does: a claim that stands otherwise does not tell it.
    const stands = (one: { readonly claim: ClaimId }): boolean => this.claims.get(one.claim)?.modality === finding.modality
    const contested = finding.support.status === 'contested'
    const sayable = cited.filter(stands).flatMap((source): Sayable[] => {
      const claim = this.claims.get(source.claim)
      if (!claim) return []
      const others = cited.filter((one) => one !== source && stands(one))
      const sentence = this.sentences.get(source.claim) ?? source.quote
      return [{ claim, source, others, contested, sentence, nameOf: this.asked.nameOf }]
    })
    const exact = sayable.filter(({ claim }) => claim.when === finding.when)
    const clear = exact.find(byTemplate) ?? (finding.when === null ? undefined : sayable.find(byTemplate))
    return clear ? { said: clear, by: 'template' } : { said: exact[0] ?? sayable[0] ?? null, by: 'words' }
  }

  /** Headlines are elliptic: what only they tell is not repeated where it is not dated. */
  #headlineOnly({ when, claims }: Finding): boolean {
    return when === null && claims.every((id) => this.claims.get(id)?.from === 'headline')
  }

  #inPeriod({ when }: Finding): boolean {
    const { from, to } = this.asked
    if (from === null && to === null) return true
    if (when === null) return false
    const { first, last } = extent(when)
    return (from === null || writeable(last) >= from) && (to === null || writeable(first) <= to)
  }
}

const byTemplate = (one: Sayable): boolean => !sentenceOf(one).includes(inWords(one))

/** Sentences that say the same stand once, with the notes of all. */
function merged(sentences: readonly BriefingSentence[]): readonly BriefingSentence[] {
  const by = new Map<string, BriefingSentence>()
  for (const one of sentences) {
    const before = by.get(one.text)
    by.set(one.text, before ? { ...before, notes: [...new Set([...before.notes, ...one.notes])] } : one)
  }
  return [...by.values()]
}

/** A day number as ISO, with open ends at the ends of the calendar. */
const writeable = (day: number): string => (Number.isFinite(day) ? writeDay(day) : day > 0 ? '9999-12-31' : '0000-01-01')
