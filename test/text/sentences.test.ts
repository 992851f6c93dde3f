import { describe, expect, it } from 'vitest'
import { paragraphsOf } from '../../src/text/paragraphs.js'
import { splitSentences } from '../../src/text/sentences.js'
import { TokenList, tokenise } from '../../src/text/tokens.js'

const split = (text: string): string[] => {
  const tokens = new TokenList()
  const begins: number[] = []
  for (const block of paragraphsOf(text)) {
    const from = tokens.length
    tokenise(text, block.start, block.end, tokens)
    splitSentences(text, tokens, from, tokens.length, (token) => begins.push(token))
  }
  return begins.map((first, k) => text.slice(tokens.starts[first], tokens.ends[(begins[k + 1] ?? tokens.length) - 1]))
}

describe('splitSentences', () => {
  it.each<[string, string[]]>([
    ['The talks ended. Nobody spoke.', ['The talks ended.', 'Nobody spoke.']],
    ['Did they meet? They did! So it goes.', ['Did they meet?', 'They did!', 'So it goes.']],
    // abbreviations and initials
    ['Gen. I. B. Novak met Mr. Moll of the U.S. Senate.', ['Gen. I. B. Novak met Mr. Moll of the U.S. Senate.']],
    ['They left for the U.S. The others stayed.', ['They left for the U.S.', 'The others stayed.']],
    ['It began at 5 p.m. on Sept. 3 in St. Varna.', ['It began at 5 p.m. on Sept. 3 in St. Varna.']],
    // quotes and brackets
    ['“We will talk.” He left.', ['“We will talk.”', 'He left.']],
    ['"We will talk," he said. "Soon." She agreed.', ['"We will talk," he said.', '"Soon."', 'She agreed.']],
    ['"Will they?" he asked.', ['"Will they?" he asked.']],
    ['(It failed.) They tried again.', ['(It failed.)', 'They tried again.']],
    // lost blanks
    ['He spoke for the MinistryVARNA, again.', ['He spoke for the Ministry', 'VARNA, again.']],
    ['It lies in Karvia."As part of it, he left.', ['It lies in Karvia.', '"As part of it, he left.']],
    ['The line fell.The army left.', ['The line fell.', 'The army left.']],
    // datelines
    ['VARNA, June 9 (ANA) — The two sides met.', ['VARNA, June 9 (ANA) —', 'The two sides met.']],
    ['Varna (ANA) - The two sides met.', ['Varna (ANA) -', 'The two sides met.']],
    ['Karvia – a small state – agreed.', ['Karvia – a small state – agreed.']],
    // lists, headlines, paragraphs
    ['Agreed:\n- a truce\n- talks', ['Agreed:', '- a truce', '- talks']],
    ['Leaders Meet in Varna\n\nThe two leaders met.', ['Leaders Meet in Varna', 'The two leaders met.']],
    ['Leaders Meet in Varna\nThe two leaders met on Friday.', ['Leaders Meet in Varna', 'The two leaders met on Friday.']],
    [
      'A long line of an old report that was broken off by a printer\nThat is why it goes on here.',
      ['A long line of an old report that was broken off by a printer\nThat is why it goes on here.'],
    ],
    // letters and references
    ['It ended in 1805. [19] Peace came.', ['It ended in 1805. [19]', 'Peace came.']],
    ['Dear Hannah, We are back.', ['Dear Hannah,', 'We are back.']],
    ['About 3.5 million came. 12 died.', ['About 3.5 million came.', '12 died.']],
    ['', []],
    [' \n\n ', []],
  ])('%j', (text, expected) => {
    expect(split(text)).toEqual(expected)
  })
})
