import type * as z from 'zod'
import type { CastMember } from '../../model/mention.js'
import type { Form } from './form.js'

export interface Found {
  readonly form: z.infer<typeof Form>
  /** One cast for each meeting told: "spoke separately with A and B" is two. */
  readonly casts: readonly (readonly CastMember[])[]
}
