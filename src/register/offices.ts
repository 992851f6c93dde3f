import type { Actor, Office } from '../model/actor.js'
import type { Edtf } from '../model/edtf.js'
import type { ActorId, OfficeId } from '../model/ids.js'
import type { Compiled, TitleKind } from './compiled.js'
import type { OpenTables } from './packed.js'
import type { TitleMatch } from './register.js'
import { daysOf, heldIn } from './tenure.js'

/** Look-ups of offices by title, with the offices every state has by rule. */
export interface OfficeRules {
  office(id: OfficeId): Office | null
  officesOf(of: ActorId, title: string, on?: Edtf): readonly OfficeId[]
  counterparts(office: OfficeId, of: ActorId): readonly OfficeId[]
  titleAt(words: readonly string[], at: number): TitleMatch | null
  several(office: OfficeId, title: string): boolean
}

type KnownOffice = Compiled['offices'][number]

const NONE: readonly never[] = []
/** Classes whose titles are said loosely for one another: nobody calls a chancellor's spokesman a counterpart in title. */
const CLASSED = new Set(['foreign-minister', 'defence-minister', 'prime-minister'])
const LEADER = new Set(['leader', 'leaders', 'strongman', 'ruler'])
/** Too common to be read as a title on their own. */
const BARE = new Set(['chief', 'head', 'leader', 'commander', 'chair', 'queen'])
/** A list of fewer words is a phrase that is asked about once. */
const WORTH_KEEPING = 12
/** Words that say how a post is held, not which post it is. */
const MANNER = /^(?:(?:the|acting|interim|caretaker|current|new|newly elected|outgoing|incumbent|de facto|de-facto|then)\s+)+/

/** Keys of titles met before: a report says the same few again and again. */
const keys = new Map<string, string>()

/** A title as the tables have it: lower case, British spelling, singular, no article and no word of manner. */
export function titleKey(title: string): string {
  const held = keys.get(title)
  if (held !== undefined) return held
  const key = keyOfTitle(title)
  if (title.length > 200) return key
  if (keys.size > 20_000) keys.clear()
  keys.set(title, key)
  return key
}

