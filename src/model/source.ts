import * as z from 'zod'
import { Edtf, Instant } from './edtf.js'
import { SourceId } from './ids.js'

/**
 * What a block of a report is. `body` is the report's own prose; the rest is told apart at intake: `kicker` a line over the
 * headline, `subtitle` one under it, `dateline` "YEREVAN, June 9 (AFP) —" is a part of a body block and a part of its own here.
 */
export const PartKind = z.enum([
  'headline',
  'kicker',
  'subtitle',
  'byline',
  'date',
  'dateline',
  'body',
  'heading',
  'list',
  'caption',
  'credit',
  'related',
  'link',
  'boilerplate',
])
export type PartKind = z.infer<typeof PartKind>

/** A stretch of the source's text and what it is. Blocks stand in order and do not overlap, save a dateline or credit inside its block. */
export const Part = z.object({ part: PartKind, start: z.int().nonnegative(), end: z.int().nonnegative() }).readonly()
export type Part = z.infer<typeof Part>

export const Picture = z.object({ caption: z.string(), credit: z.string().nullable() }).readonly()
export type Picture = z.infer<typeof Picture>
export const Related = z.object({ title: z.string(), url: z.string().nullable() }).readonly()
export type Related = z.infer<typeof Related>

/**
 * How the bytes of a source were had, where not from a file that the user gave: `fetched` from an address that the user asked for,
 * or `archived`, taken out of an archive whose own record says when and whence.
 */
export const Had = z
  .object({
    how: z.enum(['fetched', 'archived']),
    /** When the bytes were had: by us, or by whoever made the archive. */
    at: Instant,
    /** The address as it was asked for. */
    asked: z.string(),
    /** The address that answered, after redirects. */
    address: z.string(),
    /** Media type as the answer told it. */
    type: z.string().nullable(),
    /** The archive's own digest of what was answered, as it stands there: `sha1:…`. */
    digest: z.string().optional(),
  })
  .readonly()
export type Had = z.infer<typeof Had>

/** One published report, normalised once at intake and then frozen. Offsets everywhere are UTF-16 units into `text`. */
export const Source = z
  .object({
    id: SourceId,
    title: z.string().nullable(),
    byline: z.string().nullable(),
    /** The agency whose copy it is, where byline, dateline or text say so: `AFP`. */
    agency: z.string().nullable(),
    outlet: z.string().nullable(),
    published: Edtf.nullable(),
    updated: Edtf.nullable(),
    url: z.string().nullable(),
    /** BCP 47, `und` where it cannot be told. */
    language: z.string(),
    /** SHA-256 of the bytes the source came from, hex; of the text's UTF-8 where there were no bytes. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    /** Left out where the user gave a file or a text. */
    had: Had.optional(),
    text: z.string(),
    images: z.array(Picture).readonly(),
    related: z.array(Related).readonly(),
    parts: z.array(Part).readonly(),
  })
  .readonly()
export type Source = z.infer<typeof Source>
