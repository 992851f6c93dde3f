import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SPACE, sortAt } from '../../src/text/signs.js'
import { TokenList, tokenise } from '../../src/text/tokens.js'

const cut = (text: string): string[] => {
  const tokens = new TokenList()
  tokenise(text, 0, text.length, tokens)
  return Array.from({ length: tokens.length }, (_, i) => text.slice(tokens.starts[i], tokens.ends[i]))
}

describe('tokenise', () => {
  it.each([
    // clitics and contractions
    ["Freedonia's army didn't move", "Freedonia 's army did n't move"],
    ['We’ll see what they’ve got', 'We ’ll see what they ’ve got'],
    ["The rebels' camp", "The rebels ' camp"],
    ['They cannot agree', 'They can not agree'],
    ["O'Hara and d'Estaing", "O'Hara and d'Estaing"],
    // hyphens
    ['a Sylvan-brokered truce', 'a Sylvan - brokered truce'],
    ['the ex-minister of a non-aligned state', 'the ex-minister of a non-aligned state'],
    ['a 15-year-old boy', 'a 15 - year - old boy'],
    ['an Su-27 jet', 'an Su - 27 jet'],
    ['mid-July', 'mid-July'],
    // dashes, brackets, quotes
    ['talks – if any – failed', 'talks – if any – failed'],
    ['He left—at once.', 'He left — at once .'],
    ['“Stop it,” she said.', '“ Stop it , ” she said .'],
    ['well ... no', 'well ... no'],
    ['What?! (No.)', 'What ?! ( No . )'],
    // abbreviations
    ['Mr. K. Novak of the U.S. left.', 'Mr. K. Novak of the U.S. left .'],
    ['at 10 a.m. on Sept. 5', 'at 10 a.m. on Sept. 5'],
    ['Gen. Ivo Brandt Jr. said no.', 'Gen. Ivo Brandt Jr. said no .'],
    // numbers
    ['about 6,500 of 30,000.5', 'about 6,500 of 30,000.5'],
    ['$5m, 12% and 10am', '$ 5 m , 12 % and 10 am'],
    ['in the 1990s, on the 20th', 'in the 1990s , on the 20th'],
    ['2019-20 and 24/7', '2019 - 20 and 24/7'],
    ['US$40', 'US$ 40'],
    ['by 5km', 'by 5 km'],
    // addresses
    ['see https://example.org/a?b=1, or press@example.org.', 'see https://example.org/a?b=1 , or press@example.org .'],
    ['and/or', 'and / or'],
    // what a lost blank runs together
    ['the line collapsed.The talks', 'the line collapsed . The talks'],
    ['ends here."As part', 'ends here . " As part'],
  ])('%s', (text, expected) => {
    expect(cut(text).join(' ')).toBe(expected)
  })

  it('finds tokens in order, without gaps of anything but blanks, in any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const tokens = new TokenList()
        tokenise(text, 0, text.length, tokens)
        let at = 0
        for (let i = 0; i < tokens.length; i++) {
          expect(tokens.starts[i]).toBeGreaterThanOrEqual(at)
          expect(tokens.ends[i]).toBeGreaterThan(tokens.starts[i]!)
          for (let k = at; k < tokens.starts[i]!; k++) expect(sortAt(text, k)).toBe(SPACE)
          at = tokens.ends[i]!
        }
      }),
    )
  })
})
