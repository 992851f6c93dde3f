import { contradictions } from './contradictions.js'
import type { Doubter } from './doubt.js'
import { sums } from './sums.js'
import { unresolvedSides } from './unresolved-sides.js'
import { wrongDates } from './wrong-dates.js'

/** Everything that is looked for in a whole reading, in no order. */
export const DOUBTERS: readonly Doubter[] = [unresolvedSides, contradictions, sums, wrongDates]
