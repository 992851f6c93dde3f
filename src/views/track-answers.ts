import type { ClaimKind } from '../model/claim.js'
import type { Process } from '../model/process.js'
import { type Board, board } from './board.js'
import { border } from './border.js'
import type { BorderBoard } from './border-shape.js'
import { commissionHeads } from './commission-heads.js'
import type { ProcessParts } from './process-parts.js'
import { dayOf, type Question } from './question.js'
import { type TransportBoard, transport } from './transport.js'
import { type TreatyBoard, treaty } from './treaty.js'
import { type TruceBoard, truce } from './truce.js'

/** The questions on the parts of a process's tracks, with the kinds each is made of; all kinds where none are given. */
export const TRACK_QUESTIONS = {
  border: ['delimitation', 'territory', 'agreement'],
  transport: ['transport'],
  treaty: ['agreement', 'demand', 'refusal', 'statement'],
  truce: null,
  board: null,
} as const satisfies Readonly<Record<string, readonly ClaimKind[] | null>>
export type TrackQuestion = keyof typeof TRACK_QUESTIONS

/** What a question on a track is answered from. */
export interface TrackAsked {
  readonly question: Question
  readonly process: Process | null
  readonly parts: ProcessParts
  readonly register: Parameters<typeof commissionHeads>[0]
  /** The same question at the last look, where one is given. */
  readonly lastLook: Question | null
}

export interface TrackAnswers {
  readonly border: BorderBoard
  readonly transport: TransportBoard
  readonly treaty: TreatyBoard
  readonly truce: TruceBoard
  readonly board: Board
}

/** Words of the border's track by which its papers are known: not the declaration that other papers name too. */
const isPaperWord = (word: string): boolean => /border|delimit|demarcat|boundary/i.test(word)

/** The answers, the same for the command line, the API and whoever writes a briefing. */
export const TRACK_ANSWERS: { readonly [Q in TrackQuestion]: (asked: TrackAsked) => TrackAnswers[Q] } = {
  border: ({ question, parts, process, register }) =>
    border(
      question,
      parts.sectors,
      parts.states,
      commissionHeads(register, process?.parties ?? [], dayOf(question)),
      process?.tracks.filter(({ id }) => id.includes('border')).flatMap((track) => track.words.filter(isPaperWord)) ?? [],
    ),
  transport: ({ question, parts }) => transport(question, parts, parts.states),
  treaty: ({ question, process, parts }) => {
    const words = process?.tracks.filter(({ id }) => id.includes('treaty')).flatMap((track) => track.words) ?? []
    return treaty(
      question,
      words.filter((word) => word.includes('treaty')),
      parts.states,
    )
  },
  truce: ({ question, parts }) => truce(question, parts.agreements, parts.states),
  board: ({ question, process, lastLook }) => board(question, process, lastLook),
}
