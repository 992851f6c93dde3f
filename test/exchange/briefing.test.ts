import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XMLValidator } from 'fast-xml-parser'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Names } from '../../src/exchange/names.js'
import { nameOf } from '../../src/exchange/names.js'
import type { Day } from '../../src/model/edtf.js'
import type { Finding } from '../../src/model/finding.js'
import type { ProcessId } from '../../src/model/ids.js'
import type { ParleyRecord, Register } from '../../src/parley.js'
import { writeBriefing } from '../../src/views/briefing.js'
import { briefingDocx } from '../../src/views/briefing-docx.js'
import { briefingHtml } from '../../src/views/briefing-html.js'
import { briefingMarkdown, groups } from '../../src/views/briefing-markdown.js'
import { biased, NOT_USED } from '../../src/views/briefing-neutral.js'
import { LONGEST, quotation } from '../../src/views/briefing-quotes.js'
import type { Briefing } from '../../src/views/briefing-shape.js'
import { quoted } from '../../src/views/briefing-words.js'
import { on } from '../../src/views/day-words.js'
import { partsOf } from '../../src/views/process-parts.js'
import { examplesRecord } from './examples-record.js'

const PROCESS = 'armenia-azerbaijan' as ProcessId
let record: ParleyRecord
let names: Names
let register: Register
beforeAll(async () => {
  ;({ record, names, register } = await examplesRecord())
})
afterAll(() => record.close())

