import type { Draft } from './draft.js'
import { groups, pronouns } from './groups.js'
import { tellMetonyms } from './metonyms.js'
import { counterparts, officeHolders } from './offices.js'
import { tellPersons } from './persons.js'
import type { Scene } from './scene.js'
import { type TitleRead, takeTitle, titleFrom } from './titles.js'

/** Works out whom the found names mean, and finds who is meant without a name: by office, as counterpart, as one of two, by pronoun. */
export function tellMeaning(scene: Scene, found: readonly Draft[]): Draft[] {
  const { sheet, register } = scene
  const titles = titlesOf(scene)
  const drafts = found.map((draft) => withoutTitle(scene, draft, titles))
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
  let all = inOrder([...drafts, ...officeHolders(scene, titles, drafts)])
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
