import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import recognizers from '@microsoft/recognizers-text-date-time'
import * as chrono from 'chrono-node'
import nlp from 'compromise'
import dates from 'compromise-dates'
import * as z from 'zod'
import { readTimes } from '../src/time/read-times.js'
import { asEdtf } from '../src/time/when.js'
import type { GoldTimes, PredictedTime } from './time-score.js'
import { valueF1 } from './time-score.js'

interface Report {
  readonly text: string
  /** `2022-06-09` */
  readonly day: string
}
type Reader = (report: Report) => PredictedTime[]

const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`)
const withDates = nlp.plugin(dates as unknown as Parameters<typeof nlp.plugin>[0]) as unknown as (text: string) => unknown

const parley: Reader = ({ text, day }) => [...readTimes(text, asEdtf(day))]

/** chrono's parts at the grain that its text gives: what it only implies is left out. */
const chronoNode: Reader = ({ text, day }) =>
  chrono.parse(text, { instant: noonOf(day), timezone: 0 }).map(({ index, text: words, start }) => {
    const [year, month, date] = (['year', 'month', 'day'] as const).map((part) =>
      String(start.get(part) ?? '').padStart(2, '0'),
    )
    const fine = start.isCertain('day') || start.isCertain('weekday')
    const hour = start.isCertain('hour')
      ? `T${String(start.get('hour')).padStart(2, '0')}:${String(start.get('minute') ?? 0).padStart(2, '0')}`
      : ''
    const value = fine || hour ? `${year}-${month}-${date}${hour}` : start.isCertain('month') ? `${year}-${month}` : `${year}`
    return { start: index, end: index + words.length, type: 'DATE', value }
  })

const CompromiseDates = z.array(
  z.object({
    offset: z.object({ start: z.number(), length: z.number() }),
    dates: z.object({ start: z.string().nullish(), unit: z.string().nullish() }).nullish(),
  }),
)
const UNIT_LENGTH: Readonly<Record<string, number>> = { year: 4, month: 7, day: 10, week: 10 }

let refused = 0

const compromiseDates: Reader = ({ text, day }) => {
  let told: unknown
  try {
    const view = withDates(text) as { dates(options: object): { json(options: object): unknown } }
    told = view.dates({ today: day, timezone: 'UTC' }).json({ offset: true })
  } catch {
    // It throws on some ordinary sentences; such a report counts as read, with nothing found.
    refused += 1
    return []
  }
  return (CompromiseDates.safeParse(told).data ?? []).map(({ offset, dates: when }) => ({
    start: offset.start,
    end: offset.start + offset.length,
    type: 'DATE',
    value: (when?.start ?? '').slice(0, UNIT_LENGTH[when?.unit ?? 'day'] ?? 10),
  }))
}

const Recognized = z.array(
  z.object({
    start: z.number(),
    end: z.number(),
    typeName: z.string(),
    resolution: z.object({ values: z.array(z.record(z.string(), z.string())) }).nullish(),
  }),
)

/** The recognizers give each reading of an ambiguous date; the latest that is not after the report is taken. */
const microsoft: Reader = ({ text, day }) => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const read = Recognized.safeParse(recognizers.recognizeDateTime(text, 'en-us', 0, new Date(year, month - 1, date, 12)))
  return (read.data ?? []).map(({ start, end, resolution }) => {
    const values = resolution?.values ?? []
    const past = values.findLast((value) => (value.value ?? value.start ?? '') <= `${day}T`)
    const best = past ?? values[0] ?? {}
    const timex = best.timex ?? ''
    const at = best.value ?? best.start ?? ''
    let value = timex
    if (/^XXXX-\d\d$/.test(timex)) value = at.slice(0, 7)
    else if (/,P1M\)$/.test(timex)) value = at.slice(0, 7)
    else if (/,P1Y\)$/.test(timex)) value = at.slice(0, 4)
    else if (/,P3M\)$/.test(timex)) value = `${at.slice(0, 4)}-Q${Math.ceil(Number(at.slice(5, 7)) / 3)}`
    else if (timex.startsWith('XXXX') || timex.startsWith('(')) value = at.slice(0, 10)
    return { start, end: end + 1, type: timex.startsWith('P') ? 'DURATION' : 'DATE', value }
  })
}

const READERS: Readonly<Record<string, Reader>> = {
  parley,
  'chrono-node': chronoNode,
  'compromise-dates': compromiseDates,
  '@microsoft/recognizers-text-date-time': microsoft,
}

const GoldRow = z.object({
  id: z.string(),
  date: z.string(),
  text: z.string(),
  timexes: z.array(
    z.object({ start: z.number(), end: z.number(), type: z.string(), value: z.string(), dct: z.boolean().optional() }),
  ),
})

function loadGold(name: string): GoldTimes[] | null {
  const path = join(process.env.PARLEY_SHARED ?? '../shared', 'gold', 'time', `${name}.jsonl`)
  if (!existsSync(path)) return null
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => GoldRow.parse(JSON.parse(line)))
}

function loadExamples(): Report[] {
  const folder = 'examples'
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return names.sort().map((name) => ({ text: readFileSync(join(folder, name), 'utf8'), day: '2022-06-09' }))
}

/** Reports read a second in the median of some rounds; `patience` seconds at most for each round. */
function rate(reader: Reader, reports: readonly Report[], rounds: number, patience: number): number {
  const rates: number[] = []
  for (let round = 0; round < rounds; round++) {
    const from = performance.now()
    let read = 0
    for (const report of reports) {
      reader(report)
      read += 1
      if (performance.now() - from > patience * 1000) break
    }
    rates.push((read / (performance.now() - from)) * 1000)
  }
  rates.sort((a, b) => a - b)
  return rates[Math.floor(rounds / 2)] ?? 0
}

/** Reports a second of each reader over the same texts, as medians, and value F1 where the gold is present. */
export async function benchTime(): Promise<void> {
  const gold = loadGold('timebank')
  const reports: Report[] = gold ? gold.map(({ text, date }) => ({ text, day: date.slice(0, 10) })) : loadExamples()
  if (reports.length === 0) {
    process.stdout.write('no texts to read: neither shared gold nor examples are here\n')
    return
  }
  if (!gold) process.stdout.write('shared gold is absent: speed over the examples only\n')
  const units = reports.reduce((sum, { text }) => sum + text.length, 0)
  process.stdout.write(`${reports.length} reports, ${Math.round(units / reports.length)} units each on average\n`)
  let ours = 0
  for (const [name, reader] of Object.entries(READERS)) {
    reader(reports[0] as Report)
    const reads = rate(reader, reports, name === 'parley' ? 9 : 3, 3)
    ours ||= reads
    process.stdout.write(
      `${name.padEnd(40)} ${reads.toFixed(0).padStart(6)} reports/s  ${(ours / reads).toFixed(1)}x our time\n`,
    )
  }
  for (const set of ['timebank', 'aquaint']) {
    const rows = loadGold(set)
    if (!rows) continue
    process.stdout.write(`value F1 on ${set}: all, calendar points\n`)
    for (const [name, reader] of Object.entries(READERS)) {
      const read = new Map(rows.map((row) => [row, reader({ text: row.text, day: row.date.slice(0, 10) })] as const))
      const timesOf = (row: GoldTimes): PredictedTime[] => read.get(row) ?? []
      const [all, points] = [valueF1(rows, timesOf, false), valueF1(rows, timesOf, true)]
      process.stdout.write(`${name.padEnd(40)} ${all.toFixed(3)}  ${points.toFixed(3)}\n`)
    }
  }
  if (refused > 0) process.stdout.write('compromise-dates threw on some reports; they count as empty\n')
}
