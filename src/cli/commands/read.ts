import { type Command, Option } from 'commander'
import type { Edtf } from '../../model/edtf.js'
import { ParleyError } from '../../model/error.js'
import type { Reading } from '../../model/reading.js'
import { createReader, type Reader, readInputs, readRows } from '../../parley.js'
import { tellFailure } from '../failure.js'
import {
  date,
  type FetchFlags,
  fetchingOf,
  fetchOptions,
  type ReaderFlags,
  readerOptions,
  readerOptionsOf,
} from '../options.js'
import { progress, writeLine } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley read report.txt
  parley read report.txt --published 2022-06-09 --json
  cat report.txt | parley read -
  parley read https://press.example/2022/06/09/envoys-meet
  parley read --jsonl reports.jsonl --json > readings.jsonl
An address is fetched because you give it; nothing that a page points at ever is.
PDF, DOCX, mail, saved pages, feeds and archives are read as files too.
Rows of --jsonl are { id?, text, published?, title?, url?, outlet? }; one reading a line comes out, in order.`

interface Flags extends ReaderFlags, FetchFlags {
  readonly jsonl?: string
  readonly json?: boolean
  readonly layers?: boolean
  readonly published?: Edtf
  readonly title?: string
  readonly outlet?: string
  readonly url?: string
}

export function define(command: Command): void {
  fetchOptions(
    readerOptions(
      command
        .argument('[inputs...]', 'files, addresses, or - for standard input')
        .option('--jsonl <file>', 'many reports, one JSON object a line; - is standard input')
        .option('--json', 'the reading as JSON: one object, or one a line for several')
        .option('--layers', 'with sentences, times, mentions, quotations, figures and frames')
        .addOption(new Option('--published <date>', 'the day it was published, where the report does not say').argParser(date))
        .option('--title <text>', 'its title')
        .option('--outlet <name>', 'who published it')
        .option('--url <address>', 'where it was published; this fetches nothing'),
    ),
  )
    .addHelpText('after', EXAMPLES)
    .action(read)
}

async function read(inputs: readonly string[], flags: Flags): Promise<void> {
  if ((inputs.length === 0) === (flags.jsonl === undefined)) {
    throw new ParleyError('usage', 'either files or --jsonl is needed', { hint: 'For example: parley read report.txt' })
  }
  const reader = createReader(readerOptionsOf(flags))
  await (flags.jsonl === undefined ? readFiles(reader, inputs, flags) : readLines(reader, flags.jsonl, flags))
}

async function readLines(reader: Reader, file: string, flags: Flags): Promise<void> {
  const bar = progress('reading')
  let done = 0
  let failed = 0
  for await (const row of readRows(reader, file, { layers: flags.layers ?? false })) {
    if ('failure' in row) {
      failed = tellFailure(row.failure)
      // Every row keeps its place: a program that counts lines must not slip.
      if (flags.json) await writeLine(JSON.stringify({ id: row.id, error: { line: row.line, message: row.failure.message } }))
      continue
    }
    bar.tell(++done, null)
    await writeLine(flags.json ? JSON.stringify(row.reading) : await described(row.reading))
  }
  bar.done()
  process.exitCode = failed
}

async function readFiles(reader: Reader, inputs: readonly string[], flags: Flags): Promise<void> {
  const known = {
    published: flags.published ?? null,
    title: flags.title ?? null,
    outlet: flags.outlet ?? null,
    url: flags.url ?? null,
  }
  let shown = 0
  let failed = 0
  const fetching = fetchingOf(flags)
  for await (const one of readInputs(reader, inputs, { layers: flags.layers ?? false, known, fetching })) {
    if ('failure' in one) {
      failed = tellFailure(one.failure)
      continue
    }
    await show(one.file, one.reading, inputs.length > 1 || one.several, flags.json === true, shown++)
  }
  process.exitCode = failed
}

async function show(file: string, reading: Reading, several: boolean, json: boolean, before: number): Promise<void> {
  if (json) await writeLine(several ? JSON.stringify({ file, ...reading }) : JSON.stringify(reading, null, 2))
  else await writeLine(`${before > 0 ? '\n' : ''}${await described(reading)}`)
}

/** Tables are loaded only where one is printed: a program's start stays quick. */
const described = async (reading: Reading): Promise<string> => (await import('../reading-table.js')).describeReading(reading)
