import type { JunctionId, LinkId } from '../model/ids.js'
import type { PartState } from '../model/part-state.js'
import { type Junction, type Link, LinkState } from '../model/transport.js'
import { LinkGraph } from './link-graph.js'
import { type LinkLine, linkLine, untouchedLine } from './link-lines.js'
import { byPart, gather, handSteps, inTurn, type PartStep, packSteps, partsNamed, saidBy, stepOf } from './parts.js'
import { dayOf, type Question } from './question.js'
import { inOrder } from './timeline.js'

export interface TransportBoard {
  readonly junctions: readonly Junction[]
  readonly links: readonly LinkLine[]
  /** What is told of links that the network does not have. */
  readonly unplaced: readonly PartStep<LinkState>[]
}

/** A route between two junctions. */
export interface Route {
  readonly from: JunctionId
  readonly to: JunctionId
  /** Null where there is no way. */
  readonly links: readonly LinkId[] | null
  readonly km: number | null
  /** True where a length on it is that of a straight line: the route is at least so long. */
  readonly atLeast: boolean
  /** Links that every way between the two uses. */
  readonly needed: readonly LinkId[]
  /** Where there is no way: the closed links of the shortest way that asks for the fewest kilometres of them. Empty else. */
  readonly takes: readonly LinkId[]
}

/** What a link's reopening changes for a pair of places. Kilometres before are null where there was no way. */
export interface Gain {
  readonly from: JunctionId
  readonly to: JunctionId
  readonly before: number | null
  readonly after: number
}

const STATES = new Set<string>(LinkState.options)
const isLinkState = (state: string): state is LinkState => STATES.has(state)

/** The network of a process as of the question's day: each link with its state and what that rests on. */
export function transport(
  question: Question,
  network: { readonly junctions: readonly Junction[]; readonly links: readonly Link[] },
  byHand: readonly PartState[] = [],
): TransportBoard {
  const day = dayOf(question)
  const find = partsNamed(network.links)
  const told = new Map<string, PartStep<LinkState>[]>()
  const unplaced: PartStep<LinkState>[] = []
  for (const finding of question.findings.filter(({ kind }) => kind === 'transport').sort(inOrder)) {
    const form = String(finding.body.form)
    if (!isLinkState(form)) continue
    const step = stepOf(form, finding, question)
    const found = find(saidBy(finding, question, ['route']))
    if (found.length === 0) unplaced.push(step)
    for (const { id } of found) gather(told, id, step)
  }
  for (const [id, rows] of byPart(byHand)) for (const step of handSteps(rows, id, isLinkState, question)) gather(told, id, step)
  const junctions = new Map(network.junctions.map((junction) => [junction.id, junction]))
  return {
    junctions: network.junctions,
    unplaced,
    links: network.links.map((link) => {
      const own = told.get(link.id)
      if (own === undefined) return untouchedLine(link, day, junctions)
      return linkLine(link, inTurn([...packSteps(link.states), ...own]), day, junctions)
    }),
  }
}

/** The graph of what is passable, and of what is taken to be for the sake of the question. */
const graphOf = ({ links }: TransportBoard, opened: readonly LinkId[]): LinkGraph => {
  const also = new Set(opened)
  return new LinkGraph(links.filter(({ passable, link }) => passable || also.has(link)))
}

/** The shortest route between two junctions, over what is passable and the links given as reopened. */
export function routeBetween(board: TransportBoard, from: JunctionId, to: JunctionId, opened: readonly LinkId[] = []): Route {
  const graph = graphOf(board, opened)
  const way = graph.route(from, to)
  const lines = new Map(board.links.map((line) => [line.link, line]))
  return {
    from,
    to,
    links: way?.links ?? null,
    km: way?.km ?? null,
    atLeast: way?.links.some((id) => lines.get(id)?.kmIs === 'straight') ?? false,
    needed: way ? graph.needed(from, to) : [],
    takes: way ? [] : closedBetween(board, from, to, opened),
  }
}

/** A closed link weighs so much more than an open one that a way takes as few kilometres of closed ones as there can be. */
const CLOSED_WEIGHS = 1e6

function closedBetween(board: TransportBoard, from: JunctionId, to: JunctionId, opened: readonly LinkId[]): readonly LinkId[] {
  const open = new Set([...opened, ...board.links.flatMap(({ passable, link }) => (passable ? [link] : []))])
  const all = new LinkGraph(board.links.map((line) => (open.has(line.link) ? line : { ...line, km: line.km * CLOSED_WEIGHS })))
  return (all.route(from, to)?.links ?? []).filter((id) => !open.has(id))
}

/**
 * For every pair of the named places that the reopening of a link, or of several at once, brings nearer: how far it was and would be.
 * The most gained first.
 */
export function whatReopens(
  board: TransportBoard,
  ids: LinkId | readonly LinkId[],
  among: readonly JunctionId[],
): readonly Gain[] {
  const wanted = new Set([ids].flat())
  const closed = board.links.filter(({ link, passable }) => wanted.has(link) && !passable)
  const [line] = closed
  if (!line) return []
  return (closed.length === 1 ? gainsOfOne(board, line, among) : gainsOfSeveral(board, closed, among)).sort(byGain)
}

/** The way between two places may use any of the new links, in any order: all ways are sought anew. */
function gainsOfSeveral(board: TransportBoard, closed: readonly LinkLine[], among: readonly JunctionId[]): Gain[] {
  const was = graphOf(board, [])
  const then = graphOf(
    board,
    closed.map(({ link }) => link),
  )
  return among.flatMap((from, i) => {
    const [ways, anew] = [was.reach(from), then.reach(from)]
    return among.slice(i + 1).flatMap((to) => {
      const [before, after] = [ways.get(to) ?? Number.POSITIVE_INFINITY, anew.get(to) ?? Number.POSITIVE_INFINITY]
      return from !== to && after < before - 1e-9 ? [{ from, to, before: Number.isFinite(before) ? before : null, after }] : []
    })
  })
}

function gainsOfOne(board: TransportBoard, line: LinkLine, among: readonly JunctionId[]): Gain[] {
  const graph = graphOf(board, [])
  // A way that uses the new link goes from one place to an end, over it, and from its other end on.
  const [near, far] = [graph.reach(line.from), graph.reach(line.to)]
  const at = (reach: ReturnType<LinkGraph['reach']>, end: JunctionId, place: JunctionId): number =>
    place === end ? 0 : (reach.get(place) ?? Number.POSITIVE_INFINITY)
  const gains: Gain[] = []
  for (const [i, from] of among.entries()) {
    const ways = graph.reach(from)
    for (const to of among.slice(i + 1)) {
      const before = from === to ? 0 : (ways.get(to) ?? Number.POSITIVE_INFINITY)
      const over = Math.min(
        at(near, line.from, from) + line.km + at(far, line.to, to),
        at(near, line.from, to) + line.km + at(far, line.to, from),
      )
      if (over < before - 1e-9) gains.push({ from, to, before: Number.isFinite(before) ? before : null, after: over })
    }
  }
  return gains
}

const gain = ({ before, after }: Gain): number => (before === null ? Number.POSITIVE_INFINITY : before - after)
const byGain = (a: Gain, b: Gain): number => (gain(a) === gain(b) ? a.after - b.after : gain(b) > gain(a) ? 1 : -1)
