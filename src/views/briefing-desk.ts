import type { Claim, ClaimKind } from '../model/claim.js'
import type { Day } from '../model/edtf.js'
import type { Finding } from '../model/finding.js'
import type { ClaimId } from '../model/ids.js'
import type { Process } from '../model/process.js'
import type { FindingQuery, ParleyRecord } from '../record/record.js'
import { readDay, writeDay } from '../time/calendar.js'
import { extent } from '../time/interval.js'
import { tell } from '../time/tell.js'
import { figureSentences } from './briefing-figures.js'
import { Notes } from './briefing-notes.js'
import type { PartsAsked } from './briefing-parts.js'
import { isAside, namesNoTime, type Quotation } from './briefing-quotes.js'
import type { BriefingSentence } from './briefing-shape.js'
import { inWords, listed, quoted, rolesTogether, type Sayable, sentenceOf, withArticle } from './briefing-words.js'
import { gather } from './parts.js'
import { positions } from './positions.js'
import { citations, type Question } from './question.js'
import { roles } from './roles.js'
import { inOrder } from './timeline.js'
import { STALE_AFTER, type TrackStep, tracks } from './tracks.js'

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
  /** The parts of the process's tracks and the register, for how these stand; left out, only the tracks themselves are told. */
  readonly parts?: PartsAsked
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

/** How a sentence is told: with words before it, with the day of its source, by some of its claims only. */
interface Telling {
  readonly before?: string
  readonly dated?: boolean
  readonly from?: ReadonlySet<ClaimId>
}

/** Writes the sections of one briefing, numbering notes as it goes. */
export class Desk {
  readonly notes = new Notes()
  /** Reported speech that is not repeated. */
  speech = 0
  readonly #findings: readonly Finding[]
  readonly #toldSentences = new Set<string>()
  readonly #byId: ReadonlyMap<Finding['id'], Finding>

  constructor(
    private readonly question: Question,
    private readonly claims: ReadonlyMap<ClaimId, Claim>,
    private readonly quotations: ReadonlyMap<ClaimId, Quotation>,
    private readonly asked: BriefingAsked,
  ) {
    this.#findings = [...question.findings].sort(inOrder)
    this.#byId = new Map(this.#findings.map((finding) => [finding.id, finding]))
  }

  tracks(): readonly BriefingSentence[] {
    return tracks(this.question, this.asked.process).flatMap((line) => {
      // How it stands is told by what was done on it, where anything was, rather than by words about it.
      const step = (line.happened && isNear(line.happened, line.last) ? line.happened : line.last) ?? line.named
      const finding = step && this.#byId.get(step.finding)
      if (!finding || line.standing === 'unknown' || line.standing === 'silent') return []
      const since = line.says
        .replace(/^last confirmed (?=by |from )/, 'latest finding ')
        .replace(/^last confirmed /, 'latest finding of ')
        .replace(/(?<=, (?:the day|\d+ days) before)/, ' this')
        .replace('; nothing reported since', '; nothing later is filed under it')
      return this.#told(finding, { before: `${line.name}, ${since}: `, dated: true })
    })
  }

