import type { Finding } from '../model/finding.js'
import type { TrackId } from '../model/ids.js'
import type { Format, Process } from '../model/process.js'
import { namesSought, partsNamed, saidBy } from './parts.js'
import { dayOf, type Question } from './question.js'
import { type RoleLine, type RoleStep, roles } from './roles.js'
import { inOrder } from './timeline.js'
import { type TrackLine, type TrackStep, trackStep, tracks } from './tracks.js'
import { type Turn, turnOf } from './turns.js'

/** What came since the last look: which way each thing points, where it points any way. Never summed to a measure of progress. */
export interface SinceStep extends TrackStep {
  readonly turn: Turn | null
}

/** What a track is said to wait for: the words name another track. */
export interface Wait extends TrackStep {
  readonly on: readonly TrackId[]
}

/** A track on the board: how it stands, what came since the last look, and what it is said to wait for. */
export interface BoardLine extends TrackLine {
  /** What was reported on it since the last look; null where no last look was given. */
  readonly since: readonly SinceStep[] | null
  /** Where the track has gone since the last look, in plain words; null where no last look was given. */
  readonly direction: string | null
  readonly waits: readonly Wait[]
  /** Other conditions and demands told of it. */
  readonly conditions: readonly TrackStep[]
}

/** A role as one list of the board shows it: the step that puts it there. */
export interface BoardRole extends RoleLine {
  readonly step: RoleStep
}

/** Who leads, who offers, who has lost a standing: rival formats side by side. */
export interface BoardRoles {
  readonly holding: readonly BoardRole[]
  readonly offered: readonly BoardRole[]
  readonly lost: readonly BoardRole[]
}

/** A format that reports name, with its leads as the register knows them. */
export interface FormatLine {
  readonly format: Format['id']
  readonly name: string
  readonly leads: Format['leads']
  readonly from: Format['from']
  readonly to: Format['to']
  readonly basis: string | null
  /** The last report that names it. */
  readonly named: TrackStep
}

export interface Board {
  readonly tracks: readonly BoardLine[]
  readonly roles: BoardRoles
  readonly formats: readonly FormatLine[]
}

/** Roles that a party plays by being a party stand on no board of mediators. */
const OUTSIDE = new Set(['party', 'contributing-party'])
const OVER = new Set(['lost', 'ended', 'declined'])
const OFFERED = new Set(['offered', 'sought'])

/** The tracks of a process on the question's day, beside what was there at the last look. */
export function board(question: Question, process: Process | null, lastLook: Question | null = null): Board {
  const before = lastLook ? new Set(lastLook.findings.map(({ id }) => id)) : null
  const others = namesSought((process?.tracks ?? []).map(({ id, words }) => ({ part: id, names: words })))
  return {
    tracks: tracks(question, process).map((line) => {
      const own = question.findings.filter(({ track }) => track === line.track).sort(inOrder)
      const conditions = own.filter(isCondition)
      const waitsFor = (finding: Finding): readonly TrackId[] =>
        others(saidBy(finding, question, ['what', 'of', 'for'])).filter((track) => track !== line.track)
      const since = before
        ? own
            .filter(({ id, kind }) => !before.has(id) && kind !== 'process')
            .map((finding) => ({ ...trackStep(finding, question), turn: turnOf(finding) }))
        : null
      return {
        ...line,
        since,
        direction: since && directionOf(since),
        waits: conditions.flatMap((finding) => {
          const on = waitsFor(finding)
          return on.length > 0 ? [{ ...trackStep(finding, question), on }] : []
        }),
        conditions: conditions
          .filter((finding) => waitsFor(finding).length === 0)
          .map((finding) => trackStep(finding, question)),
      }
    }),
    roles: rolesOf(question),
    formats: formatsOf(question, process?.formats ?? []),
  }
}

const isCondition = ({ modality, kind }: Finding): boolean => modality === 'conditional' || kind === 'demand'

function directionOf(since: readonly SinceStep[]): string {
  const forward = since.some(({ turn }) => turn === 'forward')
  const back = since.some(({ turn }) => turn === 'back')
  if (forward && back) return 'steps forward and steps back'
  if (forward) return 'a step forward'
  if (back) return 'a step back'
  return since.length > 0 ? 'talked about; no step reported' : 'nothing reported'
}

/** A role that was lost and is offered again stands in both lists, each with its own step. */
function rolesOf(question: Question): BoardRoles {
  const told = roles(question).filter(({ role }) => !OUTSIDE.has(role))
  const list = (which: (line: RoleLine) => RoleStep | undefined): readonly BoardRole[] =>
    told.flatMap((line) => {
      const step = which(line)
      return step ? [{ ...line, status: step.status, step }] : []
    })
  return {
    holding: list(({ holds, steps }) =>
      holds ? steps.findLast(({ status }) => status === 'held' || status === 'accepted') : undefined,
    ),
    offered: list(({ holds, steps }) => {
      if (holds) return undefined
      const declined = steps.findLastIndex(({ status }) => status === 'declined')
      return steps.slice(declined + 1).findLast(({ status }) => OFFERED.has(status))
    }),
    lost: list(({ holds, steps }) => (holds ? undefined : steps.findLast(({ status }) => OVER.has(status)))),
  }
}

function formatsOf(question: Question, formats: readonly Format[]): readonly FormatLine[] {
  const find = partsNamed(formats)
  const last = new Map<Format, Finding>()
  for (const finding of [...question.findings].sort(inOrder))
    for (const format of find(saidBy(finding, question, ['scope', 'what', 'topic', 'quote']))) last.set(format, finding)
  const day = dayOf(question)
  return formats.flatMap((format) => {
    const finding = last.get(format)
    // A format that begins after the day is not on the board, whatever its name recalls.
    if (!finding || (format.from !== null && format.from.slice(0, 10) > day)) return []
    const { id, name, leads, from, to, basis } = format
    return [{ format: id, name, leads, from, to, basis, named: trackStep(finding, question) }]
  })
}
