import { type Gist, gistOf } from './gist.js'
import type { Judged } from './judged.js'
import { longestLike, sameThing, undatedAlike } from './same-thing.js'
import { type StandingRow, UNDATED } from './store.js'

interface Node {
  readonly gist: Gist
  /** Changed just now; the others stand as they stood. */
  readonly fresh: boolean
  /** The finding it stood in; '' for a fresh one. */
  readonly finding: string
}

/** Regrouping in two steps: which findings the changed claims touch, then, with all claims of these, the new groups. */
export interface Regrouping {
  readonly touched: readonly string[]
  /** `stayed` and `changed`: rows of all touched findings as they stood. Gives groups of claims, each a finding. */
  finish(stayed: readonly StandingRow[], changed: readonly StandingRow[]): readonly (readonly string[])[]
}

/**
 * Findings are the connected groups of claims of which each is the same thing as some other: so the outcome does not hang on
 * the order in which claims come, and adding a claim only joins the groups it links to.
 */
export function regroup(fresh: readonly Judged[], near: readonly StandingRow[]): Regrouping {
  const nodes = fresh.map((j): Node => ({ gist: j.gist, fresh: true, finding: '' }))
  const links: (readonly [string, string])[] = []
  const touched = new Set<string>()
  const seen = new Set<string>()
  const around: Node[] = []
  for (const row of near) {
    if (seen.has(row.claim)) continue
    seen.add(row.claim)
    around.push({ gist: gistOf(row), fresh: false, finding: row.finding })
  }
  pairs([...nodes, ...around], false, (a, b) => {
    if (!sameThing(a.gist, b.gist)) return
    links.push([a.gist.claim, b.gist.claim])
    for (const node of [a, b]) if (!node.fresh) touched.add(node.finding)
  })
  return {
    touched: [...touched],
    finish(stayed, changed) {
      const group = new Groups()
      for (const { gist } of nodes) group.add(gist.claim)
      for (const row of stayed) group.add(row.claim)
      for (const [a, b] of links) group.join(a, b)
      // A finding that lost or changed a claim may fall apart; one that did not stays together.
      const broken = new Set(changed.map((row) => row.finding))
      const first = new Map<string, string>()
      for (const row of stayed) {
        if (broken.has(row.finding)) continue
        const one = first.get(row.finding)
        if (one === undefined) first.set(row.finding, row.claim)
        else group.join(one, row.claim)
      }
      const apart = stayed.filter((row) => broken.has(row.finding))
      const old = apart.map((row): Node => ({ gist: gistOf(row), fresh: false, finding: row.finding }))
      pairs(old, true, (a, b) => {
        if (a.finding === b.finding && sameThing(a.gist, b.gist)) group.join(a.gist.claim, b.gist.claim)
      })
      return group.all()
    },
  }
}

const BUCKET = Symbol('bucket')
type Bucketed = Gist & { [BUCKET]?: string | null }

/** Only claims of one bucket can be the same thing by what they say; null for what is compared with nothing. */
function bucketOf(gist: Bucketed): string | null {
  const known = gist[BUCKET]
  if (known !== undefined) return known
  const { process, aspect, first, kind } = gist
  // The undated and the very vague are only compared with what begins alike.
  const vague = longestLike(gist) === null ? ` ${first}` : ''
  const made = first === UNDATED && !undatedAlike(kind) ? null : `${process}\n${aspect}${vague}`
  gist[BUCKET] = made
  return made
}

const JOINED = '\u0000'

/**
 * Every pair that could be the same thing, at least one of it fresh, each once: near in time within an aspect, or joined by a
 * ruling. With `every`, pairs of which neither is fresh too.
 */
function pairs(nodes: readonly Node[], every: boolean, visit: (a: Node, b: Node) => void): void {
  const buckets = new Map<string, Node[]>()
  const put = (key: string, node: Node): void => {
    const have = buckets.get(key)
    if (have) have.push(node)
    else buckets.set(key, [node])
  }
  for (const node of nodes) {
    for (const ruling of node.gist.joined) put(`${JOINED}${ruling}`, node)
    const key = bucketOf(node.gist)
    if (key !== null) put(key, node)
  }
  for (const [key, bucket] of buckets) {
    if (bucket.length < 2) continue
    const apart = !key.startsWith(JOINED)
    bucket.sort((a, b) => a.gist.first - b.gist.first)
    const fresh = every ? bucket : bucket.filter((node) => node.fresh)
    // The place in `fresh` of the first one after `a`.
    let next = 0
    for (const [i, a] of bucket.entries()) {
      if (a === fresh[next]) next++
      const all = every || a.fresh
      const others = all ? bucket : fresh
      for (let j = all ? i + 1 : next; j < others.length; j++) {
        const b = others[j]
        if (!b || (apart && b.gist.first > a.gist.first && b.gist.first > a.gist.last + 1)) break
        visit(a, b)
      }
    }
  }
}

class Groups {
  readonly #parent = new Map<string, string>()

  add(id: string): void {
    if (!this.#parent.has(id)) this.#parent.set(id, id)
  }

  join(a: string, b: string): void {
    if (this.#parent.has(a) && this.#parent.has(b)) this.#parent.set(this.#root(a), this.#root(b))
  }

  all(): readonly (readonly string[])[] {
    const groups = new Map<string, string[]>()
    for (const id of this.#parent.keys()) {
      const root = this.#root(id)
      const have = groups.get(root)
      if (have) have.push(id)
      else groups.set(root, [id])
    }
    return [...groups.values()]
  }

  #root(id: string): string {
    let at = id
    for (let up = this.#parent.get(at); up !== undefined && up !== at; up = this.#parent.get(at)) {
      this.#parent.set(at, this.#parent.get(up) ?? up)
      at = up
    }
    return at
  }
}
