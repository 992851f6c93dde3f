import * as z from 'zod'

/** The sixteen event types of PLOVER (2021). Statements and states of affairs have none. */
export const PloverType = z.enum([
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
])
export type PloverType = z.infer<typeof PloverType>

export const Plover = z.object({ type: PloverType, mode: z.string().nullable() }).readonly()
export type Plover = z.infer<typeof Plover>
