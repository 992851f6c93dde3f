import { daysOf } from './flat-columns.js'
import { type Names, nameOf } from './names.js'
import type { Told } from './telling.js'

/** A stretch of days in which something tied or occupied an actor; null where open. */
export interface Spell {
  readonly start: string | null
  readonly end: string | null
}
export interface GraphNode {
  readonly id: string
  readonly label: string
  readonly type: string
  findings: number
  readonly roles: Map<string, Spell[]>
}
export interface GraphEdge {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly kind: string
  readonly spells: Spell[]
}
export interface ActorGraph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/**
 * Who dealt with whom: actors as nodes, what they were in together as edges by kind, each with its days. Only what is asserted
 * ties; a plan or a denial does not. Held in memory: it grows with pairs of actors and their days, not with words.
 */
export async function actorGraph(
  findings: AsyncIterable<Told>,
  names: Names,
  lost: (what: string) => void,
): Promise<ActorGraph> {
  const nodes = new Map<string, GraphNode>()
  const edges = new Map<string, GraphEdge>()
  for await (const { finding } of findings) {
    if (finding.modality !== 'asserted') {
      lost('findings that are not asserted: no edge')
      continue
    }
    const { first: start, last: end } = daysOf(finding.when)
    const spell = finding.when === null ? null : { start, end }
    if (spell === null) lost('undated findings: an edge without a spell')
    const ids = new Set<string>()
    for (const member of finding.actors) {
      const id = member.id ?? `named:${member.name}`
      const node = nodes.get(id) ?? {
        id,
        label: nameOf(names, member.id, member.name),
        type: (member.id && names.actor(member.id)?.type) ?? 'unknown',
        findings: 0,
        roles: new Map<string, Spell[]>(),
      }
      nodes.set(id, node)
      if (!ids.has(id)) node.findings++
      ids.add(id)
      const spells = node.roles.get(member.role) ?? []
      node.roles.set(member.role, spells)
      if (spell) addSpell(spells, spell)
    }
    const sorted = [...ids].sort()
    for (const [i, source] of sorted.entries()) {
      for (const target of sorted.slice(i + 1)) {
        const key = `${source}\n${target}\n${finding.kind}`
        const edge = edges.get(key) ?? { id: `e${edges.size}`, source, target, kind: finding.kind, spells: [] }
        edges.set(key, edge)
        if (spell) addSpell(edge.spells, spell)
      }
    }
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] }
}

/** The same days once. */
function addSpell(spells: Spell[], spell: Spell): void {
  if (!spells.some(({ start, end }) => start === spell.start && end === spell.end)) spells.push(spell)
}
