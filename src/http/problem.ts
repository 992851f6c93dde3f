import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { ParleyError } from '../model/error.js'

/** A failure as problem+json (RFC 9457): what is wrong in `detail`, what to do in `hint`, our code in `code`. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly hint: string | null
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not understood',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Changed since you looked',
  413: 'Too large',
  415: 'Not a kind of input that is read',
  422: 'Cannot be taken',
  429: 'Too many requests',
  500: 'A defect of Parley',
  502: 'The other side failed',
  503: 'Not available now',
  507: 'No space left',
}

/** The answer for a failure. What is not a ParleyError is a defect: told as such, without its inner words. */
export function answerProblem(context: Context, failure: unknown): Response {
  const told = problemOf(failure)
  return context.body(JSON.stringify(told), told.status as 400, { 'content-type': 'application/problem+json; charset=utf-8' })
}

export function problemOf(failure: unknown): Problem {
  if (failure instanceof ParleyError) return problem(failure.httpStatus, failure.code, failure.message, failure.hint)
  if (failure instanceof HTTPException)
    return problem(failure.status, 'usage', failure.message || 'the request was refused', null)
  return problem(500, 'bug', 'something went wrong inside Parley', 'The log of the server says what.')
}

const problem = (status: number, code: string, detail: string, hint: string | null): Problem => ({
  type: `urn:parley:problem:${code}`,
  title: TITLES[status] ?? 'Refused',
  status,
  detail,
  code,
  hint,
})
