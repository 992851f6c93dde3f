import { FAILURES, ParleyError } from '../model/error.js'
import { plain } from './terminal.js'

/** Tells a failure on standard error, what and what to do, and gives the exit status. Unknown ones are ours: status 1. */
export function tellFailure(failure: unknown): number {
  if (failure instanceof ParleyError) {
    process.stderr.write(`parley: ${plain(failure.message)}\n`)
    if (failure.hint) process.stderr.write(`        ${plain(failure.hint)}\n`)
    return failure.exitStatus
  }
  // The reader of our output has gone (`parley … | head`): nothing is wrong.
  if (failure instanceof Error && 'code' in failure && failure.code === 'EPIPE') return 0
  const text = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)
  process.stderr.write(`parley: this is a defect of Parley, not of your input:\n${plain(text)}\n`)
  return FAILURES.bug.exit
}
