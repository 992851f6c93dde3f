import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parley, scratch } from './run.js'

const here = scratch()
afterAll(here.end)
const at = (...args: readonly string[]) => parley([...args, '--record', 'out.parley'], { folder: here.path })

beforeAll(() => {
  writeFileSync(here.file('one.txt'), 'Armenian and Azerbaijani ministers met in Brussels on 6 April 2022, officials said.')
  expect(parley(['add', 'one.txt', '--record', 'out.parley'], { folder: here.path }).status).toBe(0)
})

describe.each([
  ['brief', ['brief', '--format', 'markdown']],
  ['export', ['export', 'jsonl']],
])('--out of %s', (_, command) => {
  it('writes the file, whole, in place of what was there', () => {
    writeFileSync(here.file('told.out'), 'something before')
    expect(at(...command, '--out', 'told.out')).toMatchObject({ status: 0, out: '' })
    expect(readFileSync(here.file('told.out'), 'utf8')).toBe(at(...command).out)
    expect(readdirSync(here.path).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('refuses what is no file, and leaves it as it is', () => {
    mkdirSync(here.file('folder.out'), { recursive: true })
    const folder = at(...command, '--out', 'folder.out')
    expect(folder.status).toBe(2)
    expect(folder.err).toContain('folder.out is a folder')
    execFileSync('mkfifo', [here.file(`pipe.${command[0]}`)])
    const pipe = at(...command, '--out', `pipe.${command[0]}`)
    expect(pipe.status).toBe(2)
    expect(pipe.err).toContain('without --out')
    expect(at(...command, '--out', 'nowhere/told.out').status).toBe(2)
  })
})

describe('a page that changed', () => {
  it('is counted as changed, not as a reprint', () => {
    const page = (more: string): string =>
      `<html><head><title>Talks go on</title><link rel="canonical" href="https://press.example/talks"></head><body><article><h1>Talks go on</h1>${Array.from({ length: 8 }, (_, i) => `<p>The envoys spoke for a ${i + 2}nd hour about the crossing at Lorin, the road to Vasht and who would guard them in spring.</p>`).join('')}<p>${more}</p></article></body></html>`
    writeFileSync(here.file('page.html'), page('They will meet again.'))
    expect(at('add', 'page.html').out).toContain('1 new, 0 reprints')
    writeFileSync(here.file('page.html'), page('They will not meet again before the summer.'))
    const again = at('add', 'page.html')
    expect(again.out).toContain('a new version of')
    expect(again.out).toContain('0 new, 1 changed, 0 reprints')
  })
})
