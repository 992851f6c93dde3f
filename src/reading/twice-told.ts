import { canonicalJson } from '../model/canonical-json.js'
import type { Claim } from '../model/claim.js'
import type { Draft } from './draft.js'

/** Kinds whose every telling counts by itself: words said twice are two statements. */
const EACH_BY_ITSELF: ReadonlySet<Claim['kind']> = new Set(['statement', 'assessment', 'casualties', 'demand', 'accusation'])

/**
 * One event told twice in a report is one claim with several pieces of evidence: same kind, body, standing and day, the same
 * people, and places that do not clash. A time or a cast that differs keeps two claims: losing an event is worse than
 * telling one twice. A headline alone may leave people out: it is the body's event where all it names are of that one's cast.
 */
export function mergeTwiceTold(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = []
  const byTelling = new Map<string, number>()
  for (const draft of drafts) {
    const telling = tellingOf(draft)
    const at = telling === null ? undefined : byTelling.get(telling)
    const first = at === undefined ? undefined : kept[at]
    if (at === undefined || !first || clash(first, draft)) {
      if (telling !== null && at === undefined) byTelling.set(telling, kept.length)
      kept.push(draft)
      continue
    }
    kept[at] = together(first, draft)
  }
  return withHeadlines(kept)
}

/** Puts a headline's telling to the one of the body whose cast has all it names. */
function withHeadlines(drafts: readonly Draft[]): Draft[] {
  const all = [...drafts]
  for (const headline of drafts) {
    if (headline.from !== 'headline' || !isTellable(headline)) continue
    const said = eventOf(headline)
    const at = all.findIndex(
      (other) =>
        other.from === 'body' &&
        isTellable(other) &&
        eventOf(other) === said &&
        hasAll(other, headline) &&
        !clash(other, headline),
    )
    if (at < 0) continue
    all[at] = together(all[at]!, headline)
    all.splice(all.indexOf(headline), 1)
  }
  return all
}

const isTellable = (draft: Draft): boolean => !EACH_BY_ITSELF.has(draft.kind) && draft.when !== null && draft.actors.length > 0
const castOf = (draft: Draft): readonly string[] => draft.actors.map((a) => `${a.role}=${a.id ?? a.name}`)
const hasAll = (fuller: Draft, shorter: Draft): boolean => {
  const cast = new Set(castOf(fuller))
  return castOf(shorter).every((one) => cast.has(one))
}
const eventOf = (draft: Draft): string => canonicalJson([draft.kind, draft.body, draft.when, draft.modality])

function tellingOf(draft: Draft): string | null {
  return isTellable(draft) ? canonicalJson([eventOf(draft), [...new Set(castOf(draft))].sort()]) : null
}

const clash = (a: Draft, b: Draft): boolean =>
  a.where !== null && b.where !== null && (a.where.id ?? a.where.name) !== (b.where.id ?? b.where.name)

function together(first: Draft, second: Draft): Draft {
  const seen = new Set(first.evidence.map((e) => `${e.start}-${e.end}`))
  const more = second.evidence.filter((e) => !seen.has(`${e.start}-${e.end}`))
  return {
    ...first,
    where: first.where ?? second.where,
    // The body outweighs a headline or caption: it says the most, and claims are looked for there.
    from: first.from === 'body' ? first.from : second.from,
    evidence: [first.evidence[0], ...first.evidence.slice(1), ...more],
    confidence: Math.max(first.confidence, second.confidence),
    say: first.where === null && second.where !== null ? second.say : first.say,
  }
}
