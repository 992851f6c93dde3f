import { UndirectedGraph } from 'graphology'
import { bidirectional } from 'graphology-shortest-path/dijkstra.js'
import type { Lines, Position } from '../model/geometry.js'
import type { JunctionId, LinkId } from '../model/ids.js'
import type { Junction, Link } from '../model/transport.js'
import { lengthOf } from './lengths.js'

/** A link's length and how it is known: told, measured on its line, or the straight line, which is a lower bound. */
export interface LinkLength {
  readonly km: number
  readonly kmIs: 'told' | 'measured' | 'straight'
}

const positionOf = ({ at: { lon, lat } }: Junction): Position => [lon, lat]

/** How long a link is. */
export function linkLength(link: Link, junctions: ReadonlyMap<JunctionId, Junction>): LinkLength {
  if (link.km !== null) return { km: link.km, kmIs: 'told' }
  if (link.line !== null) return { km: lengthOf(link.line), kmIs: 'measured' }
  const [from, to] = [junctions.get(link.from), junctions.get(link.to)]
  return { km: from && to ? lengthOf(straight(link, from, to)) : 0, kmIs: 'straight' }
}

const straights = new WeakMap<Link, Lines>()

/** The straight line between a link's ends, the same one each time, so that it is measured once. */
function straight(link: Link, from: Junction, to: Junction): Lines {
  const ends = [positionOf(from), positionOf(to)]
  const held = straights.get(link)
  // Its ends may have been moved by a ruling.
  if (held?.[0]?.every((at, i) => at[0] === ends[i]?.[0] && at[1] === ends[i]?.[1])) return held
  const made: Lines = [ends]
  straights.set(link, made)
  return made
}

interface Edge {
  /** The shortest of the links between the two junctions. */
  readonly link: LinkId
  readonly km: number
  /** True where there is another. */
  readonly several: boolean
}

/** What the graph has to know of a link. */
export interface Way {
  readonly link: LinkId
  readonly from: JunctionId
  readonly to: JunctionId
  readonly km: number
}

/** Links that traffic can use, as a graph. Of several links between the same junctions the shortest stands. */
export class LinkGraph {
  readonly #graph = new UndirectedGraph<Record<string, never>, Edge>()

  constructor(ways: Iterable<Way>) {
    for (const { link, from, to, km } of ways) {
      this.#graph.mergeNode(from)
      this.#graph.mergeNode(to)
      if (from === to) continue
      const edge = this.#graph.edge(from, to)
      const held = edge === undefined ? null : this.#graph.getEdgeAttributes(edge)
      const shorter = held === null || held.km > km ? { link, km } : held
      this.#graph.mergeEdge(from, to, { ...shorter, several: held !== null })
    }
  }

  /** The shortest way as links in order, null where there is none. An unknown junction has no way. */
  route(from: JunctionId, to: JunctionId): { readonly links: readonly LinkId[]; readonly km: number } | null {
    const path = this.#path(from, to)
    if (path === null) return null
    const edges = pairs(path).map(([a, b]) => this.#graph.getEdgeAttributes(a, b))
    return { links: edges.map(({ link }) => link), km: edges.reduce((sum, { km }) => sum + km, 0) }
  }

  #path(from: JunctionId, to: JunctionId): readonly string[] | null {
    const graph = this.#graph
    if (!graph.hasNode(from) || !graph.hasNode(to)) return null
    // The library gives null where there is no path, whatever its types say.
    return from === to ? [from] : (bidirectional(graph, from, to, 'km') as readonly string[] | null)
  }

