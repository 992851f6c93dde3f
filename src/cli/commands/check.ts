import type { Command } from 'commander'
import { FAILURES } from '../../model/error.js'
import { openRecord } from '../../parley.js'
import { type RecordFlags, recordLocation, recordOption } from '../options.js'
import { plain, writeLine } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley check
  parley check --record talks.parley --json
  parley check --head 3f6c…      compares the chain with a head kept elsewhere: a bare chain can be recomputed`

interface Flags extends RecordFlags {
  readonly head?: string
  readonly json?: boolean
}

export function define(command: Command): void {
  recordOption(command)
    .option('--head <hash>', 'a head of the chain kept elsewhere')
    .option('--json', 'for programs')
    .addHelpText('after', EXAMPLES)
    .action(check)
}

async function check(flags: Flags): Promise<void> {
  const record = await openRecord(recordLocation(flags), { make: false })
  try {
    const report = await record.check(flags.head)
    if (flags.json) await writeLine(JSON.stringify(report, null, 2))
    else {
      await writeLine(
        `${report.sources} sources, ${report.claims} claims, ${report.decisions} decisions; ${report.quotes} quotes verified to the character.`,
      )
      if (report.redacted > 0)
        await writeLine(`${report.redacted} claims rest on redacted sources: their quotes cannot be verified.`)
      for (const { where, says } of report.damage) await writeLine(plain(`DAMAGE in ${where}: ${says}`))
      await writeLine(`Head of the chain: ${report.head.hash} (entry ${report.head.seq})`)
      if (flags.head !== undefined && report.headFoundAt !== null)
        await writeLine(`The head you kept is entry ${report.headFoundAt} of this chain.`)
      await writeLine(
        report.damage.length === 0
          ? 'The record is sound.'
          : 'The record is damaged. Keep the file as it is and go back to a copy.',
      )
    }
    if (report.damage.length > 0) process.exitCode = FAILURES['record-damaged'].exit
  } finally {
    await record.close()
  }
}
