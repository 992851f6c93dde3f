import type { Finding } from '../model/finding.js'
import { type Citation, citations, type Question, side } from './question.js'
import { inOrder } from './timeline.js'

/** Where somebody stands by what they did: `says` takes no side. */
export type Stance = 'for' | 'against' | 'demands' | 'says'

export interface Position {
  readonly finding: Finding['id']
  readonly kind: Finding['kind']
  readonly stance: Stance
  readonly when: Finding['when']
  readonly phrase: string
  /** The speaker's own words, where quoted. */
  readonly quote: string | null
  readonly speaker: string
  readonly support: Finding['support']
  /** True where the stance is another than the one told before on this issue. */
  readonly shift: boolean
  readonly sources: readonly Citation[]
}

/** What one side said on one issue, by time. */
export interface PositionLine {
  readonly side: string
  readonly issue: string
  readonly process: Finding['process']
  readonly positions: readonly Position[]
  readonly shifts: number
}

const SPEAKERS: { readonly [kind: string]: { readonly role: string; readonly stance: Stance } } = {
  statement: { role: 'speaker', stance: 'says' },
  demand: { role: 'demander', stance: 'demands' },
  refusal: { role: 'refuser', stance: 'against' },
  accusation: { role: 'accuser', stance: 'against' },
  threat: { role: 'threatener', stance: 'against' },
  offer: { role: 'offerer', stance: 'for' },
  support: { role: 'supporter', stance: 'for' },
  pledge: { role: 'pledger', stance: 'for' },
  assessment: { role: 'assessor', stance: 'says' },
}

/** Who said what on which issue. The issue is what the words are about; where none is told, the track; else "general". */
export function positions(question: Question): readonly PositionLine[] {
  const lines = new Map<string, { side: string; issue: string; process: Finding['process']; positions: Position[] }>()
  for (const finding of [...question.findings].sort(inOrder)) {
    const how = SPEAKERS[finding.kind]
    if (!how || finding.modality === 'denied') continue
    for (const member of finding.actors.filter((one) => one.role === how.role)) {
      const issue = issueOf(finding)
      const key = [finding.process ?? '', side(member), issue].join('\n')
      const line = lines.get(key) ?? { side: side(member), issue, process: finding.process, positions: [] }
      lines.set(key, line)
      const before = line.positions.findLast((position) => position.stance !== 'says')
      line.positions.push({
        finding: finding.id,
        kind: finding.kind,
        stance: how.stance,
        when: finding.when,
        phrase: finding.phrase,
        quote: typeof finding.body.quote === 'string' ? finding.body.quote : null,
        speaker: member.name,
        support: finding.support,
        shift: before !== undefined && how.stance !== 'says' && before.stance !== how.stance,
        sources: citations(finding, question.cited),
      })
    }
  }
  return [...lines.values()]
    .map((line) => ({ ...line, shifts: line.positions.filter((position) => position.shift).length }))
    .sort((a, b) => order(a.side, b.side) || order(a.issue, b.issue))
}

function issueOf(finding: Finding): string {
  for (const field of ['topic', 'of', 'for', 'what'] as const) {
    const value = finding.body[field]
    if (typeof value === 'string' && value.trim() !== '') return value.trim().toLowerCase().slice(0, 80)
  }
  return finding.track ?? 'general'
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
