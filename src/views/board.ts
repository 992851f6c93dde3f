import type { Finding } from '../model/finding.js'
import type { Process } from '../model/process.js'
import type { Question } from './question.js'
import { type RoleLine, roles } from './roles.js'
import { inOrder } from './timeline.js'
import { type TrackLine, type TrackStep, trackStep, tracks } from './tracks.js'

/** A track on the board: how it stands, what came since the last look, and what it is said to wait for. */
export interface BoardLine extends TrackLine {
  /** What was reported on it since the last look; null where no last look was given. Not a measure of progress. */
  readonly since: readonly TrackStep[] | null
  /** What is said to have to come first: conditions, demands on the track that name another one. */
  readonly waits: readonly TrackStep[]
}

/** Who leads, who offers, who has lost a standing: rival formats side by side. */
export interface BoardRoles {
  readonly holding: readonly RoleLine[]
  readonly offered: readonly RoleLine[]
  readonly lost: readonly RoleLine[]
}

export interface Board {
  readonly tracks: readonly BoardLine[]
  readonly roles: BoardRoles
}

/** Roles that a party plays by being a party stand on no board of mediators. */
const OUTSIDE = new Set(['party', 'contributing-party'])

/** The tracks of a process on the question's day, beside what was there at the last look. */
export function board(question: Question, process: Process | null, lastLook: Question | null = null): Board {
  const before = lastLook ? new Set(lastLook.findings.map(({ id }) => id)) : null
  const lines = tracks(question, process)
  const told = roles(question).filter(({ role }) => !OUTSIDE.has(role))
  return {
    tracks: lines.map((line) => {
      const own = question.findings.filter((finding) => onTrack(finding, line.track))
      return {
        ...line,
        since: before
          ? stepsOf(
              own.filter(({ id, kind }) => !before.has(id) && kind !== 'process'),
              question,
            )
          : null,
        waits: stepsOf(own.filter(isCondition), question),
      }
    }),
    roles: {
      holding: told.filter(({ holds }) => holds),
      offered: told.filter(({ status }) => status === 'offered' || status === 'sought'),
      lost: told.filter(({ status }) => status === 'lost' || status === 'ended' || status === 'declined'),
    },
  }
}

const onTrack = (finding: Finding, track: string): boolean => finding.track === track
const isCondition = ({ modality, kind }: Finding): boolean => modality === 'conditional' || kind === 'demand'

const stepsOf = (findings: readonly Finding[], question: Question): readonly TrackStep[] =>
  [...findings].sort(inOrder).map((finding) => trackStep(finding, question))
