import * as z from 'zod'

/** Longitude, then latitude, in degrees on WGS 84: the order of GeoJSON. */
export const Position = z
  .tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
  .readonly()
  .describe('[longitude, latitude] in degrees')
export type Position = z.infer<typeof Position>

/** A line of at least two positions. */
export const Line = z.array(Position).min(2).max(100_000).readonly()
export type Line = z.infer<typeof Line>

/** A line in pieces: a border with enclaves, a stretch broken by a lake. */
export const Lines = z.array(Line).min(1).max(10_000).readonly()
export type Lines = z.infer<typeof Lines>
