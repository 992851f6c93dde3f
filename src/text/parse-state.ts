import { CCONJ, PUNCT, VERB } from './tag-set.js'

/** Relations beyond this rank share one bit in the sets of relations. */
const LAST_BIT = 30

/**
 * One sentence while it is parsed: its words, the stack, the arcs so far. The root stands as word `n` behind the last
 * token; `n + 1` stands for "nothing there", `n + 2` for "behind the end", so that facts are read without a question.
 */
export class ParseState {
  n = 0
  depth = 0
  front = 0
  private room = 0
  /** Where facts are written: a scorer's, when one reads them. */
  facts: Int32Array = new Int32Array(64)
  words = new Int32Array(0)
  endings = new Int32Array(0)
  tags = new Int32Array(0)
  upos = new Int32Array(0)
  stack = new Int32Array(0)
  head = new Int32Array(0)
  relation = new Int32Array(0)
  left1 = new Int32Array(0)
  left2 = new Int32Array(0)
  right1 = new Int32Array(0)
  right2 = new Int32Array(0)
  kidsLeft = new Int32Array(0)
  kidsRight = new Int32Array(0)
  relsLeft = new Int32Array(0)
  relsRight = new Int32Array(0)
  before = new Int32Array(0)
  after = new Int32Array(0)
  lastChild = new Int32Array(0)

  private grow(n: number): void {
    this.room = Math.max(256, n * 2)
    const fresh = (): Int32Array<ArrayBuffer> => new Int32Array(this.room + 3)
    this.words = fresh()
    this.endings = fresh()
    this.tags = fresh()
    this.upos = fresh()
    this.stack = fresh()
    this.head = fresh()
    this.relation = fresh()
    this.left1 = fresh()
    this.left2 = fresh()
    this.right1 = fresh()
    this.right2 = fresh()
    this.kidsLeft = fresh()
    this.kidsRight = fresh()
    this.relsLeft = fresh()
    this.relsRight = fresh()
    this.before = fresh()
    this.after = fresh()
    this.lastChild = fresh()
  }

  /** Starts a sentence of `n` tokens; the caller then fills words, endings, tags and upos of 0 … n − 1. */
  begin(n: number): void {
    if (n > this.room) this.grow(n)
    this.n = n
    this.depth = 0
    this.front = 0
    for (let i = 0; i <= n + 2; i++) {
      this.head[i] = -1
      this.relation[i] = -1
      this.left1[i] = n + 1
      this.left2[i] = n + 1
      this.right1[i] = n + 1
      this.right2[i] = n + 1
      this.kidsLeft[i] = 0
      this.kidsRight[i] = 0
      this.relsLeft[i] = 0
      this.relsRight[i] = 0
    }
    for (let k = 0; k < 3; k++) {
      this.words[n + k] = 991 + k
      this.endings[n + k] = 77 + k
      this.tags[n + k] = -1 - k
      this.upos[n + k] = 20 + k
    }
  }

  get done(): boolean {
    return this.front === this.n && this.depth === 0
  }

  shift(): void {
    this.stack[this.depth++] = this.front++
  }

  /** The word `down` places below the top of the stack; `n + 1` where the stack is not so deep. */
  top(down: number): number {
    return this.depth > down ? this.stack[this.depth - 1 - down]! : this.n + 1
  }

  /** Children are attached inside out, so the newest is the outermost. */
  attach(head: number, child: number, relation: number): void {
    this.head[child] = head
    this.relation[child] = relation
    const bit = 1 << Math.min(relation, LAST_BIT)
    if (child < head) {
      this.left2[head] = this.left1[head]!
      this.left1[head] = child
      this.kidsLeft[head]!++
      this.relsLeft[head]! |= bit
    } else {
      this.right2[head] = this.right1[head]!
      this.right1[head] = child
      this.kidsRight[head]!++
      this.relsRight[head]! |= bit
    }
  }

