import type { Edtf } from '../model/edtf.js'
import type { Finding } from '../model/finding.js'
import type { CastMember } from '../model/mention.js'
import { RoleName, RoleStatus } from '../model/process.js'
import { extent } from '../time/interval.js'
import { type Citation, citations, dayOf, type Named, type Question, side } from './question.js'
import { inOrder } from './timeline.js'

/** One report of an actor in a role: what status, when, and on what it rests. */
export interface RoleStep {
  readonly status: RoleStatus
  readonly when: Edtf | null
  readonly finding: Finding['id']
  /** `told` where a report says so; `meeting` and `process` where it follows from whom they name as mediator or lead. */
  readonly from: 'told' | 'meeting' | 'process'
  readonly phrase: string
  readonly support: Finding['support']
  readonly sources: readonly Citation[]
}

/** What one actor was in one role of one process or track, over time. */
export interface RoleLine {
  readonly actor: Named
  readonly role: RoleName
  readonly process: Finding['process']
  readonly track: Finding['track']
  /** Of the last dated step: how it stands on the day asked for. */
  readonly status: RoleStatus
  /** Whether it holds on that day: offered, sought, declined, ended and lost roles do not. */
  readonly holds: boolean
  /** The last stretch in which it held, from the step that has it held to the one that has it over. */
  readonly from: Edtf | null
  readonly to: Edtf | null
  /** All such stretches, oldest first. */
  readonly spells: readonly { readonly from: Edtf | null; readonly to: Edtf | null }[]
  /** When it was last told or seen. */
  readonly last: Edtf | null
  readonly steps: readonly RoleStep[]
}

const HOLDING: ReadonlySet<RoleStatus> = new Set<RoleStatus>(['held', 'accepted'])
const OVER: ReadonlySet<RoleStatus> = new Set<RoleStatus>(['ended', 'lost', 'declined'])

/** Who was what, by process, role and actor. Offers are told from roles held, and these from roles lost. */
export function roles(question: Question): readonly RoleLine[] {
  const lines = new Map<string, { member: CastMember; role: RoleName; finding: Finding; steps: RoleStep[] }>()
  // What has no date comes first: it may be of any time, and must not have the last word over what is dated.
  const ordered = [...question.findings].sort(inOrder)
  for (const finding of [...ordered.filter(({ when }) => when === null), ...ordered.filter(({ when }) => when !== null)]) {
    if (finding.modality === 'denied') continue
    for (const { member, role, status, from } of stepsOf(finding)) {
      const key = [finding.process ?? '', role, side(member), scope(finding)].join('\n')
      const line = lines.get(key) ?? { member, role, finding, steps: [] }
      lines.set(key, line)
      line.steps.push({
        status,
        when: finding.when,
        finding: finding.id,
        from,
        phrase: finding.phrase,
        support: finding.support,
        sources: citations(finding, question.cited),
      })
    }
  }
  const day = dayOf(question)
  return [...lines.values()].map((line) => tellLine(line, day)).sort(byStanding)
}

function* stepsOf(
  finding: Finding,
): Generator<{ member: CastMember; role: RoleName; status: RoleStatus; from: RoleStep['from'] }> {
  if (finding.kind === 'role') {
    const role = RoleName.safeParse(finding.body.role)
    const status = RoleStatus.safeParse(finding.body.status)
    for (const member of finding.actors) {
      if (member.role === 'holder' && role.success)
        yield { member, role: role.data, status: status.data ?? 'held', from: 'told' }
    }
    return
  }
  // A planned or proposed meeting has no mediator yet.
  if (finding.modality !== 'asserted') return
  for (const member of finding.actors) {
    if (member.role === 'mediator') yield { member, role: 'mediator', status: 'held', from: 'meeting' }
    if (finding.kind === 'process' && member.role === 'lead') yield { member, role: 'lead', status: 'held', from: 'process' }
  }
}

// A role in an agreement or a track is another than one in the process as a whole.
const scope = (finding: Finding): string => (finding.kind === 'role' ? (finding.track ?? '') : '')

function tellLine(line: { member: CastMember; role: RoleName; finding: Finding; steps: RoleStep[] }, day: string): RoleLine {
  const { member, role, finding, steps } = line
  const spells = spellsOf(steps)
  const spell = spells.at(-1)
  // An offer made while the role is held does not end it; one made after it was lost does not restore it.
  const open = spell !== undefined && spell.until === null && !endedBy(spell.since.when, day)
  const last = steps.findLast((step) => step.when !== null) ?? steps.at(-1)
  const standing = open ? steps.findLast((step) => HOLDING.has(step.status)) : last
  return {
    // Where several people act for one side, the side is the actor.
    actor: member.for ? { id: member.for, name: member.for, for: null } : { id: member.id, name: member.name, for: null },
    role,
    process: finding.process,
    track: finding.kind === 'role' ? finding.track : null,
    status: standing?.status ?? 'held',
    holds: open,
    from: spell?.since.when ?? null,
    to: spell?.until?.when ?? null,
    spells: spells.map(({ since, until }) => ({ from: since.when, to: until?.when ?? null })),
    last: last?.when ?? null,
    steps,
  }
}

/** Stretches in which the role held: from a step that has it held to the next that has it over. */
function spellsOf(steps: readonly RoleStep[]): readonly { readonly since: RoleStep; readonly until: RoleStep | null }[] {
  const spells: { since: RoleStep; until: RoleStep | null }[] = []
  for (const step of steps) {
    const now = spells.at(-1)
    if (HOLDING.has(step.status) && (!now || now.until !== null)) spells.push({ since: step, until: null })
    else if (OVER.has(step.status) && now && now.until === null) now.until = step
  }
  return spells
}

/** True where the report itself says until when, and that is past. */
function endedBy(when: Edtf | null, day: string): boolean {
  if (when === null) return false
  const { interval, last } = extent(when)
  return interval && Number.isFinite(last) && dayNumberOf(day) > last
}

const dayNumberOf = (day: string): number => extent(day as Edtf).last

function byStanding(a: RoleLine, b: RoleLine): number {
  const text = (line: RoleLine): string => [line.process ?? '~', line.role, line.actor.name, line.track ?? ''].join('\n')
  if (a.holds !== b.holds) return a.holds ? -1 : 1
  return text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0
}