function keyOfTitle(title: string): string {
  return title
    .toLowerCase()
    .replace(/[.’'"“”]/g, '')
    .replace(/[\s‐-―-]+/g, ' ')
    .trim()
    .replace(MANNER, '')
    .replace(/\bdefense\b/g, 'defence')
    .replace(/\bvice president\b/, 'vice-president')
    .replace(/^(.*\b(?:minister|president|premier|secretary|chancellor|envoy|chief|leader|diplomat|spokesman))s$/, '$1')
}

/** The last word of a title's key; a hyphen parts words too, as "vice president" is kept as "vice-president". */
const endOf = (key: string): string => key.slice(Math.max(key.lastIndexOf(' '), key.lastIndexOf('-')) + 1)

/** Rules over the tables; indexes are made on first use. */
export function officeRules(tables: OpenTables, actors: ReadonlyMap<string, Actor>): OfficeRules {
  let known: { byId: Map<string, KnownOffice>; byOwner: Map<string, KnownOffice[]> } | null = null
  const index = () => {
    if (known) return known
    const byId = new Map<string, KnownOffice>()
    const byOwner = new Map<string, KnownOffice[]>()
    for (const office of tables.offices) {
      byId.set(office.id, office)
      const owned = byOwner.get(office.of)
      if (owned) owned.push(office)
      else byOwner.set(office.of, [office])
    }
    known = { byId, byOwner }
    return known
  }
  let kindTable: Map<string, TitleKind> | null = null
  const kindOf = (kind: string): TitleKind | undefined => {
    kindTable ??= new Map(tables.titles.map((row) => [row.kind, row]))
    return kindTable.get(kind)
  }

  let titled: { kinds: Map<string, string[]>; longest: number; ends: Set<string> } | null = null
  const titles = () => {
    if (titled) return titled
    const byTitle = new Map<string, string[]>()
    const ends = new Set<string>()
    let longest = 1
    for (const kind of tables.titles) {
      for (const title of kind.titles) {
        const key = titleKey(title)
        const held = byTitle.get(key)
        if (held?.includes(kind.kind)) continue
        if (held) held.push(kind.kind)
        else byTitle.set(key, [kind.kind])
        longest = Math.max(longest, key.split(' ').length)
        ends.add(endOf(key))
      }
    }
    titled = { kinds: byTitle, longest, ends }
    return titled
  }

  // A list of words is asked at every word of it, by several passes: which of them may end a title is found out once.
  const endings = new WeakMap<readonly string[], Uint8Array>()
  const endingsOf = (words: readonly string[], ends: ReadonlySet<string>): Uint8Array | null => {
    if (words.length < WORTH_KEEPING) return null
    const held = endings.get(words)
    if (held?.length === words.length) return held
    const found = Uint8Array.from(words, (word) => (endsTitle(word, ends) ? 1 : 0))
    endings.set(words, found)
    return found
  }

  const ending = new Map<string, boolean>()
  const endsTitle = (word: string, ends: ReadonlySet<string>): boolean => {
    if (word.length > 40) return false
    const held = ending.get(word)
    if (held !== undefined) return held
    if (ending.size > 20_000) ending.clear()
    const found = /\p{L}/u.test(word) && ends.has(endOf(titleKey(word)))
    ending.set(word, found)
    return found
  }

  const isState = (id: string): boolean => {
    const type = actors.get(id)?.type
    return type === 'state' || type === 'de-facto'
  }

  const byRule = (id: string): KnownOffice | null => {
    const dot = id.lastIndexOf('.')
    if (dot <= 0) return null
    const kind = kindOf(id.slice(dot + 1))
    const owner = actors.get(id.slice(0, dot))
    if (!kind?.everywhere || !owner || !isState(owner.id)) return null
    return {
      id: id as OfficeId,
      name: `${kind.name} of ${owner.name}`,
      titles: kind.titles,
      of: owner.id,
      kind: kind.kind,
    }
  }
  const office = (id: string): KnownOffice | null => index().byId.get(id) ?? byRule(id)

  const leading = (of: ActorId, on: Edtf | undefined): readonly OfficeId[] => {
    const days = on === undefined ? null : daysOf(on)
    const rows = tables.leaders.filter((row) => row.of === of && (days === null || heldIn(row, days)))
    return [...new Set(rows.flatMap((row) => (office(`${of}.${row.kind}`) ? [`${of}.${row.kind}` as OfficeId] : [])))]
  }

  const classOf = (kind: string): string => kindOf(kind)?.like ?? kind

  const answers = new Map<string, readonly OfficeId[]>()
  const officesOf = (of: ActorId, title: string, on?: Edtf): readonly OfficeId[] => {
    if (title.length > 200) return NONE
    const key = titleKey(title)
    if (LEADER.has(key)) {
      const leaders = leading(of, on)
      if (leaders.length > 0) return leaders
    }
    const at = `${of}\n${key}`
    const held = answers.get(at)
    if (held) return held
    const found = (index().byOwner.get(of) ?? []).filter((one) => one.titles.some((own) => titleKey(own) === key))
    if (found.length === 0) {
      // "The foreign ministers of Russia and the United States": the office of the same class answers for the missing one.
      const kinds = titles().kinds.get(key) ?? []
      const classes = new Set(kinds.map(classOf))
      const alike = (index().byOwner.get(of) ?? []).filter((one) => one.kind !== null && classes.has(classOf(one.kind)))
      found.push(...alike.filter((one) => one.of === of && CLASSED.has(classOf(one.kind ?? ''))))
      for (const kind of found.length === 0 && isState(of) ? kinds : []) {
        const rule = byRule(`${of}.${kind}`)
        if (rule) found.push(rule)
      }
    }
    const ids = found.map((one) => one.id)
    if (answers.size > 20_000) answers.clear()
    answers.set(at, ids)
    return ids
  }

  return {
    office: (id) => office(id),
    officesOf,
    counterparts(id, of) {
      const own = office(id)
      if (!own || own.kind === null) return own ? officesOf(of, own.titles[0] ?? own.name) : NONE
      // The twin first: the chair of one side's commission meets the chair of the other's.
      const twin = index().byId.get(`${of}${id.slice(own.of.length)}`)
      if (twin && id.startsWith(`${own.of}.`)) return [twin.id]
      const wanted = classOf(own.kind)
      const owned = (index().byOwner.get(of) ?? []).filter((one) => one.kind !== null && classOf(one.kind) === wanted)
      const same = owned.filter((one) => one.kind === own.kind)
      if (same.length > 0) return same.map((one) => one.id)
      if (owned.length > 0) return owned.map((one) => one.id)
      const rule = byRule(`${of}.${wanted}`)
      return rule ? [rule.id] : NONE
    },
    several(id, title) {
      const kind = kindOf(office(id)?.kind ?? '')
      const key = titleKey(title)
      return kind?.several === true && kind.titles.some((own) => titleKey(own) === key)
    },
    titleAt(words, at) {
      const { kinds: byTitle, longest, ends } = titles()
      const mayEnd = endingsOf(words, ends)
      for (let count = Math.min(longest + 2, words.length - at); count >= 1; count--) {
        // Few words end a title, and this is asked at every word of a report: the phrase is put together only for those.
        if (mayEnd ? mayEnd[at + count - 1] === 0 : !endsTitle(words[at + count - 1] ?? '', ends)) continue
        const title = titleKey(words.slice(at, at + count).join(' '))
        const found = byTitle.get(title)
        if (found && !BARE.has(title)) return { words: count, title, kinds: found }
      }
      return null
    },
  }
}
