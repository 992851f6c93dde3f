import type { Command } from 'commander'
import type { Day } from '../../model/edtf.js'
import { ParleyError } from '../../model/error.js'
import { copyBetween, openRecord } from '../../parley.js'
import { day, type RecordFlags, recordLocation, recordOption } from '../options.js'
import { dim, plain, progress, writeLine } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley record copy talks.parley postgres://parley@localhost/parley
  parley record copy postgres://parley@localhost/parley?schema=talks copy.parley
  parley record page https://press.example/talks --on 2022-06-09
The copy is verified by the chain; what it was copied from stays as it is.`

const PAGE_EXAMPLES = `
Examples:
  parley record page https://press.example/talks                    what the page said last, as it is held
  parley record page press.example/talks --on 2022-06-09            what it said by the end of that day (UTC)
  parley record page press.example/talks --versions                 when its versions were had
A version is dated by when it was fetched or archived; where neither is known, by when it was recorded.`

export function define(command: Command): void {
  command.addHelpText('after', EXAMPLES)
  command
    .command('copy')
    .description('a record from one store to another, verified')
    .argument('<from>', 'a file or postgres:// address')
    .argument('<to>', 'a file or postgres:// address; new, or a copy begun before')
    .addHelpText('after', EXAMPLES)
    .action(copy)
  recordOption(
    command
      .command('page')
      .description('what a page said on a day, by its address')
      .argument('<address>', 'with or without https://')
      .option('--on <day>', 'as it was by the end of this day', day)
      .option('--versions', 'list its versions instead')
      .option('--json', 'as JSON'),
  )
    .addHelpText('after', PAGE_EXAMPLES)
    .action(page)
}

async function copy(from: string, to: string): Promise<void> {
  const bar = progress('copying entries')
  const copied = await copyBetween(from, to, (done, of) => bar.tell(done, of))
  bar.done()
  const { entries, check, head } = copied
  await writeLine(plain(`Copied ${entries} entries to ${to}.`))
  await writeLine(
    `Verified there: ${check.sources} sources, ${check.claims} claims, ${check.decisions} decisions; ${check.quotes} quotes to the character.`,
  )
  await writeLine(`Head of the chain: ${head.hash} (entry ${head.seq})`)
}

interface PageFlags extends RecordFlags {
  readonly on?: Day
  readonly versions?: boolean
  readonly json?: boolean
}

async function page(address: string, { on, versions: list, json, ...flags }: PageFlags): Promise<void> {
  const record = await openRecord(recordLocation(flags), { make: false })
  try {
    const versions = await record.page({ address, ...(on === undefined ? {} : { on }) })
    const [first] = versions
    if (!first) throw await nothingAt(address, on, record.page({ address }))
    if (list) {
      if (json) return writeLine(JSON.stringify(versions))
      for (const { had, id, title } of versions) await writeLine(plain(`${had}  ${id}  ${title ?? ''}`))
      return
    }
    const kept = await record.source(first.id)
    if (json) return writeLine(JSON.stringify({ ...kept, had: first.had }))
    const more = versions.length > 1 ? `; ${versions.length - 1} earlier` : ''
    await writeLine(dim(plain(`${first.id}, had ${first.had}${first.redacted ? ', redacted' : ''}${more}`)))
    await writeLine(plain(kept?.source.text ?? ''))
  } finally {
    await record.close()
  }
}

async function nothingAt(
  address: string,
  on: Day | undefined,
  all: Promise<readonly { readonly had: string }[]>,
): Promise<ParleyError> {
  const earliest = (await all).at(-1)
  if (on === undefined || !earliest) return new ParleyError('not-found', `no page of ${address} is held`)
  return new ParleyError('not-found', `${address} is not held from ${on} or before`, {
    hint: `Its first version was had ${earliest.had}.`,
  })
}
