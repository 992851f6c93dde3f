/**
 * The named rules that pick which of several rival values is shown. `latest`: of the claim published last; `majority`: said by
 * most independent sources; `range`: the lowest and the highest, both; `preferred-source`: by a list of outlets and agencies.
 */
export const DISPLAY_RULES = ['latest', 'majority', 'range', 'preferred-source'] as const
export type DisplayRule = (typeof DISPLAY_RULES)[number]

/** How to show rival values; with no rule, figures show the latest, everything else the majority's. */
export interface Display {
  readonly rule?: DisplayRule | undefined
  readonly preferred?: readonly string[] | undefined
}
