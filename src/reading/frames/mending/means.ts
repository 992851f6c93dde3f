import type { Draft } from '../draft.js'

const MEANS = /^(?:telephone|phone|video|videoconference|video-link|link|call|letter|text)$/

/** "spoke by telephone with A": with whom one speaks hangs on the verb, not on the means. */
export function withByMeans(d: Draft, token: number): void {
  if (!MEANS.test(d.lemma[token]!) || !/^(?:by|via|over|on|through)$/.test(d.case(token))) return
  const verb = d.head[token]!
  if (verb < 0 || d.pos[verb] !== 'VERB') return
  for (const k of d.kids(token)) {
    if (k > token && d.case(k) === 'with' && /^(?:nmod|obl)$/.test(d.rel[k]!)) d.attach(k, verb, 'obl')
  }
}
