import * as z from 'zod'

/**
 * How a claim stands: `asserted` it happened or holds; `planned` it is to be; `proposed` somebody wants it;
 * `conditional` only if; `denied` somebody says it is not so. An offer is not a mediation, a plan is not a meeting.
 */
export const Modality = z.enum(['asserted', 'planned', 'proposed', 'conditional', 'denied'])
export type Modality = z.infer<typeof Modality>
