import type { ActorId } from '../../model/ids.js'
import type { Draft } from './draft.js'
import { isPossessive, ownerAt, type Scene, sentenceEnd, sentenceStart } from './scene.js'
import { startsWithLetter } from './sheet.js'

/** Words that make a title a past one, or one not fully held. */
const FORMER = new Set(['former', 'ex', 'ex-', 'late', 'then', 'onetime', 'outgoing'])
const BESIDE = new Set(['acting', 'interim', 'current', 'new', 'first', 'deputy', 'vice', 'senior', 'top', ...FORMER])
const LONGEST = 9

/** A title in the words: its tokens, whose it is where the words say, and whether it is past. */
export interface TitleRead {
  readonly from: number
  readonly to: number
  readonly title: string
  readonly owner: ActorId | null
  readonly former: boolean
}

/** The title that begins at a token, with the state before it ("Armenia's", "Armenian") or after it ("of Armenia"). */
export function titleFrom(scene: Scene, at: number): TitleRead | null {
  const { sheet, register } = scene
  if (!startsWithLetter(sheet.lower[at])) return null
  const found = register.titleAt(sheet.lower, at)
  if (!found || at + found.words > sentenceEnd(sheet, at)) return null
  let from = at
  let owner: ActorId | null = null
  let former = false
  const start = Math.max(sentenceStart(sheet, at), at - LONGEST)
  while (
    from > start &&
    (BESIDE.has(sheet.lower[from - 1]!) || (sheet.words[from - 1] === '-' && FORMER.has(sheet.lower[from - 2] ?? '')))
  ) {
    from--
    former ||= FORMER.has(sheet.lower[from]!)
  }
  const end = isPossessive(sheet.lower[from - 1]) ? from - 1 : from
  for (let k = Math.max(start, end - 6); k < end && owner === null; k++) {
    const said = ownerAt(scene, k)
    if (said?.to !== end) continue
    owner = said.owner
    from = k
  }
  while (from > start && FORMER.has(sheet.lower[from - 1]!)) {
    from--
    former = true
  }
  let to = at + found.words
  if (owner === null && (sheet.lower[to] === 'of' || sheet.lower[to] === 'for')) {
    const next = sheet.lower[to + 1] === 'the' ? to + 2 : to + 1
    const said = next < sheet.length ? ownerAt(scene, next) : null
    if (said) {
      owner = said.owner
      to = said.to
    }
  }
  return { from, to, title: found.title, owner, former }
}

/**
 * Gives a person the title that stands with the name: before it ("Armenian Prime Minister Nikol Pashinyan"), with the state
 * after the name ("President Ilham Aliyev of Azerbaijan"), or behind a comma ("Nikol Pashinyan, the Armenian prime minister").
 */
export function takeTitle(scene: Scene, draft: Draft, titles: readonly TitleRead[]): void {
  const { sheet } = scene
  const before = titles.findLast((t) => t.to === draft.from || (t.to === draft.from - 1 && sheet.words[draft.from - 1] === ','))
  if (before && before.to === draft.from) use(draft, before, before.from, draft.to)
  const of =
    sheet.lower[draft.to] === 'of' ? ownerAt(scene, sheet.lower[draft.to + 1] === 'the' ? draft.to + 2 : draft.to + 1) : null
  if (of && draft.title !== '' && draft.titleOf === null) {
    draft.titleOf = of.owner
    draft.fullTo = of.to
  }
  if (draft.title !== '' || sheet.words[draft.to] !== ',') return
  const next = sheet.lower[draft.to + 1] === 'the' ? draft.to + 2 : draft.to + 1
  const after = titles.find((t) => t.from === next)
  if (after) use(draft, after, draft.fullFrom, draft.fullTo)
}

function use(draft: Draft, title: TitleRead, fullFrom: number, fullTo: number): void {
  draft.title = title.title
  draft.titleOf = title.owner
  draft.former = title.former
  draft.fullFrom = Math.min(draft.fullFrom, fullFrom)
  draft.fullTo = Math.max(draft.fullTo, fullTo)
}
