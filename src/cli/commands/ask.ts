import { Argument, type Command, Option } from 'commander'
import { actorSought } from '../../exchange/known-names.js'
import type { ClaimKind } from '../../model/claim.js'
import type { Day } from '../../model/edtf.js'
import { ParleyError } from '../../model/error.js'
import type { ProcessId } from '../../model/ids.js'
import { createRegister, type FindingQuery, openRecord, type ParleyRecord, type Register } from '../../parley.js'
import { commitments } from '../../views/commitments.js'
import { figures } from '../../views/figures.js'
import { incumbents } from '../../views/incumbents.js'
import { inquire } from '../../views/inquiry.js'
import { network } from '../../views/network.js'
import { positions } from '../../views/positions.js'
import type { Question } from '../../views/question.js'
import { roles } from '../../views/roles.js'
import { timeline } from '../../views/timeline.js'
import { today } from '../../views/today.js'
import { tracks } from '../../views/tracks.js'
import { unassigned } from '../../views/unassigned.js'
import * as tables from '../ask-tables.js'
import { claimKinds } from '../claim-kinds.js'
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
import { type Answered, answerStrand, STRANDS } from '../strand-questions.js'
import { table } from '../table.js'
import { writeLine } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley ask timeline --as-of 2022-06-09
  parley ask roles --process armenia-azerbaijan --as-of 2022-06-09
  parley ask figures --json
  parley ask timeline --actor nikol-pashinyan --kind meeting
  parley ask search "border commission"
  parley ask border --as-of 2024-05-31
  parley ask transport --from Baku --to Nakhchivan --as-of 2022-06-09 --open rail-meghri
  parley ask board --since 2022-05-01
  parley ask unassigned            what belongs to no process the register knows`

interface Flags extends RecordFlags, ClockFlags {
  readonly process?: string
  readonly actor?: string
  readonly kind?: readonly ClaimKind[]
  readonly limit?: number
  readonly json?: boolean
  readonly pack?: string
  readonly from?: string
  readonly to?: string
  readonly open?: readonly string[]
  readonly since?: Day
  readonly compare?: readonly string[]
}

interface View {
  /** Kinds it is made of; all where left out. */
  readonly kinds?: readonly ClaimKind[]
  data(question: Question, flags: Flags, register: () => Register): unknown
  show(question: Question, flags: Flags, register: () => Register): string
}

const processOf = (flags: Flags, register: () => Register) =>
  flags.process ? register().process(flags.process as ProcessId) : (register().processes[0] ?? null)

/** The questions: for programs their data, for people a table. */
const VIEWS: Readonly<Record<string, View>> = {
  timeline: { data: timeline, show: tables.timelineTable },
  tracks: {
    data: (question, flags, register) => tracks(question, processOf(flags, register)),
    show: (question, flags, register) => tables.tracksTable(question, processOf(flags, register)),
  },
  roles: { data: roles, show: (question, _flags, register) => tables.rolesTable(question, register()) },
  figures: { data: figures, show: tables.figuresTable },
  positions: { data: positions, show: (question, _flags, register) => tables.positionsTable(question, register()) },
  commitments: { data: commitments, show: tables.commitmentsTable },
  incumbents: { kinds: ['incumbency'], data: incumbents, show: tables.incumbentsTable },
  network: { data: (question) => network(question), show: tables.networkTable },
  unassigned: { data: unassigned, show: tables.unassignedTable },
}

export function define(command: Command): void {
  clockOptions(
    recordOption(
      command
        .addArgument(
          new Argument('<question>', 'what is asked').choices([...Object.keys(VIEWS), ...Object.keys(STRANDS), 'search']),
        )
        .argument('[words...]', 'for search: what to look for')
        .option('--process <id>', 'only of this process')
        .option('--actor <id or name>', 'only with this actor')
        .addOption(new Option('--kind <kind>', 'only of this claim kind; may be given again').argParser(claimKinds))
        .addOption(new Option('--limit <number>', 'at most so many findings').argParser(count))
        .option('--from <place>', 'transport: where a route begins')
        .option('--to <place>', 'transport: where it ends')
        .option('--open <link...>', 'transport: taken as reopened; alone, what that would change for all places')
        .addOption(dayOption('--since <day>', 'board: the last look, to tell what came since'))
        .option('--compare <source...>', 'treaty: two sources with the text of a draft, compared by article')
        .option('--json', '{ question, clocks, findings, view } for programs')
        .option('--pack <dir>', 'a folder with processes of your own'),
    ),
  )
    .addHelpText('after', EXAMPLES)
    .action(ask)
}

async function ask(name: string, words: readonly string[], flags: Flags): Promise<void> {
  const record = await openRecord(recordLocation(flags), { make: false })
  try {
    await (name === 'search' ? search(record, words.join(' '), flags) : answer(record, name, flags))
  } finally {
    await record.close()
  }
}

async function answer(record: ParleyRecord, name: string, flags: Flags): Promise<void> {
  const view = VIEWS[name]
  const strand = isTrackQuestion(name) ? STRANDS[name] : null
  let loaded: Register | null = null
  const register = (): Register => (loaded ??= createRegister(flags.pack ? [flags.pack] : []))
  const only = flags.kind ?? view?.kinds ?? strand?.kinds ?? undefined
  // The parts of a track belong to one process: to the one asked for, else to the register's first.
  const process = strand ? processOf(flags, register) : null
  const of = flags.process ?? process?.id
  const query: FindingQuery = {
    clocks: clocksOf(flags),
    order: 'oldest',
    ...(of === undefined ? {} : { process: of as ProcessId }),
    ...(flags.actor === undefined ? {} : { actor: actorSought(register(), flags.actor) }),
    ...(only === undefined ? {} : { kinds: only }),
    ...(flags.limit === undefined ? {} : { limit: flags.limit }),
  }
  const question = await inquire(record, query, today())
  const answered = isTrackQuestion(name)
    ? await answerStrand(name, {
        question,
        process,
        register: register(),
        flags,
        record,
        lastLook: flags.since ? await lastLook(record, query, flags.since) : null,
      })
    : viewed(VIEWS[name], question, flags, register)
  if (flags.json) {
    const { clocks, findings, uncertain } = question
    await writeLine(JSON.stringify({ question: name, clocks, findings, uncertain, view: answered.data }, null, 2))
  } else await writeLine(answered.shown())
}

const isTrackQuestion = (name: string): name is keyof typeof STRANDS => Object.hasOwn(STRANDS, name)

function viewed(view: View | undefined, question: Question, flags: Flags, register: () => Register): Answered {
  if (!view) throw new ParleyError('usage', 'there is no such question')
  // The data is made only for who asks for it.
  return {
    get data() {
      return view.data(question, flags, register)
    },
    shown: () => view.show(question, flags, register),
  }
}

/** The same question as it stood on an earlier day: both what had happened and what was published by then. */
const lastLook = (record: ParleyRecord, query: FindingQuery, on: Day): Promise<Question> =>
  inquire(record, { ...query, clocks: { ...query.clocks, asOf: on, publishedBy: on } }, on)

async function search(record: ParleyRecord, text: string, flags: Flags): Promise<void> {
  if (text.trim() === '')
    throw new ParleyError('usage', 'search needs words to look for', {
      hint: 'For example: parley ask search "border commission"',
    })
  const { publishedBy, knownAt } = clocksOf(flags)
  const hits = await record.search({ text, publishedBy, knownAt, ...(flags.limit === undefined ? {} : { limit: flags.limit }) })
  if (flags.json) return writeLine(JSON.stringify({ question: 'search', text, hits }, null, 2))
  if (hits.length === 0) return writeLine('No source holds these words.')
  const columns = [
    { head: 'Source', share: 3 },
    { head: 'Outlet', share: 1 },
    { head: 'Published', share: 0 },
    { head: 'Where it stands', share: 5 },
  ]
  return writeLine(
    table(
      columns,
      hits.map(({ source, excerpt }) => [
        source.title ?? source.id,
        source.outlet ?? '',
        source.published ?? '',
        `… ${excerpt.text} …`,
      ]),
    ),
  )
}
