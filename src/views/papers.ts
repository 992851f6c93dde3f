import type { Finding } from '../model/finding.js'
import { TreatyStage } from '../model/part-state.js'
import { inTurn, namesSought, type PartStep, type Standing, saidBy, standingInTurn, stepOf } from './parts.js'
import { dayOf, type Question } from './question.js'
import { type TrackStep, trackStep } from './tracks.js'

/** A paper that something is settled by, and how far it has come: agreed, signed, ratified, in force. */
export interface PaperLine {
  /** The fullest name that a report gives it. */
  readonly name: string
  readonly standing: Standing<TreatyStage>
  readonly steps: readonly PartStep<TreatyStage>[]
  readonly grounds: readonly GroundLine[]
}

/** A law, map or declaration that reports say something is settled by, in their words. */
export interface GroundLine extends TrackStep {
  readonly what: string
}

const STAGES = new Set<string>(TreatyStage.options)
export const isStage = (state: string): state is TreatyStage => STAGES.has(state)

export const groundOf = (finding: Finding, question: Question): readonly GroundLine[] =>
  typeof finding.body.basis === 'string' ? [{ ...trackStep(finding, question), what: finding.body.basis }] : []

/**
 * The papers of which reports tell in these words: "regulation", "Regulation of Border Commissions" and "regulation on the joint
 * work of the border commissions" are one. A report that names it fully once may call it shortly after; another report's
 * short name alone is no proof that it is the same. The findings are agreements.
 */
export function papersOn(question: Question, findings: readonly Finding[], words: readonly string[]): readonly PaperLine[] {
  const find = namesSought([{ part: true, names: words }])
  const told = findings.flatMap((finding) => {
    const { title } = finding.body
    if (typeof title !== 'string' || !isStage(String(finding.body.status))) return []
    const own = find(saidBy(finding, question, ['title'])).length > 0
    const sources = trackStep(finding, question).sources.map(({ source }) => source)
    return [{ finding, title, own, sources, name: nameOf(title) }]
  })
  const groups: (typeof told)[number][][] = []
  for (const one of told.filter(({ own }) => own)) {
    const group = groups.find((others) => others.some(({ name }) => samePaper(name, one.name)))
    if (group) group.push(one)
    else groups.push([one])
  }
  for (const one of told.filter(({ own }) => !own)) {
    const alike = (other: (typeof told)[number]): boolean =>
      samePaper(one.name, other.name) && other.sources.some((source) => one.sources.includes(source))
    groups.find((others) => others.some(alike))?.push(one)
  }
  return groups.map((group) => {
    const steps = inTurn(group.map(({ finding }) => stepOf(finding.body.status as TreatyStage, finding, question)))
    const name = group.reduce((best, { title }) => (title.length > best.length ? title : best), '')
    return {
      name,
      standing: standingInTurn(steps, dayOf(question)),
      steps,
      grounds: group.flatMap(({ finding }) => groundOf(finding, question)),
    }
  })
}

interface PaperName {
  /** What it is: regulation, protocol, statement. */
  readonly sort: string
  readonly words: ReadonlySet<string>
}

const SMALL = new Set(['the', 'a', 'an', 'of', 'on', 'for', 'and', 'between', 'their', 'its', 'to', 'in', 'by', 'with'])

function nameOf(title: string): PaperName {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const ends = words.findIndex((word, i) => i > 0 && /^(?:of|on|for|between|that|with|to|by|signed|reached)$/.test(word))
  return { sort: words.at(ends < 0 ? -1 : ends - 1) ?? '', words: new Set(words.filter((word) => !SMALL.has(word)).map(oneOf)) }
}

const oneOf = (word: string): string => word.replace(/(?<=\p{L}{3})s$/u, '')

/** Of one sort, and all that one name says is in the other. */
function samePaper(a: PaperName, b: PaperName): boolean {
  const [less, more] = a.words.size <= b.words.size ? [a, b] : [b, a]
  return a.sort === b.sort && [...less.words].every((word) => more.words.has(word))
}
