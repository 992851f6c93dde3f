import { nounReading } from '../cue-words.js'
import type { Draft } from '../draft.js'
import { DAY_WORD } from './days.js'
import { isToInfinitive } from './infinitives.js'

/** "Increasingly isolated A has lost …": an adjective taken for the clause belongs to the name after it. */
export function loadedSubject(d: Draft, token: number): void {
  if (
    (d.pos[token] !== 'ADJ' && d.pos[token] !== 'VERB') ||
    d.head[token]! >= 0 ||
    d.child(token, 'cop', 'nsubj', 'aux', 'obj') >= 0
  )
    return
  const name = token + 1
  if (name >= d.length || d.pos[name] !== 'PROPN' || d.pos[d.head[name]!] !== 'VERB' || !/^nsubj/.test(d.rel[name]!)) return
  const verb = d.head[name]!
  if (d.head[verb] !== token) return
  d.attach(verb, -1, 'root')
  d.attach(token, name, 'amod')
  for (const k of d.kids(token)) if (k > token) d.attach(k, verb, d.rel[k]!)
}

/** "For years, A and B have fought": names after a fronted time are the subject, not more times. */
export function frontedTime(d: Draft, token: number): void {
  if (d.rel[token] !== 'conj' && d.rel[token] !== 'appos') return
  const time = d.head[token]!
  if (
    time < 0 ||
    time > token ||
    !/^(?:year|decade|month|week|day|century|hour)s?$/.test(d.word[time]!) ||
    d.word[token - 1] !== ','
  )
    return
  const verb = d.head[time]!
  if (verb > token && d.pos[verb] === 'VERB' && d.child(verb, 'nsubj', 'nsubj:pass') < 0 && d.child(token, 'cc') < 0)
    d.attach(token, verb, 'nsubj')
}

/** "involves talks, delimitation, and the reopening of links": what stands in a list of objects is one of them. */
export function listItem(d: Draft, token: number): void {
  if (d.pos[token] !== 'NOUN' && d.pos[token] !== 'PROPN') return
  const rel = d.rel[token]!
  const verb = d.head[token]!
  if (verb < 0 || verb > token || d.pos[verb] !== 'VERB' || !/^(?:obl|obl:unmarked|conj|appos|parataxis)$/.test(rel)) return
  if (d.case(token) !== '' || DAY_WORD.test(d.word[token]!) || d.child(token, 'nsubj', 'cop') >= 0) return
  const object = d.child(verb, 'obj')
  if (object < 0 || object > token || object < verb) return
  const comma = d
    .kids(token)
    .some((k) => k < token && (d.rel[k] === 'punct' || d.rel[k] === 'cc') && /^(?:,|and|or)$/.test(d.word[k]!))
  if (!comma || d.kids(verb).some((k) => k > object && k < token && d.pos[k] === 'VERB')) return
  d.attach(token, object, 'conj')
}

/** "the release of prisoners by X": the doer belongs to the noun of action. */
export function barePossessor(d: Draft, token: number): void {
  if (d.rel[token] !== 'nmod' || d.case(token) !== 'by') return
  const inner = d.head[token]!
  const action = inner >= 0 && d.rel[inner] === 'nmod' && d.case(inner) === 'of' ? d.head[inner]! : -1
  if (action >= 0 && nounReading(d.lemma[action]!) !== null) d.attach(token, action, 'nmod')
}

/** "A and B's minister X shook hands": the state in a list of people is whose the person after it is, and nobody beside them. */
export function ownerInList(d: Draft, token: number): void {
  const mark = token + 1
  if (d.rel[token] !== 'conj' || d.pos[token] !== 'PROPN' || !/^['’]s$/.test(d.word[mark] ?? '') || d.head[mark] !== token)
    return
  for (let person = mark + 1; person < Math.min(d.length, mark + 8); person++) {
    if (d.rel[person] !== 'conj' || d.head[person] !== d.head[token]) continue
    if (d.pos[person] !== 'PROPN' || !d.attach(token, person, 'nmod:poss')) return
    const and = d.child(token, 'cc')
    if (and >= 0) d.attach(and, person, 'cc')
    return
  }
}

/** "met Ada Storm in Strelsau": the place and the occasion are the meeting's, not the person's. */
export function placeOfPerson(d: Draft, token: number): void {
  if (d.rel[token] !== 'nmod') return
  const person = d.head[token]!
  if (person < 0 || person > token || d.pos[person] !== 'PROPN' || d.child(person, 'flat') < 0) return
  if (!/^(?:in|at|on|during|after|before|ahead of|over|about|for|amid|following)$/.test(d.case(token))) return
  const rel = d.rel[person]!
  let verb = d.head[person]!
  for (let depth = 0; depth < 3 && verb >= 0 && d.rel[person] === 'conj' && d.pos[verb] !== 'VERB'; depth++)
    verb = d.head[verb]!
  if (verb >= 0 && d.pos[verb] === 'VERB' && /^(?:obj|obl|conj|iobj|obl:agent)$/.test(rel)) d.attach(token, verb, 'obl')
}

/** "the ministers are to meet": no passive. */
export function subjectOfToBe(d: Draft, token: number): void {
  if (d.rel[token] !== 'nsubj:pass' && d.rel[token] !== 'nsubj:outer') return
  const verb = d.head[token]!
  if (verb >= 0 && d.child(verb, 'aux:pass') < 0 && isToInfinitive(d, verb) >= 0) d.rel[token] = 'nsubj'
}

/** "Russian | President Vladimir Putin said": the state before a title is whose title it is, and no subject beside the person. */
export function stateBeforeTitle(d: Draft, token: number): void {
  if (d.pos[token] !== 'ADJ' && d.pos[token] !== 'PROPN') return
  let title = token + 1
  while (title < token + 4 && d.rel[title] !== 'nmod:desc' && /^(?:ADJ|PROPN|NOUN)$/.test(d.pos[title] ?? '')) title++
  if (d.rel[title] !== 'nmod:desc') return
  const name = d.head[title]!
  if (name <= title || name > title + 3 || d.pos[name] !== 'PROPN' || d.case(name) !== '') return
  const above = d.head[token]!
  const twice = d.head[name] === above && d.rel[name] === d.rel[token]
  const under = d.head[name] === token && /^(?:nmod|nmod:unmarked|appos|flat|compound)$/.test(d.rel[name]!)
  if (!twice && !under) return
  const rel = d.rel[token]!
  if (under) {
    const kids = [...d.kids(token)]
    if (!d.attach(name, above, rel)) return
    for (const k of kids) if (k !== name) d.attach(k, name, d.rel[k]!)
  }
  d.attach(token, name, 'amod')
}
