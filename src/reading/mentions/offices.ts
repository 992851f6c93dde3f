import type { ActorId, OfficeId } from '../../model/ids.js'
import type { Meant } from '../layers.js'
import { type Draft, newDraft } from './draft.js'
import { isPossessive, ownerAt, type Scene, sentenceEnd, sentenceStart } from './scene.js'
import type { TitleRead } from './titles.js'

/** Persons named only by their office: "the Armenian prime minister", "the prime minister" of one named before. */
export function officeHolders(scene: Scene, titles: readonly TitleRead[], drafts: readonly Draft[]): Draft[] {
  const { sheet } = scene
  const covered = new Uint8Array(sheet.length)
  for (const draft of drafts)
    if (draft.type === 'PER' || draft.members.length > 0) covered.fill(1, draft.fullFrom, draft.fullTo)
  const made: Draft[] = []
  for (const title of titles) {
    if (
      covered[title.from] ||
      covered[title.to - 1] ||
      (sheet.words[title.to] === ',' && drafts.some((d) => d.type === 'PER' && d.from === title.to + 1))
    )
      continue
    const article = sheet.lower[title.from - 1] === 'the'
    if (!article && title.owner === null) continue
    const draft = newDraft(title.from, title.to, 'PER', 'office')
    draft.title = title.title
    draft.titleOf = title.owner
    draft.former = title.former
    const before = title.owner === null ? antecedent(drafts, draft) : null
    if (before) Object.assign(draft, { actor: before.actor, name: before.name, office: before.office, for: before.for })
    else if (title.owner !== null && !title.former) incumbent(scene, draft, title.owner)
    if (draft.name === '') draft.name = sheet.words.slice(title.from, title.to).join(' ')
    if (before || title.owner !== null) made.push(draft)
  }
  return made
}

/** The person last named with this very title. */
const antecedent = (drafts: readonly Draft[], draft: Draft): Draft | null =>
  drafts.findLast((one) => one.type === 'PER' && one.to <= draft.from && one.title === draft.title && draft.title !== '') ??
  null

export function incumbent(scene: Scene, draft: Draft, owner: ActorId): void {
  draft.for = owner
  const { register, day } = scene
  if (day === null) return
  const offices = register.officesOf(owner, draft.title, day).filter((office) => !register.several(office, draft.title))
  if (offices.length !== 1) return
  const [office] = offices as [OfficeId]
  draft.office = office
  const holders = register.incumbents(office, day)
  if (holders.length !== 1) return
  draft.actor = holders[0]!.holder
  draft.name = register.actor(draft.actor)?.name ?? ''
}

/** "his Armenian and Azeri counterparts": by the office of the one referred to, each on the report's day; unknown holders stay unknown. */
export function counterparts(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const { sheet } = scene
  const made: Draft[] = []
  for (let at = 0; at < sheet.length; at++) {
    if (sheet.lower[at] !== 'counterpart' && sheet.lower[at] !== 'counterparts') continue
    const whose = referent(scene, drafts, at)
    const states = statesBefore(scene, at)
    let to = at + 1
    if (states.owners.length === 0 && (sheet.lower[to] === 'from' || sheet.lower[to] === 'of')) {
      const said = ownerAt(scene, sheet.lower[to + 1] === 'the' ? to + 2 : to + 1)
      if (said) {
        states.owners.push(said.owner)
        to = said.to
      }
    }
    const named = drafts.find(
      (draft) =>
        draft.type === 'PER' && draft.from >= to && draft.from <= to + 1 && (draft.from === to || sheet.words[to] === ','),
    )
    if (named) {
      // "his Armenian counterpart Ararat Mirzoyan": the name says who; the words before belong to it.
      if (named.from === to) named.fullFrom = Math.min(named.fullFrom, states.from)
      named.for ??= states.owners[0] ?? null
      continue
    }
    const strangers = states.owners.length === 0 ? strangersBefore(scene, at) : null
    if (states.owners.length === 0 && !strangers) continue
    const draft = newDraft(strangers?.from ?? states.from, to, 'PER', 'counterpart')
    const meant =
      strangers?.names.map(
        (name): Meant => ({ actor: null, name: `${name} counterpart`, type: 'PER', for: null, entity: -1 }),
      ) ?? states.owners.map((owner) => counterpartOf(scene, whose, owner))
    if (meant.length === 1) Object.assign(draft, { actor: meant[0]!.actor, name: meant[0]!.name, for: meant[0]!.for })
    else draft.members = meant
    draft.name ||= sheet.words.slice(draft.from, draft.to).join(' ')
    if (meant.some((one) => one.actor === null)) {
      const { start, end } = sheet.trees.span(draft.from, draft.to)
      scene.doubt({
        rule: 'unknown-counterpart',
        at: { start, end },
        says: `who is meant by '${sheet.text.slice(start, end)}' is not known for that day`,
      })
    }
    made.push(draft)
  }
  return made
}

