import { type Code, DO, moduleOf, type Routine } from './machine-code.js'
import { LABEL_TEMPLATES, MOVE_TEMPLATES, RELABEL_TEMPLATES } from './parse-templates.js'
import { TAG_TEMPLATES } from './tag-templates.js'
import { END_FACTOR, FACT_FACTOR, FOLD, type Template, type Templates } from './templates.js'

/** Where in the scorer's memory things stand, in bytes. Tables of weights begin at TABLES. */
export const AT = {
  /** The facts at hand, 64 numbers. */
  facts: 0,
  /** The scores, 256 numbers; those of moves are the first three. */
  scores: 256,
  /** One bucket a template, up to 160. */
  buckets: 1280,
  /** Where rows stand, or where they begin and end, up to 160 each. */
  from: 1920,
  upTo: 2560,
  /** The 256 levels of weights. */
  levels: 3200,
} as const
export const TABLES = 4224

const { get, set, tee, number, load, loadByte, loadShort, store, add, subtract, multiply, and, xor, four } = DO

/** The first numbers of a routine that are given: where a table begins, where its weights stand, and 32 − bits. */
const [FIRST, WEIGHTS, SHIFT] = [0, 1, 2]

/** Works out the bucket of every template, four at a time where four have equally many facts. */
function hashing(templates: Templates, numbers: { readonly hash: number }, vectors: Vectors): Code {
  const code: Code[] = [
    [...number(FACT_FACTOR), ...four.alike, ...set(vectors.factFactor)],
    [...number(END_FACTOR), ...four.alike, ...set(vectors.endFactor)],
  ]
  const { list } = templates
  for (let k = 0; k < list.length; ) {
    const together = list.slice(k, k + 4)
    if (together.length === 4 && together.every(({ places }) => places.length === together[0]!.places.length)) {
      code.push(hashFour(together, AT.buckets + 4 * k, vectors))
      k += 4
    } else {
      code.push(hashOne(list[k]!, AT.buckets + 4 * k, numbers.hash))
      k++
    }
  }
  return code.flat()
}

interface Vectors {
  readonly hash: number
  readonly factFactor: number
  readonly endFactor: number
}

function hashFour(templates: readonly Template[], to: number, { hash, factFactor, endFactor }: Vectors): Code {
  const code: Code[] = [[...four.numbers(templates.map(({ seed }) => seed)), ...set(hash)]]
  for (let fact = 0; fact < templates[0]!.places.length; fact++) {
    const [a, b, c, d] = templates.map(({ places }) => AT.facts + 4 * places[fact]!) as [number, number, number, number]
    code.push([
      ...[number(0), number(0), number(0), number(0)].flat(),
      ...four.loadFirst(a),
      ...four.loadInto(1, b),
      ...four.loadInto(2, c),
      ...four.loadInto(3, d),
      ...[...get(hash), ...four.xor, ...get(factFactor), ...four.multiply, ...tee(hash)],
      ...[...get(hash), ...number(FOLD), ...four.shiftRight, ...four.xor, ...set(hash)],
    ])
  }
  code.push([
    ...number(0),
    ...[...get(hash), ...get(endFactor), ...four.multiply, ...get(SHIFT), ...four.shiftRight],
    ...four.store(to),
  ])
  return code.flat()
}

function hashOne({ seed, places }: Template, to: number, hash: number): Code {
  const code: Code[] = [[...number(seed), ...set(hash)]]
  for (const place of places) {
    code.push([
      ...[...get(hash), ...number(0), ...load(AT.facts + 4 * place), ...xor, ...number(FACT_FACTOR), ...multiply, ...tee(hash)],
      ...[...get(hash), ...number(FOLD), ...DO.shiftRight, ...xor, ...set(hash)],
    ])
  }
  code.push([...number(0), ...get(hash), ...number(END_FACTOR), ...multiply, ...get(SHIFT), ...DO.shiftRight, ...store(to)])
  return code.flat()
}

/** `local` goes up by `by`; leaves whether it is still below `end`. */
const onward = (local: number, by: number, end: Code): Code => [
  ...get(local),
  ...number(by),
  ...add,
  ...tee(local),
  ...end,
  ...DO.below,
]
const level: Code = [...number(2), ...DO.shiftLeft, ...load(AT.levels)]

/**
 * Adds up the three weights of every row that is kept. First the places of all rows are found, without a question on the way, so
 * that the processor asks the memory for many at once; then they are summed.
 */
