import { spawnSync } from 'node:child_process'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parley, scratch } from './run.js'

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url))
const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const REPORTS = readdirSync(EXAMPLES).filter((name) => /^\d\d-/.test(name)).length
const here = scratch()
afterAll(here.end)
const at = (...args: readonly string[]) => parley(args, { folder: here.path })
const kept = (...args: readonly string[]) => at(...args, '--record', 'examples.parley')

beforeAll(() => {
  expect(kept('add', EXAMPLES).status).toBe(0)
})

describe('the main job on the examples', () => {
  it('keeps every report once', () => {
    const again = kept('add', EXAMPLES, '--json')
    expect(again.status).toBe(0)
    expect(again.out).not.toContain('"new"')
    expect(kept('check').out).toMatch(new RegExp(`^${REPORTS} sources, .* 0 decisions`))
  })

  it('makes the file for its owner alone', () => {
    expect(statSync(here.file('examples.parley')).mode & 0o077).toBe(0)
  })

  it.each(['timeline', 'tracks', 'roles', 'figures', 'positions', 'commitments', 'network', 'incumbents', 'unassigned'])(
    'answers %s as a table and as JSON',
    (question) => {
      const table = kept('ask', question)
      expect({ status: table.status, err: table.err }).toEqual({ status: 0, err: '' })
      expect(table.out.trim()).not.toBe('')
      const json = kept('ask', question, '--json')
      expect(JSON.parse(json.out)).toMatchObject({ question, clocks: { asOf: null, publishedBy: null, knownAt: null } })
    },
  )

  it('shows how a claim is ruled on: the ruling stands, and its undoing too', () => {
    const asked = JSON.parse(kept('ask', 'timeline', '--kind', 'meeting', '--json').out) as {
      findings: { id: string; claims: { id: string }[] }[]
    }
    const claim = asked.findings[0]?.claims[0]
    const id = typeof claim === 'string' ? claim : claim?.id
    expect(id).toMatch(/^clm_/)
    const ruled = kept('decide', 'reject', id ?? '', '--reason', 'a test', '--as', 'Tester', '--json')
    expect(ruled.status).toBe(0)
    const decision = JSON.parse(ruled.out) as { id: string; author: string }
    expect(decision.author).toBe('Tester')
    expect(kept('decide', 'undo', decision.id, '--as', 'Tester').status).toBe(0)
    expect(kept('decide', 'accept', 'clm_nothere').status).toBe(4)
    expect(kept('check').out).toContain('2 decisions')
  })

  it('copies the record and finds the head again', () => {
    const copied = at('record', 'copy', 'examples.parley', 'copy.parley')
    expect(copied.status).toBe(0)
    const head = /[0-9a-f]{64}/.exec(copied.out)?.[0] ?? 'none'
    expect(at('check', '--record', 'copy.parley', '--head', head).out).toContain('The head you kept is entry')
  })
})

describe('a hostile report', () => {
  const nasty = `${'Talks\u001b[31m in Geneva\u202e evil\u200b'}

GENEVA, 3 March 2024

The foreign ministers of Norway and Chad met in Geneva\u001b]8;;x\u0007 on Sunday.

${'Officials said that the talks would go on for a week, and that nothing had been agreed so far. '.repeat(8)}
`

  it('sends no control or bidirectional character to a terminal', () => {
    writeFileSync(here.file('nasty\u001b[2J.txt'), nasty)
    const read = at('read', 'nasty\u001b[2J.txt')
    const added = at('add', 'nasty\u001b[2J.txt', '--record', 'nasty.parley')
    const asked = at('ask', 'timeline', '--record', 'nasty.parley')
    for (const { out, err, status } of [read, added, asked]) {
      expect(status).toBe(0)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(out + err).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u200b\u202a-\u202e\u2066-\u2069]/)
    }
    expect(read.out).toContain('met')
  })
})

describe('pipes', () => {
  it('writes JSON lines in the order of the rows, from standard input', () => {
    const rows = ['a', 'b', 'c'].map((id) =>
      JSON.stringify({ id, text: `${id}: The sides met in Vienna.`, published: '2024-01-05' }),
    )
    const ran = parley(['read', '--jsonl', '-', '--json'], { input: rows.join('\n') })
    expect(ran.status).toBe(0)
    expect(
      ran.out
        .trim()
        .split('\n')
        .map((row) => (JSON.parse(row) as { id: string }).id),
    ).toEqual(['a', 'b', 'c'])
  })

  it('is quiet when the reader of its output goes', () => {
    const ran = spawnSync(
      'bash',
      ['-c', `"${process.execPath}" "${MAIN}" ask timeline --record examples.parley --json | head -c 10`],
      {
        cwd: here.path,
        encoding: 'utf8',
      },
    )
    expect(ran.stderr).toBe('')
  })

  it('reads the same, byte for byte, each time', () => {
    const once = at(
      'read',
      `${EXAMPLES}/${
        readdirSync(EXAMPLES)
          .filter((name) => name.endsWith('.txt'))
          .sort()[0]
      }`,
      '--json',
    )
    const twice = at(
      'read',
      `${EXAMPLES}/${
        readdirSync(EXAMPLES)
          .filter((name) => name.endsWith('.txt'))
          .sort()[0]
      }`,
      '--json',
    )
    expect(once.out).toBe(twice.out)
  })
})
