import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/cli/commands/index.js'
import { parley, scratch } from './run.js'

const here = scratch()
afterAll(here.end)
const keep = (name: string, bytes: string | Uint8Array): string => {
  writeFileSync(here.file(name), bytes)
  return name
}
const at = (args: readonly string[], input?: string) =>
  parley(args, { folder: here.path, ...(input === undefined ? {} : { input }) })

describe('help', () => {
  it.each(COMMANDS.map(({ name }) => name))('of %s has an example that begins as the command does', (name) => {
    const { status, out, err } = parley([name, '--help'])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toMatch(new RegExp(`Examples?:[^]*parley ${name}`))
  })

  it('names every command, and how it may end', () => {
    const { out, status } = parley(['--help'])
    expect(status).toBe(0)
    for (const { name, summary } of COMMANDS) {
      expect(out).toContain(name)
      expect(out.replace(/\s+/g, ' ')).toContain(summary)
    }
    expect(out).toContain('Exit status')
  })
})

keep('empty.txt', '')
keep('blank.txt', ' \n\t\n')
keep(
  'binary.txt',
  Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256),
)
keep('broken.jsonl', '{"text": "Russia and Ukraine held talks in Istanbul."}\n{"text": \n{"title": "no text"}\n')
mkdirSync(here.file('folder'))

/** What is wrong, the exit status, and words that must stand in what is told. */
const WRONG: readonly (readonly [args: readonly string[], status: number, told: readonly string[]])[] = [
  [[], 2, ['Usage: parley']],
  [['raed', 'x.txt'], 2, ["unknown command 'raed'"]],
  [['read'], 2, ['either files or --jsonl is needed', 'parley read report.txt']],
  [['read', '--flies', 'x'], 2, ["unknown option '--flies'"]],
  [['read', 'nothere.txt'], 4, ['nothere.txt is not there']],
  [['read', 'empty.txt'], 3, ['empty.txt', 'empty']],
  [['read', 'blank.txt'], 3, ['blank.txt']],
  [['read', 'binary.txt'], 3, ['binary.txt', 'not a text']],
  [['read', 'empty.txt', '--published', 'Thursday'], 2, ['a date is written 2022-06-09']],
  [['ask', 'weather'], 2, ['timeline', 'roles']],
  [['ask', 'timeline', '--record', 'none.parley'], 4, ['no record at none.parley', 'parley add']],
  [['ask', 'timeline'], 4, ['no record at', 'parley add']],
  [['ask', 'timeline', '--as-of', '2022-02-30'], 2, ['a day is written 2022-06-09']],
  [['ask', 'timeline', '--kind', 'picnic', '--record', 'none.parley'], 2, ["no claim kind 'picnic'", 'meeting']],
  [['ask', 'search', '--record', 'none.parley'], 4, ['no record at none.parley']],
  [['record', 'page', 'press.example/talks', '--record', 'none.parley'], 4, ['no record at none.parley']],
  [['record', 'page', 'press.example/talks', '--on', 'Thursday'], 2, ['a day is written 2022-06-09']],
  [['check', '--record', 'none.parley'], 4, ['no record at none.parley']],
  [['check', '--record', 'empty.txt/x'], 4, ['empty.txt/x']],
  [['decide', 'bless', 'clm_1'], 2, ['accept']],
  [['decide', 'accept', 'clm_1', '--to', '[1]'], 2, ['a JSON object is meant']],
  [['diff', '--record', 'none.parley', '--from', '2022-01-01', '--to', '2022-02-01'], 4, ['no record at none.parley']],
  [['record', 'copy', 'none.parley', 'b.parley'], 4, ['no record at none.parley']],
  [['who', 'prime minister of Armenia', '--on', 'yesterday'], 2, ['2022-06-09']],
  [['serve', '--port', '70000'], 2, ['a port is a whole number']],
  [['review', '--record', 'none.parley'], 2, ['a review needs a terminal', 'parley decide']],
]

describe('wrong use and wrong input', () => {
  it.each(WRONG)('parley %j ends with %i and says what to do', (args, status, told) => {
    const ran = at(args)
    expect(ran.status).toBe(status)
    for (const words of told) expect(ran.err + ran.out).toContain(words)
    expect(ran.err).not.toContain('a defect of Parley, not of your input')
    expect(ran.err).not.toMatch(/^\s+at /m)
  })

  it('leaves nothing behind where a record was only asked for', () => {
    at(['ask', 'roles', '--record', 'mistyped.parley'])
    expect(readdirSync(here.path)).not.toContain('mistyped.parley')
  })

  it('reads the rows that can be read, and tells the others by line', () => {
    const ran = at(['read', '--jsonl', 'broken.jsonl', '--json'])
    const rows = ran.out
      .trim()
      .split('\n')
      .map((row): unknown => JSON.parse(row))
    expect(ran.status).toBe(3)
    expect(rows).toHaveLength(3)
    expect(rows[0]).toHaveProperty('claims')
    expect(rows[1]).toHaveProperty('error.line', 2)
    expect(rows[2]).toHaveProperty('error.line', 3)
    expect(ran.err).toContain('line 2')
  })

  it('goes on after a file that cannot be read', () => {
    keep('good.txt', 'GENEVA, 3 March 2024\n\nThe two sides signed a ceasefire agreement in Geneva on Sunday.\n')
    const ran = at(['add', 'empty.txt', 'good.txt', 'binary.txt', '--record', 'some.parley'])
    expect(ran.status).toBe(3)
    expect(ran.out).toContain('new good.txt')
    expect(ran.err).toContain('empty.txt')
    expect(ran.err).toContain('binary.txt')
    expect(at(['check', '--record', 'some.parley']).out).toContain('The record is sound.')
  })

  it('says that a damaged record is damaged', () => {
    const bytes = readFileSync(here.file('some.parley'))
    bytes.fill(0x5a, 4096, 12_288)
    writeFileSync(here.file('damaged.parley'), bytes)
    const ran = at(['check', '--record', 'damaged.parley'])
    expect([5, 6]).toContain(ran.status)
    expect(ran.err + ran.out).toMatch(/damage/i)
    writeFileSync(here.file('text.parley'), 'This is a letter, and no record at all. '.repeat(200))
    expect(at(['ask', 'timeline', '--record', 'text.parley'])).toMatchObject({ status: 6 })
  })
})

describe('following what is no feed', () => {
  it.each(['press.example/rss', 'ftp://press.example/rss', 'https://', './feed.xml'])(
    'refuses %s and makes no record for it',
    (feed) => {
      const { status, err } = at(['follow', feed, '--record', 'followed.parley', '--once'])
      expect(status).toBe(2)
      expect(err).toContain('is no address of a feed')
      expect(readdirSync(here.path).filter((name) => name.startsWith('followed'))).toEqual([])
    },
  )
})
