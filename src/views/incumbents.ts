import type { Finding } from '../model/finding.js'
import { type Citation, citations, type Question } from './question.js'
import { inOrder } from './timeline.js'

/** Somebody in an office as reports tell it: not what the register knows. */
export interface IncumbentLine {
  readonly office: string
  readonly holder: { readonly id: string | null; readonly name: string }
  readonly for: string | null
  /** When an appointment was reported, where it was. */
  readonly from: Finding['when']
  /** When their leaving was reported. */
  readonly to: Finding['when']
  /** The last report that has them in office. */
  readonly last: Finding['when']
  readonly findings: readonly Finding['id'][]
  readonly sources: readonly Citation[]
}

/** Who held which office, by office and time. */
export function incumbents(question: Question): readonly IncumbentLine[] {
  const lines = new Map<string, { -readonly [K in keyof IncumbentLine]: IncumbentLine[K] }>()
  for (const finding of [...question.findings].sort(inOrder)) {
    if (finding.kind !== 'incumbency' || finding.modality !== 'asserted') continue
    const holder = finding.actors.find((member) => member.role === 'holder')
    if (!holder) continue
    const office = String(finding.body.office ?? 'an office')
    const key = `${office}\n${holder.id ?? holder.name}`
    const line = lines.get(key) ?? {
      office,
      holder: { id: holder.id, name: holder.name },
      for: holder.for,
      from: null,
      to: null,
      last: null,
      findings: [],
      sources: [],
    }
    lines.set(key, line)
    if (finding.body.form === 'appointed') line.from = finding.when
    else if (finding.body.form === 'left') line.to = finding.when
    else line.last = finding.when ?? line.last
    line.findings = [...line.findings, finding.id]
    line.sources = [...line.sources, ...citations(finding, question.cited)]
  }
  return [...lines.values()].sort((a, b) => (a.office < b.office ? -1 : a.office > b.office ? 1 : 0))
}
