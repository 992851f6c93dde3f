import type { Claim } from '../model/claim.js'

/** A claim before it has its phrase and id: `say` makes the phrase from the actors as they stand in the end. */
export type Draft = Omit<Claim, 'id' | 'phrase'> & { readonly say: (actors: Claim['actors']) => string }
