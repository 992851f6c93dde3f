import type { Finding } from '../model/finding.js'
import { type Question, side } from './question.js'
import { inOrder } from './timeline.js'

/** Findings of no known process that name the same sides: perhaps a process nobody has told us of. */
export interface UnassignedGroup {
  readonly sides: readonly string[]
  readonly findings: readonly Finding['id'][]
  readonly first: Finding['when']
  readonly last: Finding['when']
  readonly kinds: { readonly [kind: string]: number }
  readonly places: readonly string[]
  /** The first few, told. */
  readonly phrases: readonly string[]
}

/** What belongs to no known process, by the sides named together, the most findings first. */
export function unassigned(question: Question): readonly UnassignedGroup[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of [...question.findings].sort(inOrder)) {
    if (finding.process !== null) continue
    const key = [...new Set(finding.actors.map(side))].sort().join('\n')
    const have = groups.get(key)
    if (have) have.push(finding)
    else groups.set(key, [finding])
  }
  return [...groups]
    .map(([key, findings]) => group(key === '' ? [] : key.split('\n'), findings))
    .sort((a, b) => b.findings.length - a.findings.length || (a.sides.join() < b.sides.join() ? -1 : 1))
}

function group(sides: readonly string[], findings: readonly Finding[]): UnassignedGroup {
  const kinds: { [kind: string]: number } = {}
  for (const { kind } of findings) kinds[kind] = (kinds[kind] ?? 0) + 1
  const dated = findings.filter(({ when }) => when !== null)
  return {
    sides,
    findings: findings.map(({ id }) => id),
    first: dated[0]?.when ?? null,
    last: dated.at(-1)?.when ?? null,
    kinds,
    places: [...new Set(findings.flatMap(({ where }) => (where ? [where.name] : [])))],
    phrases: findings.slice(0, 5).map(({ phrase }) => phrase),
  }
}
