import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { InvalidArgumentError, Option } from 'commander'
import type { ListenFlags, Listening } from '../../http/listening.js'
import type { Edtf } from '../../model/edtf.js'
import {
  createRegister,
  openRecord,
  type ParleyRecord,
  type Register,
  readerWhenNeeded,
  type SourceReader,
  who,
} from '../../parley.js'
import { today } from '../../views/today.js'
import {
  type AccountsFlags,
  accountsLocation,
  accountsOption,
  type ReaderFlags,
  readerOptions,
  readerOptionsOf,
  recordLocation,
  recordOption,
} from '../options.js'
import { plain, writeLine } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley serve
  parley serve --record talks.parley --port 4800
  parley serve --listen 0.0.0.0:443 --tls-cert talks.pem --tls-key talks.key --origin https://talks.example.org
  parley serve --listen 127.0.0.1:4710 --behind-proxy --origin https://talks.example.org
Without --listen it listens on this machine only, and the address it prints opens the app once; after that a cookie does.
Others get in over TLS alone, with an account: parley user add NAME`

interface Flags extends AccountsFlags, ReaderFlags, ListenFlags {
  readonly as?: string
}

export function define(command: Command): void {
  accountsOption(readerOptions(recordOption(command)))
    .addOption(new Option('--port <number>', 'port [4710]; 0 takes any that is free').argParser(portNumber))
    .option('--as <name>', "who signs decisions on this machine [the system's user name]; elsewhere the account does")
    .option('--listen <address>', 'let other machines in: an address of this one, with or without a port')
    .option('--tls-cert <file>', 'certificate (PEM), for --listen')
    .option('--tls-key <file>', 'its key (PEM)')
    .option('--behind-proxy', 'a proxy in front speaks TLS and sets X-Forwarded-Proto and X-Forwarded-For')
    .option('--origin <address>', 'the address that people open: https://talks.example.org')
    .addHelpText('after', EXAMPLES)
    .action(serveRecord)
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('a port is a whole number from 0 to 65535')
  return port
}

async function serveRecord(flags: Flags): Promise<void> {
  const { listeningOf } = await import('../../http/listening.js')
  const { Accounts } = await import('../../http/accounts.js')
  const listening = listeningOf(flags, () => new Accounts(accountsLocation(flags)))
  const location = recordLocation(flags)
  const record = await openRecord(location)
  let register: Register | null = null
  try {
    const reader = readerWhenNeeded(readerOptionsOf(flags))
    await serveUntilStopped(
      record,
      () => reader,
      () => (register ??= createRegister(flags.pack ?? [])),
      { listening, location, ...(flags.as === undefined ? {} : { as: flags.as }) },
    )
  } finally {
    await record.close()
  }
}

/** Serves a record, prints the address, and comes back when it is told to stop (Ctrl-C, SIGTERM). */
export async function serveUntilStopped(
  record: ParleyRecord,
  reader: () => SourceReader,
  register: () => Register,
  {
    location,
    port,
    as,
    listening,
  }: { readonly location: string; readonly port?: number; readonly as?: string; readonly listening?: Listening },
): Promise<void> {
  const { serve } = await import('../../http/serve.js')
  const serving = await serve({
    record,
    reader,
    register,
    who: (question, on) => who(register(), question, on as string as Edtf),
    today,
    location,
    author: as ?? userInfo().username,
    ...(port === undefined ? {} : { port }),
    ...(listening === undefined ? {} : { listening }),
    log: (failure) =>
      process.stderr.write(`${plain(failure instanceof Error ? (failure.stack ?? failure.message) : String(failure))}\n`),
  })
  await writeLine(`\nParley is at ${serving.address}`)
  if (listening?.elsewhere)
    await writeLine(
      `It listens on ${listening.host}:${serving.port}${listening.elsewhere.tls ? ' with TLS' : ' for the proxy in front'}; who has an account gets in.`,
    )
  await writeLine('Stop it with Ctrl-C.')
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop())
  })
  await serving.close()
}
