import { UPOS, type Upos } from './trees.js'

/** Indexes into UPOS of the tags that code asks for by name. */
export const uposIndex = (tag: Upos): number => UPOS.indexOf(tag)
export const VERB = uposIndex('VERB')
export const NOUN = uposIndex('NOUN')
export const PROPN = uposIndex('PROPN')
export const PUNCT = uposIndex('PUNCT')
export const CCONJ = uposIndex('CCONJ')
export const ADJ = uposIndex('ADJ')
export const ADP = uposIndex('ADP')
export const NUM = uposIndex('NUM')
export const AUX = uposIndex('AUX')
