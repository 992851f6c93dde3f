import type { Doubter } from './doubt.js'
import { unresolvedSides } from './unresolved-sides.js'

/** Everything that is looked for in a whole reading, in no order. */
export const DOUBTERS: readonly Doubter[] = [unresolvedSides]
