import type { Draft } from '../draft.js'

const AFTER_SPEECH = /^(?:ADP|PROPN|NOUN|NUM|PUNCT|DET|ADJ|ADV|PRON|SYM)$/

/** "…, officials in A said on Monday.": a verb of saying at the end has the words from the comma as its subject. */
export function trailingSpeech(d: Draft, from: number, to: number): void {
  let verb = -1
  for (let t = to - 1; t > from && t >= to - 10; t--) {
    if (d.pos[t] === 'VERB' && SAID.test(d.word[t]!)) {
      verb = t
      break
    }
    if (!AFTER_SPEECH.test(d.pos[t]!) || d.word[t] === 'that') return
  }
  if (verb < 0) return
  let comma = verb - 1
  for (; comma > from && comma >= verb - 14; comma--) {
    if (d.word[comma] === ',') break
    if (d.pos[comma] === 'VERB' || d.pos[comma] === 'AUX' || d.pos[comma] === 'SCONJ') return
  }
  if (d.word[comma] !== ',' || comma + 1 >= verb || comma - from < 2) return
  const subject = d.child(verb, 'nsubj')
  if (subject > comma && (d.rel[verb] === 'parataxis' || d.child(verb, 'ccomp') >= 0)) return
  const root = rootOf(d, from, to)
  if (root < 0 || root === verb || root > comma) return
  let noun = -1
  for (let t = comma + 1; t < verb; t++) {
    const outside = d.head[t]! <= comma || d.head[t]! >= verb
    if (!outside || d.rel[t] === 'punct') continue
    if (noun < 0 && /^(?:NOUN|PROPN|PRON)$/.test(d.pos[t]!) && d.case(t) === '') noun = t
  }
  if (noun < 0 || !d.attach(verb, root, 'parataxis')) return
  for (let t = comma + 1; t < verb; t++) {
    if (t !== noun && (d.head[t]! <= comma || d.head[t]! > verb) && d.rel[t] !== 'punct')
      d.attach(t, t > noun ? noun : verb, t > noun ? 'nmod' : d.rel[t]!)
  }
  d.attach(noun, verb, 'nsubj')
}

const SAID =
  /^(?:said|says|reported|reports|announced|added|confirmed|told|claimed|stated|noted|argued|insisted|warned|according)$/

function rootOf(d: Draft, from: number, to: number): number {
  for (let t = from; t < to; t++) if (d.head[t]! < 0) return t
  return -1
}
