import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Names } from '../../src/exchange/names.js'
import { nameOf } from '../../src/exchange/names.js'
import type { Day } from '../../src/model/edtf.js'
import type { ParleyRecord } from '../../src/parley.js'
import { writeBriefing } from '../../src/views/briefing.js'
import { briefingDocx } from '../../src/views/briefing-docx.js'
import { briefingHtml } from '../../src/views/briefing-html.js'
import { briefingMarkdown, groups } from '../../src/views/briefing-markdown.js'
import { biased, NOT_USED } from '../../src/views/briefing-neutral.js'
import type { Briefing } from '../../src/views/briefing-shape.js'
import { on, quoted } from '../../src/views/briefing-words.js'
import { examplesRecord } from './examples-record.js'

let record: ParleyRecord
let names: Names
beforeAll(async () => {
  ;({ record, names } = await examplesRecord())
})
afterAll(() => record.close())

const brief = (asOf: string, more: { readonly since?: string; readonly publishedBy?: string } = {}): Promise<Briefing> =>
  writeBriefing(record, {
    process: names.process('armenia-azerbaijan'),
    clocks: { asOf: asOf as Day, publishedBy: (more.publishedBy ?? null) as Day | null, knownAt: null },
    from: null,
    to: null,
    since: (more.since ?? null) as Day | null,
    today: '2026-01-01' as Day,
    nameOf: (id, otherwise) => nameOf(names, id, otherwise),
  })
const section = (briefing: Briefing, id: string) => briefing.sections.find((one) => one.id === id)?.sentences ?? []
const texts = (briefing: Briefing, id: string): readonly string[] => section(briefing, id).map(({ text }) => text)

