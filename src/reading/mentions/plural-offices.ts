import type { ActorId } from '../../model/ids.js'
import type { Meant } from '../layers.js'
import { type Draft, newDraft } from './draft.js'
import { incumbent, statesBefore } from './offices.js'
import { ownerAt, type Scene, sentenceEnd } from './scene.js'
import { startsWithLetter } from './sheet.js'

/** Longest title in words: "deputy prime ministers", "ministers of foreign affairs". */
const LONGEST = 4

/**
 * "the foreign ministers of Armenia and Azerbaijan", "the Greek and Turkish prime ministers": one holder for each state, by office
 * on the report's day. Whom the register does not know stays that state's minister, without a name.
 */
export function pluralOffices(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const { sheet } = scene
  const made: Draft[] = []
  for (let at = 0; at < sheet.length; at++) {
    const title = pluralTitle(scene, at)
    if (!title) continue
    const last = at + title.words
    const before = statesBefore(scene, at)
    const after = before.owners.length >= 2 ? null : statesAfter(scene, last)
    const owners = before.owners.length >= 2 ? before.owners : (after?.owners ?? [])
    if (owners.length < 2 || new Set(owners).size < owners.length) continue
    const from = after ? at : before.from
    const to = after ? after.to : last
    // "the foreign ministers of A and B, X and Y": their names stand there already.
    if (drafts.some((d) => d.type === 'PER' && d.via === 'name' && d.from >= from && d.from <= to + 2)) continue
    if (drafts.some((d) => (d.members.length > 0 || d.type === 'PER') && d.from < to && d.to > from)) continue
    const draft = newDraft(from, to, 'ORG', 'office')
    draft.members = owners.map((owner) => holderOf(scene, owner, title.title))
    draft.name = sheet.words.slice(from, to).join(' ')
    made.push(draft)
    at = to - 1
  }
  return made
}

/** The title whose plural begins at a token, longest first; null for none. */
function pluralTitle({ sheet, register }: Scene, at: number): { readonly words: number; readonly title: string } | null {
  if (!startsWithLetter(sheet.lower[at])) return null
  for (let words = LONGEST; words >= 1; words--) {
    const last = sheet.lower[at + words - 1]
    if (!last?.endsWith('s') || !/[^s]s$/.test(last)) continue
    const one = [...sheet.lower.slice(at, at + words - 1), last.slice(0, -1)]
    const found = register.titleAt(one, 0)
    if (found?.words === words) return { words, title: found.title }
  }
  return null
}

/** "of A and B", "of A, B and C": at least two states and nothing else. */
function statesAfter(scene: Scene, at: number): { readonly owners: ActorId[]; readonly to: number } | null {
  const { sheet } = scene
  if (sheet.lower[at] !== 'of' && sheet.lower[at] !== 'from') return null
  const owners: ActorId[] = []
  const end = sentenceEnd(sheet, at)
  let next = at + 1
  let to = at
  while (next < end) {
    const word = sheet.lower[next]!
    if (word === 'the' || word === ',' || word === 'and' || word === 'both') {
      next++
      continue
    }
    const said = ownerAt(scene, next)
    if (!said) break
    owners.push(said.owner)
    to = said.to
    next = said.to
    if (!/^(?:,|and)$/.test(sheet.lower[next] ?? '')) break
  }
  return owners.length >= 2 ? { owners, to } : null
}

function holderOf(scene: Scene, owner: ActorId, title: string): Meant {
  const one = newDraft(0, 1, 'PER', 'office')
  one.title = title
  incumbent(scene, one, owner)
  const state = scene.register.actor(owner)?.name ?? owner
  return { actor: one.actor, name: one.name || `${title} of ${state}`, type: 'PER', for: owner, entity: -1 }
}
