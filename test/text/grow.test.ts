import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grow } from '../../src/text/grow.js'
import { loadModel } from '../../src/text/load-model.js'
import type { Trees } from '../../src/text/trees.js'

const model = loadModel()
const read = (text: string): Trees => grow(model, text)

/** Every promise the interface makes of any text. */
function expectWhole(trees: Trees): void {
  let end = 0
  for (let i = 0; i < trees.length; i++) {
    expect(trees.starts[i]).toBeGreaterThanOrEqual(end)
    end = trees.ends[i]!
    expect(trees.text.slice(trees.starts[i], end)).toBe(trees.word(i))
    expect(trees.word(i).length).toBeGreaterThan(0)
    expect(trees.lemma(i).length).toBeGreaterThan(0)
    expect(trees.margin[i]).toBeGreaterThanOrEqual(0)
    expect(trees.relationNames[trees.relations[i]!]).toBeDefined()
    expect(trees.relation(i) === 'root').toBe(trees.head[i] === -1)
  }
  for (let k = 0; k + 1 < trees.sentences.length; k++) {
    const from = trees.sentences[k]!
    const to = trees.sentences[k + 1]!
    let roots = 0
    for (let i = from; i < to; i++) {
      expect(trees.sentenceOf[i]).toBe(k)
      const head = trees.head[i]!
      if (head === -1) roots++
      else {
        expect(head).toBeGreaterThanOrEqual(from)
        expect(head).toBeLessThan(to)
        expect(trees.children(head)).toContain(i)
      }
      let steps = 0
      for (let above = i; above !== -1; above = trees.head[above]!) expect(steps++).toBeLessThanOrEqual(to - from)
    }
    expect(roots).toBe(1)
  }
  expect(trees.sentences.at(-1)).toBe(trees.length)
}

const WORDS = `the of and to in — , . " ' ( ) - – President Minister foreign prime Novak Moll Varna Karvia's said met talks on
  April including following according 6,500 which was held by not will agreed , , and`.split(/\s+/)

describe('grow', () => {
  it('keeps its promises for any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => expectWhole(read(text))),
      { numRuns: 150 },
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => expectWhole(read(text))),
      { numRuns: 100 },
    )
  })

  it('keeps its promises for any run of words, whatever the repairs make of it', () => {
    const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(text, (words) => expectWhole(read(words))),
      { numRuns: 300 },
    )
  })

  it('reads a simple sentence', () => {
    const trees = read('The two leaders met in Varna on Friday.')
    expect(
      Array.from({ length: trees.length }, (_, i) => `${trees.word(i)}/${trees.upos(i)}/${trees.relation(i)}`).join(' '),
    ).toBe(
      'The/DET/det two/NUM/nummod leaders/NOUN/nsubj met/VERB/root in/ADP/case Varna/PROPN/obl on/ADP/case Friday/PROPN/obl ./PUNCT/punct',
    )
    expect(trees.lemma(3)).toBe('meet')
    expect(trees.penn(3)).toBe('VBD')
    expect(trees.span(0, 3)).toEqual({ start: 0, end: 15 })
    expect(trees.children(3)).toContain(2)
  })

  it('keeps the subtypes that carry meaning', () => {
    const trees = read('The truce, which both sides broke, was mediated by the envoy of Karvia.')
    const relations = Array.from({ length: trees.length }, (_, i) => trees.relation(i))
    expect(relations).toEqual(expect.arrayContaining(['nsubj:pass', 'aux:pass', 'obl:agent', 'acl:relcl']))
  })

  it('locks known names, but not the small words in them', () => {
    const names = ['Will', 'of', 'Plans']
    const locked = (words: readonly string[], at: number): number => (names.every((name, k) => words[at + k] === name) ? 3 : 0)
    const trees = grow(model, 'Will of Plans agreed to talks.', { locked })
    expect([0, 1, 2].map((i) => trees.upos(i))).toEqual(['PROPN', 'ADP', 'PROPN'])
  })

  it('stays inside the blocks it is given', () => {
    const text = 'Leaders meet\nnot read\nThey met. They left.'
    const trees = grow(model, text, {
      blocks: [
        { start: 0, end: 12, title: true },
        { start: 22, end: text.length },
      ],
    })
    expect(trees.sentences.length - 1).toBe(3)
    expect(trees.word(trees.sentences[1]!)).toBe('They')
    expect(Array.from({ length: trees.length }, (_, i) => trees.word(i))).not.toContain('read')
  })

  it('gives the same trees twice, and with other texts read between', () => {
    const text = 'Karvian forces withdrew from the valley after a deal was signed in Varna.'
    const first = read(text)
    read('Something else entirely, in between.')
    const second = read(text)
    expect([...second.head]).toEqual([...first.head])
    expect([...second.relations]).toEqual([...first.relations])
    expect([...second.tags]).toEqual([...first.tags])
  })

  it('reads one endless line, whatever is in it', () => {
    for (const piece of ['word ', 'a.b@', 'President A ', '(“', 'x', 'http://', '— ', '1-', 're-']) {
      const trees = read(piece.repeat(Math.ceil(15_000 / piece.length)))
      expect(trees.sentences.at(-1)).toBe(trees.length)
    }
  })
})

describe('sentences', () => {
  const sentences = (text: string): string[] => {
    const trees = read(text)
    return [...trees.sentences.slice(0, -1)].map((from, k) => {
      const { start, end } = trees.span(from, trees.sentences[k + 1]!)
      return text.slice(start, end)
    })
  }

  it.each([
    'Karvian Prime Minister Mila Kostan would meet Toskari President Ivo Radek in Geneva.',
    'Foreign ministers of Karvia, Sylvania and the United States of America signed the Varna Accords in New York City.',
    'The African Union Mission to Karvia said Major General Ada Moll had left for Addis Ababa on Friday.',
  ])('leaves a name whole where no stop stands: %s', (text) => {
    expect(sentences(text)).toEqual([text])
  })

  it('goes by the rules alone in a title', () => {
    const text = 'Karvia Says No Please Let Me Know Says Moll'
    expect(grow(model, text, { blocks: [{ start: 0, end: text.length, title: true }] }).sentences.length).toBe(2)
  })
})
