import type { Draft } from './draft.js'

const OPENS = /^(?:after|before|until|till|since|once|as|while)$/

/**
 * "… six days after an earlier one mediated by Kenya had broken down", "… as the union fell apart": a verb without a subject, right
 * behind a noun that "after" or "as" makes an oblique, has that noun for its subject, and the little word opens their clause.
 */
export function mendAfterClauses(draft: Draft, from: number, to: number): void {
  for (let noun = from; noun < to; noun++) {
    if (!/^(?:obl|nmod)$/.test(draft.relation(noun)) || (draft.upos(noun) !== 'NOUN' && draft.upos(noun) !== 'PROPN')) continue
    const opener = draft.child(noun, from, noun, (child) => OPENS.test(draft.lower(child)) && draft.is(child, 'case'))
    if (opener < 0) continue
    const end = draft.reach(noun, from, to).to + 1
    const verb = end >= to ? -1 : draft.upos(end) === 'AUX' ? draft.head[end]! : draft.upos(end) === 'VERB' ? end : -1
    if (verb < end) continue
    const above = draft.head[verb]!
    if (above < 0 || above > opener || draft.upos(above) !== 'VERB' || !draft.under(noun, above)) continue
    const coordinated = draft.child(verb, from, to, (child) => draft.is(child, 'cc') || draft.is(child, 'nsubj')) >= 0
    if (coordinated || !/^(?:parataxis|conj)$/.test(draft.relation(verb))) continue
    draft.attach(noun, verb, 'nsubj')
    draft.attach(opener, verb, 'mark')
    draft.attach(verb, above, 'advcl')
  }
}

/**
 * "Norway and the Lake Council called for calm.": a whole sentence of names and one verb says what the names did; no verb there
 * only describes the last of them. Nor does the last of two describe a noun that has one: "A truce signed in Lorin collapsed."
 */
export function mendNamesAlone(draft: Draft, from: number, to: number): void {
  if (to - from < 3 || draft.words[to - 1] !== '.') return
  let root = -1
  let verb = -1
  for (let i = from; i < to; i++) {
    if (draft.head[i] === -1) root = i
    if (draft.upos(i) === 'AUX' || draft.is(i, 'nsubj') || draft.is(i, 'cop')) return
    if (draft.upos(i) === 'VERB' && draft.is(i, 'acl') && draft.relation(i) === 'acl') verb = verb < 0 ? i : verb
    else if (draft.upos(i) === 'VERB' && verb < 0) return
  }
  if (root >= 0 && draft.upos(root) === 'NOUN') describedThenDone(draft, root, from, to)
  if (root < 0 || verb < root || draft.upos(root) !== 'PROPN') return
  const named = draft.head[verb]!
  if (named !== root && !(draft.is(named, 'conj') && draft.head[named] === root)) return
  // What stands behind the last name and before the verb would be something else again: "Norway, ready for talks, …".
  for (let i = named + 1; i < verb; i++) if (draft.upos(i) !== 'PROPN') return
  draft.head[verb] = -1
  draft.relations[verb] = draft.relations[root]!
  draft.attach(root, verb, 'nsubj')
  draft.hand(root, verb, verb + 1, to, () => true)
}

function describedThenDone(draft: Draft, noun: number, from: number, to: number): void {
  const first = draft.child(noun, noun + 1, to, (k) => draft.upos(k) === 'VERB' && draft.relation(k) === 'acl')
  const second = first < 0 ? -1 : draft.child(first, first + 1, to, (k) => draft.upos(k) === 'VERB' && draft.is(k, 'advcl'))
  if (second < 0 || !draft.lower(second).endsWith('ed') || draft.lower(second + 1) === 'by') return
  if (draft.child(second, from, to, (k) => /^(?:mark|aux|nsubj|csubj|cc|punct)/.test(draft.relation(k)) && k < second) >= 0)
    return
  draft.swap(first, second, 'acl')
  draft.attach(first, noun, 'acl')
  draft.head[second] = -1
  draft.relations[second] = draft.relations[noun]!
  draft.attach(noun, second, 'nsubj')
  draft.hand(noun, second, second + 1, to, () => true)
}

/**
 * "Under the deal signed in July and brokered by A, ships have left": a noun behind a preposition is no subject; where another verb
 * with a subject of its own follows, that is the clause, and the first verb only describes the noun.
 */
export function mendFrontedPhrases(draft: Draft, from: number, to: number): void {
  let root = from
  while (root < to && draft.head[root] !== -1) root++
  if (root >= to || draft.upos(root) !== 'VERB') return
  const noun = draft.child(root, from, root, (child) => draft.relation(child).startsWith('nsubj'))
  if (noun < 0 || draft.child(noun, from, noun, (child) => draft.is(child, 'case') && draft.upos(child) === 'ADP') !== from)
    return
  if (draft.child(root, from, root, (child) => draft.upos(child) === 'AUX') >= 0) return
  const main = draft.child(
    root,
    root + 1,
    to,
    (child) =>
      draft.upos(child) === 'VERB' &&
      /^(?:parataxis|ccomp|conj|advcl)$/.test(draft.relation(child)) &&
      draft.child(child, root + 1, child, (k) => draft.is(k, 'nsubj')) >= 0,
  )
  if (main < 0) return
  const relation = draft.relations[root]!
  draft.head[main] = -1
  draft.relations[main] = relation
  draft.head[root] = noun
  draft.head[noun] = main
  draft.attach(noun, main, 'obl')
  draft.attach(root, noun, 'acl')
  const end = draft.child(root, to - 1, to, (child) => draft.is(child, 'punct'))
  if (end >= 0) draft.attach(end, main, 'punct')
}

/** "The parties are A and B; C takes part": what is before a semicolon with a verb of its own is no subject of what is behind it. */
export function mendSemicolons(draft: Draft, from: number, to: number): void {
  for (let mark = from + 2; mark + 1 < to; mark++) {
    if (draft.words[mark] !== ';') continue
    for (let i = from; i < mark; i++) {
      const verb = draft.head[i]!
      if (verb < mark || draft.relation(i) !== 'nsubj' || draft.child(i, from, mark, (k) => draft.is(k, 'cop')) < 0) continue
      draft.swap(verb, i, 'parataxis')
    }
  }
}

/** "killed since fighting broke out": a form in -ing between "since" and a verb is the subject of the clause that "since" opens. */
export function mendFightingBreaks(draft: Draft, from: number, to: number): void {
  for (let doing = from + 2; doing + 1 < to; doing++) {
    const verb = doing + 1
    const mark = doing - 1
    if (draft.upos(doing) !== 'VERB' || !draft.lower(doing).endsWith('ing') || draft.upos(verb) !== 'VERB') continue
    if (draft.head[doing] !== verb || !draft.is(doing, 'advcl') || draft.lower(verb).endsWith('ing')) continue
    if (draft.head[mark] !== doing || !/^(?:since|after|before|when|until|once)$/.test(draft.lower(mark))) continue
    let clause = mark - 1
    while (clause >= from && draft.upos(clause) !== 'VERB') clause--
    if (clause < from || draft.child(verb, from, to, (k) => draft.is(k, 'nsubj')) >= 0) continue
    draft.attach(verb, clause, 'advcl')
    if (draft.head[verb] !== clause) continue
    draft.attach(doing, verb, 'nsubj')
    draft.attach(mark, verb, 'mark')
  }
}
