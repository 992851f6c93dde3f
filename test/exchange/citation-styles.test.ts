import { describe, expect, it } from 'vitest'
import { STYLES } from '../../src/exchange/citation-styles.js'
import type { SourceLine } from '../../src/record/record.js'

const source = (told: Partial<SourceLine>): SourceLine => ({
  id: `src_${'0'.repeat(24)}` as SourceLine['id'],
  title: 'Envoys meet at the lake',
  outlet: 'The Meridian',
  agency: null,
  byline: 'Nora Vale',
  published: '2022-06-09',
  url: 'https://meridian.example/envoys',
  language: 'en',
  recorded: '2026-01-01T00:00:00Z' as SourceLine['recorded'],
  seq: 1,
  claims: 0,
  reprintOf: null,
  redacted: false,
  ...told,
})

describe('citations', () => {
  it.each([
    ['apa', {}, 'Nora Vale. (2022, June 9). Envoys meet at the lake. The Meridian. https://meridian.example/envoys'],
    ['apa', { byline: null, published: null, url: null }, 'Envoys meet at the lake. (n.d.). The Meridian.'],
    [
      'apa',
      { title: 'Who won?', published: '2022-06' },
      'Nora Vale. (2022, June). Who won? The Meridian. https://meridian.example/envoys',
    ],
    ['chicago', {}, 'Nora Vale. “Envoys meet at the lake.” The Meridian, June 9, 2022. https://meridian.example/envoys'],
    [
      'chicago',
      { byline: null, agency: 'Caucasus Wire', outlet: null },
      'Caucasus Wire. “Envoys meet at the lake.” meridian.example, June 9, 2022. https://meridian.example/envoys',
    ],
    [
      'chicago',
      { published: '2022', title: 'Who won?' },
      'Nora Vale. “Who won?” The Meridian, 2022. https://meridian.example/envoys',
    ],
  ] as const)('%s of %o', (style, told, expected) => expect(STYLES[style]?.(source(told))).toBe(expected))

  it('keeps TeX from finding commands', () => {
    expect(STYLES.bibtex?.(source({ title: '50% of $x_1$ \\input{y} & {z}' }))).toContain(
      'title = {{50\\% of \\$x\\_1\\$ \\textbackslash{}input\\{y\\} \\& \\{z\\}}}',
    )
  })
})
