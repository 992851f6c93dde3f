import * as z from 'zod'
import type { Document } from '../intake/document.js'
import type { OpenedFeed } from '../intake/feed-source.js'
import type { Taken } from '../intake/source.js'
import { FAILURES, type FailureCode, ParleyError } from '../model/error.js'
import type { Reading } from '../model/reading.js'
import type { Prepared } from '../record/prepared.js'

/** What one of the crew is asked to do, and what comes of it. Plain data: it goes from process to process. */
export interface Jobs {
  /** Bytes to the reports in them. */
  readonly open: { readonly asked: { readonly document: Document }; readonly done: readonly Taken[] }
  /** A report read and made ready to be kept; its bytes stay where they are. */
  readonly prepare: { readonly asked: { readonly taken: Taken }; readonly done: Prepared }
  /** A report read. */
  readonly read: {
    readonly asked: { readonly taken: Taken; readonly layers: boolean; readonly id: string | null }
    readonly done: Reading
  }
  /** A feed's bytes to its entries; those that carry a report hold it as a source. */
  readonly feed: { readonly asked: { readonly document: Document }; readonly done: OpenedFeed }
}
export type JobKind = keyof Jobs

export type Message = {
  [K in JobKind]: { readonly number: number; readonly job: K; readonly asked: Jobs[K]['asked'] }
}[JobKind]

const Failure = z.object({ code: z.string(), message: z.string(), hint: z.string().nullable() })
/** What a process of the crew sends back. */
export const Answer = z.object({ number: z.number(), done: z.unknown().optional(), failure: Failure.optional() })
export type Answer = z.infer<typeof Answer>

/** A failure as plain data. One that is not ours is a defect of the parser on this very input: told so, and the rest goes on. */
export function tellFailure(failure: unknown): z.infer<typeof Failure> {
  if (failure instanceof ParleyError) return { code: failure.code, message: failure.message, hint: failure.hint }
  const text = failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure)
  return {
    code: 'input-malformed',
    message: `it could not be parsed (${text.slice(0, 200)})`,
    hint: 'Save it as plain text and try again.',
  }
}

export function failureOf({ code, message, hint }: z.infer<typeof Failure>): ParleyError {
  return new ParleyError(code in FAILURES ? (code as FailureCode) : 'bug', message, hint === null ? {} : { hint })
}
