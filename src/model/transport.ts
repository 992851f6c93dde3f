import * as z from 'zod'
import { Edtf } from './edtf.js'
import { Lines } from './geometry.js'
import { ActorId, JunctionId, LinkId } from './ids.js'

/** How a link stands: whether traffic can run is `open` and `reopened` only; agreed is not open, works are not open. */
export const LinkState = z.enum(['open', 'closed', 'agreed', 'works', 'reopened', 'blocked'])
export type LinkState = z.infer<typeof LinkState>

export const LinkRow = z
  .object({
    state: LinkState,
    from: Edtf,
    to: Edtf.nullable(),
    /** Under which terms: who controls it, who may pass, for what fee. */
    terms: z.string().nullable(),
    basis: z.string().nullable(),
  })
  .readonly()
export type LinkRow = z.infer<typeof LinkRow>

/** A place where links meet. */
export const Junction = z
  .object({
    id: JunctionId,
    name: z.string().min(1),
    aliases: z.array(z.string().min(1)).readonly(),
    at: z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }).readonly(),
    basis: z.string().nullable(),
  })
  .readonly()
export type Junction = z.infer<typeof Junction>

/** A stretch of railway or road, a crossing or a corridor between two junctions. */
export const Link = z
  .object({
    id: LinkId,
    name: z.string().min(1),
    aliases: z.array(z.string().min(1)).readonly(),
    mode: z.enum(['rail', 'road', 'crossing', 'corridor']),
    from: JunctionId,
    to: JunctionId,
    /** Its length where somebody tells it; else that of its line; else the straight one, which is said. */
    km: z.number().positive().nullable(),
    line: Lines.nullable(),
    /** Longer lines that it is a stretch of: who opens the line opens all its stretches. Reports of the line place nothing on it. */
    lines: z.array(z.string().min(1)).readonly().default([]),
    /** Through whose territory, or under whose control, it runs. */
    control: z.array(ActorId).readonly(),
    states: z.array(LinkRow).readonly(),
    basis: z.string().nullable(),
  })
  .readonly()
export type Link = z.infer<typeof Link>
