import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/model/edtf.js'
import { createReader, openRecord } from '../../src/parley.js'
import { articleCount } from '../../src/views/article-counts.js'
import { inquire } from '../../src/views/inquiry.js'
import { treaty } from '../../src/views/treaty.js'

describe('counts of agreed articles', () => {
  it.each([
    ['The two sides have agreed on 13 of 16 articles of the draft', 13, 16],
    ['13 of the 16 articles have been agreed, the minister said', 13, 16],
    ['fifteen articles out of seventeen are agreed', 15, 17],
    ['They had finalised thirteen out of the treaty’s sixteen articles', 13, 16],
    ['Twelve articles are agreed, the spokesman said', 12, null],
    ['Parties agreed to 4 points', 4, null],
  ])('%j: %s of %s', (text, agreed, of) => expect(articleCount(text)).toEqual({ agreed, of }))

  it.each([
    'Three articles remain, and nothing else is agreed',
    'They have not agreed on 3 of the articles',
    '13 of 16 ministers agreed',
    'Article 13 was agreed on 16 May',
    'The draft has 16 articles',
    'Of 20 articles agreed earlier, 25 of 20 articles',
    'a 13-hour meeting on the articles ended, all agreed',
    '',
  ])('none in %j', (text) => {
    const told = articleCount(text)
    if (text.startsWith('Of 20')) expect(told?.agreed).not.toBe(25)
    else expect(told).toBeNull()
  })

  it('stand in the treaty with who says so', async () => {
    const reader = createReader()
    const record = await openRecord(':memory:')
    try {
      const text = `Drevia and Kasteria near a text

BERGEN, 12 February 2024 (River Wire) – Drevia and Kasteria have agreed on 13 of 16 articles of a peace treaty, the foreign ministry of Drevia said on Monday.`
      await record.add(reader.readText({ text, published: '2024-02-12' as never }))
      const question = await inquire(
        record,
        { clocks: { asOf: '2024-03-01' as Day, publishedBy: null, knownAt: null } },
        '2024-03-01' as Day,
      )
      const { counts } = treaty(question)
      expect(counts).toHaveLength(1)
      expect(counts[0]).toMatchObject({ agreed: 13, of: 16 })
      expect(counts[0]?.sources[0]?.quote).toContain('13 of 16 articles')
    } finally {
      await record.close()
    }
  })
})
