import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBytes, normaliseText } from '../../src/intake/bytes.js'
import { ParleyError } from '../../src/model/error.js'

const bytes = (...list: number[]) => Uint8Array.from(list)
const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0))
const utf16 = (text: string, big: boolean, mark = true) => {
  const out = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le')
  return Uint8Array.from(big ? out.swap16() : out)
}

describe('decoding', () => {
  it.each<[string, Uint8Array, string | null, string, string]>([
    ['UTF-8', Buffer.from('Šuša — “talks”'), null, 'Šuša — “talks”', 'utf-8'],
    ['UTF-8 with a mark', Buffer.from('\uFEFFtalks'), null, 'talks', 'utf-8'],
    ['UTF-16 LE', utf16('talks in Šuša', false), null, 'talks in Šuša', 'utf-16le'],
    ['UTF-16 BE', utf16('talks in Šuša', true), null, 'talks in Šuša', 'utf-16be'],
    ['UTF-16 LE without a mark', utf16('talks in the town', false, false), null, 'talks in the town', 'utf-16le'],
    [
      'windows-1251 as told',
      bytes(0xcf, 0xe5, 0xf0, 0xe5, 0xe3, 0xee, 0xe2, 0xee, 0xf0, 0xfb),
      'windows-1251',
      'Переговоры',
      'windows-1251',
    ],
    [
      'a charset in the bytes',
      Buffer.concat([latin('<meta charset="koi8-r">'), bytes(0xf0, 0xc5)]),
      null,
      '<meta charset="koi8-r">Пе',
      'koi8-r',
    ],
    ['UTF-8 that is told to be Latin-1', Buffer.from('Šuša'), 'iso-8859-1', 'Šuša', 'utf-8'],
    [
      'Latin-1 that is told to be UTF-16',
      latin('Les d\xe9l\xe9gu\xe9s sont l\xe0.'),
      'utf-16',
      'Les délégués sont là.',
      'windows-1252',
    ],
    ['a charset that there is none of', Buffer.from('café'), 'x-none', 'café', 'utf-8'],
  ])('%s', (_, input, hint, text, encoding) => {
    expect(decodeBytes(input, hint)).toMatchObject({ text, encoding })
  })

  it('guesses an encoding that nothing tells', () => {
    const text = 'Les négociations ont été menées à Genève; les délégués étaient présents, déclara le ministère français.'
    expect(decodeBytes(latin(text)).text).toBe(text)
  })

  it('keeps UTF-8 with one broken sequence, and says so', () => {
    const decoded = decodeBytes(Buffer.concat([Buffer.from('é'.repeat(50)), bytes(0xc3), Buffer.from(' end')]))
    expect(decoded).toMatchObject({ encoding: 'utf-8', damaged: true })
  })

  it.each<[string, Uint8Array, string]>([
    ['nothing', bytes(), 'input-empty'],
    ['a PNG', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'input-binary'],
    ['a PDF', latin('%PDF-1.7 …'.replace('…', '')), 'input-binary'],
    ['control characters', bytes(...Array.from({ length: 400 }, (_, i) => i % 7)), 'input-binary'],
    ['33 MB', new Uint8Array(33 * 1024 * 1024).fill(0x61), 'input-too-large'],
  ])('refuses %s', (_, input, code) => {
    expect(() => decodeBytes(input)).toThrow(expect.objectContaining({ code }))
  })

  it('gives a text or a clear error for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.option(fc.string({ maxLength: 12 })), (input, hint) => {
        try {
          expect(typeof decodeBytes(input, hint).text).toBe('string')
        } catch (error) {
          expect(error).toBeInstanceOf(ParleyError)
        }
      }),
    )
  })
})

describe('normalising', () => {
  it.each([
    ['\uFEFFa\r\nb\rc', 'a\nb\nc'],
    ['a\u0000b\u0007c\u0085d', 'abc\u0085d'],
    ['cafe\u0301', 'café'],
    ['“a” – b\u00A0c', '“a” – b\u00A0c'],
  ])('%j', (text, expected) => {
    expect(normaliseText(text)).toBe(expected)
  })
})
