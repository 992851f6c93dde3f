import type { Claim } from '../model/claim.js'
import type { Edtf } from '../model/edtf.js'
import type { Finding } from '../model/finding.js'
import type { ClaimId } from '../model/ids.js'
import type { FindingQuery, ParleyRecord } from '../record/record.js'
import { tell } from '../time/tell.js'
import { type BriefingAsked, Desk } from './briefing-desk.js'
import { partSentences } from './briefing-parts.js'
import { borneOut, quotationsOf } from './briefing-quotes.js'
import type { Briefing, BriefingSection, Footnote } from './briefing-shape.js'
import { inquire } from './inquiry.js'
import type { Question } from './question.js'

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
  const quotations = await quotationsOf(record, all, claims)
  const told = ({ id, when, published }: Finding): boolean =>
    (when !== null && !maybe.has(id)) || published === null || (published as string) <= day
  const findings = all.findings
    .map((finding) => (borneOut(finding, quotations) ? finding : { ...finding, when: null }))
    .filter(told)
  const question: Question = { ...all, findings }
  const desk = new Desk(question, claims, quotations, asked)
  const known = [question.clocks.publishedBy, day].filter((one) => one !== null).sort()[0] ?? day
  const changed =
    asked.since === null || asked.since > known
      ? null
      : await record.diff({ from: asked.since, to: known, ...(asked.process === null ? {} : { process: asked.process.id }) })
  const sections: BriefingSection[] = [
    { id: 'tracks', title: 'Where each track stands', sentences: desk.tracks() },
    ...(asked.parts
      ? [
          {
            id: 'parts' as const,
            title: 'How the parts of each track stand',
            sentences: partSentences(question, asked.process, asked.parts, { notes: desk.notes, nameOf: asked.nameOf }),
          },
        ]
      : []),
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
