import type { Finding } from '../model/finding.js'
import { readDay, writeDay } from '../time/calendar.js'
import { extent } from '../time/interval.js'
import { dayOf, type Question, side } from './question.js'
import { inOrder } from './timeline.js'

export interface Node {
  readonly id: string
  readonly name: string
  /** Findings it is in. */
  readonly findings: number
  /** Roles it was named in, most frequent first. */
  readonly roles: readonly string[]
  /** People who act for it in these findings. */
  readonly people: readonly { readonly id: string | null; readonly name: string }[]
}

export interface Tie {
  readonly a: string
  readonly b: string
  readonly kinds: { readonly [kind: string]: number }
  readonly findings: readonly Finding['id'][]
  readonly last: Finding['when']
}

/** Who dealt with whom up to a day: sides as nodes, shared findings as ties. */
export interface Network {
  readonly on: string
  readonly since: string
  readonly nodes: readonly Node[]
  readonly ties: readonly Tie[]
}

/** The network at the day asked for, from what happened in the days before it [365]; undated findings are left out. */
export function network(question: Question, days = 365): Network {
  const on = dayOf(question)
  const to = readDay(on) ?? 0
  const near = question.findings
    .filter(
      (f) => f.modality === 'asserted' && f.when !== null && extent(f.when).first <= to && extent(f.when).last >= to - days,
    )
    .sort(inOrder)
  const nodes = new Map<
    string,
    { name: string; findings: number; roles: Map<string, number>; people: Map<string, { id: string | null; name: string }> }
  >()
  const ties = new Map<
    string,
    { a: string; b: string; kinds: { [kind: string]: number }; findings: Finding['id'][]; last: Finding['when'] }
  >()
  for (const finding of near) {
    const sides = new Map<string, Finding['actors'][number]>()
    for (const member of finding.actors) {
      const id = side(member)
      const node = nodes.get(id) ?? { name: id, findings: 0, roles: new Map(), people: new Map() }
      nodes.set(id, node)
      if (member.for === null) node.name = member.name
      else node.people.set(member.id ?? member.name, { id: member.id, name: member.name })
      node.roles.set(member.role, (node.roles.get(member.role) ?? 0) + 1)
      if (!sides.has(id)) node.findings++
      sides.set(id, member)
    }
    const ids = [...sides.keys()].sort()
    for (const [i, a] of ids.entries()) {
      for (const b of ids.slice(i + 1)) {
        const tie = ties.get(`${a}\n${b}`) ?? { a, b, kinds: {}, findings: [], last: null }
        ties.set(`${a}\n${b}`, tie)
        tie.kinds[finding.kind] = (tie.kinds[finding.kind] ?? 0) + 1
        tie.findings.push(finding.id)
        tie.last = finding.when
      }
    }
  }
  return {
    on,
    since: writeDay(to - days),
    nodes: [...nodes].map(([id, node]) => ({
      id,
      name: node.name,
      findings: node.findings,
      roles: [...node.roles].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([role]) => role),
      people: [...node.people.values()],
    })),
    ties: [...ties.values()],
  }
}
