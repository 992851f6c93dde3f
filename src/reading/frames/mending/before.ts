import type { Draft } from '../draft.js'

/** The word before a token, '' at the start. */
export const before = (d: Draft, token: number): string => (token > 0 ? d.word[token - 1]! : '')
