import type { Edtf } from '../model/edtf.js'
import type { Finding } from '../model/finding.js'
import type { TrackId } from '../model/ids.js'
import type { Process } from '../model/process.js'
import { extent } from '../time/interval.js'
import { tell } from '../time/tell.js'
import { on } from './day-words.js'
import { type Citation, citations, dayOf, type Question } from './question.js'
import { inOrder } from './timeline.js'

/** How a track stands on a day, and what that rests on. */
export interface TrackLine {
  readonly track: TrackId
  readonly name: string
  readonly level: string | null
  /** `live`: confirmed within `STALE_AFTER` days; `stale`: not since; `silent`: only ever named; `unknown`: not even that. */
  readonly standing: 'live' | 'stale' | 'silent' | 'unknown'
  /** In plain words: "last confirmed 6 April 2022, 64 days before". */
  readonly says: string
  /** The last thing that happened on it. */
  readonly last: TrackStep | null
  /** The last that was more than words: a meeting, an agreement, a line drawn. */
  readonly happened: TrackStep | null
  /** The last report that names it as a track, where nothing happened on it. */
  readonly named: TrackStep | null
  /** What is planned or proposed for it after the day. */
  readonly ahead: readonly TrackStep[]
  readonly findings: number
}

export interface TrackStep {
  readonly finding: Finding['id']
  readonly kind: Finding['kind']
  readonly phrase: string
  readonly when: Edtf | null
  readonly modality: Finding['modality']
  readonly support: Finding['support']
  readonly sources: readonly Citation[]
}

/** Days after which a track that nothing was reported on is told as stale. */
export const STALE_AFTER = 90

/** Each track of a process: those the register names, then those only the findings do. */
export function tracks(question: Question, process: Process | null): readonly TrackLine[] {
  const known = new Map<string, { name: string; level: string | null }>()
  for (const { id, name, level } of process?.tracks ?? []) known.set(id, { name, level })
  const findings = [...question.findings].sort(inOrder)
  for (const finding of findings) {
    for (const track of tracksOf(finding)) if (!known.has(track)) known.set(track, { name: unlisted(track), level: null })
  }
  const day = extent(dayOf(question) as string as Edtf).last
  return [...known].map(([id, { name, level }]) => {
    const own = findings.filter((finding) => tracksOf(finding).includes(id))
    const step = (finding: Finding | undefined): TrackStep | null => (finding ? trackStep(finding, question) : null)
    const begun = (finding: Finding): boolean => finding.when !== null && extent(finding.when).begins.first <= day
    const last = step(own.findLast((f) => HAPPENS.has(f.modality) && f.kind !== 'process' && begun(f)))
    const happened = step(own.findLast((f) => HAPPENS.has(f.modality) && f.kind !== 'process' && !SAID.has(f.kind) && begun(f)))
    // Who says that the track is there comes before what was only ever planned on it.
    const mention = step(own.findLast((f) => f.kind === 'process') ?? own.findLast((f) => f.when === null) ?? own.at(-1))
    const ahead = own.filter(
      (f) => !HAPPENS.has(f.modality) && f.modality !== 'denied' && f.when !== null && extent(f.when).last > day,
    )
    const ago = last?.when ? Math.max(0, day - Math.min(day, extent(last.when).last)) : null
    const standing = ago === null ? (mention ? 'silent' : 'unknown') : ago <= STALE_AFTER ? 'live' : 'stale'
    return {
      track: id as TrackId,
      name,
      level,
      standing,
      says: words(standing, last, mention, ago),
      last,
      happened,
      named: last ? null : mention,
      ahead: ahead.map((finding) => trackStep(finding, question)),
      findings: own.length,
    }
  })
}

/** A track that no pack names, by its id. */
const unlisted = (track: string): string => `${track.charAt(0).toUpperCase()}${track.slice(1).replaceAll('-', ' ')}`

const HAPPENS: ReadonlySet<string> = new Set(['asserted'])
/** Words about a track are no steps on it. */
const SAID: ReadonlySet<string> = new Set(['statement', 'assessment', 'accusation', 'demand', 'refusal', 'threat', 'support'])

/** The track a finding is filed under, and those that a process is said to have. */
function tracksOf(finding: Finding): readonly string[] {
  const listed = finding.kind === 'process' && Array.isArray(finding.body.tracks) ? finding.body.tracks : []
  const names = listed.flatMap((one) => (typeof one === 'string' ? [one] : []))
  return finding.track === null ? names : [finding.track, ...names]
}

export const trackStep = (finding: Finding, question: Question): TrackStep => ({
  finding: finding.id,
  kind: finding.kind,
  phrase: finding.phrase,
  when: finding.when,
  modality: finding.modality,
  support: finding.support,
  sources: citations(finding, question.cited),
})

function words(standing: TrackLine['standing'], last: TrackStep | null, mention: TrackStep | null, ago: number | null): string {
  if (standing === 'unknown') return 'no report in this record names it'
  if (standing === 'silent') {
    const planned = mention && !HAPPENS.has(mention.modality)
    return `${planned ? 'only spoken of' : `named${mention?.when ? ` ${on(mention.when)}` : ''}`}; no meeting, agreement or result reported`
  }
  const when = last?.when ? tell(last.when) : 'undated'
  const since = ago === 0 ? '' : ago === 1 ? ', the day before' : `, ${ago} days before`
  return `last confirmed ${when}${since}${standing === 'stale' ? '; nothing reported since' : ''}`
}
