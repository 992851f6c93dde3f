import { createHash } from 'node:crypto'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { ParleyError } from '../model/error.js'
import type { Knowledge } from './syntax-model.js'
import type { WeightTable } from './weights.js'

/** Raised whenever features, hashing, the scale of weights or this layout change: an older file is then refused. */
export const MODEL_VERSION = 1
const MAGIC = 'parleysx'
/** Magic, version, length of the body, SHA-256 of the body. */
const HEAD = 48
const TABLES = ['tagger', 'move', 'label', 'relabel'] as const
/** No more than this is unpacked, whatever a file claims. */
const MOST_BYTES = 256 * 2 ** 20

interface Header {
  readonly tags: string[]
  readonly relations: string[]
  readonly words: string
  readonly classes: number[]
  readonly choices: number[]
  readonly parsed: string
  readonly lemmas: string
  readonly odd: (readonly [string, string])[]
  readonly tagChoices: number[][]
  readonly labelChoices: number[][]
  readonly tables: { readonly bits: number; readonly width: number; readonly gaps: number; readonly codes: number }[]
}

/** A model as bytes: what is known of words as JSON, then each table as the gaps between its weights and their codes. */
export function encodeModel(knowledge: Knowledge): Buffer {
  const words = [...knowledge.classes.keys()].sort()
  const packed = TABLES.map((name) => pack(knowledge[name].codes))
  const header: Header = {
    tags: [...knowledge.tags],
    relations: [...knowledge.relations],
    words: words.join('\n'),
    classes: words.map((word) => knowledge.classes.get(word)!),
    choices: words.map((word) => knowledge.choices.get(word) ?? -1),
    parsed: [...knowledge.parsed].sort().join('\n'),
    lemmas: [...knowledge.lemmas].sort().join('\n'),
    odd: [...knowledge.odd].sort((a, b) => (a[0] < b[0] ? -1 : 1)),
    tagChoices: knowledge.tagChoices.map((list) => [...list]),
    labelChoices: knowledge.labelChoices.map((list) => [...list]),
    tables: TABLES.map((name, at) => ({
      bits: knowledge[name].bits,
      width: knowledge[name].width,
      gaps: packed[at]!.gaps.length,
      codes: packed[at]!.codes.length,
    })),
  }
  const json = Buffer.from(JSON.stringify(header), 'utf8')
  const size = Buffer.alloc(4)
  size.writeUInt32LE(json.length)
  const raw = Buffer.concat([size, json, ...packed.flatMap(({ gaps, codes }) => [gaps, codes])])
  const body = brotliCompressSync(raw, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
    },
  })
  const head = Buffer.alloc(HEAD)
  head.write(MAGIC, 0, 'latin1')
  head.writeUInt32LE(MODEL_VERSION, 8)
  head.writeUInt32LE(body.length, 12)
  createHash('sha256').update(body).digest().copy(head, 16)
  return Buffer.concat([head, body])
}

/** Reads a model's bytes. Throws ParleyError 'model-damaged' for anything but a whole file of this version. */
export function decodeModel(file: Buffer, name = 'the model'): Knowledge {
  const refuse = (what: string): never => {
    throw new ParleyError('model-damaged', `${name} ${what}`, {
      hint: 'Install Parley again, or build the model anew with: npm run train -- --treebank DIR',
    })
  }
  if (file.length < HEAD || file.toString('latin1', 0, 8) !== MAGIC) refuse('is not a Parley syntax model')
  const version = file.readUInt32LE(8)
  if (version !== MODEL_VERSION) refuse(`has version ${version}; this Parley reads version ${MODEL_VERSION}`)
  const body = file.subarray(HEAD)
  if (body.length !== file.readUInt32LE(12))
    refuse(`is ${body.length} bytes long inside, and should be ${file.readUInt32LE(12)}`)
  if (!createHash('sha256').update(body).digest().equals(file.subarray(16, HEAD))) refuse('is damaged: its checksum is wrong')
  const raw = brotliDecompressSync(body, { maxOutputLength: MOST_BYTES })
  const jsonEnd = 4 + raw.readUInt32LE(0)
  const header = JSON.parse(raw.toString('utf8', 4, jsonEnd)) as Header
  let at = jsonEnd
  const tables = header.tables.map(({ bits, width, gaps, codes }): WeightTable => {
    const table = unpack(raw.subarray(at, at + gaps), raw.subarray(at + gaps, at + gaps + codes), width * 2 ** bits)
    at += gaps + codes
    return { bits, width, codes: table }
  })
  const words = header.words.split('\n')
  return {
    tags: header.tags,
    relations: header.relations,
    classes: new Map(words.map((word, i) => [word, header.classes[i]!])),
    choices: new Map(words.flatMap((word, i) => (header.choices[i]! < 0 ? [] : [[word, header.choices[i]!]]))),
    parsed: new Set(header.parsed.split('\n')),
    lemmas: new Set((header.lemmas ?? '').split('\n')),
    odd: new Map(header.odd ?? []),
    tagChoices: header.tagChoices.map((list) => Uint8Array.from(list)),
    labelChoices: header.labelChoices.map((list) => Uint8Array.from(list)),
    tagger: tables[0]!,
    move: tables[1]!,
    label: tables[2]!,
    relabel: tables[3]!,
  }
}

/** Gaps between weights that are not 0: one byte each, 255 standing for "254 more, and go on". */
function pack(table: Uint8Array): { gaps: Buffer; codes: Buffer } {
  let many = 0
  let steps = 0
  let last = -1
  for (let i = 0; i < table.length; i++) {
    if (table[i] === 0) continue
    many++
    steps += 1 + Math.floor((i - last - 1) / 255)
    last = i
  }
  const gaps = Buffer.alloc(steps)
  const codes = Buffer.alloc(many)
  last = -1
  let g = 0
  let c = 0
  for (let i = 0; i < table.length; i++) {
    if (table[i] === 0) continue
    let gap = i - last - 1
    while (gap >= 255) {
      gaps[g++] = 255
      gap -= 255
    }
    gaps[g++] = gap
    codes[c++] = table[i]!
    last = i
  }
  return { gaps, codes }
}

function unpack(gaps: Uint8Array, codes: Uint8Array, size: number): Uint8Array {
  const table = new Uint8Array(size)
  let at = 0
  let c = 0
  for (let g = 0; g < gaps.length; g++) {
    const gap = gaps[g]!
    at += gap
    if (gap < 255) table[at++] = codes[c++]!
  }
  return table
}
