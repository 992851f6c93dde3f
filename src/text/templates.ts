/** One template: where its facts stand, and what its hash begins with. */
export interface Template {
  readonly places: readonly number[]
  readonly seed: number
}

/**
 * Feature templates: each is a list of named facts ("s0 word, b0 tag") whose values are hashed together into a bucket
 * of a weight table. Written as text for the eye, run as a flat program for speed: templates of equally many facts stand
 * together, so that the work on each is the same few steps without a question (and four are done at once by the scorer).
 */
export class Templates {
  readonly count: number
  /** In the order in which `hash` writes their buckets: those with fewer facts first. */
  readonly list: readonly Template[]
  private readonly seeds: Int32Array
  /** Places of the facts: those of the templates with one fact, then two facts each, and so on to four. */
  private readonly program: Int32Array
  /** How many templates have at most so many facts. */
  private readonly upTo: readonly number[]

  constructor(facts: readonly string[], templates: readonly string[]) {
    this.count = templates.length
    const lists = templates.map((template, at) => {
      const list = template.split(' ').filter(Boolean)
      const places = list.map((name) => facts.indexOf(name))
      if (places.includes(-1) || places.length > 4) throw new Error(`no template can be made of: ${template}`)
      return { places, seed: Math.imul(at + 1, 0x9e3779b1) }
    })
    const sorted = [0, 1, 2, 3, 4].flatMap((many) => lists.filter(({ places }) => places.length === many))
    this.list = sorted
    this.seeds = Int32Array.from(sorted, ({ seed }) => seed)
    this.program = Int32Array.from(sorted.flatMap(({ places }) => places))
    this.upTo = [0, 1, 2, 3, 4].map((many) => lists.filter(({ places }) => places.length <= many).length)
  }

  /** Writes one bucket number a template into `out`, in no order to rely on. `bits` is the width of the table, at most 31. */
  hash(facts: Int32Array, bits: number, out: Int32Array): void {
    const { seeds, program } = this
    const [none, one, two, three, four] = this.upTo as [number, number, number, number, number]
    const shift = 32 - bits
    let q = 0
    let k = 0
    for (; k < none; k++) out[k] = end(seeds[k]!) >>> shift
    for (; k < one; k++) out[k] = end(step(seeds[k]!, facts[program[q++]!]!)) >>> shift
    for (; k < two; k++, q += 2) {
      out[k] = end(step(step(seeds[k]!, facts[program[q]!]!), facts[program[q + 1]!]!)) >>> shift
    }
    for (; k < three; k++, q += 3) {
      const h = step(step(seeds[k]!, facts[program[q]!]!), facts[program[q + 1]!]!)
      out[k] = end(step(h, facts[program[q + 2]!]!)) >>> shift
    }
    for (; k < four; k++, q += 4) {
      const h = step(step(seeds[k]!, facts[program[q]!]!), facts[program[q + 1]!]!)
      out[k] = end(step(step(h, facts[program[q + 2]!]!), facts[program[q + 3]!]!)) >>> shift
    }
  }
}

/** The numbers of the hash are part of the model's format: never change them without a new version. */
export const FACT_FACTOR = 0x85ebca6b
export const END_FACTOR = 0xc2b2ae35
export const FOLD = 13

/** Takes one fact into a hash. */
function step(hash: number, fact: number): number {
  const h = Math.imul(hash ^ fact, FACT_FACTOR)
  return h ^ (h >>> FOLD)
}

const end = (hash: number): number => Math.imul(hash, END_FACTOR)
