import { Command, CommanderError } from 'commander'
import { FAILURES } from '../model/error.js'
import { COMMANDS } from './commands/index.js'
import { tellFailure } from './failure.js'
import { VERSION } from './version.js'

const EXITS = `
Exit status: 0 well; 1 a defect of Parley; 2 wrong use; 3 input that cannot be read; 4 not found; 5 the record refuses or
fails; 6 check found damage; 7 the network.
NO_COLOR is respected; colour and progress appear on a terminal only.`

/** Builds the command line; only the chosen command's module is loaded, so that a start stays quick. */
async function run(argv: readonly string[]): Promise<void> {
  const program = new Command('parley')
    .description('Reads reports on peace processes and keeps a sourced record of them. It records; it never advises.')
    .version(VERSION)
    .showHelpAfterError('(parley --help shows what there is)')
    .exitOverride()
    .addHelpText('after', EXITS)
  const chosen = argv.find((word) => !word.startsWith('-'))
  const asked = chosen === 'help' ? argv[argv.indexOf('help') + 1] : chosen
  for (const { name, summary, load } of COMMANDS) {
    const command = program.command(name).description(summary)
    if (name === asked) (await load()).define(command)
  }
  await program.parseAsync(argv, { from: 'user' })
}

/** Runs the command line to its end: prints, and sets the exit status. */
export async function main(argv: readonly string[]): Promise<void> {
  // The reader of our output may go while we write (`parley ask … | head`): nothing is wrong, and nobody is left to tell.
  process.stdout.on('error', (failure: NodeJS.ErrnoException) => {
    if (failure.code !== 'EPIPE') throw failure
    process.exit(0)
  })
  try {
    await run(argv)
  } catch (failure) {
    if (failure instanceof CommanderError) {
      const asked = ['commander.helpDisplayed', 'commander.help', 'commander.version'].includes(failure.code)
      // A bare `parley` shows the help too, but asked for nothing.
      process.exitCode = asked && failure.exitCode === 0 ? 0 : FAILURES.usage.exit
    } else process.exitCode = tellFailure(failure)
  }
}
