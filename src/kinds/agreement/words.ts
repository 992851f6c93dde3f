import * as z from 'zod'
import type { Desk } from '../../reading/cast/desk.js'
import { EVENTS } from '../../reading/frames/cue-words.js'

export const Status = z.enum(['agreed', 'initialled', 'signed', 'ratified', 'in-force', 'suspended', 'broken'])

export const NOUNS = new Set(EVENTS.agreement.nouns)

/** What is a document once several sign it, or it enters into force. */
export const isDocument = (lemma: string): boolean => NOUNS.has(lemma) || /^(?:regulation|statement|law|statute)$/.test(lemma)

export const TRUCE = new Set(EVENTS.ceasefire.nouns)

export const NEARING = /^(?:near|approach)$/

export const BY_VERB: readonly (readonly [z.infer<typeof Status>, ReadonlySet<string>])[] = [
  ['signed', new Set(EVENTS.agreement.sign)],
  ['agreed', new Set(EVENTS.agreement.reach)],
  ['initialled', new Set(EVENTS.agreement.initial)],
  ['ratified', new Set(EVENTS.agreement.ratify)],
  ['suspended', new Set(EVENTS.agreement.suspend)],
  ['broken', new Set(EVENTS.agreement.break)],
]

export const SIDES =
  /^(?:sides|parties|leaders|ministers|countries|commissions|delegations|governments|parliaments|states|neighbours|neighbors|we|they|presidents|both|negotiators)$/

export function isTruce(desk: Desk, noun: number): boolean {
  if (TRUCE.has(desk.syntax.lemma[noun]!)) return true
  return desk.syntax
    .kids(noun)
    .some((k) => TRUCE.has(desk.syntax.lemma[k]!) && (desk.syntax.rel[k] === 'compound' || desk.syntax.rel[k] === 'nmod:desc'))
}
