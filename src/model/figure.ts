import * as z from 'zod'

/** What the words around a number say of it. */
export const Hedge = z.enum(['exact', 'at_least', 'about', 'at_most', 'range'])
export type Hedge = z.infer<typeof Hedge>

/**
 * A count as one report gives it, never without its hedge. `low` and `high` are inclusive bounds, null where the words set
 * none ("more than 6,500": low 6500, best 6500, high null, at_least); `best` is the number named, null for a
 * range or words such as "dozens"; `as` keeps the words. Figures are never added up across claimants.
 */
export const Figure = z
  .object({
    /** dead, wounded, casualties, missing, displaced, captured, detained, released, deployed, hours, kilometres … */
    measure: z.string().min(1),
    /** What is counted: people, soldiers, civilians, bodies, kilometres; null where the words do not say. */
    unit: z.string().nullable(),
    /** Of what larger whole it is a part: "including 147 civilians" has scope `part`; null otherwise. */
    scope: z.string().nullable(),
    low: z.number().nullable(),
    best: z.number().nullable(),
    high: z.number().nullable(),
    hedge: Hedge,
    as: z.string().min(1),
  })
  .refine((f) => f.low !== null || f.best !== null || f.high !== null, 'a figure without any number')
  .refine((f) => f.low === null || f.high === null || f.low <= f.high, 'low above high')
  .readonly()
export type Figure = z.infer<typeof Figure>
