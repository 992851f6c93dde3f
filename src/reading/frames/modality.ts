import type { Modality } from '../../model/modality.js'
import type { Context } from '../layers.js'

/** Contexts whose content was not said to be so: what they turn is told by the claim they make, not by one of its own. */
export const ABOUT: ReadonlySet<Context['sort']> = new Set([
  'offer',
  'urge',
  'refuse',
  'ban',
  'threaten',
  'want',
  'try',
  'accuse',
  'doubt',
  'condition',
])

/**
 * How a predicate stands, from what stands over it, innermost first: each context turns what the ones inside it made.
 * "did not agree to meet" is denied; "did not rule out a meeting" leaves it open; "would meet, he said" is a plan.
 */
export function modalityOf(innermostFirst: readonly Context[]): Modality {
  const said = innermostFirst.some((c) => c.sort === 'say')
  let now: Modality = 'asserted'
  let before: Context['sort'] | null = null
  for (const { sort, lemma } of innermostFirst) {
    now = turn(now, sort, lemma, before, said)
    before = sort
  }
  return now
}

function turn(now: Modality, sort: Context['sort'], lemma: string, before: Context['sort'] | null, said: boolean): Modality {
  const open = now === 'asserted' || now === 'planned'
  switch (sort) {
    case 'negation':
      if (before === 'refuse' || before === 'deny' || before === 'fail' || before === 'doubt' || before === 'say')
        return 'conditional'
      return 'denied'
    case 'plan':
    case 'expect':
    case 'agree':
      return now === 'asserted' ? 'planned' : now
    case 'modal':
      if (!open) return now
      if (lemma === 'should' || lemma === 'must' || lemma === 'ought') return 'proposed'
      return lemma === 'would' && said ? 'planned' : 'conditional'
    case 'offer':
    case 'urge':
    case 'want':
      return open ? 'proposed' : now
    case 'refuse':
    case 'fail':
    case 'deny':
      return 'denied'
    case 'postpone':
      return /^(?:cancel|cancellation|scrap|shelve|call)$/.test(lemma) ? 'denied' : now === 'asserted' ? 'planned' : now
    case 'ban':
    case 'threaten':
    case 'try':
    case 'condition':
    case 'doubt':
      return open ? 'conditional' : now
    default:
      return now
  }
}
