// How many reports a second one core reads, all layers and kinds, and what that costs in memory.
import { readdirSync, readFileSync } from 'node:fs'
import { createReader, type Reader } from '../src/parley.js'
import { report } from './intake-generator.js'

const ROUNDS = 7
/** Words a report has in these figures: the texts are cut or joined to it. */
const WORDS = 400

/** The bundled examples, joined and cut into texts of 400 words each, at paragraph ends where they fall. */
function texts(): string[] {
  const folder = new URL('../examples/', import.meta.url)
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n\n')
  const made: string[] = []
  let words = 0
  let from = 0
  for (const match of all.matchAll(/\S+/g)) {
    if (++words < WORDS) continue
    made.push(all.slice(from, match.index + match[0].length))
    from = match.index + match[0].length
    words = 0
  }
  return made
}

const median = (xs: readonly number[]): number => [...xs].sort((a, b) => a - b)[xs.length >> 1] ?? 0

/** Memory in MB after each tenth of so many made-up reports, all different. */
function memoryOver(reader: Reader, many: number): readonly number[] {
  const seen: number[] = []
  for (let n = 0; n < many; n++) {
    const { title, day, dateline, prose } = report(n)
    reader.readText({ text: `${title}\n\n${dateline} ${prose.join('\n\n')}`, published: day }, { layers: true })
    if ((n + 1) % Math.ceil(many / 10) === 0) seen.push(Math.round(process.memoryUsage().rss / 1e6))
  }
  return seen
}

/** Prints reports a second (median of rounds, after a warm-up) and the memory before and after many rounds. */
export async function benchReading(): Promise<void> {
  const begun = performance.now()
  const reader = createReader()
  const ready = performance.now() - begun
  const reports = texts()
  const once = (): number => {
    const from = performance.now()
    for (const text of reports) reader.readText({ text, published: '2022-06-09' }, { layers: true })
    return (reports.length * 1000) / (performance.now() - from)
  }
  once()
  const rates = Array.from({ length: ROUNDS }, once)
  const before = process.memoryUsage().rss
  const rounds = Number(process.env.PARLEY_BENCH_ROUNDS ?? 20)
  for (let k = 0; k < rounds; k++) once()
  const after = process.memoryUsage().rss
  const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`
  process.stdout.write(
    [
      `reader ready after ${Math.round(ready)} ms`,
      `reports of ${WORDS} words a second on one core: median ${median(rates).toFixed(1)} of ${rates.map((r) => r.toFixed(0)).join(' ')}`,
      `memory after warming ${mb(before)}, after ${rounds * reports.length} more reports ${mb(after)}`,
      '',
    ].join('\n'),
  )
  // READING_REPORTS=100000 takes a quarter of an hour.
  const many = Number(process.env.READING_REPORTS ?? 0)
  if (many > 0)
    process.stdout.write(`memory after each tenth of ${many} different reports: ${memoryOver(reader, many).join(', ')} MB\n`)
}
