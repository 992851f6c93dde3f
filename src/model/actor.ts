import * as z from 'zod'
import { Edtf } from './edtf.js'
import { ActorId, OfficeId, PlaceId } from './ids.js'

export const ActorType = z.enum(['state', 'de-facto', 'organisation', 'group', 'force', 'person'])
export type ActorType = z.infer<typeof ActorType>

/** Anyone who can act or speak. */
export const Actor = z
  .object({
    id: ActorId,
    type: ActorType,
    name: z.string().min(1),
    /** Further names, spellings and short forms. */
    aliases: z.array(z.string()).readonly(),
    /** Adjectives and names of its people: Armenian, Armenians. */
    demonyms: z.array(z.string()).readonly(),
    /** The state or body it belongs to: a ministry's state, a force's command. */
    of: ActorId.nullable(),
    /** How sure the fact is and where it comes from. */
    basis: z.string().nullable(),
  })
  .readonly()
export type Actor = z.infer<typeof Actor>

/** A post somebody holds: `armenia/foreign-minister` as `armenia.foreign-minister`. */
export const Office = z
  .object({
    id: OfficeId,
    name: z.string().min(1),
    /** Generic titles it answers to, lower case: foreign minister, top diplomat. */
    titles: z.array(z.string()).readonly(),
    /** Whose office it is. */
    of: ActorId,
  })
  .readonly()
export type Office = z.infer<typeof Office>

/** Who held an office from when to when; `to` null while still held or unknown. */
export const Incumbency = z
  .object({
    office: OfficeId,
    holder: ActorId,
    from: Edtf.nullable(),
    to: Edtf.nullable(),
    acting: z.boolean(),
    basis: z.string().nullable(),
  })
  .readonly()
export type Incumbency = z.infer<typeof Incumbency>

/** Somewhere. A country is not a point: `at` is null for areas. */
export const Place = z
  .object({
    id: PlaceId,
    name: z.string().min(1),
    /** Both toponyms and all spellings; a disputed place has at least two. */
    aliases: z.array(z.string()).readonly(),
    type: z.enum(['country', 'region', 'city', 'settlement', 'feature', 'building']),
    country: ActorId.nullable(),
    at: z.object({ lat: z.number(), lon: z.number() }).readonly().nullable(),
    basis: z.string().nullable(),
  })
  .readonly()
export type Place = z.infer<typeof Place>
