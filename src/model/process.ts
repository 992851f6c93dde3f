import * as z from 'zod'
import { Edtf } from './edtf.js'
import { ActorId, FormatId, ProcessId, TrackId } from './ids.js'

/** A strand of a process with its level: 1 officials, 1.5 mixed, 2 experts and civil society, 3 people to people. */
export const Track = z
  .object({
    id: TrackId,
    name: z.string().min(1),
    level: z.enum(['1', '1.5', '2', '3']),
    words: z.array(z.string()).readonly(),
  })
  .readonly()
export type Track = z.infer<typeof Track>

/** The table it is discussed at: OSCE Minsk Group, the Brussels format. */
export const Format = z
  .object({
    id: FormatId,
    name: z.string().min(1),
    aliases: z.array(z.string()).readonly(),
    leads: z.array(ActorId).readonly(),
    from: Edtf.nullable(),
    to: Edtf.nullable(),
    basis: z.string().nullable(),
  })
  .readonly()
export type Format = z.infer<typeof Format>

/** A sustained effort to settle a conflict. */
export const Process = z
  .object({
    id: ProcessId,
    name: z.string().min(1),
    aliases: z.array(z.string()).readonly(),
    parties: z.array(ActorId).readonly(),
    /** Words that tell a report belongs to it: places, wars, agreements by name. */
    words: z.array(z.string()).readonly(),
    tracks: z.array(Track).readonly(),
    formats: z.array(Format).readonly(),
  })
  .readonly()
export type Process = z.infer<typeof Process>

export const RoleName = z.enum([
  'party',
  'mediator',
  'facilitator',
  'good-offices',
  'host',
  'guarantor',
  'observer',
  'peacekeeper',
  'adviser',
  'contributing-party',
  'lead',
])
export type RoleName = z.infer<typeof RoleName>
export const RoleStatus = z.enum(['offered', 'sought', 'accepted', 'held', 'ended', 'lost', 'declined'])
export type RoleStatus = z.infer<typeof RoleStatus>
