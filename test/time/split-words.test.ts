import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitWords } from '../../src/time/words.js'

const cut = (text: string): string => {
  const words = splitWords(text, 0, text.length)
  for (const word of words) expect(text.slice(word.start, word.end).toLowerCase().replace('’', "'")).toBe(word.lower)
  return words.map((word) => word.lower).join('|')
}

describe('the words that times are read from', () => {
  it.each([
    ['By 10 a.m. on Monday,', 'by|10|a.m.|on|monday|,'],
    ['at two o’clock', "at|two|o'clock"],
    ["Friday's talks didn't end", "friday|'s|talks|didn't|end"],
    ['U.S. forces, U. and x', 'u.s.|forces|,|u|.|and|x'],
    ['Aliyev’s café naïve', "aliyev|'s|café|naïve"],
    ['the 20th of June—June2020', 'the|20th|of|june|—|june|2020'],
    ['İstanbul on[May]', 'i̇stanbul|on|[|may|]'],
  ])('cuts %j', (text, words) => {
    expect(cut(text)).toBe(words)
  })

  it('leaves no letter or digit out, whatever the text', () => {
    const sign = fc.constantFrom(..."aZo’'.,:-5 s tm\n\u00a0éß\u0301😀".split(''), 'clock', 'a.m', "n't")
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
        const text = signs.join('')
        const words = splitWords(text, 0, text.length)
        expect(words.map((word) => text.slice(word.start, word.end)).join('')).toBe(text.replace(/\s+/g, ''))
      }),
    )
  })
})
