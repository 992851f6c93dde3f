import { describe, expect, it } from 'vitest'
import { grow } from '../../src/text/grow.js'
import { loadModel } from '../../src/text/load-model.js'

const model = loadModel()
const NAMES = [
  'US',
  'European Commission',
  'European Council',
  'Republic of Azerbaijan',
  'Russia',
  'United Nations',
  'Ilham Aliyev',
  'Ursula von der Leyen',
]
const trees = (sentence: string) =>
  grow(model, sentence, {
    locked: (words, at) => {
      const known = NAMES.map((name) => name.split(' ')).find((name) => name.every((word, k) => words[at + k] === word))
      return known?.length ?? 0
    },
  })
/** "word relation head" of each word. */
const arcs = (sentence: string): string[] => {
  const grown = trees(sentence)
  const word = (i: number): string => sentence.slice(grown.starts[i], grown.ends[i])
  return Array.from(
    { length: grown.length },
    (_, i) => `${word(i)} ${grown.relation(i)} ${grown.head[i]! < 0 ? '-' : word(grown.head[i]!)}`,
  )
}

describe('titles that say of what', () => {
  it.each([
    ['President of the European Commission', 'Jose Manuel Barroso', 'Commission'],
    ['Minister of Foreign Affairs of Russia', 'Sergey Lavrov', 'Affairs'],
    ['the Secretary General of the United Nations', 'Antonio Guterres', 'Nations'],
    ['US Secretary of State', 'Antony Blinken', 'State'],
  ])('stand before the name they belong to: %s %s', (title, name, of) => {
    // Which word of a name heads it is the tagger's affair: one that ends in s may pass for a plural.
    const heads = name.split(' ')
    const made = arcs(`President Ilham Aliyev and ${title} ${name} held a meeting in Lorin on Monday.`)
    expect(made).toContain('Ilham nsubj held')
    expect(heads.some((head) => made.includes(`${head} conj Ilham`))).toBe(true)
    expect(made.some((arc) => arc.startsWith(`${of} nmod `))).toBe(true)
    expect(heads.some((head) => made.some((arc) => arc.endsWith(` nmod:desc ${head}`)))).toBe(true)
  })

  it('may stand on both sides of the verb', () => {
    const made = arcs(
      'President of the Republic of Azerbaijan Ilham Aliyev received Minister of Defence of Russia Andrei Belousov in Lorin.',
    )
    expect(made).toEqual(expect.arrayContaining(['Ilham nsubj received', 'Andrei obj received']))
  })

  it('have a body in front, too', () => {
    const made = arcs('European Council President Charles Michel met Ilham Aliyev in Lorin on Monday.')
    expect(made).toEqual(
      expect.arrayContaining(['Council compound President', 'President nmod:desc Charles', 'Charles nsubj met']),
    )
  })

  it('are no titles where no name of a person follows', () => {
    const body = 'The chairman of the European Council Foreign Affairs Committee met Ilham Aliyev.'
    expect(arcs(body)).not.toContain('chairman nmod:desc Foreign')
    expect(arcs('The President of Russia visited Lorin.')).toContain('President nsubj visited')
  })

  it('leave every word one head, and the sentence one root', () => {
    for (const sentence of [
      'The talks — led by President of the European Council Charles Michel — ended, said Minister of Foreign Affairs of Russia Sergey Lavrov.',
      'President of the European Commission Ursula von der Leyen.',
      'President of Russia Ada Moll President of Russia Ada Moll',
    ]) {
      const { head, length } = trees(sentence)
      expect(Array.from(head).filter((above) => above === -1)).toHaveLength(1)
      for (let i = 0; i < length; i++) {
        let above = i
        for (let step = 0; head[above]! >= 0 && step <= length; step++) above = head[above]!
        expect(head[above]).toBe(-1)
      }
    }
  })
})

describe('particles of known names', () => {
  it('are parts of the name', () => {
    const grown = trees('Ursula von der Leyen visited Lorin.')
    expect([1, 2].map((i) => grown.upos(i))).toEqual(['PROPN', 'PROPN'])
  })
})
