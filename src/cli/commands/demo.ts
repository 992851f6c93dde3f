import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { ProcessId } from '../../model/ids.js'
import { addInputs, createReader, exampleReports, type FindingQuery, openRecord } from '../../parley.js'
import { inquire } from '../../views/inquiry.js'
import { today } from '../../views/today.js'
import { figuresTable, rolesTable, timelineTable } from '../ask-tables.js'
import { bold, dim, progress, writeLine } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley demo            reads the bundled examples into a record in a temporary place, shows it, then serves the app over it
  parley demo --once     the same, and ends after showing it`

const PROCESS = 'armenia-azerbaijan' as ProcessId
/** What a timeline of a process is first looked at for; the rest is a question away. */
const HAPPENINGS = [
  'meeting',
  'agreement',
  'ceasefire',
  'hostilities',
  'deployment',
  'territory',
  'delimitation',
  'transport',
  'release',
  'offer',
] as const

export function define(command: Command): void {
  command.option('--once', 'end after printing').addHelpText('after', EXAMPLES).action(demo)
}

async function demo({ once }: { readonly once?: boolean }): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-'))
  const location = join(folder, 'examples.parley')
  const record = await openRecord(location)
  try {
    const reader = createReader()
    const bar = progress('reading the examples')
    let done = 0
    let claims = 0
    for await (const added of addInputs(record, reader, [exampleReports()])) {
      bar.tell(++done, null)
      if (added.outcome === 'refused') throw added.failure
      claims += added.claims
    }
    bar.done()
    const asked = (query: FindingQuery) => inquire(record, { process: PROCESS, order: 'oldest', ...query }, today())
    await writeLine(`${done} reports written for Parley were read: ${claims} claims, each resting on words of its report.`)
    await writeLine(`\n${bold('Timeline')} ${dim('Armenia–Azerbaijan; what is asserted, oldest first')}\n`)
    await writeLine(timelineTable(await asked({ modalities: ['asserted'], kinds: HAPPENINGS })))
    await writeLine(`\n${bold('Who mediates')} ${dim('and in what capacity')}\n`)
    await writeLine(rolesTable(await asked({}), reader.register))
    await writeLine(`\n${bold('Figures')} ${dim('side by side, never averaged')}\n`)
    await writeLine(figuresTable(await asked({})))
    if (!once) {
      const { serveUntilStopped } = await import('./serve.js')
      await serveUntilStopped(
        record,
        () => reader,
        () => reader.register,
        { location, port: 0 },
      )
    }
  } finally {
    await record.close()
    await rm(folder, { recursive: true, force: true })
  }
}
