import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../src/model/error.js'
import { readPackText } from '../../src/register/pack.js'
import { readYaml, YAML_LIMITS } from '../../src/register/safe-yaml.js'

const failure = (text: string): ParleyError => {
  try {
    readPackText('pack/x.yaml', text)
  } catch (error) {
    if (error instanceof ParleyError) return error
    throw error
  }
  throw new Error('was read')
}

describe('what YAML is refused', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]',
    'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]',
    'd: [*c, *c, *c, *c, *c, *c, *c, *c, *c]',
  ].join('\n')
  it.each([
    ['an alias bomb', bomb],
    ['brackets without end', '['.repeat(100_000)],
    ['braces without end', '{a: '.repeat(50_000)],
    ['lists in a line', `${'- '.repeat(5000)}x`],
    ['deep indentation', Array.from({ length: 40 }, (_, i) => `${'  '.repeat(i)}a:`).join('\n')],
    ['a huge file', `# ${'x'.repeat(YAML_LIMITS.bytes)}`],
    ['a tag of its own', 'basis: !!js/function "return 1"'],
    ['a private tag', 'basis: !secret x'],
    ['a repeated key', 'sure: high\nsure: low'],
    ['two documents', 'sure: high\n---\nsure: low'],
    ['no YAML', 'sure: "high'],
    ['a list for a file', '- sure: high'],
    ['a prototype', '__proto__: { sure: high }'],
  ])('%s', (_, text) => {
    expect(failure(text).code).toBe('pack-invalid')
    expect(failure(text).hint).toContain('docs/register.md')
  })

  it('merge keys are plain keys, and refused as unknown', () => {
    expect(failure('x: &x { sure: high }\n<<: *x').code).toBe('pack-invalid')
  })

  it('fails in no other way on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        try {
          readYaml('x.yaml', text)
        } catch (error) {
          expect(error).toBeInstanceOf(ParleyError)
        }
      }),
    )
  })
})

describe('where a mistake is', () => {
  it.each<[says: string, line: number, text: string, words: RegExp]>([
    ['a misspelt field', 4, 'sure: high\nstates:\n  - id: x\n    nmae: X\n', /nmae|name/],
    ['a missing field', 3, '# comment\nstates:\n  - id: x\n', /states\[1\]\.name/],
    ['a wrong kind of value', 3, 'actors:\n  - name: A\n    type: planet\n', /actors\[1\]\.type/],
    [
      'a date that is none',
      6,
      'offices:\n  - id: x.y\n    name: Y\n    of: x\n    holders:\n      - { holder: A, from: 2022-02-30 }\n',
      /not a date/,
    ],
    ['broken YAML', 2, 'sure: high\nbasis: [a, b\n', /./],
    ['a host with www and slashes', 3, 'outlets:\n  - name: A\n    hosts: ["https://www.a.org/"]\n', /host name/],
  ])('%s', (_, line, text, words) => {
    const { message } = failure(text)
    expect(message).toMatch(new RegExp(`^pack/x\\.yaml, line ${line}: `))
    expect(message).toMatch(words)
  })

  it('reads a bare year as a date', () => {
    const { data } = readPackText('x.yaml', 'offices:\n  - { id: a.b, name: B, of: a, holders: [{ holder: C, from: 1991 }] }\n')
    expect(data.offices[0]?.holders[0]?.from).toBe('1991')
  })

  it('keeps NO a country code', () => {
    const { data } = readPackText('x.yaml', 'states:\n  - { id: norway, name: Norway, code: NO }\n')
    expect(data.states[0]?.code).toBe('NO')
  })
})
