import { type Command, Option } from 'commander'
import { namesFrom } from '../../exchange/known-names.js'
import { nameOf } from '../../exchange/names.js'
import type { Day } from '../../model/edtf.js'
import { ParleyError } from '../../model/error.js'
import { createRegister, openRecord } from '../../parley.js'
import { writeBriefing } from '../../views/briefing.js'
import { briefingDocx } from '../../views/briefing-docx.js'
import { briefingHtml } from '../../views/briefing-html.js'
import { briefingMarkdown } from '../../views/briefing-markdown.js'
import { partsOf } from '../../views/process-parts.js'
import { today } from '../../views/today.js'
import {
  type ClockFlags,
  clockOptions,
  clocksOf,
  dayOption,
  type RecordFlags,
  recordLocation,
  recordOption,
} from '../options.js'
import { writeAllOut } from '../out-file.js'
import { plain, write } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley brief --process armenia-azerbaijan --as-of 2022-06-09
  parley brief --process armenia-azerbaijan --from 2022-04-01 --to 2022-06-09 --out brief.docx
  parley brief --process armenia-azerbaijan --since 2022-05-01 --format html > brief.html

Every sentence is generated from findings and has a footnote with the words it rests on. What cannot be cited is not written.`

const FORMATS = ['markdown', 'html', 'docx', 'json'] as const
type BriefFormat = (typeof FORMATS)[number]

interface Flags extends RecordFlags, ClockFlags {
  readonly process?: string
  readonly from?: Day
  readonly to?: Day
  readonly since?: Day
  readonly format?: BriefFormat
  readonly out?: string
  readonly pack?: string
}

export function define(command: Command): void {
  clockOptions(
    recordOption(
      command
        .option('--process <id>', 'of this process [all]')
        .addOption(dayOption('--from <day>', 'events from this day'))
        .addOption(dayOption('--to <day>', 'events up to this day'))
        .addOption(dayOption('--since <day>', 'the last briefing, to tell what changed since'))
        .addOption(new Option('--format <format>', "how it is written [by the file's name, else markdown]").choices(FORMATS))
        .option('--out <file>', 'write to this file [standard output]')
        .option('--pack <dir>', 'a folder with processes of your own'),
    ),
  )
    .addHelpText('after', EXAMPLES)
    .action(brief)
}

async function brief(flags: Flags): Promise<void> {
  const format = flags.format ?? formatOf(flags.out)
  if (format === 'docx' && flags.out === undefined && process.stdout.isTTY)
    throw new ParleyError('usage', 'a Word document does not go on a terminal', { hint: 'For example: --out brief.docx' })
  const record = await openRecord(recordLocation(flags), { make: false })
  try {
    const register = createRegister(flags.pack ? [flags.pack] : [])
    const made = await record.additions(flags.knownAt ?? null)
    const names = namesFrom(register, made)
    const of = flags.process === undefined ? null : names.process(flags.process)
    if (flags.process !== undefined && of === null)
      throw new ParleyError('not-found', `there is no process '${flags.process}'`, {
        hint: `Processes: ${names.processes.map(({ id }) => id).join(', ')}.`,
      })
    const briefing = await writeBriefing(record, {
      process: of,
      clocks: clocksOf(flags),
      from: flags.from ?? null,
      to: flags.to ?? null,
      since: flags.since ?? null,
      today: today(),
      nameOf: (id, otherwise) => nameOf(names, id, otherwise),
      ...(of ? { parts: { register, parts: partsOf(of.id, register.dossier(of.id), made) } } : {}),
    })
    const written =
      format === 'docx'
        ? await briefingDocx(briefing)
        : format === 'html'
          ? briefingHtml(briefing)
          : format === 'json'
            ? `${JSON.stringify(briefing, null, 2)}\n`
            : briefingMarkdown(briefing)
    await (flags.out === undefined
      ? write(typeof written === 'string' && process.stdout.isTTY ? plain(written) : written)
      : writeAllOut(written, flags.out))
  } finally {
    await record.close()
  }
}

function formatOf(out: string | undefined): BriefFormat {
  const ending = /\.(docx|html?|json|md|markdown)$/i.exec(out ?? '')?.[1]?.toLowerCase()
  return ending === 'docx' ? 'docx' : ending?.startsWith('htm') ? 'html' : ending === 'json' ? 'json' : 'markdown'
}
