import { type Command, Option } from 'commander'
import type { Edtf } from '../../model/edtf.js'
import { type AddedInput, addInputs, createReader, openRecord } from '../../parley.js'
import { tellFailure } from '../failure.js'
import {
  date,
  type FetchFlags,
  fetchingOf,
  fetchOptions,
  type ReaderFlags,
  type RecordFlags,
  readerOptions,
  recordLocation,
  recordOption,
} from '../options.js'
import { oneLine, progress, writeLine } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley add report.txt
  parley add reports/ --record talks.parley
  parley add https://press.example/2022/06/09/envoys-meet
  parley add report.txt --published 2022-06-09 --outlet "The Meridian"
Adding the same report again changes nothing. An address is fetched because you give it; nothing that a page points at ever is.`

interface Flags extends RecordFlags, ReaderFlags, FetchFlags {
  readonly published?: Edtf
  readonly outlet?: string
  readonly json?: boolean
}

export function define(command: Command): void {
  fetchOptions(
    readerOptions(
      recordOption(
        command
          .argument('<inputs...>', 'files, folders and addresses')
          .addOption(
            new Option('--published <date>', 'the day it was published, where the report does not say').argParser(date),
          )
          .option('--outlet <name>', 'who published it')
          .option('--json', 'one object an input, for programs'),
      ),
    ),
  )
    .addHelpText('after', EXAMPLES)
    .action(add)
}

async function add(inputs: readonly string[], flags: Flags): Promise<void> {
  const record = await openRecord(recordLocation(flags))
  const reader = createReader({ packs: flags.pack ?? [] })
  const counts = { new: 0, known: 0, reprint: 0, refused: 0 }
  const bar = progress('adding')
  let claims = 0
  try {
    const known = { published: flags.published ?? null, outlet: flags.outlet ?? null }
    for await (const added of addInputs(record, reader, inputs, { known, fetching: fetchingOf(flags) })) {
      counts[added.outcome]++
      if (added.outcome !== 'refused') claims += added.claims
      bar.tell(counts.new + counts.known + counts.reprint + counts.refused, null)
      await tell(added, flags.json === true)
    }
  } finally {
    bar.done()
    await record.close()
  }
  if (!flags.json) {
    await writeLine(
      `${counts.new} new, ${counts.reprint} reprints, ${counts.known} known already, ${counts.refused} refused; ${claims} claims.`,
    )
  }
}

async function tell(added: AddedInput, json: boolean): Promise<void> {
  if (added.outcome === 'refused') {
    process.exitCode = tellFailure(added.failure)
    if (json)
      await writeLine(
        JSON.stringify({
          input: added.input,
          outcome: added.outcome,
          code: added.failure.code,
          message: added.failure.message,
        }),
      )
    return
  }
  if (json) return writeLine(JSON.stringify(added))
  const process_ = added.process ? `, ${added.process}` : ', no known process'
  const like = added.reprintOf ? `, reprints ${added.reprintOf}` : ''
  return writeLine(oneLine(`${added.outcome.padEnd(7)} ${added.input}: ${added.claims} claims${process_}${like}`))
}