const brief = async (asOf: string, more: { readonly since?: string; readonly publishedBy?: string } = {}): Promise<Briefing> =>
  writeBriefing(record, {
    process: names.process(PROCESS),
    clocks: { asOf: asOf as Day, publishedBy: (more.publishedBy ?? null) as Day | null, knownAt: null },
    from: null,
    to: null,
    since: (more.since ?? null) as Day | null,
    today: '2026-01-01' as Day,
    nameOf: (id, otherwise) => nameOf(names, id, otherwise),
    parts: { register, parts: partsOf(PROCESS, register.dossier(PROCESS), await record.additions()) },
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
      const plain = (words: string): string => words.replace(/[“”"’‘]/g, "'").replace(/\s+/g, ' ')
      for (const [, words = ''] of text.matchAll(/“([^”]+)”/g)) {
        if (text.includes(`track “${words}”`) || text.includes(`format “${words}”`)) continue
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

  it('differs between days in just what the world and the knowledge of it differed in', async () => {
    const days = ['2021-06-01', '2022-06-09', '2023-10-01'] as const
    const made = await Promise.all(days.map((day) => brief(day, { publishedBy: day })))
    // By the claims each sentence rests on, where sections tell of findings, not of how long ago they were: a finding may be named
    // after another of its claims on another day.
    const told = ({ sections, footnotes }: Briefing): ReadonlyMap<string, readonly string[]> => {
      const claim = new Map(footnotes.map((note) => [note.number, note.kind === 'source' ? note.claim : '']))
      const kept = sections.filter(({ id }) => ['happened', 'positions', 'figures'].includes(id))
      return new Map(
        kept.flatMap(({ id, sentences }) =>
          sentences.map(({ text, notes }) => [`${id}: ${text}`, notes.map((note) => claim.get(note) ?? '')] as const),
        ),
      )
    }
    for (const [i, from] of days.slice(0, -1).entries()) {
      const [was, is] = [told(made[i] as Briefing), told(made[i + 1] as Briefing)]
      const { world, knowledge } = await record.diff({ from: from as Day, to: days[i + 1] as Day, process: PROCESS })
      const claims = (findings: readonly Finding[]): ReadonlySet<string> => new Set(findings.flatMap((one) => one.claims))
      const fresh = claims([
        ...world.happened,
        ...world.began,
        ...world.ended,
        ...knowledge.learned,
        ...knowledge.changed.map(({ after }) => after),
      ])
      const stale = claims([
        ...world.ended,
        ...knowledge.withdrawn,
        ...knowledge.changed.flatMap((one) => [one.before, one.after]),
      ])
      const [added, gone] = [[...is].filter(([text]) => !was.has(text)), [...was].filter(([text]) => !is.has(text))]
      expect(added.length).toBeGreaterThan(10)
      for (const [text, rests] of added)
        expect(
          rests.some((claim) => fresh.has(claim)),
          `new on ${days[i + 1]}: ${text}`,
        ).toBe(true)
      for (const [text, rests] of gone)
        expect(
          rests.some((claim) => stale.has(claim)),
          `gone on ${days[i + 1]}: ${text}`,
        ).toBe(true)
    }
    expect(texts(made[0] as Briefing, 'mediators').join()).not.toMatch(/European Union led|offered to take part/)
    expect(texts(made[0] as Briefing, 'happened').join()).not.toMatch(/Lavrov and Ararat Mirzoyan held talks/)
  })

  it('is the same to the letter when it is asked for again, whatever was asked between', async () => {
    const [first, , again] = [await brief('2022-06-09'), await brief('2023-10-01'), await brief('2022-06-09')]
    expect(again).toEqual(first)
  })

  it('tells how the parts of each track stand, with a report, a hand or the pack behind each', async () => {
    const late = await brief('2025-09-01')
    const parts = texts(late, 'parts').join('\n')
    expect(parts).toMatch(/Of the border about 12\.7 kilometres are delimited: Baghanis–Berkaber/)
    expect(parts).toMatch(/The text of a treaty was initialled on 8 August 2025/)
    expect(parts).toMatch(/A treaty is not signed/)
    expect(parts).toMatch(/Closed, as the pack has it: .*Gyumri–Kars railway/)
    const early = texts(await brief('2022-06-09'), 'parts').join('\n')
    expect(early).not.toMatch(/are delimited|treaty was initialled/)
    expect(early).toMatch(/Nothing is told of how 11 stretches of the border stand/)
    // Before it was signed nothing was owed under it.
    expect(texts(await brief('2020-10-25'), 'parts').join('\n')).not.toMatch(/point 1/)
  })

  it('says how a point was last judged and by when it was due, not that it never began', async () => {
    const parts = texts(await brief('2025-09-01'), 'parts').join('\n')
    expect(parts).toMatch(
      /point 1 .*: last judged not carried out \(up to 20 September 2023\), and not since; it was due by 10 November 2020/,
    )
    expect(parts).toMatch(/regulation [^.]*has been in force since 1 November 2024/)
    expect(parts).toMatch(/protocol”, was signed on 15 May 2024/)
    expect(parts).not.toMatch(/overdue|not begun|is not told| is signed since/)
  })

  it('says what is filed and not that nothing was reported, by what was done on a track rather than by words on it', async () => {
    const made = await brief('2025-09-01')
    expect(texts(made, 'tracks').join('\n')).toMatch(/Peace treaty, [^:]*: .*initialled a peace treaty/)
    expect([...texts(made, 'tracks'), ...texts(made, 'unknown')].join('\n')).not.toMatch(
      /nothing reported|holds nothing on .* after|after by/,
    )
  })

  it('heads what names no time with the day on which it was reported, and tells no headline beside its text', async () => {
    const made = briefingMarkdown(await brief('2025-09-01'))
    expect(made).toMatch(/### Reported on 9 August 2025\n\nAccording to [^\n]*Trump also lifted restrictions/)
    expect(made).toMatch(/### 8 August 2025\n\nAccording to [^\n]*on Friday/)
    expect(made).not.toMatch(/caucasuswire\.example: “Regulation of Border Commissions Enters Into Force”/)
  })

  it('does not date words quoted without a time on the day of the report', async () => {
    const positions = texts(await brief('2025-09-01'), 'positions').join('\n')
    expect(positions).toMatch(
      /(?:^|\n)Donald Trump said: “It is a great honour[^\n]*, according to caucasuswire\.example \(9 August 2025\)/,
    )
    expect(positions).toMatch(/On 9 June 2022 Sergei Lavrov said: “We repeat/)
  })

  it('tells of a track without an event by who names it, rather than by an old promise', async () => {
    const made = texts(await brief('2022-06-09'), 'unknown').join('\n')
    expect(made).toMatch(/Border delimitation and demarcation, named on 9 June 2022 without an event/)
  })

  it('tells the last report of a role even where it is told in its own words, and the mediator of a summit', async () => {
    const mediators = texts(await brief('2025-09-01'), 'mediators').join('\n')
    expect(mediators).toMatch(/On 8 August 2025 Donald Trump acted as mediator/)
    expect(mediators).toMatch(/Russia continues to act as mediator on transport links/)
  })

  it('does not cite the same words of a report twice, nor call somebody ready to do a thing bound to it', async () => {
    const made = await brief('2022-10-01')
    for (const { sentences } of made.sections)
      for (const { notes } of sentences) {
        const cited = made.footnotes.filter(({ number }) => notes.includes(number))
        const words = cited.map((note) =>
          note.kind === 'source' ? `${note.source} ${note.claimant} ${note.quote}` : note.says,
        )
        expect(new Set(words).size).toBe(words.length)
      }
    expect(texts(made, 'positions').join('\n')).toMatch(/Azerbaijan was ready “to hand over unilaterally the bodies/)
    expect(texts(made, 'happened').join('\n')).not.toMatch(/according to his office/)
  })

  it('sets side by side only counts of one stretch, and names whom the count names once', async () => {
    const counts = texts(await brief('2023-12-31'), 'figures')
    expect(counts.filter((text) => /6,500/.test(text) && /5,000/.test(text))).toEqual([])
    expect(counts.filter((text) => /30,000/.test(text) && /1,000 deaths/.test(text))).toEqual([])
    expect(counts.join('\n')).toMatch(/Displaced, by 5 October 2023: “More than 100,000 people”/)
    expect(counts.join('\n')).toMatch(/“more than 400”, according to Karabakh ombudsman/)
  })

  it('gives author and reason of what was ruled by hand, and of nothing that stands no more', async () => {
    const own = await examplesRecord()
    try {
      const asked = async () =>
        writeBriefing(own.record, {
          process: own.names.process(PROCESS),
          clocks: { asOf: '2022-06-09' as Day },
          from: null,
          to: null,
          since: null,
          today: '2026-01-01' as Day,
          nameOf: (id, otherwise) => nameOf(own.names, id, otherwise),
          parts: {
            register: own.register,
            parts: partsOf(PROCESS, own.register.dossier(PROCESS), await own.record.additions()),
          },
        })
      const [sector] = own.register.dossier(PROCESS)?.sectors.filter(({ km }) => km !== null) ?? []
      const ruled = await own.record.decide({
        ruling: 'new-state',
        of: [],
        author: 'Ani',
        reason: 'walked along it',
        to: { id: sector?.id, state: 'contested', from: '2022-01-05', to: null, km: null, terms: null, claims: [] },
      })
      const made = await asked()
      const sentence = section(made, 'parts').find(({ text }) => /contested again/.test(text))
      expect(sentence?.text).toContain(sector?.name)
      const note = made.footnotes.find(({ number }) => number === sentence?.notes[0])
      expect(note).toMatchObject({ kind: 'record', says: expect.stringMatching(/By hand: Ani, .*: walked along it/) })
      await own.record.decide({ ruling: 'undo', of: [ruled.id], author: 'Ani', reason: 'not so' })
      expect(texts(await asked(), 'parts').join('\n')).not.toMatch(/contested again/)
    } finally {
      await own.record.close()
    }
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
    expect(quoted('he said "no".')).toBe('“he said ‘no’”')
    expect(quoted('word '.repeat(100)).length).toBeLessThan(LONGEST + 10)
    expect(quoted('word '.repeat(100))).toMatch(/word …”$/)
  })
})

describe('what is quoted of a report', () => {
  const of = (text: string, quote: string) =>
    quotation(text, { start: text.indexOf(quote), end: text.indexOf(quote) + quote.length, quote } as never).words
  it.each([
    ['no dateline', 'BAKU, Sept 20 (Some Wire) — The sides met. More.', 'met', 'The sides met.'],
    [
      'no end at a shortened word',
      'A truce held at 9 a.m. Moscow time. It broke.',
      'truce',
      'A truce held at 9 a.m. Moscow time.',
    ],
    ['whom "it" means', 'A truce was agreed. It collapsed at once.', 'collapsed', 'A truce was agreed. It collapsed at once.'],
    ['whom "he said" means', 'Orlan spoke. "We could not," he said.', 'We could not', 'Orlan spoke. "We could not," he said.'],
    ['from the paragraph before', 'The ministers met.\n\nThey agreed.', 'agreed', 'The ministers met. They agreed.'],
    ['no heading for a sentence', '15:10\nIt struck Goris.', 'struck', 'It struck Goris.'],
    ['nothing before the first', 'They agreed to meet.', 'agreed', 'They agreed to meet.'],
  ])('%s', (_, text, quote, words) => expect(of(text, quote)).toBe(words))

  it('is the words alone where the text does not hold them', () =>
    expect(quotation('', { start: 3, end: 6, quote: 'met' } as never).words).toBe('met'))
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

  it('show characters that turn or hide text as what they are, and leave the joiners of scripts that need them', async () => {
    const made = await brief('2022-06-09')
    const [section, ...more] = made.sections
    const [first, ...others] = section?.sentences ?? []
    if (!section || !first) throw new Error('there is a sentence')
    const [note, ...notes] = made.footnotes
    if (note?.kind === 'record' || !note) throw new Error('there is a footnote on a source')
    const hostile: Briefing = {
      ...made,
      title: 'safe \u202egnp.exe\u202c',
      sections: [
        { ...section, sentences: [{ ...first, text: 'a\u200bb \u2066c\u2069 \ufeff می\u200cخواهم \u0007' }, ...others] },
        ...more,
      ],
      footnotes: [{ ...note, quote: 'x\u2067y', url: 'https://a.example/\u202etxt' }, ...notes],
    }
    const { value: word } = await mammoth.convertToHtml({ buffer: Buffer.from(await briefingDocx(hostile)) })
    const tricks = /[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[^\P{Cc}\n\t]/u
    for (const text of [briefingMarkdown(hostile), briefingHtml(hostile), word]) {
      expect(text).not.toMatch(tricks)
      expect(text).toMatch(/U\+202E/)
      expect(text).toMatch(/U\+200B/)
      expect(text).toContain('می\u200cخواهم')
    }
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