function movesRoutine(name: string, templates: Templates): Routine {
  const [q, kept, row, word, place, sum0, sum1, sum2, hash] = [3, 4, 5, 6, 7, 8, 9, 10, 11]
  const vectors = { hash: 12, factFactor: 13, endFactor: 14 }
  const sums = [sum0, sum1, sum2]
  const find: Code = [
    ...[...get(q), ...load(AT.buckets), ...set(row)],
    // The mark's word and the number of rows before it: two numbers for each 32 rows.
    ...[...get(row), ...number(5), ...DO.shiftRight, ...number(3), ...DO.shiftLeft, ...get(FIRST), ...add, ...tee(place)],
    ...[...load(0), ...set(word)],
    ...get(kept),
    ...[...get(word), ...number(1), ...get(row), ...DO.shiftLeft, ...number(1), ...subtract, ...and, ...DO.setBits],
    ...[...get(place), ...load(4), ...add, ...store(AT.from)],
    ...[...get(word), ...get(row), ...DO.shiftRight, ...number(1), ...and, ...number(2), ...DO.shiftLeft],
    ...[...get(kept), ...add, ...set(kept)],
    ...onward(q, 4, number(4 * templates.count)),
  ]
  const add3: Code = [
    ...[...get(q), ...load(AT.from), ...number(3), ...multiply, ...get(WEIGHTS), ...add, ...set(place)],
    ...sums.flatMap((sum, k) => [...get(place), ...loadByte(k), ...level, ...get(sum), ...add, ...set(sum)]),
    ...onward(q, 4, get(kept)),
  ]
  const code: Code = [
    ...hashing(templates, { hash }, vectors),
    ...DO.repeat(find),
    ...[...number(0), ...set(q)],
    ...[...get(kept), ...DO.when(DO.repeat(add3))],
    ...sums.flatMap((sum, k) => [...number(0), ...get(sum), ...store(AT.scores + 4 * k)]),
  ]
  return { name, given: 3, numbers: 9, vectors: 3, code }
}

/** Adds the few weights of every row to the scores of their columns, after setting the first `width` scores to 0. */
function rowsRoutine(name: string, templates: Templates): Routine {
  const width = 3
  const [q, row, end, entry, score, hash] = [4, 5, 6, 7, 8, 9]
  const vectors = { hash: 10, factFactor: 11, endFactor: 12 }
  const clear: Code = [
    ...get(q),
    ...number(0),
    ...store(AT.scores),
    ...onward(q, 4, [...get(width), ...number(2), ...DO.shiftLeft]),
  ]
  const find: Code = [
    ...[...get(q), ...get(q), ...load(AT.buckets), ...number(2), ...DO.shiftLeft, ...get(FIRST), ...add, ...tee(row)],
    ...[...load(0), ...store(AT.from)],
    ...[...get(q), ...get(row), ...load(4), ...store(AT.upTo)],
    ...onward(q, 4, number(4 * templates.count)),
  ]
  // Entries are two bytes each: the column, and above it the code of the weight.
  const addOne: Code = [
    ...[...get(row), ...loadShort(0), ...tee(entry), ...number(255), ...and, ...number(2), ...DO.shiftLeft, ...tee(score)],
    ...[
      ...get(score),
      ...load(AT.scores),
      ...get(entry),
      ...number(8),
      ...DO.shiftRight,
      ...level,
      ...add,
      ...store(AT.scores),
    ],
    ...onward(row, 2, get(end)),
  ]
  const entryAt = (offset: number): Code => [...get(q), ...load(offset), ...number(1), ...DO.shiftLeft, ...get(WEIGHTS), ...add]
  const addRow: Code = [
    ...[...entryAt(AT.from), ...tee(row), ...entryAt(AT.upTo), ...tee(end), ...DO.below],
    ...DO.when(DO.repeat(addOne)),
    ...onward(q, 4, number(4 * templates.count)),
  ]
  const again: Code = [...number(0), ...set(q)]
  const code: Code = [
    ...hashing(templates, { hash }, vectors),
    ...DO.repeat(clear),
    ...again,
    ...DO.repeat(find),
    ...again,
    ...DO.repeat(addRow),
  ]
  return { name, given: 4, numbers: 6, vectors: 3, code }
}

/** The routines of a scorer as a WebAssembly module. */
export const scorerModule = (): Uint8Array<ArrayBuffer> =>
  moduleOf([
    movesRoutine('move', MOVE_TEMPLATES),
    rowsRoutine('tag', TAG_TEMPLATES),
    rowsRoutine('label', LABEL_TEMPLATES),
    rowsRoutine('relabel', RELABEL_TEMPLATES),
  ])
