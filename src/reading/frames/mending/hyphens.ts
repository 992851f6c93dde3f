import type { Draft } from '../draft.js'

/** "cease-fire": one noun, however it is split. */
export function hyphenTruce(d: Draft, token: number): void {
  if (d.word[token] !== 'fire' || token < 2 || !/^[-‐‑]$/.test(d.word[token - 1]!) || d.word[token - 2] !== 'cease') return
  d.lemma[token] = 'ceasefire'
  d.pos[token] = 'NOUN'
}

const PARTICIPLES: Readonly<Record<string, string>> = {
  brokered: 'broker',
  mediated: 'mediate',
  led: 'lead',
  backed: 'back',
  sponsored: 'sponsor',
  hosted: 'host',
  facilitated: 'facilitate',
  supported: 'support',
  monitored: 'monitor',
  negotiated: 'negotiate',
  supervised: 'supervise',
  guaranteed: 'guarantee',
}

/** "a Russian-brokered truce": the participle, whatever it is tagged, with its doer before the hyphen. */
export function hyphenParticiple(d: Draft, token: number): void {
  if (token < 2 || !/^[-‐‑]$/.test(d.word[token - 1]!)) return
  const lemma = PARTICIPLES[d.word[token]!]
  if (!lemma) return
  d.pos[token] = 'VERB'
  d.lemma[token] = lemma
  if (d.rel[token] === 'compound') d.rel[token] = 'amod'
  const doer = token - 2
  if (d.rel[token] === 'amod' && d.head[doer] !== token && !/^(?:PUNCT|DET|ADP)$/.test(d.pos[doer]!))
    d.attach(doer, token, 'compound')
}
