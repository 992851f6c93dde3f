/**
 * Every failure Parley tells of, with the HTTP status and the exit status it maps to, in one table.
 * Exit statuses: 1 a defect of ours, 2 wrong use, 3 input that cannot be read, 4 not found, 5 the record refuses or
 * fails, 6 `check` found damage, 7 the network.
 */
export const FAILURES = {
  bug: { http: 500, exit: 1 },
  usage: { http: 400, exit: 2 },
  'evidence-outside': { http: 422, exit: 3 },
  'input-empty': { http: 422, exit: 3 },
  'input-binary': { http: 415, exit: 3 },
  'input-too-large': { http: 413, exit: 3 },
  'input-malformed': { http: 422, exit: 3 },
  'input-unsupported': { http: 415, exit: 3 },
  'input-timeout': { http: 422, exit: 3 },
  'pack-invalid': { http: 422, exit: 3 },
  'model-damaged': { http: 500, exit: 3 },
  'not-found': { http: 404, exit: 4 },
  'decision-stale': { http: 409, exit: 5 },
  'decision-invalid': { http: 422, exit: 5 },
  'record-unavailable': { http: 503, exit: 5 },
  'record-busy': { http: 503, exit: 5 },
  'record-full': { http: 507, exit: 5 },
  'record-version': { http: 500, exit: 5 },
  'record-damaged': { http: 500, exit: 6 },
  unauthorised: { http: 401, exit: 2 },
  forbidden: { http: 403, exit: 2 },
  'too-many-requests': { http: 429, exit: 2 },
  'address-refused': { http: 422, exit: 7 },
  'fetch-failed': { http: 502, exit: 7 },
} as const satisfies Record<string, { readonly http: number; readonly exit: number }>

export type FailureCode = keyof typeof FAILURES

/** A failure told to the user: what is wrong, and in `hint` what to do about it. */
export class ParleyError extends Error {
  override readonly name = 'ParleyError'
  readonly hint: string | null

  constructor(
    readonly code: FailureCode,
    message: string,
    told: { readonly hint?: string; readonly cause?: unknown } = {},
  ) {
    super(message, 'cause' in told ? { cause: told.cause } : undefined)
    this.hint = told.hint ?? null
  }

  get httpStatus(): number {
    return FAILURES[this.code].http
  }

  get exitStatus(): number {
    return FAILURES[this.code].exit
  }
}
