import * as z from 'zod'
import { Actor, Incumbency, Office, Place } from '../model/actor.js'
import { Sector } from '../model/border.js'
import { Claim } from '../model/claim.js'
import type { Ruling } from '../model/decision.js'
import { ParleyError } from '../model/error.js'
import { ActorId, ClaimId, ProcessId, SourceId, TrackId } from '../model/ids.js'
import { PartState } from '../model/part-state.js'
import { Process } from '../model/process.js'
import { Junction, Link } from '../model/transport.js'

const claims = z.array(ClaimId).readonly().optional()
const nothing = z.strictObject({ claims })
const fields = Claim.unwrap().omit({ id: true })

/** A name as read that the register does not know is written `~` and the name, folded. */
export const ActorKey = z.union([ActorId, z.string().regex(/^~\S/u).max(300)])

/** What each ruling's `to` must hold. `claims` is filled in by the record: the claims of the findings ruled on. */
export const TO = {
  /** A claim the reader missed. Its id is made by the record; its evidence must stand in the source. */
  assert: z.strictObject({ source: SourceId, claim: fields.partial({ from: true, confidence: true, plover: true }), claims }),
  accept: nothing,
  reject: nothing,
  correct: fields
    .partial()
    .omit({ confidence: true })
    .extend({ claims })
    .strict()
    .refine((to) => Object.keys(to).some((key) => key !== 'claims'), 'a correction that corrects nothing'),
  merge: z.strictObject({ claims, process: ProcessId.nullable().optional() }),
  /** Those that are to stand apart from the rest. */
  split: z.strictObject({ claims: z.array(ClaimId).min(1).readonly() }),
  assign: z
    .strictObject({ process: ProcessId.nullable().optional(), track: TrackId.nullable().optional(), claims })
    .refine((to) => to.process !== undefined || to.track !== undefined, 'an assignment to nothing'),
  'same-actor': z.strictObject({ into: ActorKey, name: z.string().min(1).optional() }),
  'distinct-actors': z.strictObject({}),
  redact: z.strictObject({}),
  undo: z.strictObject({}),
  'new-actor': Actor.unwrap(),
  'new-office': Office.unwrap().extend({ incumbencies: z.array(Incumbency).readonly().optional() }),
  'new-place': Place.unwrap(),
  'new-process': Process.unwrap(),
  'new-sector': Sector.unwrap().extend({ process: ProcessId }),
  'new-junction': Junction.unwrap().extend({ process: ProcessId }),
  'new-link': Link.unwrap().extend({ process: ProcessId }),
  /** How a stretch of border, a link or a point of an agreement stands from a day on, told by hand. */
  'new-state': PartState.unwrap().omit({ author: true, reason: true, decision: true, at: true }),
} as const satisfies { readonly [R in Ruling]: z.ZodType }

export type To<R extends Ruling> = z.infer<(typeof TO)[R]>

const FEWEST: { readonly [R in Ruling]: number } = {
  assert: 0,
  accept: 1,
  reject: 1,
  correct: 1,
  merge: 2,
  split: 1,
  assign: 1,
  'same-actor': 2,
  'distinct-actors': 2,
  redact: 1,
  undo: 1,
  'new-actor': 0,
  'new-office': 0,
  'new-place': 0,
  'new-process': 0,
  'new-sector': 0,
  'new-junction': 0,
  'new-link': 0,
  'new-state': 0,
}

/** The checked `to` of a ruling; throws decision-invalid saying which field is wrong. */
export function checkTo<R extends Ruling>(ruling: R, to: unknown): To<R> {
  const checked = TO[ruling].safeParse(to ?? {})
  if (checked.success) return checked.data as To<R>
  const [issue] = checked.error.issues
  const where = issue && issue.path.length > 0 ? `to.${issue.path.join('.')}` : 'to'
  throw new ParleyError(
    'decision-invalid',
    `the ruling "${ruling}" cannot be made: ${where}: ${issue?.message ?? 'not valid'}`,
    {
      hint: `see docs/record.md for what "${ruling}" takes`,
    },
  )
}

/** Throws decision-invalid where a ruling names too little to rule on. */
export function checkOf(ruling: Ruling, of: readonly string[]): void {
  if (of.length >= FEWEST[ruling]) return
  const some = FEWEST[ruling] === 1 ? 'something' : 'at least two things'
  throw new ParleyError('decision-invalid', `the ruling "${ruling}" needs ${some} to rule on`, {
    hint: 'name them by their ids',
  })
}
