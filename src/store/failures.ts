import { type FailureCode, ParleyError } from '../model/error.js'

const HINTS: { readonly [code: string]: string } = {
  'record-busy': 'somebody else is writing: try again in a moment',
  'record-full': 'free some room where the record is kept; nothing that was acknowledged is lost',
  'record-damaged': 'run "parley check", and go back to a backup if it finds damage',
  'record-unavailable': 'see that the place exists and may be read and written, and that the server answers',
  'record-version': 'use a version of Parley at least as new as the one that wrote it',
}

/** A failure of a store, told as one of ours: what went wrong, where, and what to do. */
export function failure(code: FailureCode, location: string, says: string, cause?: unknown): ParleyError {
  const hint = HINTS[code]
  return new ParleyError(code, `${location}: ${says}`, { ...(hint === undefined ? {} : { hint }), cause })
}

/** Who asks a record that is not there most likely mistyped its name. */
export const noRecord = (location: string): ParleyError =>
  new ParleyError('not-found', `there is no record at ${location}`, {
    hint: `See that the name is right, or begin a record with: parley add FILE --record ${location}`,
  })

const SQLITE: readonly (readonly [RegExp, FailureCode, string])[] = [
  [/^SQLITE_(?:BUSY|LOCKED)/, 'record-busy', 'the record is locked by another program'],
  // The second where a reader finds no room for the few pages that programs share.
  [/^SQLITE_(?:FULL|IOERR_SHMSIZE)/, 'record-full', 'there is no room left for the record'],
  [/^SQLITE_(?:CORRUPT|NOTADB)/, 'record-damaged', 'the file is damaged or no record'],
  [/^SQLITE_READONLY/, 'record-unavailable', 'the record may not be written to'],
  [/^SQLITE_(?:CANTOPEN|IOERR|PERM|AUTH|NOLFS)/, 'record-unavailable', 'the file cannot be opened'],
]

const POSTGRES: readonly (readonly [RegExp, FailureCode, string])[] = [
  [/^(?:55P03|40001|40P01|53300)$/, 'record-busy', 'the record is locked by another program'],
  [/^53100$/, 'record-full', 'the server has no room left for the record'],
  [/^XX00[12]$/, 'record-damaged', 'the server finds the record damaged'],
  [/^28/, 'record-unavailable', 'the server refuses this user'],
  [/^3[DF]/, 'record-unavailable', 'the server has no such database'],
  [/^42501$/, 'record-unavailable', 'this user may not use the record'],
  [/^(?:08|57P)/, 'record-unavailable', 'the connection to the server was cut'],
]

const SYSTEM: readonly (readonly [RegExp, FailureCode, string])[] = [
  [/^ENOSPC|^EDQUOT/, 'record-full', 'there is no room left for the record'],
  [/^(?:ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_|EHOST)/, 'record-unavailable', 'the server does not answer'],
  [/^(?:EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EISDIR)/, 'record-unavailable', 'the place cannot be used'],
]

/** Any error out of a store as a ParleyError; ours, and defects in the code, pass unchanged. */
export function translated(error: unknown, location: string): unknown {
  if (error instanceof ParleyError) return error
  const code = (error as { readonly code?: unknown } | null)?.code
  if (typeof code === 'string') {
    for (const [pattern, ours, says] of [...SQLITE, ...POSTGRES, ...SYSTEM]) {
      if (pattern.test(code)) return failure(ours, location, says, error)
    }
  }
  const says = error instanceof Error ? error.message : ''
  // pg tells of a cut connection in words only.
  if (
    /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/.test(says)
  ) {
    return failure('record-unavailable', location, 'the connection to the server was cut', error)
  }
  if (/^database disk image is malformed/.test(says)) return failure('record-damaged', location, 'the file is damaged', error)
  return error
}
