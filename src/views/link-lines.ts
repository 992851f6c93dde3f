import type { Day } from '../model/edtf.js'
import type { JunctionId, LinkId } from '../model/ids.js'
import type { Junction, Link, LinkState } from '../model/transport.js'
import { lastDay } from '../time/interval.js'
import { type LinkLength, linkLength } from './link-graph.js'
import { type PartStep, packSteps, type Span, type Standing, spanAround, standingInTurn } from './parts.js'

/** A link on the day. */
export interface LinkLine extends LinkLength {
  readonly link: LinkId
  readonly name: string
  readonly aliases: readonly string[]
  readonly mode: Link['mode']
  readonly from: JunctionId
  readonly to: JunctionId
  readonly control: Link['control']
  /** Longer lines it is a stretch of. */
  readonly lines: Link['lines']
  /** Where it runs, where a line is at hand. */
  readonly line: Link['line']
  readonly basis: string | null
  readonly state: LinkState | null
  /** Whether traffic can run: open or reopened. Agreed or at work is not open. */
  readonly passable: boolean
  readonly standing: Standing<LinkState>
  readonly steps: readonly PartStep<LinkState>[]
}

const PASSABLE: ReadonlySet<LinkState> = new Set<LinkState>(['open', 'reopened'])

type Junctions = ReadonlyMap<JunctionId, Junction>

/** A link as these steps, in turn, have it on a day. */
export function linkLine(link: Link, steps: readonly PartStep<LinkState>[], day: Day, junctions: Junctions): LinkLine {
  const standing = standingInTurn(steps, day)
  const state = standing.now?.state ?? null
  const { km, kmIs } = linkLength(link, junctions)
  return {
    link: link.id,
    name: link.name,
    aliases: link.aliases,
    mode: link.mode,
    from: link.from,
    to: link.to,
    control: link.control,
    lines: link.lines,
    line: link.line,
    basis: link.basis,
    km,
    kmIs,
    state,
    passable: state !== null && PASSABLE.has(state),
    standing,
    steps,
  }
}

interface Untouched extends Span {
  readonly line: LinkLine
  /** The ends by which its straight line was measured: a ruling may move them. Null where its length does not ask for them. */
  readonly ends: readonly [Junction | undefined, Junction | undefined] | null
}

const untouched = new WeakMap<Link, Untouched>()

/**
 * The same of a link that no report and no ruling touches: what the pack says of it, which holds for a span of days and is made
 * anew only for a day outside it. Of ten thousand links nearly all are such, and a board is asked for again and again. What is
 * shared between boards is frozen, and hangs on the link itself: another network, or a ruling that draws the link anew, shares
 * nothing.
 */
export function untouchedLine(link: Link, day: Day, junctions: Junctions): LinkLine {
  const on = lastDay(day)
  const held = untouched.get(link)
  if (held && held.since <= on && on < held.until && endsHold(held, link, junctions)) return held.line
  const steps = packSteps(link.states)
  const line = Object.freeze(linkLine(link, steps, day, junctions))
  const ends = line.kmIs === 'straight' ? ([junctions.get(link.from), junctions.get(link.to)] as const) : null
  const { since, until } = spanAround(steps, on)
  untouched.set(link, { line, ends, since, until })
  return line
}

const endsHold = ({ ends }: Untouched, link: Link, junctions: Junctions): boolean =>
  ends === null || (ends[0] === junctions.get(link.from) && ends[1] === junctions.get(link.to))
