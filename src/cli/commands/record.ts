import type { Command } from 'commander'
import { copyBetween } from '../../parley.js'
import { plain, progress, writeLine } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley record copy talks.parley postgres://parley@localhost/parley
  parley record copy postgres://parley@localhost/parley?schema=talks copy.parley
The copy is verified by the chain; what it was copied from stays as it is.`

export function define(command: Command): void {
  command.addHelpText('after', EXAMPLES)
  command
    .command('copy')
    .description('a record from one store to another, verified')
    .argument('<from>', 'a file or postgres:// address')
    .argument('<to>', 'a file or postgres:// address; new, or a copy begun before')
    .addHelpText('after', EXAMPLES)
    .action(async (from: string, to: string) => {
      const bar = progress('copying entries')
      const copied = await copyBetween(from, to, (done, of) => bar.tell(done, of))
      bar.done()
      const { entries, check, head } = copied
      await writeLine(plain(`Copied ${entries} entries to ${to}.`))
      await writeLine(
        `Verified there: ${check.sources} sources, ${check.claims} claims, ${check.decisions} decisions; ${check.quotes} quotes to the character.`,
      )
      await writeLine(`Head of the chain: ${head.hash} (entry ${head.seq})`)
    })
}
