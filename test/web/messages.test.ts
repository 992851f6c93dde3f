import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { tellDate } from '../../web/src/dates.js'
import { MESSAGES } from '../../web/src/messages.js'
import { textOutside } from './text-outside.js'

const web = fileURLToPath(new URL('../../web/src', import.meta.url))
const files = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('messages.ts'))
  .map((name) => [name, readFileSync(join(web, name), 'utf8')] as const)
/** Names, the same in every language: the app's own, and areas as the map's makers write them. */
const NAMES = /^\S+ (?:Parley|Siachen Glacier|Falkland Is\.|N\. Cyprus|W\. Sahara)$/
/** A key of the catalogue, handed on to who says it. */
const KEY = /^\S+ [a-z]+\.[a-z]+$/

describe('the words of the app', () => {
  it('stand in its catalogues and nowhere else', () => {
    expect(files.length).toBeGreaterThan(60)
    const found = files
      .flatMap(([name, source]) => textOutside(name, source))
      .filter((one) => !NAMES.test(one) && !KEY.test(one))
    expect(found).toEqual([])
  })

  it.each([
    ['<p>Hello</p>', ['a.tsx:1 Hello']],
    ["<p title='Hello'>{say('x.y')}</p>", ['a.tsx:1 Hello']],
    [`<p className='big red'>{a ? 'one' : b ?? \`two \${c}\`}</p>`, ['a.tsx:1 one', 'a.tsx:1 two']],
    ["<p>{['from', d].filter(Boolean).join(' ')}</p>", ['a.tsx:1 from']],
    [`const told = (km: number) => \`about \${km}\`\nconst other = 'Not a key'`, ['a.tsx:1 about', 'a.tsx:2 Not a key']],
    [`<a href='/x'>{kind === 'refusal' && say(\`nav.\${name}\`)}, {list.map((one) => one.name)}</a>`, []],
    ["document.querySelector('.queue li.chosen a')", []],
  ])('are found outside them: %s', (source, told) => expect(textOutside('a.tsx', source)).toEqual(told))

  it('are each said somewhere', () => {
    const all = files.map(([, source]) => source).join('\n')
    const made = [...all.matchAll(/[`'"]([a-z-]+\.(?:[a-zA-Z-]+\.)?)\$\{/g)].map(([, start]) => start ?? '')
    const by = [...all.matchAll(/`\$\{\w+\}(\.[a-zA-Z]+)`/g)].map(([, end]) => end ?? '')
    const unsaid = Object.keys(MESSAGES).filter(
      (key) =>
        !all.includes(`'${key}'`) &&
        !all.includes(`"${key}"`) &&
        !made.some((start) => key.startsWith(start)) &&
        !by.some((end) => key.endsWith(end)),
    )
    expect(unsaid).toEqual([])
  })
})

describe('dates as they are told', () => {
  it.each([
    ['2022-06-09', '9 June 2022'],
    ['2022-04', 'April 2022'],
    ['2020-23', 'autumn 2020'],
    ['2021-34', 'the second quarter of 2021'],
    ['199X', 'the 1990s'],
    ['18XX', 'the 19th century'],
    ['1991~', 'about 1991'],
    ['[..2023-05]', 'by May 2023'],
    ['[1991..]', 'from 1991'],
    ['1988/1994', '1988 to 1994'],
    ['../2020-11-09', 'until 9 November 2020'],
    ['2020-11-09/..', 'from 9 November 2020'],
    [null, 'undated'],
  ])('tells %s as %s', (edtf, told) => expect(tellDate(edtf)).toBe(told))
})
