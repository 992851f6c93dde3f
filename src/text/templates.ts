/**
 * Feature templates: each is a list of named facts ("s0 word, b0 tag") whose values are hashed together into a bucket
 * of a weight table. Written as text for the eye, run as a flat program for speed.
 */
export class Templates {
  readonly count: number
  private readonly seeds: Int32Array
  private readonly from: Int32Array
  private readonly program: Int32Array

  constructor(facts: readonly string[], templates: readonly string[]) {
    const program: number[] = []
    this.count = templates.length
    this.seeds = new Int32Array(templates.length)
    this.from = new Int32Array(templates.length + 1)
    for (const [at, template] of templates.entries()) {
      this.seeds[at] = Math.imul(at + 1, 0x9e3779b1)
      this.from[at] = program.length
      for (const name of template.split(' ').filter(Boolean)) {
        const fact = facts.indexOf(name)
        if (fact < 0) throw new Error(`no fact is called ${name}`)
        program.push(fact)
      }
    }
    this.from[templates.length] = program.length
    this.program = Int32Array.from(program)
  }

  /** Writes one bucket number a template into `out`. `bits` is the width of the table, at most 31. */
  hash(facts: Int32Array, bits: number, out: Int32Array): void {
    const { seeds, from, program, count } = this
    const shift = 32 - bits
    let q = 0
    for (let k = 0; k < count; k++) {
      let h = seeds[k]!
      const end = from[k + 1]!
      for (; q < end; q++) {
        h = Math.imul(h ^ facts[program[q]!]!, 0x85ebca6b)
        h ^= h >>> 13
      }
      out[k] = Math.imul(h, 0xc2b2ae35) >>> shift
    }
  }
}
