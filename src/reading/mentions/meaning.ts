import { type Draft, newDraft } from './draft.js'
import { groups, pronouns } from './groups.js'
import { tellMetonyms } from './metonyms.js'
import { counterparts, officeHolders } from './offices.js'
import { tellPersons } from './persons.js'
import { pluralOffices } from './plural-offices.js'
import type { Scene } from './scene.js'
import { glued } from './sheet.js'
import { type TitleRead, takeTitle, titleFrom } from './titles.js'

/** Works out whom the found names mean, and finds who is meant without a name: by office, as counterpart, as one of two, by pronoun. */
export function tellMeaning(scene: Scene, found: readonly Draft[]): Draft[] {
  const { sheet, register } = scene
  const titles = titlesOf(scene)
  const drafts = withJoined(
    scene,
    found.map((draft) => withoutTitle(scene, draft, titles)),
  )
  for (const draft of drafts) if (draft.type === 'PER' && draft.via === 'name') takeTitle(scene, draft, titles)
  tellPersons(scene, drafts)
  tellMetonyms(scene, drafts)
  for (const draft of drafts) {
    if (draft.type === 'PER' || draft.name !== '') continue
    if (draft.actor) {
      draft.name = register.actor(draft.actor)?.name ?? ''
      draft.for ??= draft.via === 'name' ? (register.actor(draft.actor)?.of ?? null) : null
    }
    if (draft.name === '' && draft.place) draft.name = register.place(draft.place)?.name ?? ''
    if (draft.name === '')
      draft.name = sheet.text.slice(sheet.trees.starts[draft.from], sheet.trees.ends[draft.to - 1]).replace(/\s+/g, ' ')
  }
  const inOrder = (list: Draft[]): Draft[] => list.sort((a, b) => a.from - b.from || b.to - a.to)
  let all = inOrder([...drafts, ...pluralOffices(scene, drafts)])
  all = inOrder([...all, ...officeHolders(scene, titles, all)])
  all = inOrder([...all, ...counterparts(scene, all)])
  all = inOrder([...all, ...groups(scene, all)])
  all = inOrder([...all, ...pronouns(scene, all)])
  return numbered(all)
}

function titlesOf(scene: Scene): TitleRead[] {
  const titles: TitleRead[] = []
  for (let at = 0; at < scene.sheet.length; at++) {
    const title = titleFrom(scene, at)
    if (!title) continue
    titles.push(title)
    at = Math.max(at, title.to - 1)
  }
  return titles
}

/** A name that was found with its title in it ("European Council President Charles Michel") is cut to the name itself. */
function withoutTitle(scene: Scene, draft: Draft, titles: readonly TitleRead[]): Draft {
  if (draft.via !== 'name' || draft.to - draft.from < 2) return draft
  const inside = titles.findLast((title) => title.from >= draft.from - 3 && title.to > draft.from && title.to < draft.to)
  if (!inside) return draft
  const rest = {
    ...draft,
    from: inside.to,
    fullFrom: Math.min(draft.from, inside.from),
    type: 'PER' as const,
    actor: null,
    place: null,
  }
  const known = scene.known(rest.from)
  // "Prime Minister of Armenia": what follows the title is a state, no person.
  return known?.state && known.to === rest.to ? draft : rest
}

/** "Armenia-Azerbaijan talks": what a hyphen joins to a name, where the register knows it, is a name of its own. */
function withJoined(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const { sheet, known } = scene
  const made: Draft[] = []
  for (const [i, found] of drafts.entries()) {
    const draft = withoutHyphen(scene, found)
    made.push(draft)
    const at = draft.to + 1
    if (!/^[-‐‑–]$/.test(sheet.words[draft.to] ?? '') || !glued(sheet, draft.to - 1) || !glued(sheet, draft.to)) continue
    if ((drafts[i + 1]?.from ?? at + 1) <= at || draft.actor === null) continue
    const next = known(at)
    const actor = next?.state ?? next?.body ?? next?.demonymOf ?? null
    if (!next || actor === null) continue
    const joined = newDraft(
      at,
      next.to,
      next.state ? 'LOC' : next.body ? 'ORG' : 'MISC',
      next.demonymOf && !next.state ? 'demonym' : 'name',
    )
    joined.actor = actor
    joined.place = next.place
    made.push(joined)
  }
  return made
}

/** A name taken up with the hyphen that joins it to the one before begins after it. */
function withoutHyphen({ sheet, known }: Scene, draft: Draft): Draft {
  if (draft.to - draft.from < 2 || !/^[-‐‑–]$/.test(sheet.words[draft.from] ?? '')) return draft
  const from = draft.from + 1
  const next = known(from)
  const whole = next !== null && next.to === draft.to
  const actor = whole ? (next.state ?? next.body ?? next.demonymOf ?? draft.actor) : draft.actor
  const type = whole && next.state ? 'LOC' : draft.type
  return { ...draft, from, fullFrom: from, type, actor, place: whole ? next.place : draft.place, name: '' }
}

/** Mentions that mean the same share a number. */
function numbered(drafts: Draft[]): Draft[] {
  const numbers = new Map<string, number>()
  for (const draft of drafts) {
    const key = draft.actor ? `a:${draft.actor}` : draft.place ? `p:${draft.place}` : `n:${draft.name.toLowerCase()}`
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    draft.entity = number
  }
  return drafts
}
