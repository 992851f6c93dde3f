import { type Command, InvalidArgumentError, Option } from 'commander'
import { checkFeeds, followFeeds, openRecord, readerWhenNeeded } from '../../parley.js'
import { tellFailure } from '../failure.js'
import { IntakeReport } from '../intake-report.js'
import {
  type FetchFlags,
  fetchingOf,
  fetchOptions,
  followState,
  knownProcess,
  type ReaderFlags,
  type RecordFlags,
  readerOptions,
  readerOptionsOf,
  recordLocation,
  recordOption,
} from '../options.js'
import { oneLine, writeLine } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley follow https://press.example/rss https://ministry.example/news.atom
  parley follow https://press.example/feed.json --once        for a timer such as cron
  parley follow https://press.example/rss --every 60 --process armenia-azerbaijan
RSS, Atom and JSON feeds. Runs until it is stopped (Ctrl-C) and goes on where it was the next time. Each report that a feed
announces is fetched once, and again when the feed says that it changed. Servers are asked politely: only for what changed, one
request a second to a host, as robots.txt and Retry-After have it.`

interface Flags extends RecordFlags, ReaderFlags, FetchFlags {
  readonly every: number
  readonly once?: boolean
  readonly process?: string
  readonly as?: string
  readonly state?: string
  readonly json?: boolean
}

const minutes = (text: string): number => {
  const number = Number(text)
  if (!(number >= 5 && number <= 10_080)) throw new InvalidArgumentError('minutes are meant, from 5 to 10080 (a week)')
  return number
}

export function define(command: Command): void {
  fetchOptions(
    readerOptions(
      recordOption(
        command
          .argument('<feeds...>', 'addresses of feeds')
          .addOption(new Option('--every <minutes>', 'how often to look').argParser(minutes).default(30))
          .option('--once', 'look once, then end')
          .option('--process <id>', 'the process that what comes belongs to, whatever it seems; "none" for none')
          .option('--as <name>', "who rules that [the system's user name]")
          .option('--state <file>', 'where what came is remembered [beside the record]')
          .option('--json', 'one object for each look and each report, for programs'),
      ),
    ),
  )
    .addHelpText('after', EXAMPLES)
    .action(follow)
}

async function follow(feeds: readonly string[], flags: Flags): Promise<void> {
  const packs = flags.pack ?? []
  const process_ = flags.process === undefined ? undefined : knownProcess(flags.process, packs)
  checkFeeds(feeds)
  const location = recordLocation(flags)
  const record = await openRecord(location)
  const report = new IntakeReport(flags.json === true)
  const stop = new AbortController()
  const end = (): void => stop.abort()
  process.once('SIGINT', end).once('SIGTERM', end)
  try {
    const options = {
      state: flags.state ?? followState(location),
      everyMs: flags.every * 60_000,
      once: flags.once ?? false,
      signal: stop.signal,
      fetching: fetchingOf(flags),
      ...(process_ === undefined ? {} : { process: process_ }),
      ...(flags.as === undefined ? {} : { author: flags.as }),
    }
    for await (const came of followFeeds(record, readerWhenNeeded(readerOptionsOf(flags)), feeds, options)) {
      if (came.outcome === 'entry') {
        const status = await report.take(came.added)
        if (status !== null) process.exitCode = status
      } else if (came.outcome === 'failed') {
        process.exitCode = tellFailure(came.failure)
        if (flags.json)
          await writeLine(
            JSON.stringify({ feed: came.feed, outcome: 'failed', code: came.failure.code, message: came.failure.message }),
          )
      } else await writeLine(flags.json ? JSON.stringify(came) : lineOf(came))
    }
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end)
    await record.close()
  }
  await report.end()
}

type Look =
  | {
      readonly feed: string
      readonly outcome: 'checked'
      readonly title: string | null
      readonly entries: number
      readonly fresh: number
    }
  | { readonly feed: string; readonly outcome: 'unchanged' }
  | { readonly feed: string; readonly outcome: 'later'; readonly at: string }

function lineOf(look: Look): string {
  if (look.outcome === 'unchanged') return oneLine(`${look.feed}: nothing new`)
  if (look.outcome === 'later') return oneLine(`${look.feed}: asks to be left alone until ${look.at}`)
  const title = look.title ? ` (${look.title})` : ''
  return oneLine(`${look.feed}${title}: ${look.fresh} new or changed of ${look.entries}`)
}
