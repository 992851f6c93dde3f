import type { Mention } from '../layers.js'
import type { Lines, Quantity } from './quantities.js'

const PERSON =
  /(?:man|woman|men|women|boy|girl|child|person|soldier|serviceman|servicewoman|officer|policeman|policewoman|civilian|rebel|militant|fighter|gunman|insurgent|guerrilla|villager|resident|worker|driver|journalist|reporter|cameraman|photographer|peacekeeper|guard|teacher|student|farmer|shepherd|pedestrian|passer-by|bystander|protester|demonstrator|prisoner|hostage|detainee|attacker|bomber|assailant|commander|general|colonel|captain|lieutenant|sergeant|major|corporal|private|conscript|recruit|trooper|pilot|sailor|marine|doctor|nurse|medic|priest|monk|imam|cleric|bishop|judge|prosecutor|lawyer|mayor|governor|minister|lawmaker|politician|activist|businessman|official|diplomat|leader|member|terrorist|suspect|citizen|national|refugee|migrant|baby|infant|toddler|teenager|youth|mother|father|son|daughter|brother|sister|wife|husband|couple|passenger|nun|peasant|agent|bodyguard|vendor|contractor|firefighter|paramedic|volunteer|victim)$/

/** "an American", "a Kuwaiti": somebody told by nation alone. */
const NATIONAL = /^\p{Lu}\p{Ll}+(?:an|i|ese|ish)$/u

/** "a rebel", "another soldier": one of a kind, as a quantity, where a verb of harm governs it by the tree. */
export function singleVictims(lines: Lines, first: number, last: number): Quantity[] {
  const { trees, lower } = lines
  const out: Quantity[] = []
  for (let i = first; i < last; i++) {
    if (lower[i] !== 'a' && lower[i] !== 'an' && lower[i] !== 'another') continue
    let noun = -1
    for (let at = i + 1; at < Math.min(last, i + 9); at++) {
      const tag = trees.upos(at)
      if (tag === 'NOUN') noun = at
      else if (tag !== 'ADJ' && tag !== 'PROPN' && lower[at] !== '-' && tag !== 'NUM') break
    }
    if (noun < 0 && NATIONAL.test(trees.word(i + 1)) && i + 2 < last && trees.upos(i + 2) !== 'NOUN') noun = i + 1
    if (noun < 0 || !(PERSON.test(lower[noun]!) || (noun === i + 1 && NATIONAL.test(trees.word(noun))))) continue
    out.push({ from: i, to: i + 1, low: 1, best: 1, high: 1, hedge: 'exact', noun, end: noun + 1, thing: false })
  }
  return out
}

/** A person named who is killed or dies, by the tree: one. The mention with its title is what is counted. */
export function namedVictim(mentions: readonly Mention[], byHead: ReadonlyMap<number, number>, subject: number): number {
  const mention = byHead.get(subject)
  return mention !== undefined && mentions[mention]!.type === 'PER' ? mention : -1
}
