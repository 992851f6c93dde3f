import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../src/model/error.js'
import { loadModel, modelPath } from '../../src/text/load-model.js'
import { decodeModel, encodeModel } from '../../src/text/model-file.js'
import { encodeWeight, LEVELS } from '../../src/text/weights.js'

const bytes = readFileSync(modelPath('syntax.model'))

const refusal = (file: Buffer): ParleyError => {
  try {
    decodeModel(file)
  } catch (error) {
    if (error instanceof ParleyError) return error
    throw error
  }
  throw new Error('the file was taken')
}

describe('the model file', () => {
  it('comes back the same', () => {
    const knowledge = decodeModel(bytes)
    const again = decodeModel(encodeModel(knowledge))
    expect(Buffer.compare(Buffer.from(again.move.codes.buffer), Buffer.from(knowledge.move.codes.buffer))).toBe(0)
    expect(again.move.marks.every((word, k) => word === knowledge.move.marks[k])).toBe(true)
    expect(Buffer.compare(Buffer.from(again.relabel.entries.buffer), Buffer.from(knowledge.relabel.entries.buffer))).toBe(0)
    expect(again.tags).toEqual(knowledge.tags)
    expect(again.classes).toEqual(knowledge.classes)
    expect(again.odd).toEqual(knowledge.odd)
  })

  it('is small', () => {
    expect(bytes.length).toBeLessThanOrEqual(8 * 2 ** 20)
  })

  it.each<[string, (file: Buffer) => Buffer, RegExp]>([
    ['empty', () => Buffer.alloc(0), /not a Parley syntax model/],
    ['something else', () => Buffer.from('<!doctype html>'.repeat(20)), /not a Parley syntax model/],
    ['cut short', (file) => file.subarray(0, file.length - 1), /bytes long/],
    [
      'altered',
      (file) => {
        file[5000]! ^= 1
        return file
      },
      /checksum/,
    ],
    [
      'of another version',
      (file) => {
        file[8] = 99
        return file
      },
      /version 99/,
    ],
  ])('is refused when %s', (_, spoil, says) => {
    const error = refusal(spoil(Buffer.from(bytes)))
    expect(error.code).toBe('model-damaged')
    expect(error.message).toMatch(says)
    expect(error.hint).toMatch(/npm run train/)
  })

  it('is refused by name when it is not there, or damaged on disk', () => {
    expect(() => loadModel({ path: 'no/such/file.model' })).toThrow(/no\/such\/file\.model/)
    const path = join(mkdtempSync(join(tmpdir(), 'parley-')), 'bad.model')
    writeFileSync(path, bytes.subarray(0, 1000))
    expect(() => loadModel({ path })).toThrow(/bad\.model/)
  })
})

describe('encodeWeight', () => {
  it('finds the nearest level', () => {
    for (const code of [1, 2, 50, 126, 127, 129, 200, 255]) expect(encodeWeight(LEVELS[code]!)).toBe(code)
    expect(encodeWeight(0)).toBe(0)
    expect(encodeWeight(1e9)).toBe(127)
    expect(encodeWeight(-1e9)).toBe(129)
  })
})
