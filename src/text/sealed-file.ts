import { createHash } from 'node:crypto'
import { ParleyError } from '../model/error.js'

/** Magic, version, length of the body, SHA-256 of the body. */
const HEAD = 48

/** What a file says it is: eight letters, a version, and what to tell who finds another. */
export interface Seal {
  readonly magic: string
  readonly version: number
  readonly what: string
}

/**
 * Bytes with a head by which they are known again. Not compressed: the tables are used where they lie in the file, and unpacking
 * them was half of what loading took. (What goes over a network, the package, is compressed as a whole.)
 */
export function sealed({ magic, version }: Seal, parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(HEAD)
  head.write(magic, 0, 'latin1')
  head.writeUInt32LE(version, 8)
  head.writeUInt32LE(body.length, 12)
  createHash('sha256').update(body).digest().copy(head, 16)
  return Buffer.concat([head, body])
}

/** The bytes again. Throws ParleyError 'model-damaged' for anything but a whole file of this sort and version. */
export function unsealed({ magic, version, what }: Seal, file: Buffer, name: string): Buffer {
  const refuse = (why: string): never => {
    throw new ParleyError('model-damaged', `${name} ${why}`, {
      hint: 'Install Parley again, or build the models anew with: npm run train -- --treebank DIR',
    })
  }
  if (file.length < HEAD || file.toString('latin1', 0, 8) !== magic) refuse(`is not ${what}`)
  const found = file.readUInt32LE(8)
  if (found !== version) refuse(`has version ${found}; this Parley reads version ${version}`)
  const body = file.subarray(HEAD)
  if (body.length !== file.readUInt32LE(12))
    refuse(`is ${body.length} bytes long inside, and should be ${file.readUInt32LE(12)}`)
  if (!createHash('sha256').update(body).digest().equals(file.subarray(16, HEAD))) refuse('is damaged: its checksum is wrong')
  return body
}

/** The checksum in the head, by which other files name this one. */
export const sealOf = (file: Buffer): string => file.toString('hex', 16, HEAD)
