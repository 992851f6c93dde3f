import { ParleyError } from '../model/error.js'
import { type Seal, sealed, unsealed } from './sealed-file.js'
import type { Voter } from './syntax-model.js'
import { ByteReader, packMoves, packSparse, packText, unpackMoves, unpackSparse } from './weight-bytes.js'

const SEAL: Seal = { magic: 'parleyvt', version: 2, what: 'a file of Parley voters' }

interface Header {
  /** Checksum of the model that these voters were trained beside: tags, relations and words are its. */
  readonly beside: string
  readonly voters: {
    readonly backwards: boolean
    readonly labelChoices: number[][]
    readonly move: { readonly bits: number; readonly kept: number }
    readonly labels: { readonly bits: number; readonly width: number; readonly kept: number }[]
  }[]
}

/** Voters as bytes. `beside` is the checksum of their model's file. */
export function encodeVoters(voters: readonly Voter[], beside: string): Buffer {
  const header: Header = {
    beside,
    voters: voters.map(({ backwards, labelChoices, move, label, relabel }) => ({
      backwards,
      labelChoices: labelChoices.map((list) => [...list]),
      move: { bits: move.bits, kept: move.codes.length / 3 },
      labels: [label, relabel].map(({ bits, width, entries }) => ({ bits, width, kept: entries.length })),
    })),
  }
  const tables = voters.flatMap(({ move, label, relabel }) => [
    ...packMoves(move),
    ...packSparse(label),
    ...packSparse(relabel),
  ])
  return sealed(SEAL, [packText(JSON.stringify(header)), ...tables])
}

/** Reads voters. Throws ParleyError 'model-damaged' for a damaged file, and for voters of another model. */
export function decodeVoters(file: Buffer, beside: string, name = 'the voters'): Voter[] {
  const bytes = new ByteReader(unsealed(SEAL, file, name))
  const header = JSON.parse(bytes.text()) as Header
  if (header.beside !== beside) {
    throw new ParleyError('model-damaged', `${name} was trained beside another syntax model than the one at hand`, {
      hint: 'Install Parley again, or build both models anew with: npm run train -- --treebank DIR',
    })
  }
  return header.voters.map(({ backwards, labelChoices, move, labels }) => {
    const moves = unpackMoves(bytes, move.bits, move.kept)
    const [label, relabel] = labels.map(({ bits, width, kept }) => unpackSparse(bytes, bits, width, kept))
    return {
      backwards,
      labelChoices: labelChoices.map((list) => Uint8Array.from(list)),
      move: moves,
      label: label!,
      relabel: relabel!,
    }
  })
}