describe('a briefing of the examples', () => {
  it('tells of 9 June 2022 what the first report holds: talks, an offer, a lost standing, a lead', async () => {
    const made = await brief('2022-06-09')
    expect(texts(made, 'happened')).toContain(
      'On 9 June 2022 Sergei Lavrov and Ararat Mirzoyan held talks in Yerevan, according to caucasuswire.example.',
    )
    const roles = texts(made, 'mediators').join('\n')
    expect(roles).toMatch(/Russia offered to take part as a mediator/)
    expect(roles).toMatch(/Russia was no longer a mediator/)
    expect(roles).toMatch(/the European Union led the process/)
    expect(roles).toMatch(/mediated by Charles Michel|Charles Michel acted as mediator/)
    expect(texts(made, 'positions').join('\n')).toMatch(/Sergei Lavrov said: “We repeat that we are ready/)
  })

  it('has a footnote on every sentence, whose words stand in the source to the character', async () => {
    for (const day of ['2021-06-01', '2022-06-09', '2023-10-01']) {
      const made = await brief(day)
      const notes = new Map(made.footnotes.map((note) => [note.number, note]))
      for (const { sentences } of made.sections) {
        for (const { text, notes: cited } of sentences) {
          expect(cited.length, text).toBeGreaterThan(0)
          for (const number of cited) expect(notes.has(number), text).toBe(true)
        }
      }
      for (const note of made.footnotes) {
        if (note.kind === 'record') continue
        const text = (await record.source(note.source))?.source.text ?? ''
        for (const words of note.quote.split(' … ')) expect(text).toContain(words)
      }
    }
  })

  it('quotes in a sentence only what the source says, in its order', async () => {
    const made = await brief('2023-10-01')
    const notes = new Map(made.footnotes.map((note) => [note.number, note]))
    for (const { text, notes: cited } of made.sections.flatMap(({ sentences }) => sentences)) {
      const sources = await Promise.all(
        cited.map(async (number) => {
          const note = notes.get(number)
          return note?.kind === 'source' ? ((await record.source(note.source))?.source.text ?? '') : ''
        }),
      )
      const plain = (words: string): string => words.replace(/[“”"’]/g, "'").replace(/\s+/g, ' ')
      for (const [, words = ''] of text.matchAll(/“([^”]+)”/g)) {
        if (text.includes(`track “${words}”`)) continue
        const part = plain(words.replace(/ …$/, ''))
        expect(
          sources.some((source) => plain(source).toLowerCase().includes(part.toLowerCase())),
          `${text}`,
        ).toBe(true)
      }
    }
  })

  it('uses none of the words it does not use, and each has a reason', async () => {
    for (const day of ['2021-06-01', '2022-06-09', '2023-10-01']) {
      const made = await brief(day, { since: '2021-01-01' })
      for (const { text } of made.sections.flatMap(({ sentences }) => sentences)) expect(biased(text), text).toEqual([])
    }
    expect(biased('The regime claimed it')).toEqual(['claimed', 'regime'])
    expect(biased('According to A: “the regime claimed it”')).toEqual([])
    for (const { why, instead } of NOT_USED) expect(why && instead).toBeTruthy()
  })

  it('differs between days in what lies between them, and in nothing else', async () => {
    const [early, middle, late] = [await brief('2021-06-01'), await brief('2022-06-09'), await brief('2023-10-01')]
    const told = (made: Briefing) => new Map(section(made, 'happened').map((one) => [one.finding, one]))
    for (const [before, after, day] of [
      [early, middle, '2021-06-01'],
      [middle, late, '2022-06-09'],
    ] as const) {
      const [was, is] = [told(before), told(after)]
      for (const [finding, { text }] of was) expect(is.get(finding)?.text, text).toBe(text)
      const fresh = [...is].filter(([finding]) => !was.has(finding))
      expect(fresh.length).toBeGreaterThan(3)
      // What is new began after the earlier day, or is undated and was told after it.
      for (const [, { when, text }] of fresh)
        if (when !== null && !/^\[|[~?%X]/.test(when)) expect(when.slice(0, 7) >= day.slice(0, 7), text).toBe(true)
    }
    expect(texts(early, 'mediators').join()).not.toMatch(/European Union led|offered to take part/)
    expect(texts(early, 'happened').join()).not.toMatch(/Lavrov and Ararat Mirzoyan held talks/)
  })

  it('tells with published-by only what was in print, and what changed since the last briefing', async () => {
    const made = await brief('2022-06-09', { publishedBy: '2022-05-23' })
    for (const note of made.footnotes) if (note.kind === 'source') expect((note.published ?? '') <= '2022-05-23').toBe(true)
    const since = await brief('2022-06-09', { since: '2022-05-31' })
    expect(texts(since, 'changed').join('\n')).toMatch(/New: on 9 June 2022 Sergei Lavrov and Ararat Mirzoyan held talks/)
    expect(texts(since, 'changed').join('\n')).not.toMatch(/New: .*(?:October 2020|humanitarian truce)/)
  })
})

describe('the words of a briefing', () => {
  it.each([
    ['2022-06-09', 'on 9 June 2022'],
    ['2022-04', 'in April 2022'],
    ['2020-23', 'in autumn 2020'],
    ['[..2023-05]', 'by May 2023'],
    ['1991/..', 'from 1991'],
  ])('%s is %s', (date, told) => expect(on(date as never)).toBe(told))

  it('shortens long quotes at a word and keeps quotation marks apart', () => {
    expect(quoted('he said "no".')).toBe('“he said ’no’.”'.replace('.”', '”'))
    expect(quoted('word '.repeat(100)).length).toBeLessThan(270)
    expect(quoted('word '.repeat(100))).toMatch(/word …”$/)
  })
})

describe('its renderings', () => {
  it('hold the same sentences; HTML is one file without script, its references meet', async () => {
    const made = await brief('2022-06-09')
    const [markdown, html] = [briefingMarkdown(made), briefingHtml(made)]
    const numbers = new Set([...markdown.matchAll(/\[\^(\d+)\](?!:)/g)].map(([, n]) => n))
    expect(new Set([...markdown.matchAll(/^\[\^(\d+)\]:/gm)].map(([, n]) => n))).toEqual(numbers)
    expect(html).not.toMatch(/<script|src=|<link|@import/i)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, to] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(to)
    expect(groups(made.sections.find(({ id }) => id === 'happened') as never).length).toBeGreaterThan(5)
  })

  it('keep hostile words from becoming markup', async () => {
    const made = await brief('2022-06-09')
    const hostile = { ...made, title: '<img src=x onerror=1> [a](javascript:b) \u0001' }
    expect(briefingHtml(hostile)).not.toContain('<img')
    expect(briefingMarkdown(hostile)).not.toMatch(/^# .*(?<!\\)\[a/m)
    expect((await briefingDocx(hostile)).length).toBeGreaterThan(1000)
  })
})

const office = spawnSync('soffice', ['--version']).status === 0
describe.skipIf(!office)('the Word document, by LibreOffice (left out where soffice is not installed)', () => {
  it('opens with its footnotes', async () => {
    const made = await brief('2022-06-09')
    const folder = mkdtempSync(join(tmpdir(), 'parley-docx-'))
    try {
      writeFileSync(join(folder, 'brief.docx'), await briefingDocx(made))
      const ran = spawnSync(
        'soffice',
        [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--convert-to',
          'fodt',
          '--outdir',
          folder,
          join(folder, 'brief.docx'),
        ],
        { timeout: 100_000, env: { ...process.env, HOME: folder } },
      )
      expect(ran.status).toBe(0)
      const text = readFileSync(join(folder, 'brief.fodt'), 'utf8')
      expect(XMLValidator.validate(text)).toBe(true)
      const cited = made.sections.flatMap(({ sentences }) => sentences).reduce((sum, { notes }) => sum + notes.length, 0)
      expect(text.match(/<text:note /g)?.length).toBe(cited)
      expect(text).toContain('held talks in Yerevan')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
