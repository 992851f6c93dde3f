import type { Command } from 'commander'
import type { ProcessId } from '../../model/ids.js'
import { openRecord, type ToldRow, toldRows } from '../../parley.js'
import { type KeptStory, keptStories } from '../../views/kept-stories.js'
import { stories, storyDay } from '../../views/stories.js'
import { type ClockFlags, clockOptions, clocksOf, type RecordFlags, recordLocation, recordOption } from '../options.js'
import { table } from '../table.js'
import { dim, plain, writeLine } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley stories                                  of the record: which of its reports tell of one event
  parley stories --process armenia-azerbaijan --published-by 2022-06-09
  parley stories --jsonl reports.jsonl --json     of rows { id?, text, published?, title? }; keeps nothing
Reports published more than five days apart tell of different events, unless one is the other's copy.`

interface Flags extends RecordFlags, ClockFlags {
  readonly jsonl?: string
  readonly json?: boolean
  readonly process?: string
}

export function define(command: Command): void {
  clockOptions(
    recordOption(
      command
        .option('--jsonl <file>', 'reports of a file instead of the record, one JSON object a line; - is standard input')
        .option('--process <id>', 'only reports with a claim of this process')
        .option('--json', 'for programs: with --jsonl one { id, story } a line, in order'),
    ),
  )
    .addHelpText('after', EXAMPLES)
    .action((flags: Flags) => (flags.jsonl === undefined ? ofRecord(flags) : ofRows(flags.jsonl, flags.json === true)))
}

async function ofRows(file: string, json: boolean): Promise<void> {
  const rows: ToldRow[] = []
  for await (const row of toldRows(file)) rows.push(row)
  const groups = stories(
    rows.map(({ title, text, published }) => ({ text: title ? `${title}\n${text}` : text, day: storyDay(published) })),
  )
  if (json) {
    const story = new Map(groups.flatMap((group, n) => group.map((i) => [i, n + 1] as const)))
    for (const [i, { id }] of rows.entries()) await writeLine(JSON.stringify({ id, story: story.get(i) }))
    return
  }
  const told = (i: number): string => {
    const { id, title, text } = rows[i] as ToldRow
    return `${id}: ${title ?? text.slice(0, 100)}`
  }
  const columns = [
    { head: 'Reports', share: 0 },
    { head: 'Tell of one event', share: 6 },
  ]
  await writeLine(
    table(
      columns,
      groups.map((group) => [String(group.length), group.map(told).join('\n')]),
    ),
  )
}

async function ofRecord(flags: Flags): Promise<void> {
  const record = await openRecord(recordLocation(flags), { make: false })
  try {
    const found = await keptStories(record, {
      clocks: clocksOf(flags),
      ...(flags.process === undefined ? {} : { process: flags.process as ProcessId }),
    })
    await writeLine(flags.json ? JSON.stringify({ clocks: clocksOf(flags), stories: found }, null, 2) : described(found))
  } finally {
    await record.close()
  }
}

function described(found: readonly KeptStory[]): string {
  if (found.length === 0) return 'No reports in sight of these clocks.'
  const who = (line: KeptStory['sources'][number]): string =>
    [line.outlet ?? line.agency ?? line.byline ?? 'unknown outlet', line.reprintOf ? '(a copy)' : ''].filter(Boolean).join(' ')
  const rows = found.map((story) => [
    story.from === null ? 'undated' : story.from === story.to ? story.from : `${story.from} to ${story.to}`,
    plain(story.title ?? 'without a title'),
    story.sources.map((line) => plain(who(line))).join('; '),
  ])
  const columns = [
    { head: 'Published', share: 0 },
    { head: 'First told as', share: 4 },
    { head: 'By', share: 4 },
  ]
  const shared = found.filter((story) => story.sources.length > 1).length
  return `${table(columns, rows)}\n${dim(`${found.length} events, ${shared} of them told by several reports.`)}`
}