  /** Facts for MOVE_TEMPLATES, in the order of MOVE_FACTS. */
  moveFacts(): Int32Array {
    const { facts: f, words: w, tags: t, endings: x, relation: r, n, front } = this
    const s0 = this.top(0)
    const s1 = this.top(1)
    const s2 = this.top(2)
    const b0 = front
    const b1 = front + 1 <= n ? front + 1 : n + 2
    const b2 = front + 2 <= n ? front + 2 : n + 2
    const s0l = this.left1[s0]!
    const s0r = this.right1[s0]!
    const s1l = this.left1[s1]!
    const s1r = this.right1[s1]!
    const b0l = this.left1[b0]!
    f[0] = w[s0]!
    f[1] = t[s0]!
    f[2] = x[s0]!
    f[3] = w[s1]!
    f[4] = t[s1]!
    f[5] = x[s1]!
    f[6] = w[s2]!
    f[7] = t[s2]!
    f[8] = w[b0]!
    f[9] = t[b0]!
    f[10] = x[b0]!
    f[11] = w[b1]!
    f[12] = t[b1]!
    f[13] = w[b2]!
    f[14] = t[b2]!
    f[15] = w[s0l]!
    f[16] = t[s0l]!
    f[17] = r[s0l]!
    f[18] = t[this.left2[s0]!]!
    f[19] = w[s0r]!
    f[20] = t[s0r]!
    f[21] = r[s0r]!
    f[22] = t[this.right2[s0]!]!
    f[23] = w[s1l]!
    f[24] = t[s1l]!
    f[25] = r[s1l]!
    f[26] = w[s1r]!
    f[27] = t[s1r]!
    f[28] = r[s1r]!
    f[29] = t[this.right2[s1]!]!
    f[30] = w[b0l]!
    f[31] = t[b0l]!
    f[32] = r[b0l]!
    f[33] = t[this.left2[b0]!]!
    f[34] = s0 > n ? 0 : nearness(b0 - s0)
    f[35] = s1 > n ? 0 : nearness(s0 - s1)
    f[36] = this.kidsLeft[s0]!
    f[37] = this.kidsRight[s0]!
    f[38] = this.kidsRight[s1]!
    f[39] = this.kidsLeft[b0]!
    f[40] = this.relsLeft[s0]!
    f[41] = this.relsRight[s0]!
    f[42] = this.relsRight[s1]!
    f[43] = this.relsLeft[b0]!
    return f
  }

  /** Facts for LABEL_TEMPLATES (and, when `final`, RELABEL_TEMPLATES), in the order of LABEL_FACTS. */
  labelFacts(h: number, d: number, final: boolean): Int32Array {
    const { facts: f, words: w, tags: t, endings: x, relation: r, n } = this
    const low = Math.min(h, d)
    const high = Math.max(h, d)
    const dl = this.left1[d]!
    const dr = this.right1[d]!
    const dp = d > 0 ? d - 1 : n + 1
    const hp = h > 0 ? h - 1 : n + 1
    const hn = h < n ? h + 1 : n + 2
    f[0] = h < d ? 1 : 2
    f[1] = w[h]!
    f[2] = t[h]!
    f[3] = x[h]!
    f[4] = w[d]!
    f[5] = t[d]!
    f[6] = x[d]!
    f[7] = Math.min(high - low, 7)
    f[8] = this.between(low, high)
    f[9] = w[dl]!
    f[10] = t[dl]!
    f[11] = r[dl]!
    f[12] = w[this.left2[d]!]!
    f[13] = w[dr]!
    f[14] = t[dr]!
    f[15] = r[dr]!
    f[16] = this.relsLeft[d]!
    f[17] = this.relsRight[d]!
    f[18] = this.relsLeft[h]!
    f[19] = this.relsRight[h]!
    f[20] = t[dp]!
    f[21] = t[d + 1]!
    f[22] = t[hp]!
    f[23] = t[hn]!
    f[24] = w[dp]!
    f[25] = w[d + 1]!
    f[26] = w[hp]!
    f[27] = w[hn]!
    if (final) {
      const g = h < n && this.head[h]! >= 0 ? this.head[h]! : n + 1
      f[28] = w[g]!
      f[29] = t[g]!
      f[30] = r[h]!
      f[31] = r[d]!
      f[32] = this.before[d]!
      f[33] = this.after[d]!
    }
    return f
  }

  /** Whether a verb, a mark of punctuation or a conjunction stands between two words not side by side. */
  private between(low: number, high: number): number {
    if (high - low < 2) return 0
    let seen = 1
    // Farther than this there is nearly always one of each; the bound keeps the work linear.
    const end = high - low > 40 ? low + 40 : high
    for (let k = low + 1; k < end; k++) {
      const upos = this.upos[k]!
      if (upos === VERB) seen |= 2
      else if (upos === PUNCT) seen |= 4
      else if (upos === CCONJ) seen |= 8
    }
    return seen
  }

  /** Notes each word's neighbouring siblings' relations once the tree is whole. */
  linkSiblings(): void {
    const { n, lastChild, before, after, relation } = this
    for (let i = 0; i <= n; i++) {
      lastChild[i] = -1
      before[i] = 0
      after[i] = 0
    }
    for (let d = 0; d < n; d++) {
      const h = this.head[d]!
      const sibling = lastChild[h]!
      if (sibling >= 0) {
        after[sibling] = relation[d]! + 1
        before[d] = relation[sibling]! + 1
      }
      lastChild[h] = d
    }
  }
}

/** Distances up to six as they are, then "some way" and "far". */
function nearness(distance: number): number {
  return distance > 10 ? 8 : distance > 6 ? 7 : distance
}