function counterpartOf({ register, day }: Scene, whose: Draft | null, owner: ActorId): Meant {
  const side = register.actor(owner)?.name ?? owner
  const unknown: Meant = { actor: null, name: `counterpart from ${side}`, type: 'PER', for: owner, entity: -1 }
  if (!whose?.office || day === null) return unknown
  const holders = register.counterparts(whose.office, owner).flatMap((office) => register.incumbents(office, day))
  const [only] = holders
  if (!only || new Set(holders.map((holder) => holder.holder)).size > 1) return unknown
  return { actor: only.holder, name: register.actor(only.holder)?.name ?? only.holder, type: 'PER', for: owner, entity: -1 }
}

/** Adjectives of states before "counterpart": "his Armenian and Azeri". */
export function statesBefore(scene: Scene, at: number): { from: number; readonly owners: ActorId[] } {
  const { sheet } = scene
  const owners: ActorId[] = []
  let from = at
  for (let k = at - 1; k >= Math.max(sentenceStart(sheet, at), at - 8); ) {
    const word = sheet.lower[k]!
    if (word === 'and' || word === ',' || word === 'both' || word === 'respective') {
      k--
      continue
    }
    let found: { readonly to: number; readonly owner: ActorId } | null = null
    let start = k
    for (let back = k; back >= Math.max(0, k - 2) && !found; back--) {
      const said = ownerAt(scene, back)
      if (said && said.to === k + 1) {
        found = said
        start = back
      }
    }
    if (!found) break
    owners.unshift(found.owner)
    from = start
    k = start - 1
  }
  const possessive = from - 1
  const own = sheet.lower[possessive]
  if (own === 'his' || own === 'her' || own === 'their' || isPossessive(own)) from = isPossessive(own) ? from : possessive
  return { from, owners }
}

/** "his Kasterian and Drevian counterparts", of states that the register does not know: kept by the words they have. */
function strangersBefore({ sheet }: Scene, at: number): { readonly from: number; readonly names: readonly string[] } | null {
  const names: string[] = []
  let k = at - 1
  for (; k > 0 && k >= at - 6; k--) {
    const word = sheet.words[k]!
    if (sheet.lower[k] === 'and' || word === ',') continue
    const upos = sheet.trees.upos(k)
    if (!/^\p{Lu}\p{Ll}+$/u.test(word) || (upos !== 'ADJ' && upos !== 'PROPN')) break
    names.unshift(word)
  }
  return names.length > 0 && /^(?:his|her|their|its)$/.test(sheet.lower[k] ?? '') ? { from: k, names } : null
}

/** The person whose counterpart is meant: the possessor, else the subject or last person of the sentence with a post. */
function referent(scene: Scene, drafts: readonly Draft[], at: number): Draft | null {
  const { sheet } = scene
  const from = sentenceStart(sheet, at)
  const before = drafts.filter((draft) => draft.type === 'PER' && draft.to <= at && draft.from >= from)
  const posted = before.filter((draft) => draft.office !== null)
  const subject = posted.find((draft) => isSubject(scene, draft))
  if (subject) return subject
  if (posted.length > 0) return posted.at(-1) ?? null
  const end = sentenceEnd(sheet, at)
  return (
    drafts.findLast((draft) => draft.type === 'PER' && draft.office !== null && draft.to <= end && draft.from >= from - 60) ??
    null
  )
}

/** True where one of the person's words is the subject of a clause. */
export function isSubject({ sheet }: Scene, draft: Draft): boolean {
  for (let t = draft.fullFrom; t < draft.fullTo; t++) if (sheet.trees.relation(t).startsWith('nsubj')) return true
  return false
}
