import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { InvalidArgumentError, Option } from 'commander'
import type { Edtf } from '../../model/edtf.js'
import { createReader, createRegister, openRecord, type ParleyRecord, type Reader, type Register, who } from '../../parley.js'
import { today } from '../ask-tables.js'
import { type ReaderFlags, type RecordFlags, readerOptions, recordLocation, recordOption } from '../options.js'
import { plain, writeLine } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley serve
  parley serve --record talks.parley --port 4800
The server listens on 127.0.0.1 only. The address it prints opens the app once; after that a cookie does.`

interface Flags extends RecordFlags, ReaderFlags {
  readonly port?: number
  readonly as?: string
}

export function define(command: Command): void {
  readerOptions(recordOption(command))
    .addOption(new Option('--port <number>', 'port on 127.0.0.1 [4710]; 0 takes any that is free').argParser(portNumber))
    .option('--as <name>', "who signs decisions [the system's user name]")
    .addHelpText('after', EXAMPLES)
    .action(serveRecord)
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('a port is a whole number from 0 to 65535')
  return port
}

async function serveRecord(flags: Flags): Promise<void> {
  const record = await openRecord(recordLocation(flags))
  let reader: Reader | null = null
  let register: Register | null = null
  try {
    // Loaded with the first import: asking needs no model.
    const packs = flags.pack ?? []
    await serveUntilStopped(
      record,
      () => (reader ??= createReader({ packs })),
      () => (register ??= createRegister(packs)),
      flags,
    )
  } finally {
    await record.close()
  }
}

/** Serves a record, prints the address, and comes back when it is told to stop (Ctrl-C, SIGTERM). */
export async function serveUntilStopped(
  record: ParleyRecord,
  reader: () => Reader,
  register: () => Register,
  { port, as }: { readonly port?: number; readonly as?: string },
): Promise<void> {
  const { serve } = await import('../../http/serve.js')
  const serving = await serve({
    record,
    reader,
    register,
    who: (question, on) => who(register(), question, on as string as Edtf),
    today,
    author: as ?? userInfo().username,
    ...(port === undefined ? {} : { port }),
    log: (failure) =>
      process.stderr.write(`${plain(failure instanceof Error ? (failure.stack ?? failure.message) : String(failure))}\n`),
  })
  await writeLine(`\nParley is at ${serving.address}`)
  await writeLine('Stop it with Ctrl-C.')
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop())
  })
  await serving.close()
}
