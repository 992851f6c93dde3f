import { type Command, Option } from 'commander'
import type { Day } from '../../model/edtf.js'
import type { ProcessId } from '../../model/ids.js'
import { type Diff, openRecord, tell } from '../../parley.js'
import { supportOf } from '../ask-tables.js'
import { dayOption, type RecordFlags, recordLocation, recordOption } from '../options.js'
import { table } from '../table.js'
import { bold, writeLine } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley diff --from 2021-06-01 --to 2022-06-09
  parley diff --from 2026-11-01 --to 2026-11-24 --by recorded       what this record learned in between`

interface Flags extends RecordFlags {
  readonly from: Day
  readonly to: Day
  readonly process?: string
  readonly by?: 'published' | 'recorded'
  readonly json?: boolean
}

export function define(command: Command): void {
  recordOption(
    command
      .addOption(dayOption('--from <day>', 'the earlier day').makeOptionMandatory())
      .addOption(dayOption('--to <day>', 'the later day').makeOptionMandatory())
      .option('--process <id>', 'only of this process')
      .addOption(
        new Option('--by <clock>', 'knowledge by day of publication, or by day of recording').choices([
          'published',
          'recorded',
        ]),
      )
      .option('--json', 'for programs'),
  )
    .addHelpText('after', EXAMPLES)
    .action(diff)
}

async function diff(flags: Flags): Promise<void> {
  const record = await openRecord(recordLocation(flags), { make: false })
  try {
    const { from, to, process, by } = flags
    const found = await record.diff({
      from,
      to,
      ...(process === undefined ? {} : { process: process as ProcessId }),
      ...(by === undefined ? {} : { by }),
    })
    await writeLine(flags.json ? JSON.stringify(found, null, 2) : described(found))
  } finally {
    await record.close()
  }
}

/** World and knowledge apart, each part with its lines; what is empty says so. */
function described({ world, knowledge, from, to }: Diff): string {
  const part = (title: string, rows: readonly (readonly string[])[]): string =>
    `\n${bold(title)}\n${
      rows.length > 0
        ? table(
            [
              { head: 'When', share: 0 },
              { head: 'What', share: 6 },
              { head: 'Support', share: 2 },
            ],
            rows,
          )
        : 'nothing'
    }`
  const row = (finding: Diff['world']['happened'][number], more = ''): readonly string[] => [
    finding.when ? tell(finding.when) : 'undated',
    finding.phrase,
    [supportOf(finding.support), more].filter(Boolean).join('; '),
  ]
  return [
    `From ${tell(from as string as Parameters<typeof tell>[0])} to ${tell(to as string as Parameters<typeof tell>[0])}.`,
    part(
      'In the world: happened',
      world.happened.map((f) => row(f)),
    ),
    part(
      'In the world: began',
      world.began.map((f) => row(f)),
    ),
    part(
      'In the world: ended',
      world.ended.map((f) => row(f)),
    ),
    part(
      'In what was known: learned about what lay before',
      knowledge.learned.map((f) => row(f)),
    ),
    part(
      'In what was known: told differently',
      knowledge.changed.map(({ after, fields }) => row(after, `changed: ${fields.join(', ')}`)),
    ),
    part(
      'In what was known: no longer held',
      knowledge.withdrawn.map((f) => row(f)),
    ),
  ].join('\n')
}
