import { type Command, Option } from 'commander'
import type { Edtf } from '../../model/edtf.js'
import type { ProcessId } from '../../model/ids.js'
import { addInputs, keepLean, openRecord, readerWhenNeeded } from '../../parley.js'
import { IntakeReport } from '../intake-report.js'
import {
  count,
  date,
  type FetchFlags,
  fetchingOf,
  fetchOptions,
  knownProcess,
  type ReaderFlags,
  type RecordFlags,
  readerOptions,
  readerOptionsOf,
  recordLocation,
  recordOption,
} from '../options.js'
import { progress } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley add report.txt
  parley add reports/ press.zip crawl.warc.gz --record talks.parley
  parley add rows.jsonl --process armenia-azerbaijan
  parley add https://press.example/2022/06/09/envoys-meet
  parley add report.txt --published 2022-06-09 --outlet "The Meridian"
Text, Markdown, HTML, PDF with a text layer, DOCX, mail (EML), saved pages (MHTML), feeds, JSON lines; folders, ZIP, gzip, WARC
and WACZ of them. Adding the same report again changes nothing, so after a stop give the same again: it goes on where it was.
An address is fetched because you give it; nothing that a page points at ever is.`

interface Flags extends RecordFlags, ReaderFlags, FetchFlags {
  readonly published?: Edtf
  readonly outlet?: string
  readonly process?: ProcessId | null
  readonly as?: string
  readonly cores?: number
  readonly json?: boolean
}

export function define(command: Command): void {
  fetchOptions(
    readerOptions(
      recordOption(
        command
          .argument('<inputs...>', 'files, folders, archives and addresses')
          .addOption(
            new Option('--published <date>', 'the day it was published, where the report does not say').argParser(date),
          )
          .option('--outlet <name>', 'who published it')
          .option('--process <id>', 'the process it belongs to, whatever it seems; "none" for none')
          .option('--as <name>', "who rules that [the system's user name]")
          .addOption(new Option('--cores <number>', 'how many processes read [one for each core]').argParser(count))
          .option('--json', 'one object a report, for programs'),
      ),
    ),
  )
    .addHelpText('after', EXAMPLES)
    .action(add)
}

async function add(inputs: readonly string[], flags: Omit<Flags, 'process'> & { readonly process?: string }): Promise<void> {
  const { process: named, ...rest } = flags
  const process_ = named === undefined ? undefined : knownProcess(named, flags.pack ?? [])
  await addAll(inputs, { ...rest, ...(process_ === undefined ? {} : { process: process_ }) })
}

async function addAll(inputs: readonly string[], flags: Flags): Promise<void> {
  const record = await openRecord(recordLocation(flags))
  const reader = readerWhenNeeded(readerOptionsOf(flags))
  const report = new IntakeReport(flags.json === true)
  const bar = progress('adding')
  keepLean(50)
  try {
    const known = { published: flags.published ?? null, outlet: flags.outlet ?? null }
    const options = {
      known,
      fetching: fetchingOf(flags),
      ...(flags.process === undefined ? {} : { process: flags.process }),
      ...(flags.as === undefined ? {} : { author: flags.as }),
      ...(flags.cores === undefined ? {} : { crew: { processes: flags.cores } }),
    }
    for await (const added of addInputs(record, reader, inputs, options)) {
      const status = await report.take(added)
      if (status !== null) process.exitCode = status
      bar.tell(report.all, null)
    }
  } finally {
    bar.done()
    await record.close()
  }
  await report.end()
}
