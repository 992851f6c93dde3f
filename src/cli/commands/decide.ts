import { userInfo } from 'node:os'
import { Argument, type Command, InvalidArgumentError, Option } from 'commander'
import { Ruling } from '../../model/decision.js'
import { openRecord } from '../../parley.js'
import { type RecordFlags, recordLocation, recordOption } from '../options.js'
import { oneLine, writeLine } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley decide accept clm_0f… --reason "checked against the readout"
  parley decide correct clm_0f… --to '{ "when": "2022-04-06" }' --reason "the readout gives the day"
  parley decide merge fnd_1a… fnd_2b…
  parley decide assign clm_0f… --to '{ "track": "border-delimitation" }'
  parley decide same-actor "~aliev" ilham-aliyev --to '{ "into": "ilham-aliyev" }'
  parley decide undo dec_3c…
What each ruling takes in --to stands in docs/record.md. Rulings are appended and can be undone; nothing is edited.`

interface Flags extends RecordFlags {
  readonly to?: { readonly [key: string]: unknown }
  readonly reason?: string
  readonly as?: string
  readonly base?: number
  readonly json?: boolean
}

const object = (text: string): { readonly [key: string]: unknown } => {
  try {
    const value: unknown = JSON.parse(text)
    if (value !== null && typeof value === 'object' && !Array.isArray(value))
      return value as { readonly [key: string]: unknown }
  } catch {
    // Told below, the same for what is no JSON and what is no object.
  }
  throw new InvalidArgumentError('a JSON object is meant, for example \'{ "when": "2022-04-06" }\'')
}
const entry = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('the number of an entry is meant')
  return Number(text)
}

export function define(command: Command): void {
  recordOption(
    command
      .addArgument(new Argument('<ruling>', 'what is ruled').choices(Ruling.options))
      .argument('[ids...]', 'what is ruled on: claims, findings, actors, sources, a decision')
      .addOption(new Option('--to <json>', 'the fields that the ruling takes').argParser(object))
      .option('--reason <text>', 'why')
      .option('--as <name>', "who rules [the system's user name]")
      .addOption(
        new Option('--base <entry>', 'the last entry you saw: refused when what you rule on changed since').argParser(entry),
      )
      .option('--json', 'for programs'),
  )
    .addHelpText('after', EXAMPLES)
    .action(decide)
}

async function decide(ruling: Ruling, ids: readonly string[], flags: Flags): Promise<void> {
  const record = await openRecord(recordLocation(flags), { make: false })
  try {
    const decision = await record.decide({
      ruling,
      of: ids,
      author: flags.as ?? userInfo().username,
      ...(flags.to === undefined ? {} : { to: flags.to }),
      ...(flags.reason === undefined ? {} : { reason: flags.reason }),
      ...(flags.base === undefined ? {} : { base: flags.base }),
    })
    await writeLine(
      flags.json
        ? JSON.stringify(decision, null, 2)
        : oneLine(
            `${decision.id}: ${ruling} ${ids.join(' ')}, signed ${decision.author}. Undo it with: parley decide undo ${decision.id}`,
          ),
    )
  } finally {
    await record.close()
  }
}
