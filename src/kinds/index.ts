import type { AnyKind } from '../reading/pipeline.js'

/** Every claim kind, in the order of the published contract: one line a kind. */
export const KINDS: readonly AnyKind[] = []
