import type { ClaimKind } from '../model/claim.js'
import { ParleyError } from '../model/error.js'
import { SourceId } from '../model/ids.js'
import type { ParleyRecord, Register } from '../parley.js'
import { articlesOf, compareArticles } from '../views/articles.js'
import { drafts } from '../views/drafts.js'
import { junctionNamed, linksNamed } from '../views/network-names.js'
import { partsOf } from '../views/process-parts.js'
import { TRACK_ANSWERS, TRACK_QUESTIONS, type TrackAsked, type TrackQuestion } from '../views/track-answers.js'
import { routeBetween, whatReopens } from '../views/transport.js'
import { articlesTable } from './articles-table.js'
import { borderTable } from './border-table.js'
import * as tables from './strand-tables.js'

/** What the questions on a track's parts are asked with. */
export interface StrandFlags {
  readonly from?: string
  readonly to?: string
  readonly open?: readonly string[]
  readonly compare?: readonly string[]
}

/** A question's answer: for programs, and as it is shown. */
export interface Answered {
  readonly data: unknown
  readonly shown: () => string
}

interface Asked extends TrackAsked {
  readonly register: Register
  readonly flags: StrandFlags
  readonly record: ParleyRecord
}

interface StrandQuestion {
  readonly kinds: readonly ClaimKind[] | null
  answer(asked: Asked): Answered | Promise<Answered>
}

/** The questions on the parts of a process's tracks. */
export const STRANDS: Readonly<Record<TrackQuestion, StrandQuestion>> = {
  border: {
    kinds: TRACK_QUESTIONS.border,
    answer(asked) {
      const data = TRACK_ANSWERS.border(asked)
      return { data, shown: () => borderTable(data) }
    },
  },
  transport: { kinds: TRACK_QUESTIONS.transport, answer: travelled },
  treaty: {
    kinds: TRACK_QUESTIONS.treaty,
    async answer(asked) {
      if (asked.flags.compare !== undefined) return compared(asked.record, asked.flags.compare)
      const data = { ...TRACK_ANSWERS.treaty(asked), drafts: await drafts(asked.record) }
      return { data, shown: () => tables.treatyTable(data, data.drafts) }
    },
  },
  truce: {
    kinds: TRACK_QUESTIONS.truce,
    answer(asked) {
      const data = TRACK_ANSWERS.truce(asked)
      return { data, shown: () => tables.truceTable(data) }
    },
  },
  board: {
    kinds: TRACK_QUESTIONS.board,
    answer(asked) {
      const data = TRACK_ANSWERS.board(asked)
      return { data, shown: () => tables.boardTable(data, asked.register) }
    },
  },
}

/** The network; a route where both ends are given; what links would change where only these are. */
function travelled({ flags, ...asked }: Asked): Answered {
  const data = TRACK_ANSWERS.transport(asked)
  const opened = (flags.open ?? []).flatMap((link) => linksNamed(data, link))
  if (flags.from !== undefined && flags.to !== undefined) {
    const route = routeBetween(data, junctionNamed(data, flags.from), junctionNamed(data, flags.to), opened)
    return { data: { ...data, route }, shown: () => tables.routeTable(data, route, opened) }
  }
  if (flags.from !== undefined || flags.to !== undefined) {
    throw new ParleyError('usage', 'a route needs both ends', {
      hint: 'For example: parley ask transport --from Baku --to Nakhchivan',
    })
  }
  if (opened.length === 0) return { data, shown: () => tables.transportTable(data) }
  const places = data.junctions.map(({ id }) => id)
  const gains = whatReopens(data, opened, places)
  return { data: { ...data, gains }, shown: () => tables.gainsTable(data, opened, gains) }
}

/** Looks up the parts of a process and answers. */
export async function answerStrand(name: TrackQuestion, asked: Omit<Asked, 'parts'>): Promise<Answered> {
  const { process, register, record, question } = asked
  const made = await record.additions(question.clocks.knownAt)
  const pack = process ? register.dossier(process.id) : null
  return STRANDS[name].answer({ ...asked, parts: partsOf(process?.id ?? null, pack, made) })
}

/** Two versions of a draft, each a source of the record. */
async function compared(record: ParleyRecord, ids: readonly string[]): Promise<Answered> {
  const sources = await Promise.all(
    ids.map(async (id) => {
      const parsed = SourceId.safeParse(id)
      const kept = parsed.success ? await record.source(parsed.data) : null
      if (!kept) throw new ParleyError('not-found', `no source has the id ${id}`, { hint: 'See them with: parley ask search' })
      return kept.source
    }),
  )
  const [before, after] = sources
  if (!before || !after || sources.length !== 2) {
    throw new ParleyError('usage', 'two versions are compared', {
      hint: 'For example: parley ask treaty --compare src_… src_…',
    })
  }
  const versions = sources.map((source) => articlesOf(source.text))
  for (const [i, list] of versions.entries()) {
    if (list.length === 0) {
      throw new ParleyError('input-unsupported', `${ids[i]} has no articles that can be told apart`, {
        hint: 'Each begins on a line of its own: Article 1',
      })
    }
  }
  const data = compareArticles(versions[0] ?? [], versions[1] ?? [])
  return { data, shown: () => articlesTable(data) }
}