  /** The links that every way between the two uses: those of one way without which there is none. */
  needed(from: JunctionId, to: JunctionId): readonly LinkId[] {
    const graph = this.#graph
    return pairs(this.#path(from, to) ?? []).flatMap(([a, b]) => {
      const edge = graph.edge(a, b) as string
      const kept = graph.getEdgeAttributes(edge)
      if (kept.several) return []
      graph.dropEdge(edge)
      const needed = !this.connected(from, to)
      graph.addEdge(a, b, kept)
      return needed ? [kept.link] : []
    })
  }

  connected(from: JunctionId, to: JunctionId): boolean {
    const graph = this.#graph
    if (!graph.hasNode(from) || !graph.hasNode(to)) return false
    const seen = new Set<string>([from])
    const next: string[] = [from]
    for (let node = next.pop(); node !== undefined; node = next.pop()) {
      if (node === to) return true
      graph.forEachNeighbor(node, (other) => {
        if (!seen.has(other)) {
          seen.add(other)
          next.push(other)
        }
      })
    }
    return from === to
  }

  /**
   * Kilometres from one junction to all that can be reached; undefined for the rest. The library's own single-source search builds
   * every path, which is much too slow for all pairs of places; this keeps distances only, over arrays.
   */
  reach(from: JunctionId): { get(node: string): number | undefined } {
    const { index, first, to, km } = this.#compact()
    const start = index.get(from)
    const far = new Float64Array(index.size).fill(Number.POSITIVE_INFINITY)
    if (start !== undefined) {
      const heap = new Nearest()
      far[start] = 0
      heap.push(start, 0)
      for (let at = heap.pop(); at !== null; at = heap.pop()) {
        if (at.km > (far[at.node] as number)) continue
        for (let edge = first[at.node] as number; edge < (first[at.node + 1] as number); edge++) {
          const other = to[edge] as number
          const length = at.km + (km[edge] as number)
          if (length >= (far[other] as number)) continue
          far[other] = length
          heap.push(other, length)
        }
      }
    }
    return {
      get(node) {
        const length = far[index.get(node) ?? -1]
        return length === undefined || length === Number.POSITIVE_INFINITY ? undefined : length
      },
    }
  }

  #arrays: Compact | null = null

  /** The graph as arrays: the edges of a node stand together. Made once, when distances are first asked for. */
  #compact(): Compact {
    if (this.#arrays) return this.#arrays
    const graph = this.#graph
    const index = new Map(graph.nodes().map((node, i) => [node, i]))
    const first = new Int32Array(index.size + 1)
    const to: number[] = []
    const km: number[] = []
    for (const [node, i] of index) {
      graph.forEachEdge(node, (_edge, attributes, source, target) => {
        to.push(index.get(source === node ? target : source) as number)
        km.push(attributes.km)
      })
      first[i + 1] = to.length
    }
    this.#arrays = { index, first, to: Int32Array.from(to), km: Float64Array.from(km) }
    return this.#arrays
  }
}

interface Compact {
  readonly index: ReadonlyMap<string, number>
  readonly first: Int32Array
  readonly to: Int32Array
  readonly km: Float64Array
}

const pairs = (path: readonly string[]): readonly (readonly [string, string])[] =>
  path.slice(1).map((node, i) => [path[i] as string, node])

/** A binary heap of junctions by distance. */
class Nearest {
  readonly #nodes: number[] = []
  readonly #km: number[] = []

  push(node: number, km: number): void {
    let at = this.#nodes.length
    while (at > 0) {
      const above = (at - 1) >> 1
      if ((this.#km[above] as number) <= km) break
      this.#nodes[at] = this.#nodes[above] as number
      this.#km[at] = this.#km[above] as number
      at = above
    }
    this.#nodes[at] = node
    this.#km[at] = km
  }

  pop(): { readonly node: number; readonly km: number } | null {
    const [node] = this.#nodes
    const [km] = this.#km
    if (node === undefined || km === undefined) return null
    const lastNode = this.#nodes.pop() as number
    const lastKm = this.#km.pop() as number
    const size = this.#nodes.length
    let at = 0
    while (size > 0) {
      let below = 2 * at + 1
      if (below >= size) break
      if (below + 1 < size && (this.#km[below + 1] as number) < (this.#km[below] as number)) below++
      if ((this.#km[below] as number) >= lastKm) break
      this.#nodes[at] = this.#nodes[below] as number
      this.#km[at] = this.#km[below] as number
      at = below
    }
    if (size > 0) {
      this.#nodes[at] = lastNode
      this.#km[at] = lastKm
    }
    return { node, km }
  }
}
