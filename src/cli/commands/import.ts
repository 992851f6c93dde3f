import { readFile } from 'node:fs/promises'
import { Argument, type Command, Option } from 'commander'
import { parse } from 'yaml'
import { importFile } from '../../exchange/import-file.js'
import { actorNamed } from '../../exchange/known-names.js'
import { READERS, readerNamed } from '../../exchange/readers.js'
import { openText } from '../../exchange/text-input.js'
import type { Edtf } from '../../model/edtf.js'
import { FAILURES, ParleyError } from '../../model/error.js'
import { ProcessId } from '../../model/ids.js'
import { createRegister, openRecord } from '../../parley.js'
import { importTracks } from '../import-tracks.js'
import { date, type RecordFlags, recordLocation, recordOption } from '../options.js'
import { oneLine, progress, writeLine } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley import ged GEDEvent.csv --dataset "UCDP GED 25.1" --published 2025-06
  parley import pax pax_all_agreements.csv --process armenia-azerbaijan
  parley import csv visits.csv --mapping visits.yaml
  parley import jsonl talks.jsonl
  parley import tracks border.geojson --process armenia-azerbaijan --reason "survey of May 2024"

Formats:
${READERS.map(({ name, says }) => `  ${name.padEnd(16)}${says}`).join('\n')}
  tracks          GeoJSON with stretches of border, links and places: rulings by hand (--process, --reason)

Each row becomes a source of its own, with the row as it stood. Rows that cannot be read are refused with line and column; a file
that is broken, cut off or in another encoding is refused as a whole, and nothing of it is kept. Importing again changes nothing.`

interface Flags extends RecordFlags {
  readonly dataset?: string
  readonly published?: Edtf
  readonly process?: string
  readonly mapping?: string
  readonly encoding?: string
  readonly pack?: string
  readonly json?: boolean
  readonly reason?: string
  readonly as?: string
}

/** Refused rows shown one by one; the rest are counted. */
const SHOWN = 20
/** Refused rows listed for programs, so that memory stays bounded; all are counted. */
const LISTED = 10_000

export function define(command: Command): void {
  recordOption(
    command
      .addArgument(new Argument('<format>', 'see below').choices([...READERS.map(({ name }) => name), 'tracks']))
      .argument('<file>', 'the file')
      .option('--dataset <name>', 'whose rows they are, with the release')
      .addOption(new Option('--published <date>', 'when the data set was published').argParser(date))
      .option('--process <id>', 'the process they belong to')
      .option('--mapping <file>', 'csv: which column means what (YAML or JSON)')
      .option('--encoding <label>', 'the encoding, where it is not UTF-8 or UTF-16 with a mark')
      .option('--reason <text>', 'tracks: why these lines are taken')
      .option('--as <name>', "tracks: who rules so [the system's user name]")
      .option('--pack <dir>', 'a folder with actors of your own')
      .option('--json', 'what was taken and the refused rows (at most 10,000), for programs'),
  )
    .addHelpText('after', EXAMPLES)
    .action(importFrom)
}

async function importFrom(format: string, path: string, flags: Flags): Promise<void> {
  if (format === 'tracks') return importTracks(path, flags)
  const reader = readerNamed(format)
  if (!reader) throw new ParleyError('usage', `there is no format '${format}'`)
  const process_ = flags.process === undefined ? null : ProcessId.safeParse(flags.process)
  if (process_?.success === false) throw new ParleyError('usage', `'${flags.process}' is not the id of a process`)
  const input = await openText(path, flags.encoding ?? null)
  const mapping = flags.mapping === undefined ? null : await mappingFrom(flags.mapping)
  const register = createRegister(flags.pack ? [flags.pack] : [])
  const record = await openRecord(recordLocation(flags))
  const bar = progress('importing rows')
  const refused: object[] = []
  let [shown, more] = [0, 0]
  try {
    const settings = {
      dataset: flags.dataset ?? null,
      published: flags.published ?? null,
      process: process_?.data ?? null,
      mapping,
      actorNamed: actorNamed(register),
    }
    const done = await importFile(record, reader, input, settings, {
      refused({ at, why, row }) {
        if (flags.json) {
          if (refused.length < LISTED) refused.push({ ...at, why, row })
        } else if (shown++ < SHOWN) {
          const column = at.column === null ? '' : `, column ${at.column}`
          process.stderr.write(`parley: ${oneLine(`refused: line ${at.line}${column}: ${why}`)}\n`)
        } else more++
      },
      progress: (rows) => bar.tell(rows, null),
    })
    bar.done()
    if (more > 0) process.stderr.write(`parley: refused: and ${more} more (--json lists them)\n`)
    if (flags.json) await writeLine(JSON.stringify({ ...done, refusedRows: refused }, null, 2))
    else {
      const passed = Object.entries(done.passed).map(([what, times]) => `${times} ${what}`)
      await writeLine(
        `${done.rows - done.refused} rows taken: ${done.sources} new sources, ${done.known} known already, ${done.claims} claims; ${done.refused} refused${passed.length > 0 ? `; passed over: ${passed.join(', ')}` : ''}.`,
      )
    }
    if (done.refused > 0) process.exitCode = FAILURES['input-malformed'].exit
  } finally {
    bar.done()
    await record.close()
  }
}

async function mappingFrom(path: string): Promise<unknown> {
  try {
    return parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new ParleyError('usage', `the mapping ${path} cannot be read: ${(cause as Error).message}`, { cause })
  }
}
