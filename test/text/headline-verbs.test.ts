import { describe, expect, it } from 'vitest'
import { grow } from '../../src/text/grow.js'
import { loadModel } from '../../src/text/load-model.js'

const model = loadModel()
const LOCKED = new Set(['Sudan', 'Ethiopia', 'Chad', 'Iran', 'Iraq'])
/** The verbs of a headline whose names are known. */
const verbsOf = (headline: string): string[] => {
  const trees = grow(model, headline, {
    locked: (words, at) => (LOCKED.has(words[at] ?? '') ? 1 : 0),
    blocks: [{ start: 0, end: headline.length, title: true }],
  })
  return Array.from({ length: trees.length }, (_, i) => i)
    .filter((i) => trees.upos(i) === 'VERB')
    .map((i) => headline.slice(trees.starts[i], trees.ends[i]))
}

describe('the verb of a headline', () => {
  it.each([
    ['Sudan, Ethiopia sign ceasefire deal', 'sign'],
    ['Iran and Iraq resume talks in Geneva', 'resume'],
    ['Iran, Iraq exchange prisoners', 'exchange'],
    ['Chad, Sudan delay border talks', 'delay'],
  ])('is found behind two names: %s', (headline, verb) => {
    expect(verbsOf(headline)).toEqual([verb])
  })

  it.each([
    'Iran, Iraq trade talks',
    'Sudan, Ethiopia exchange programme',
    'Chad and Sudan border dispute',
    'Iran and Iraq hold.',
    'Sudan, Ethiopia sign',
  ])('is not made of what is a noun, ends the line, or stands in a sentence: %s', (line) => {
    expect(verbsOf(line)).toEqual([])
  })

  it('is the one that is there', () => {
    expect(verbsOf('Iran, Iraq hold talks resumed in Geneva')).not.toEqual([])
    expect(verbsOf('Sudan, Ethiopia sign falls from bridge')).toEqual(['falls'])
  })
})
