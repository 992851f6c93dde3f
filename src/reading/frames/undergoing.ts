import { NAME_WORDS } from '../word-lists.js'
import type { Syntax } from './syntax.js'

/** How an amount moves, said without anybody who moves it. */
const MOVES =
  /^(?:rise|fall|increase|decrease|drop|climb|grow|decline|soar|surge|plummet|plunge|dwindle|shrink|jump|slump|double|triple|mount)$/
const AMOUNT =
  /^(?:toll|total|number|figure|count|tally|rate|price|cost|share|level|percentage|proportion|volume|sum|amount|death|injury|casualty|inflation|unemployment|export|import|output|turnover)$/
/** What is taken from somebody who is said to lose it; beside the kin of data/cues/names.yaml. */
const OWN =
  /^(?:life|child|parent|relative|baby|grandson|granddaughter|grandfather|grandmother|leg|arm|limb|eye|sight|hearing)$/

/**
 * Subjects of active verbs that do nothing by it, so that they stand with those it is done to: "the death toll has risen",
 * "she lost her son". A side that loses a town or a vote stays the subject of it.
 */
export function onlyUndergoes(syntax: Syntax, verb: number, subjects: readonly number[], objects: readonly number[]): boolean {
  const lemma = syntax.lemma[verb]!
  if (lemma === 'lose') return objects.some((head) => isOwn(syntax, head))
  return MOVES.test(lemma) && objects.length === 0 && subjects.some((head) => AMOUNT.test(syntax.lemma[head]!))
}

/** "her son", "their lives"; "his son Ivo", where the name stands for the noun it is set beside. */
function isOwn(syntax: Syntax, name: number): boolean {
  const head = syntax.rel[name] === 'appos' ? syntax.head[name]! : name
  if (syntax.child(head, 'nmod:poss') < 0) return false
  return [head, ...syntax.kids(head)].some((k) => NAME_WORDS.kin.has(syntax.lemma[k]!) || OWN.test(syntax.lemma[k]!))
}
