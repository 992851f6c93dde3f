import { Argument, type Command, Option } from 'commander'
import { WRITERS, writerNamed } from '../../exchange/formats.js'
import { actorSought, namesFrom } from '../../exchange/known-names.js'
import { type Asked, Telling } from '../../exchange/telling.js'
import type { Writer } from '../../exchange/writer.js'
import type { ClaimKind } from '../../model/claim.js'
import type { Day } from '../../model/edtf.js'
import { ParleyError } from '../../model/error.js'
import type { ProcessId, TrackId } from '../../model/ids.js'
import { Modality } from '../../model/modality.js'
import { createRegister, openRecord, type Register } from '../../parley.js'
import { claimKinds } from '../claim-kinds.js'
import { exportTracks } from '../export-tracks.js'
import {
  type ClockFlags,
  clockOptions,
  clocksOf,
  count,
  dayOption,
  type RecordFlags,
  recordLocation,
  recordOption,
} from '../options.js'
import { writeAllOut, writeOut } from '../out-file.js'
import { oneLine, plain, progress, write } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley export csv > findings.csv
  parley export geojson --process armenia-azerbaijan --out places.geojson
  parley export plover --kind meeting --kind ceasefire --as-of 2022-06-09 --loss > events.jsonl
  parley export geojson --tracks --process armenia-azerbaijan --as-of 2024-05-31 --out border.geojson
  parley export json --out talks.json          the whole record, with its hash chain

Formats:
${WRITERS.map(({ name, says }) => `  ${name.padEnd(16)}${says}`).join('\n')}

--loss tells on standard error what the format does not carry and what of this export it could not.`

interface Flags extends RecordFlags, ClockFlags {
  readonly process?: string
  readonly actor?: string
  readonly track?: string
  readonly kind?: readonly ClaimKind[]
  readonly modality?: Modality
  readonly status?: 'single-source' | 'corroborated' | 'contested' | 'ruled'
  readonly from?: Day
  readonly to?: Day
  readonly limit?: number
  readonly out?: string
  readonly loss?: boolean
  readonly tracks?: boolean
  readonly pack?: string
}

export function define(command: Command): void {
  clockOptions(
    recordOption(
      command
        .addArgument(new Argument('<format>', 'see below').choices(WRITERS.map(({ name }) => name)))
        .option('--out <file>', 'write to this file [standard output]; it appears when it is whole')
        .option('--loss', 'tell what is lost, on standard error')
        .option('--tracks', 'geojson: the stretches of border, links and places of --process with their states, not findings')
        .option('--process <id>', 'only of this process')
        .option('--actor <id or name>', 'only with this actor')
        .option('--track <id>', 'only of this track')
        .addOption(new Option('--kind <kind>', 'only of this claim kind; may be given again').argParser(claimKinds))
        .addOption(new Option('--modality <modality>', 'only what stands so').choices(Modality.options))
        .addOption(
          new Option('--status <support>', 'only what is supported so').choices([
            'single-source',
            'corroborated',
            'contested',
            'ruled',
          ]),
        )
        .addOption(dayOption('--from <day>', 'only what may touch the days from this one'))
        .addOption(dayOption('--to <day>', 'only what may touch the days up to this one'))
        .addOption(new Option('--limit <number>', 'at most so many findings').argParser(count))
        .option('--pack <dir>', 'a folder with actors, places and processes of your own'),
    ),
  )
    .addHelpText('after', EXAMPLES)
    .action(exportTo)
}

async function exportTo(format: string, flags: Flags): Promise<void> {
  const writer = writerNamed(format)
  if (!writer) throw new ParleyError('usage', `there is no format '${format}'`)
  if (flags.tracks && format !== 'geojson')
    throw new ParleyError('usage', '--tracks goes with geojson only', { hint: 'parley export geojson --tracks --process ID' })
  if (writer.binary === true && flags.out === undefined && process.stdout.isTTY)
    throw new ParleyError('usage', `${format} is a binary format`, { hint: `For example: --out findings.${writer.extension}` })
  const record = await openRecord(recordLocation(flags), { make: false, passing: true })
  const bar = progress('exporting findings')
  try {
    const register = createRegister(flags.pack ? [flags.pack] : [])
    if (flags.tracks) {
      const lines = await exportTracks(record, register, flags.process, clocksOf(flags))
      await (flags.out === undefined ? write(process.stdout.isTTY ? plain(lines) : lines) : writeAllOut(lines, flags.out))
      return
    }
    const names = namesFrom(register, await record.additions(flags.knownAt ?? null))
    const telling = await Telling.of(record, names, askedBy(flags, register), (told) => bar.tell(told, null))
    await (flags.out === undefined ? toOutput(writer, telling) : writeOut(gathered(writer.write(telling)), flags.out))
    bar.done()
    if (flags.loss) tellLoss(writer, telling)
  } finally {
    bar.done()
    await record.close()
  }
}

function askedBy(flags: Flags, register: Register): Asked {
  const { process, actor, track, kind, modality, status, from, to, limit } = flags
  const told = {
    process: process as ProcessId | undefined,
    actor: actor === undefined ? undefined : actorSought(register, actor),
    track: track as TrackId | undefined,
    kinds: kind,
    modalities: modality && [modality],
    status,
    from,
    to,
    limit,
  }
  const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as Asked
  return { ...given, clocks: clocksOf(flags) }
}

async function toOutput(writer: Writer, telling: Telling): Promise<void> {
  for await (const chunk of gathered(writer.write(telling)))
    await write(typeof chunk === 'string' && process.stdout.isTTY ? plain(chunk) : chunk)
}

/** Small pieces of text put together, since each write has its price. */
async function* gathered(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<string | Uint8Array, void, undefined> {
  let held: string[] = []
  let size = 0
  for await (const chunk of chunks) {
    if (typeof chunk !== 'string') {
      yield chunk
      continue
    }
    held.push(chunk)
    size += chunk.length
    if (size < 65_536) continue
    yield held.join('')
    held = []
    size = 0
  }
  if (size > 0) yield held.join('')
}

function tellLoss({ name, loses }: Writer, { loss }: Telling): void {
  const lines = [
    `What ${name} does not carry:`,
    ...loses.map((what) => `  ${what}`),
    'What this export lost or changed beside that:',
    ...(loss.counts.length > 0 ? loss.counts.map(({ what, times }) => `  ${times} × ${what}`) : ['  nothing']),
  ]
  process.stderr.write(`${lines.map((line) => `${line.slice(0, 2)}${oneLine(line.slice(2))}`).join('\n')}\n`)
}