  /** For each actor and role the last report of each standing, the latest first: an offer stands beside what was lost. */
  mediators(): readonly BriefingSentence[] {
    const found = roles(this.question)
      .filter(({ role }) => role !== 'party')
      .flatMap(({ steps }) =>
        [...new Set(steps.map(({ status }) => status))].flatMap((status) => {
          const told = steps.filter((step) => step.status === status).flatMap((step) => this.#byId.get(step.finding) ?? [])
          const clear = told.findLast((finding) => this.#best(finding).by === 'template')
          // What a report calls the role later than that is told as well, in its own words.
          const called = told
            .slice(clear ? told.indexOf(clear) + 1 : 0)
            .findLast(({ id, kind }) => kind === 'role' && !this.#fromHeadline(id))
          return [...new Set([clear ?? told.at(-1), called].flatMap((one) => one ?? []))]
        }),
      )
    const latest = [...new Set(found)].sort(inOrder).reverse()
    const together = new Map<string, Finding[]>()
    for (const finding of latest) gather(together, this.#standing(finding), finding)
    return merged([...together.values()].flatMap((alike) => this.#toldTogether(alike)))
  }

  /** Findings of one key stand alike: the same actors in roles of the same status, on the same day. */
  #standing({ id, kind, when, body, actors }: Finding): string {
    return kind === 'role' ? [when, String(body.status), ...actors.map((member) => member.id ?? member.name)].join(' ') : id
  }

  #toldTogether(findings: readonly Finding[]): readonly BriefingSentence[] {
    const [first] = findings
    const said = findings.flatMap((finding) => this.#best(finding).said ?? [])
    const text = findings.length > 1 && said.length === findings.length ? rolesTogether(said) : null
    if (!first || text === null) return findings.flatMap((finding) => this.#told(finding, { dated: true }))
    return this.notes.write(
      text,
      said.flatMap(({ source, others }) => [source, ...others]),
      { finding: first.id, when: first.when },
    )
  }

  /** What is asserted, by day; the undated and the merely named last. What only an aside of another's sentence tells is left out. */
  happened(): readonly BriefingSentence[] {
    const findings = this.#findings
      .filter(({ kind, modality }) => HAPPENED.has(kind) && modality === 'asserted')
      .filter((finding) => this.#inPeriod(finding) && !this.#headlineOnly(finding) && !isAside(finding, this.claims))
    const owners = this.#owners(findings)
    return merged(
      findings.flatMap((finding) => {
        const told = finding.claims.filter((id) => owners.get(this.#sentenceKey(id))?.when === finding.when)
        // Its own sentence, or that of another event of the same day: under another day's heading a sentence would be wrong.
        return told.length > 0 && !this.#toldBelow(finding, findings)
          ? this.#told(finding, { from: new Set(told) }).map((one) =>
              this.#onlyReported(finding, one) ? { ...one, reported: true } : one,
            )
          : []
      }),
    )
  }

  /** True for what only a headline tells where the text below tells the same kind of thing of the same day. */
  #toldBelow({ kind, when, claims }: Finding, findings: readonly Finding[]): boolean {
    const fromHeadline = (id: ClaimId): boolean => this.claims.get(id)?.from === 'headline'
    if (!claims.every(fromHeadline)) return false
    const sources = new Set(claims.map((id) => this.question.cited?.get(id)?.source))
    return findings.some(
      (other) =>
        other.kind === kind &&
        other.when === when &&
        other.claims.some((id) => !fromHeadline(id) && sources.has(this.question.cited?.get(id)?.source)),
    )
  }

  /** True where the words that tell a finding name no time, and its day is that of the report. */
  #onlyReported({ when, claims }: Finding, { text }: BriefingSentence): boolean {
    return (
      claims.every((id) => this.question.cited?.get(id)?.published === when) &&
      claims.every((id) => namesNoTime(this.quotations.get(id)?.words ?? '')) &&
      !text.startsWith('On ')
    )
  }

  /** Which of some findings each sentence tells most of: the one that rests on the most of its words. */
  #owners(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
    const owners = new Map<string, { readonly finding: Finding; readonly size: number }>()
    for (const finding of findings) {
      for (const id of finding.claims) {
        const size = Math.max(0, ...(this.claims.get(id)?.evidence ?? []).map(({ quote }) => quote.length))
        const key = this.#sentenceKey(id)
        if (size > (owners.get(key)?.size ?? -1)) owners.set(key, { finding, size })
      }
    }
    return new Map([...owners].map(([key, { finding }]) => [key, finding]))
  }

  #sentenceKey(id: ClaimId): string {
    return `${this.question.cited?.get(id)?.source} ${this.quotations.get(id)?.sentence}`
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
      ...spoken
        .filter((finding) => !this.#headlineOnly(finding) && !this.#toldAlready(finding))
        .flatMap((finding) => this.#told(finding, { dated: true })),
      ...shifts,
    ])
  }

  /** True where the sentences it rests on stand among what happened: who agreed to something has thereby undertaken it. */
  #toldAlready(finding: Finding): boolean {
    const { kind, claims } = finding
    if (kind === 'statement' && this.#best(finding).by === 'template') return false
    return claims.every((id) => this.#toldSentences.has(this.#sentenceKey(id)))
  }

  figures(): readonly BriefingSentence[] {
    const findings = this.#findings.filter((finding) => this.#inPeriod(finding))
    return figureSentences({ ...this.question, findings }, this.notes, (id) => this.#fromHeadline(id))
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
    return merged(this.#findings.filter(ahead).flatMap((finding) => this.#told(finding, { dated: true })))
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
      ...here([...world.happened, ...world.began, ...world.ended]).flatMap((finding) =>
        this.#told(finding, { before: 'New: ', dated: true }),
      ),
      ...here(knowledge.learned).flatMap((finding) =>
        this.#told(finding, { before: 'Reported only since, of earlier: ', dated: true }),
      ),
      ...knowledge.changed
        .filter(({ after }) => this.#byId.has(after.id))
        .flatMap(({ after, fields }) => this.#told(after, { before: `Told differently (${listed(fields)}): `, dated: true })),
    ])
  }

  unknown(): readonly BriefingSentence[] {
    const searched = `This record as asked: ${this.question.findings.length} findings`
    return tracks(this.question, this.asked.process).flatMap((line) => {
      const finding = line.named && this.#byId.get(line.named.finding)
      if (line.standing === 'unknown')
        return [
          this.notes.absence(
            `As asked, this record holds nothing on the track “${line.name}”`,
            `${searched}, none on the track “${line.name}”.`,
          ),
        ]
      if (line.standing === 'silent' && finding)
        return this.#told(finding, { before: `${line.name}, ${line.says.replace(/;.*/, '')} without an event: `, dated: true })
      const last = line.last && this.#byId.get(line.last.finding)
      if (line.standing === 'stale' && last)
        return this.notes.write(
          `No finding of this record is filed under the track “${line.name}” after ${last.when ? tell(last.when).replace(/^by /, '') : 'that'}`,
          citations(last, this.question.cited),
          { finding: last.id },
        )
      return []
    })
  }

  /** A finding as a sentence with its notes, told by one of the claims `from` where these are given. */
  #told(finding: Finding, { before = '', dated = false, from }: Telling = {}): readonly BriefingSentence[] {
    const { said } = this.#best(finding, from)
    if (!said) {
      this.notes.uncited++
      return []
    }
    if (!dated) for (const id of finding.claims) this.#toldSentences.add(this.#sentenceKey(id))
    return this.notes.write(`${before}${sentenceOf(said, dated)}`, [said.source, ...said.others, ...said.rivals], {
      finding: finding.id,
      when: finding.when,
    })
  }

  /** The claim that tells a finding best: by a template rather than in the source's words, as exactly as the finding is dated. */
  #best(finding: Finding, from?: ReadonlySet<ClaimId>): { readonly said: Sayable | null; readonly by: 'template' | 'words' } {
    const cited = citations(finding, this.question.cited).filter(({ redacted }) => !redacted)
    // A finding stands as its shown version does: a claim that stands otherwise does not tell it.
    const stands = (one: { readonly claim: ClaimId }): boolean => this.claims.get(one.claim)?.modality === finding.modality
    // One report that words a thing in two ways does not differ from itself.
    const contested = finding.support.status === 'contested' && new Set(cited.map(({ source }) => source)).size > 1
    const sayable = cited.filter(stands).flatMap((source): Sayable[] => {
      const claim = this.claims.get(source.claim)
      if (!claim) return []
      const others = cited.filter((one) => one !== source && stands(one))
      // Where accounts differ the other account is cited too.
      const rivals = contested ? cited.filter((one) => one !== source && !stands(one)) : []
      const quotation = this.quotations.get(source.claim) ?? { words: source.quote, sentence: source.quote }
      return [{ claim, source, others, rivals, contested, quotation, nameOf: this.asked.nameOf }]
    })
    const clearly = sayable.filter((one) => !from || from.has(one.source.claim) || byTemplate(one))
    const exact = clearly.filter(({ claim }) => claim.when === finding.when)
    const clear = exact.find(byTemplate) ?? (finding.when === null ? undefined : clearly.find(byTemplate))
    return clear ? { said: clear, by: 'template' } : { said: exact[0] ?? clearly[0] ?? null, by: 'words' }
  }

  /** Headlines are elliptic: what only they tell is not repeated where it is not dated. */
  #headlineOnly({ when, claims }: Finding): boolean {
    return when === null && claims.every((id) => this.claims.get(id)?.from === 'headline')
  }

  #fromHeadline(id: Finding['id']): boolean {
    return this.#byId.get(id)?.claims.every((claim) => this.claims.get(claim)?.from === 'headline') ?? false
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

/** True where the one is no older beside the other than a track may be without being stale. */
const isNear = (one: TrackStep, last: TrackStep | null): boolean =>
  one.when !== null && (last?.when == null || extent(last.when).last - extent(one.when).last <= STALE_AFTER)
