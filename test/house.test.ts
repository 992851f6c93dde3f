import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const src = join(root, 'src')

/** Who may import whom: ARCHITECTURE.md's table. A room may always import itself. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  model: [],
  time: ['model'],
  text: ['model'],
  register: ['model', 'time'],
  intake: ['model', 'time', 'text'],
  fetch: ['model'],
  reading: ['model', 'time', 'text', 'register'],
  kinds: ['model', 'time', 'text', 'register', 'reading'],
  record: ['model', 'time'],
  views: ['model', 'time', 'record'],
  exchange: ['model', 'time', 'record', 'views'],
  store: ['model', 'record'],
  work: ['model', 'time', 'text', 'register', 'reading', 'record', 'store', 'intake', 'fetch'],
  parley: [
    'model',
    'time',
    'text',
    'register',
    'intake',
    'fetch',
    'reading',
    'kinds',
    'record',
    'views',
    'exchange',
    'store',
    'work',
  ],
  // What each process of the crew runs: the façade's reader, and what makes its work ready to be kept.
  'reading-worker': ['parley', 'model', 'intake', 'record', 'work'],
  // The command that starts the server is a command like any other.
  cli: ['parley', 'views', 'exchange', 'model', 'http'],
  http: ['parley', 'views', 'exchange', 'model'],
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(src, name))
const roomOf = (file: string): string => {
  const parts = relative(src, file).split(/[\\/]/)
  return parts.length === 1 ? (parts[0] ?? '').replace(/\.ts$/, '') : (parts[0] ?? '')
}

/** Every file of ours that a file imports, types and side effects too. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const found: string[] = []
  for (const [, to] of text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*'(\.[^'\n]+)'/g)) {
    if (to) found.push(resolve(dirname(file), to.replace(/\.js$/, '.ts')))
  }
  return found
}
const graph = new Map(files.map((file) => [file, importsOf(file).filter((to) => to.startsWith(src))]))

describe('the house', () => {
  it('has only the rooms of the table', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !(room in BELOW))).toEqual([])
  })

  it('lets each room import only what stands below it', () => {
    const wrong = [...graph].flatMap(([file, tos]) =>
      tos
        .filter((to) => roomOf(to) !== roomOf(file) && !(BELOW[roomOf(file)] ?? []).includes(roomOf(to)))
        .map((to) => `${relative(src, file)} → ${relative(src, to)}`),
    )
    expect(wrong).toEqual([])
  })

  it('imports only files that are there', () => {
    const missing = [...graph].flatMap(([file, tos]) =>
      tos.filter((to) => !graph.has(to)).map((to) => `${relative(src, file)} → ${relative(src, to)}`),
    )
    expect(missing).toEqual([])
  })

  it('has no import cycle', () => {
    const state = new Map<string, 'open' | 'done'>()
    const cycles: string[] = []
    const walk = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].map((f) => relative(src, f)).join(' → '))
        return
      }
      state.set(file, 'open')
      for (const to of graph.get(file) ?? []) walk(to, [...path, file])
      state.set(file, 'done')
    }
    for (const file of files) walk(file, [])
    expect(cycles).toEqual([])
  })

  it('names files in kebab-case, and no file after a drawer', () => {
    const names = files.map((file) => relative(src, file).split(/[\\/]/).at(-1) ?? '')
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(name))).toEqual([])
    expect(names.filter((name) => /^(utils?|helpers?|managers?|misc|common)\.ts$/.test(name))).toEqual([])
  })

  it('holds no path of one machine and no type check switched off', () => {
    const wrong = files.filter((file) =>
      /@ts-(ignore|nocheck)|biome-ignore|\bas any\b|\/work\/main/.test(readFileSync(file, 'utf8')),
    )
    expect(wrong.map((file) => relative(src, file))).toEqual([])
  })
})
