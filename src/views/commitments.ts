import { Edtf } from '../model/edtf.js'
import type { Finding } from '../model/finding.js'
import { words } from '../record/normalise.js'
import { extent } from '../time/interval.js'
import { type Citation, citations, dayOf, type Named, named, type Question, side } from './question.js'
import { inOrder } from './timeline.js'

/** What somebody promised or planned, and what became of it as far as reports tell. */
export interface Commitment {
  readonly finding: Finding['id']
  readonly kind: Finding['kind']
  readonly phrase: string
  readonly by: readonly Named[]
  readonly made: Finding['when']
  /** When it was to be done by. */
  readonly due: Edtf | null
  /** `kept`: later findings tell it was done; `overdue`: the day is past and none does; `open`: not due, or no day was told. */
  readonly state: 'kept' | 'denied' | 'overdue' | 'open'
  /** The findings that tell it was kept or denied. */
  readonly on: readonly { readonly finding: Finding['id']; readonly phrase: string; readonly when: Finding['when'] }[]
  readonly support: Finding['support']
  readonly sources: readonly Citation[]
}

/** Pledges, and whatever was announced for a day to come. A plan that was carried out is one finding with its plan. */
export function commitments(question: Question): readonly Commitment[] {
  const findings = [...question.findings].sort(inOrder)
  const day = extent(dayOf(question) as string as Edtf).last
  return findings.flatMap((finding) => {
    const plan = planOf(finding)
    if (!plan) return []
    const kept = plan.kept ? [finding] : findings.filter((other) => fulfils(finding, other) || carriesOut(finding, other))
    const denied = finding.modality === 'denied'
    const past = plan.due !== null && extent(plan.due).last < day
    return [
      {
        finding: finding.id,
        kind: finding.kind,
        phrase: finding.phrase,
        by: plan.by.map(named),
        made: finding.kind === 'pledge' ? finding.when : finding.published,
        due: plan.due,
        state: denied
          ? ('denied' as const)
          : kept.length > 0
            ? ('kept' as const)
            : past
              ? ('overdue' as const)
              : ('open' as const),
        on: (denied ? [finding] : kept).map(({ id, phrase, when }) => ({ finding: id, phrase, when })),
        support: finding.support,
        sources: citations(finding, question.cited),
      },
    ]
  })
}

interface Plan {
  readonly by: Finding['actors']
  readonly due: Edtf | null
  /** It was planned, and other claims of the same finding tell that it happened. */
  readonly kept: boolean
}

function planOf(finding: Finding): Plan | null {
  if (finding.kind === 'pledge') {
    const by = Edtf.safeParse(finding.body.by)
    return { by: finding.actors.filter((one) => one.role === 'pledger'), due: by.success ? by.data : null, kept: false }
  }
  const told = finding.versions.filter((version) => version.field === 'modality').map((version) => version.value)
  const planned = finding.modality === 'planned' || told.includes('planned')
  return planned ? { by: finding.actors, due: finding.when, kept: finding.modality === 'asserted' } : null
}

const DEEDS: ReadonlySet<Finding['kind']> = new Set<Finding['kind']>([
  'meeting',
  'agreement',
  'ceasefire',
  'deployment',
  'territory',
  'delimitation',
  'transport',
  'release',
  'relations',
  'humanitarian',
])

/** A later deed of the pledger that shares most of the words of what was pledged. */
function fulfils(pledge: Finding, deed: Finding): boolean {
  if (pledge.kind !== 'pledge' || !DEEDS.has(deed.kind) || deed.modality !== 'asserted') return false
  if (pledge.when === null || deed.when === null || extent(deed.when).last <= extent(pledge.when).first) return false
  if (pledge.process !== deed.process) return false
  const pledgers = pledge.actors.filter((one) => one.role === 'pledger').map(side)
  if (!deed.actors.some((one) => pledgers.includes(side(one)))) return false
  const promised = stems(String(pledge.body.what ?? ''))
  const done = stems([deed.phrase, deed.kind, ...Object.values(deed.body).filter((v) => typeof v === 'string')].join(' '))
  const shared = [...promised].filter((stem) => done.has(stem)).length
  return shared >= 2 && shared * 2 >= promised.size
}

/**
 * A deed of the kind that was planned, told apart from its plan because it names its cast otherwise ("the border commissions of
 * Armenia and Azerbaijan"): between the plan's making and its day, on the plan's sides, and of the same thing by its words.
 */
function carriesOut(plan: Finding, deed: Finding): boolean {
  if (plan.kind === 'pledge' || plan.modality !== 'planned' || plan.kind !== deed.kind) return false
  if (!DEEDS.has(deed.kind) || deed.modality !== 'asserted' || plan.process !== deed.process) return false
  if (plan.when === null || deed.when === null) return false
  const [due, done] = [extent(plan.when), extent(deed.when)]
  // A plan without an end is open for good: what happens years on need not be it. What is vague proves nothing.
  if (!Number.isFinite(due.last) || !Number.isFinite(done.last)) return false
  if (done.first < due.first || done.last > due.last || deed.id === plan.id) return false
  if (!onSides(plan, deed)) return false
  const [planned, told] = [matter(plan), matter(deed)]
  return planned.size > 0 && [...planned].every((stem) => told.has(stem))
}

/** Everybody whom the plan names is in the deed, by side or by a name that holds theirs. */
function onSides(plan: Finding, deed: Finding): boolean {
  const sides = deed.actors.map(side)
  const names = stems(deed.actors.map(({ name }) => name).join(' '))
  return (
    plan.actors.length > 0 &&
    plan.actors.every((one) => sides.includes(side(one)) || [...stems(one.name)].every((stem) => names.has(stem)))
  )
}

/** What a finding is of, in stems: its words without those of its cast and of how it stands. */
function matter(finding: Finding): ReadonlySet<string> {
  const cast = stems([finding.kind, ...finding.actors.flatMap(({ name, id }) => [name, id ?? ''])].join(' '))
  return new Set([...stems(finding.phrase)].filter((stem) => !cast.has(stem) && !STANDING.has(stem)))
}

// The first five letters stand for a word and its forms: release, released, releases.
const stems = (text: string): ReadonlySet<string> =>
  new Set(
    words(text)
      .filter((w) => w.length > 3)
      .map((w) => w.slice(0, 5)),
  )
/** Words that tell how a thing stands, not what it is. */
const STANDING = stems('sign signed planned agree meets meeting will might could should with their from')
