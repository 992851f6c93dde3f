import { ClaimKind } from '../model/claim.js'
import { ParleyError } from '../model/error.js'

/** `--kind`, given once or more often. */
export const claimKinds = (value: string, before: readonly ClaimKind[] = []): readonly ClaimKind[] => {
  const parsed = ClaimKind.safeParse(value)
  if (!parsed.success)
    throw new ParleyError('usage', `there is no claim kind '${value}'`, { hint: `Kinds: ${ClaimKind.options.join(', ')}.` })
  return [...before, parsed.data]
}
