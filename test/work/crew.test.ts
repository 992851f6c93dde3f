import { Buffer } from 'node:buffer'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { packageRoot } from '../../src/register/load.js'
import { Crew, type CrewOptions } from '../../src/work/crew.js'
import { docxOf, PROSE, pageOf, pdfOf, set } from '../intake/files.js'

let crew: Crew
const start = (options: Omit<CrewOptions, 'reader'> = {}): void => {
  if (crew && JSON.stringify(crew.options) === JSON.stringify({ reader: {}, processes: 1, ...options })) return
  crew?.close()
  crew = new Crew({ reader: {}, processes: 1, ...options })
}
afterAll(() => crew?.close())

const open = (name: string, bytes: string | Uint8Array) => {
  const document = { name, bytes: Buffer.from(bytes as Uint8Array), told: {} }
  return crew.ask('open', { document }, bytes.length)
}
const failure = (done: Promise<unknown>) =>
  done.then(
    () => null,
    (thrown: unknown) => thrown,
  )

const WORKER = join(packageRoot(), 'dist', 'reading-worker.js')
/** A program that has a process of its own read its second argument two thousand times over, and prints that process's number once it is at it. */
const STARTER = `
  const { fork } = require('node:child_process')
  const [worker, text] = process.argv.slice(1)
  const child = fork(worker, [JSON.stringify({ reader: {}, memoryMb: 4000 })], {
    serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const document = { name: 'x.txt', bytes: Buffer.from((text + '\\n\\n').repeat(2000)), told: {} }
  child.on('message', (said) => {
    if (said === 'ready') child.send({ number: 1, job: 'open', asked: { document } })
    else if (said.number === 1)
      child.send({ number: 2, job: 'read', asked: { taken: said.done[0], layers: false, id: null } }, () =>
        setTimeout(() => console.log(child.pid), 300))
  })`
const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

// Millions of elements: any DOM of them takes a gigabyte.
const heavy = `<!doctype html><html><body>${'<b>x</b>'.repeat(1_500_000)}`

// A busy machine takes its time to start processes; what is tried is that they are killed, not how fast.
describe('the crew', { timeout: 240_000 }, () => {
  it('opens what needs a parser, and tells the parser’s refusals', async () => {
    start()
    const [page, pdf, docx] = await Promise.all([
      open('x.html', pageOf('Envoys meet in Lorin')),
      open('x.pdf', pdfOf([[[72, 760, 18, 'Envoys meet in Lorin'], ...set(PROSE[0], { y: 700 })]])),
      open('x.docx', docxOf(['Envoys meet in Lorin', ...PROSE])),
    ])
    for (const taken of [page, pdf, docx]) expect(taken.map(({ source }) => source.title)).toEqual(['Envoys meet in Lorin'])
    expect(await failure(open('x.pdf', '%PDF-nothing'))).toMatchObject({ name: 'ParleyError', code: 'input-malformed' })
  })

  it('reads, ready to be kept', async () => {
    start()
    const [taken] = await open('x.txt', `Envoys meet in Lorin\n\n${PROSE.join('\n\n')}`)
    if (!taken) throw new Error('nothing taken')
    const prepared = await crew.ask('prepare', { taken }, 1000)
    expect(prepared).toMatchObject({
      source: { id: taken.source.id, title: 'Envoys meet in Lorin' },
      reader: expect.stringMatching(/@/),
    })
  })

  it('kills what takes too much memory, refuses that input, and does the next', async () => {
    start({ memoryMb: 300 })
    const [first, second] = [failure(open('x.html', heavy)), open('y.html', pageOf('Envoys meet in Lorin'))]
    expect(await first).toMatchObject({ code: 'input-too-large', message: expect.stringMatching(/memory/) })
    expect((await second)[0]?.source.title).toBe('Envoys meet in Lorin')
  })

  it('kills what takes too long, refuses that input, and does the next', async () => {
    start({ timeMs: 1 })
    expect(await failure(open('x.html', heavy))).toMatchObject({ code: 'input-timeout' })
    expect(await failure(open('x.html', pageOf('x')))).toMatchObject({ code: 'input-timeout' })
  })

  it('does not outlive the program that started it, though it is deep in a report of many minutes', async () => {
    // The starter gives its process the report, says which process that is, and is killed.
    const starter = spawn(process.execPath, ['--eval', STARTER, WORKER, PROSE.join('\n\n')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [pid] = (await once(starter.stdout, 'data')) as [Buffer]
    expect(alive(Number(pid))).toBe(true)
    starter.kill('SIGKILL')
    await vi.waitFor(() => expect(alive(Number(pid))).toBe(false), { timeout: 10_000, interval: 100 })
  })

  it.each([
    ['one line of ten megabytes', 'x.txt', 'word '.repeat(2_000_000)],
    ['one word of ten megabytes', 'x.txt', `${'x'.repeat(9_000_000)}`],
    ['a page of one line of ten megabytes', 'x.html', `<html><body><p>${'word '.repeat(2_000_000)}`],
    ['a page nested a hundred thousand deep', 'x.html', `<html><body>${'<div>'.repeat(100_000)}x`],
    ['a feed nested a hundred thousand deep', 'x.xml', `<rss>${'<channel>'.repeat(100_000)}`],
    ['a page of one endless tag', 'x.html', `<html><body><p ${'a="b" '.repeat(500_000)}`],
    ['a lying charset', 'x.html', `<html><meta charset="utf-16"><body><p>${PROSE.join(' ')}`],
    ['nothing but zeros', 'x.pdf', Buffer.alloc(1000)],
    ['a PDF that is none', 'x.pdf', `%PDF-1.4\n${'1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj\n'.repeat(1000)}`],
    [
      'a feed with a bomb of entities',
      'x.xml',
      `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(1000)}">${'bcdefgh'
        .split('')
        .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefg'[i]};`.repeat(100)}">`)
        .join('')}]><rss><channel><title>&h;</title></channel></rss>`,
    ],
  ])('gets through %s: a source, or a clear refusal', async (_, name, bytes) => {
    start()
    const done = await open(name, bytes).then(
      (taken) => ({ sources: taken.length }),
      (thrown: unknown) => thrown,
    )
    expect(done).toSatisfy(
      (one: { sources?: number; name?: string; code?: string }) =>
        (one.sources ?? 0) > 0 || (one.name === 'ParleyError' && one.code?.startsWith('input-') === true),
    )
  })
})
