import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Clocks } from '../model/clock.js'
import { Day, type Edtf, Instant, isEdtf } from '../model/edtf.js'
import { ParleyError } from '../model/error.js'
import type { ProcessId } from '../model/ids.js'
import { createRegister, type Fetching, hasVoters, type ReaderOptions } from '../parley.js'

export const day = (text: string): Day => {
  const parsed = Day.safeParse(text)
  if (!parsed.success) throw new InvalidArgumentError('a day is written 2022-06-09')
  return parsed.data
}
const instant = (text: string): Instant => {
  // A bare day means its end: what the record held when that day was over.
  const whole = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T23:59:59.999Z` : text
  const parsed = Instant.safeParse(whole)
  if (!parsed.success) throw new InvalidArgumentError('a moment is written 2026-11-23 or 2026-11-23T10:00:00Z')
  return parsed.data
}
/** An EDTF date from the command line. */
export const date = (text: string): Edtf => {
  if (!isEdtf(text)) throw new InvalidArgumentError('a date is written 2022-06-09, 2022-06 or 2022')
  return text as Edtf
}
export const count = (text: string): number => {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('a whole number from 1 is meant')
  return number
}
export const dayOption = (flags: string, what: string): Option => new Option(flags, what).argParser(day)
const gather = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

/** `--pack`, `--careful`: on every command that reads. */
export function readerOptions(command: Command): Command {
  return command
    .option('--pack <dir>', 'a folder with actors, offices and processes of your own; may be given again', gather)
    .option('--careful', 'accuracy before speed: five parsers vote on every sentence')
}
export interface ReaderFlags {
  readonly pack?: readonly string[]
  readonly careful?: boolean
}
/** What the reader is made with; says so, rather than pretend, where careful mode's voters are not there. */
export function readerOptionsOf(flags: ReaderFlags): ReaderOptions {
  const careful = flags.careful === true && hasVoters()
  if (flags.careful && !careful)
    process.stderr.write('parley: models/voters.model is not there, which careful mode asks; this reads as always\n')
  return { packs: flags.pack ?? [], careful }
}

/** `--allow-private`, `--ignore-robots`, `--user-agent`: on every command that fetches addresses. */
export function fetchOptions(command: Command): Command {
  return command
    .option('--allow-private', 'also fetch addresses of your own machine and network')
    .option('--ignore-robots', "fetch what a site's robots.txt asks robots to leave alone")
    .option('--user-agent <text>', 'what Parley calls itself to servers, such as your address for questions')
}
export interface FetchFlags {
  readonly allowPrivate?: boolean
  readonly ignoreRobots?: boolean
  readonly userAgent?: string
}
export const fetchingOf = (flags: FetchFlags): Fetching => ({
  allowPrivate: flags.allowPrivate ?? false,
  ignoreRobots: flags.ignoreRobots ?? false,
  ...(flags.userAgent === undefined ? {} : { agent: printable(flags.userAgent) }),
})

function printable(agent: string): string {
  if (!/^[\x20-\x7e]{1,200}$/.test(agent))
    throw new ParleyError('usage', 'a user agent is one line of at most 200 plain characters', {
      hint: 'For example: --user-agent "Parley (desk@institute.example)"',
    })
  return agent
}

/** `--record`: on every command that keeps or asks. */
export function recordOption(command: Command): Command {
  return command.option('--record <file|url>', 'which record [PARLEY_RECORD, else record.parley in your data folder]')
}
export interface RecordFlags {
  readonly record?: string
}

/** Where the record is: the option, PARLEY_RECORD, else a file in the user's data folder as the system has it. */
export function recordLocation({ record }: RecordFlags): string {
  const told = record ?? process.env.PARLEY_RECORD
  if (told !== undefined && told.trim() === '') {
    throw new ParleyError('usage', 'the record has an empty name', { hint: 'Give --record FILE, or unset PARLEY_RECORD.' })
  }
  return told ?? join(dataFolder(), 'record.parley')
}

/** `--accounts`: on what serves to others and on what makes accounts. */
export function accountsOption(command: Command): Command {
  return command.option('--accounts <file>', "the server's accounts [beside the record, else in your data folder]")
}
export interface AccountsFlags extends RecordFlags {
  readonly accounts?: string
}

/** Where the accounts are: the option, else beside the record's file; for a record on a server, in the user's data folder. */
export function accountsLocation({ accounts, ...flags }: AccountsFlags): string {
  if (accounts !== undefined) return accounts
  const record = recordLocation(flags)
  return /^postgres(?:ql)?:/.test(record) ? join(dataFolder(), 'accounts.json') : `${record}.accounts.json`
}

/** Where what came of feeds is remembered for a record: beside its file, else in the data folder under the name of its address. */
export function followState(location: string): string {
  if (!/^postgres(?:ql)?:/.test(location) && location !== ':memory:') return `${location}.follow.json`
  return join(dataFolder(), `follow-${createHash('sha256').update(location).digest('hex').slice(0, 16)}.json`)
}

function dataFolder(): string {
  const { env, platform } = process
  if (env.XDG_DATA_HOME) return join(env.XDG_DATA_HOME, 'parley')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Parley')
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Parley')
  return join(homedir(), '.local', 'share', 'parley')
}

/** The three clocks, on every question. */
export function clockOptions(command: Command): Command {
  return command
    .addOption(dayOption('--as-of <day>', 'what was in force in the world on that day'))
    .addOption(dayOption('--published-by <day>', 'what a reader of the press could know by that day'))
    .addOption(new Option('--known-at <moment>', 'what this record held at that moment').argParser(instant))
}
export interface ClockFlags {
  readonly asOf?: Day
  readonly publishedBy?: Day
  readonly knownAt?: Instant
}
export const clocksOf = (flags: ClockFlags): Clocks => ({
  asOf: flags.asOf ?? null,
  publishedBy: flags.publishedBy ?? null,
  knownAt: flags.knownAt ?? null,
})

/** A process by its id, null for "none". Throws usage for one that is not in the register, with those that are. */
export function knownProcess(id: string, packs: readonly string[]): ProcessId | null {
  if (id === 'none') return null
  const { processes } = createRegister(packs)
  const found = processes.find((process) => process.id === id)
  if (found) return found.id
  throw new ParleyError('usage', `there is no process "${id.slice(0, 80)}"`, {
    hint: `There are: ${processes.map((process) => process.id).join(', ')}, and "none".`,
  })
}
