import { userInfo } from 'node:os'
import { emitKeypressEvents } from 'node:readline'
import { createInterface } from 'node:readline/promises'
import { type Command, Option } from 'commander'
import { ParleyError } from '../../model/error.js'
import type { ProcessId } from '../../model/ids.js'
import { type DecisionDraft, type JudgedClaim, openRecord, type ParleyRecord, tell } from '../../parley.js'
import { count, type RecordFlags, recordLocation, recordOption } from '../options.js'
import { vouch } from '../reading-table.js'
import { bold, dim, plain, warn, width, writeLine } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley review
  parley review --process armenia-azerbaijan --as "Ani P."
Keys: a accept, x reject, c correct the date, t assign to a track, s skip, b back, u undo the last, ? keys, q quit.
Each ruling is kept at once; quitting loses nothing.`

interface Flags extends RecordFlags {
  readonly process?: string
  readonly as?: string
  readonly limit?: number
}

export function define(command: Command): void {
  recordOption(
    command
      .option('--process <id>', 'only claims of this process')
      .option('--as <name>', "who rules [the system's user name]")
      .addOption(new Option('--limit <number>', 'at most so many claims').argParser(count)),
  )
    .addHelpText('after', EXAMPLES)
    .action(review)
}

async function review(flags: Flags): Promise<void> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    throw new ParleyError('usage', 'a review needs a terminal', { hint: 'In scripts use: parley decide' })
  }
  const record = await openRecord(recordLocation(flags), { make: false })
  try {
    const { claims } = await record.claims({
      states: ['read', 'changed-since-ruling'],
      limit: flags.limit ?? 500,
      ...(flags.process === undefined ? {} : { process: flags.process as ProcessId }),
    })
    if (claims.length === 0) await writeLine('Nothing waits for a ruling.')
    else await new Session(record, claims, flags.as ?? userInfo().username).run()
  } finally {
    await record.close()
  }
}

const KEYS = 'a accept · x reject · c date · t track · s skip · b back · u undo · q quit'

/** One sitting: a claim after the other, its words in their paragraph, a key for each ruling. */
class Session {
  private at = 0
  /** What was ruled in this sitting, each with its claim's place, so that undoing goes back there. */
  private readonly made: { readonly id: string; readonly at: number }[] = []

  constructor(
    private readonly record: ParleyRecord,
    private readonly claims: readonly JudgedClaim[],
    private readonly author: string,
  ) {}

  async run(): Promise<void> {
    emitKeypressEvents(process.stdin)
    while (this.at < this.claims.length) {
      const listed = this.claims[this.at]
      if (!listed) break
      // As it stands now: who goes back to it or undoes rules on what is shown, not on what was there at the start.
      const claim = (await this.record.claims({ ids: [listed.id] })).claims[0] ?? listed
      await this.show(claim)
      if (!(await this.handle(await nextKey(), claim))) break
    }
    const { length } = this.made
    await writeLine(`\n${length} ${length === 1 ? 'ruling' : 'rulings'} kept, signed ${plain(this.author)}.`)
  }

  private async show({ claim, source, state, reader }: JudgedClaim): Promise<void> {
    const kept = await this.record.source(source)
    const text = kept?.source.text ?? ''
    const [first] = claim.evidence
    const from = text.lastIndexOf('\n', first.start) + 1
    const next = text.indexOf('\n', first.end)
    const to = next < 0 ? text.length : next
    const paragraph =
      plain(text.slice(Math.max(from, first.start - 600), first.start)) +
      warn(plain(first.quote)) +
      plain(text.slice(first.end, Math.min(to, first.end + 600)))
    const line = '─'.repeat(Math.min(width(), 80))
    await writeLine(
      `\n${dim(line)}\n${dim(`${this.at + 1} of ${this.claims.length} · ${claim.kind} · ${state} · ${reader} · confidence ${claim.confidence}`)}`,
    )
    await writeLine(bold(plain(claim.phrase)))
    await writeLine(
      `${claim.when ? tell(claim.when) : 'undated'}${claim.where ? `, ${plain(claim.where.name)}` : ''} · ${claim.modality} · on the word of ${plain(vouch(claim.attribution))}`,
    )
    const { title, agency, outlet, published } = kept?.source ?? {}
    await writeLine(dim(plain([agency ?? outlet, published ? tell(published) : null, title].filter(Boolean).join(' · '))))
    await writeLine(`\n${paragraph.trim()}\n`)
    await writeLine(dim(KEYS))
  }

  /** Does what the key says; false ends the sitting. */
  private async handle(key: string, claim: JudgedClaim): Promise<boolean> {
    if (key === 'q' || key === 'ctrl-c' || key === 'ctrl-d') return false
    if (key === 'a') await this.rule(claim, { ruling: 'accept', of: [claim.id], author: this.author })
    else if (key === 'x')
      await this.rule(claim, { ruling: 'reject', of: [claim.id], author: this.author, reason: await asked('Why? ') })
    else if (key === 'c')
      await this.rule(claim, {
        ruling: 'correct',
        of: [claim.id],
        to: { when: (await asked('Date (EDTF, such as 2022-04-06; empty for none): ')) || null },
        author: this.author,
      })
    else if (key === 't')
      await this.rule(claim, { ruling: 'assign', of: [claim.id], to: { track: await asked('Track: ') }, author: this.author })
    else if (key === 's' || key === 'right' || key === 'j') this.at++
    else if (key === 'b' || key === 'left' || key === 'k') this.at = Math.max(0, this.at - 1)
    else if (key === 'u') await this.undo()
    return true
  }

  private async rule({ changed }: JudgedClaim, draft: DecisionDraft): Promise<void> {
    try {
      const decision = await this.record.decide({ ...draft, base: changed })
      this.made.push({ id: decision.id, at: this.at })
      this.at++
    } catch (failure) {
      if (!(failure instanceof ParleyError)) throw failure
      await writeLine(warn(plain(`Not kept: ${failure.message}. ${failure.hint ?? ''}`)))
    }
  }

  private async undo(): Promise<void> {
    const last = this.made.pop()
    if (last === undefined) return writeLine('Nothing to undo in this sitting.')
    await this.record.decide({ ruling: 'undo', of: [last.id], author: this.author })
    this.at = last.at
  }
}

function nextKey(): Promise<string> {
  const { stdin } = process
  stdin.setRawMode(true)
  stdin.resume()
  return new Promise((done) => {
    stdin.once(
      'keypress',
      (_text: string | undefined, key: { readonly name?: string; readonly sequence?: string; readonly ctrl?: boolean }) => {
        stdin.setRawMode(false)
        stdin.pause()
        done(key.ctrl ? `ctrl-${key.name ?? ''}` : (key.name ?? key.sequence ?? ''))
      },
    )
  })
}

async function asked(question: string): Promise<string> {
  const line = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return (await line.question(question)).trim()
  } finally {
    line.close()
  }
}
