import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import * as z from 'zod'
import { readPage } from '../src/intake/page.js'
import { SAME_STORY, stories } from '../src/views/stories.js'

const Page = z.object({ id: z.string(), url: z.string(), html: z.string() })
const Report = z.object({ id: z.string(), text: z.string(), topic: z.string() })

interface Taken {
  readonly text: string
  readonly title?: string | null | undefined
  readonly authors?: readonly string[]
  readonly author?: string | null | undefined
  readonly date?: string | null | undefined
}
type Extractor = (html: string, url: string) => Taken | Promise<Taken>

const parley: Extractor = (html, url) => {
  const page = readPage(html, url)
  const text = page.blocks.flatMap((block) => (block.kind === 'caption' ? [] : [block.text])).join('\n')
  return { text, title: page.title, authors: page.authors, date: page.published }
}

const readability: Extractor = (html) => {
  const { document } = parseHTML(html)
  const found = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0]).parse()
  return { text: found?.textContent ?? '', title: found?.title, author: found?.byline, date: found?.publishedTime }
}

/** defuddle on the same light DOM; its text is taken out of the HTML it gives. */
async function defuddle(): Promise<Extractor> {
  const { Defuddle } = await import('defuddle/node')
  return async (html, url) => {
    const found = await Defuddle(parseHTML(html).document, url)
    const { document } = parseHTML(`<html><body>${found.content}</body></html>`)
    return { text: document.body.textContent ?? '', title: found.title, author: found.author, date: found.published }
  }
}

const rowsOf = <T>(file: string, shape: z.ZodType<T>): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => shape.parse(JSON.parse(line)))

/** Seconds of processor time so far: a neighbour's work does not count. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

/**
 * Article extraction beside Readability on linkedom alone and defuddle, in one run: accuracy by the measuring data's own scorer,
 * speed as the median of three rounds in turn, by processor time. Then which reports tell of one event, with the bound fixed on every other topic.
 */
export async function benchPages(): Promise<void> {
  const gold = join(process.env.PARLEY_SHARED ?? '../shared', 'gold')
  if (!existsSync(gold)) {
    console.log('the measuring data is not here (PARLEY_SHARED): nothing to measure')
    return
  }
  await extraction(join(gold, 'extraction'))
  clusters(join(gold, 'clusters'))
}

async function extraction(folder: string): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'parley-pages-'))
  const extractors: readonly (readonly [string, Extractor])[] = [
    ['parley', parley],
    ['readability + linkedom', readability],
    ['defuddle', await defuddle()],
  ]
  const silent = console.error
  console.error = () => undefined
  try {
    for (const set of ['aeb.jsonl', 'traf-meta.jsonl']) {
      const pages = rowsOf(join(folder, set), Page).map((page) => ({
        ...page,
        html: gunzipSync(readFileSync(join(folder, page.html))).toString('utf8'),
      }))
      const rounds = new Map<string, number[]>(extractors.map(([name]) => [name, []]))
      const told = new Map<string, string>()
      for (let round = 0; round < 3; round++) {
        for (const [name, extract] of extractors) {
          const lines: string[] = []
          const start = cpu()
          for (const { id, url, html } of pages) {
            const taken = await Promise.resolve(extract(html, url)).catch(() => ({ text: '' }))
            lines.push(JSON.stringify({ id, ...taken }))
          }
          rounds.get(name)?.push(pages.length / (cpu() - start))
          told.set(name, lines.join('\n'))
        }
      }
      const base = median(rounds.get('readability + linkedom') ?? [])
      for (const [name] of extractors) {
        const file = join(scratch, 'predictions.jsonl')
        writeFileSync(file, told.get(name) ?? '')
        const { stdout } = spawnSync(process.execPath, [join(folder, 'score.mjs'), join(folder, set), file], {
          encoding: 'utf8',
        })
        const speed = median(rounds.get(name) ?? [])
        console.log(
          `${set} ${name}: ${speed.toFixed(0)} pages a second of processor time (${(speed / base).toFixed(2)} of Readability alone)\n  ${stdout.trim()}`,
        )
      }
    }
  } finally {
    console.error = silent
    rmSync(scratch, { recursive: true, force: true })
  }
}

function clusters(folder: string): void {
  const scratch = mkdtempSync(join(tmpdir(), 'parley-stories-'))
  const rows = rowsOf(join(folder, 'ecbplus.jsonl'), z.looseObject(Report.shape))
  const topics = [...new Set(rows.map((row) => row.topic))]
  for (const [name, half] of [
    ['bound fixed here', 0],
    ['other topics', 1],
  ] as const) {
    const own = rows.filter((row) => topics.indexOf(row.topic) % 2 === half)
    const start = performance.now()
    const groups = stories(own.map(({ text }) => ({ text, day: null })))
    const took = performance.now() - start
    const [goldFile, told] = [join(scratch, 'gold.jsonl'), join(scratch, 'told.jsonl')]
    writeFileSync(goldFile, own.map((row) => JSON.stringify(row)).join('\n'))
    writeFileSync(
      told,
      groups.flatMap((group, cluster) => group.map((i) => JSON.stringify({ id: own[i]?.id, cluster }))).join('\n'),
    )
    const { stdout } = spawnSync(process.execPath, [join(folder, 'score.mjs'), goldFile, told], { encoding: 'utf8' })
    console.log(
      `one event, bound ${SAME_STORY}, ${name}: ${own.length} reports in ${took.toFixed(0)} ms\n  ${stdout.split('\n')[0]}`,
    )
  }
  rmSync(scratch, { recursive: true, force: true })
}
