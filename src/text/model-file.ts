import { type Seal, sealed, unsealed } from './sealed-file.js'
import type { Knowledge } from './syntax-model.js'
import { ByteReader, packMoves, packShorts, packSparse, packText, unpackMoves, unpackSparse } from './weight-bytes.js'

/** The version is raised whenever features, hashing, the scale of weights or this layout change. */
const SEAL: Seal = { magic: 'parleysx', version: 3, what: 'a Parley syntax model' }
const SPARSE = ['splitter', 'tagger', 'label', 'relabel'] as const

interface Header {
  readonly tags: string[]
  readonly relations: string[]
  readonly words: string
  readonly parsed: string
  readonly lemmas: string
  readonly odd: (readonly [string, string])[]
  readonly tagChoices: number[][]
  readonly labelChoices: number[][]
  readonly move: { readonly bits: number; readonly kept: number }
  readonly sparse: { readonly bits: number; readonly width: number; readonly kept: number }[]
}

/** A model as bytes: what is known of words as JSON, their numbers, then the tables. */
export function encodeModel(knowledge: Knowledge): Buffer {
  const words = [...knowledge.classes.keys()].sort()
  const header: Header = {
    tags: [...knowledge.tags],
    relations: [...knowledge.relations],
    words: words.join('\n'),
    parsed: [...knowledge.parsed].sort().join('\n'),
    lemmas: [...knowledge.lemmas].sort().join('\n'),
    odd: [...knowledge.odd].sort((a, b) => (a[0] < b[0] ? -1 : 1)),
    tagChoices: knowledge.tagChoices.map((list) => [...list]),
    labelChoices: knowledge.labelChoices.map((list) => [...list]),
    move: { bits: knowledge.move.bits, kept: knowledge.move.codes.length / 3 },
    sparse: SPARSE.map((name) => {
      const { bits, width, entries } = knowledge[name]
      return { bits, width, kept: entries.length }
    }),
  }
  const classes = packShorts(Uint16Array.from(words, (word) => knowledge.classes.get(word)!))
  // 0 for a word that may take any tag.
  const choices = packShorts(Uint16Array.from(words, (word) => (knowledge.choices.get(word) ?? -1) + 1))
  const tables = [classes, choices, ...packMoves(knowledge.move), ...SPARSE.flatMap((name) => packSparse(knowledge[name]))]
  return sealed(SEAL, [packText(JSON.stringify(header)), ...tables])
}

/** Reads a model's bytes. Throws ParleyError 'model-damaged' for anything but a whole file of this version. */
export function decodeModel(file: Buffer, name = 'the model'): Knowledge {
  const bytes = new ByteReader(unsealed(SEAL, file, name))
  const header = JSON.parse(bytes.text()) as Header
  const words = header.words.split('\n')
  const classNumbers = bytes.shorts(words.length)
  const choiceNumbers = bytes.shorts(words.length)
  const move = unpackMoves(bytes, header.move.bits, header.move.kept)
  const [splitter, tagger, label, relabel] = header.sparse.map(({ bits, width, kept }) =>
    unpackSparse(bytes, bits, width, kept),
  )
  const classes = new Map<string, number>()
  const choices = new Map<string, number>()
  for (const [i, word] of words.entries()) {
    classes.set(word, classNumbers[i]!)
    if (choiceNumbers[i]! > 0) choices.set(word, choiceNumbers[i]! - 1)
  }
  return {
    tags: header.tags,
    relations: header.relations,
    classes,
    choices,
    parsed: new Set(header.parsed.split('\n')),
    lemmas: new Set(header.lemmas.split('\n')),
    odd: new Map(header.odd),
    tagChoices: header.tagChoices.map((list) => Uint8Array.from(list)),
    labelChoices: header.labelChoices.map((list) => Uint8Array.from(list)),
    splitter: splitter!,
    tagger: tagger!,
    move,
    label: label!,
    relabel: relabel!,
  }
}
