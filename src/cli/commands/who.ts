import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { type Command, Option } from 'commander'
import * as z from 'zod'
import { Edtf } from '../../model/edtf.js'
import { ParleyError } from '../../model/error.js'
import { createRegister, type WhoAnswer, who } from '../../parley.js'
import { date } from '../options.js'
import { table } from '../table.js'
import { dim, plain, writeLine } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley who "foreign minister of Armenia" --on 2022-06-09
  parley who "Lavrov's Armenian counterpart" --on 2022-06-09
  parley who "the Kremlin" --on 2022-06-09 --json
  parley who --jsonl questions.jsonl        rows of { "question": "…", "on": "2022-06-09" }`

const Row = z.object({ question: z.string(), on: Edtf })
interface Flags {
  readonly on?: Edtf
  readonly jsonl?: string
  readonly json?: boolean
  readonly pack?: string
}

export function define(command: Command): void {
  command
    .argument('[question]', 'a title, a counterpart, a metonym or a name')
    .addOption(new Option('--on <date>', 'the day that is meant').argParser(date))
    .option('--jsonl <file>', 'many questions, one a line; - is standard input')
    .option('--json', 'for programs')
    .option('--pack <dir>', 'a folder with actors and offices of your own')
    .addHelpText('after', EXAMPLES)
    .action(ask)
}

async function ask(question: string | undefined, flags: Flags): Promise<void> {
  const register = createRegister(flags.pack ? [flags.pack] : [])
  if (flags.jsonl !== undefined) {
    const input = flags.jsonl === '-' ? process.stdin : createReadStream(flags.jsonl)
    let line = 0
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line++
      if (text.trim() === '') continue
      const row = rowOf(text, line)
      await writeLine(JSON.stringify(who(register, row.question, row.on)))
    }
    return
  }
  if (question === undefined || flags.on === undefined) {
    throw new ParleyError('usage', 'a question and the day it is meant for are needed', {
      hint: 'For example: parley who "foreign minister of Armenia" --on 2022-06-09',
    })
  }
  const answer = who(register, question, flags.on)
  await writeLine(flags.json ? JSON.stringify(answer, null, 2) : told(answer))
}

function rowOf(text: string, line: number): z.infer<typeof Row> {
  try {
    return Row.parse(JSON.parse(text))
  } catch (cause) {
    throw new ParleyError('input-malformed', `line ${line} is not a question`, {
      hint: 'Each line holds { "question": "…", "on": "2022-06-09" }.',
      cause,
    })
  }
}

function told(answer: WhoAnswer): string {
  if (answer.answers.length === 0) return plain(answer.says)
  const rows = answer.answers.map((a) => [a.name, a.office ?? a.type, a.from ?? '', a.to ?? '', a.basis ?? ''])
  const columns = [
    { head: 'Name', share: 2 },
    { head: 'Office', share: 2 },
    { head: 'From', share: 0 },
    { head: 'To', share: 0 },
    { head: 'Basis', share: 3 },
  ]
  return `${table(columns, rows)}\n${dim(plain(answer.says))}`
}
