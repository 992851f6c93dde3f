import * as z from 'zod'

// Branded, so that a claim's id cannot be handed where a source's is meant.
const slug = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u, 'an id holds letters, digits and . _ : - only')
  .max(200)

export const SourceId = z
  .string()
  .regex(/^src_[0-9a-f]{24}$/)
  .brand<'SourceId'>()
export type SourceId = z.infer<typeof SourceId>
export const ClaimId = z
  .string()
  .regex(/^clm_[0-9a-f]{24}$/)
  .brand<'ClaimId'>()
export type ClaimId = z.infer<typeof ClaimId>
export const FindingId = z
  .string()
  .regex(/^fnd_[0-9a-f]{24}$/)
  .brand<'FindingId'>()
export type FindingId = z.infer<typeof FindingId>
export const DecisionId = z
  .string()
  .regex(/^dec_[0-9a-f]{24}$/)
  .brand<'DecisionId'>()
export type DecisionId = z.infer<typeof DecisionId>

/** A state, organisation, force, group or person of the register, or one made by a decision: `russia`, `nikol-pashinyan`. */
export const ActorId = slug.brand<'ActorId'>()
export type ActorId = z.infer<typeof ActorId>
/** A place: a Wikidata item (`Q239`) where known, else a slug. */
export const PlaceId = slug.brand<'PlaceId'>()
export type PlaceId = z.infer<typeof PlaceId>
export const OfficeId = slug.brand<'OfficeId'>()
export type OfficeId = z.infer<typeof OfficeId>
export const ProcessId = slug.brand<'ProcessId'>()
export type ProcessId = z.infer<typeof ProcessId>
export const FormatId = slug.brand<'FormatId'>()
export type FormatId = z.infer<typeof FormatId>
export const TrackId = slug.brand<'TrackId'>()
export type TrackId = z.infer<typeof TrackId>
/** A stretch of border, a junction and a link of a transport network, of a pack or made by a decision. */
export const SectorId = slug.brand<'SectorId'>()
export type SectorId = z.infer<typeof SectorId>
export const JunctionId = slug.brand<'JunctionId'>()
export type JunctionId = z.infer<typeof JunctionId>
export const LinkId = slug.brand<'LinkId'>()
export type LinkId = z.infer<typeof LinkId>
