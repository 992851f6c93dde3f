import type { ClaimKind } from '../model/claim.js'
import { ParleyError } from '../model/error.js'
import { SourceId } from '../model/ids.js'
import type { Process } from '../model/process.js'
import type { ParleyRecord, Register } from '../parley.js'
import { articlesOf, compareArticles } from '../views/articles.js'
import { board } from '../views/board.js'
import { border } from '../views/border.js'
import { commissionHeads } from '../views/commission-heads.js'
import { junctionNamed, linksNamed } from '../views/network-names.js'
import { type ProcessParts, partsOf } from '../views/process-parts.js'
import { dayOf, type Question } from '../views/question.js'
import { routeBetween, transport, whatReopens } from '../views/transport.js'
import { treaty } from '../views/treaty.js'
import { truce } from '../views/truce.js'
import { articlesTable } from './articles-table.js'
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

interface Asked {
  readonly question: Question
  readonly parts: ProcessParts
  readonly process: Process | null
  readonly register: Register
  readonly flags: StrandFlags
  readonly record: ParleyRecord
  /** The same question at the last look, where one is given. */
  readonly lastLook: Question | null
}

interface StrandQuestion {
  readonly kinds?: readonly ClaimKind[]
  answer(asked: Asked): Answered | Promise<Answered>
}

/** The questions on the parts of a process's tracks. */
export const STRANDS: Readonly<Record<string, StrandQuestion>> = {
  border: {
    kinds: ['delimitation', 'territory'],
    answer({ question, parts, process, register }) {
      const heads = commissionHeads(register, process?.parties ?? [], dayOf(question))
      const data = border(question, parts.sectors, parts.states, heads)
      return { data, shown: () => tables.borderTable(data) }
    },
  },
  transport: {
    kinds: ['transport'],
    answer({ question, parts, flags }) {
      const data = transport(question, parts, parts.states)
      const opened = (flags.open ?? []).flatMap((link) => linksNamed(data, link))
      if (flags.from !== undefined || flags.to !== undefined) {
        if (flags.from === undefined || flags.to === undefined) {
          throw new ParleyError('usage', 'a route needs both ends', {
            hint: 'For example: parley ask transport --from Baku --to Nakhchivan',
          })
        }
        const route = routeBetween(data, junctionNamed(data, flags.from), junctionNamed(data, flags.to), opened)
        return { data: { ...data, route }, shown: () => tables.routeTable(data, route, opened) }
      }
      const [link] = opened
      if (link !== undefined) {
        const gains = whatReopens(
          data,
          link,
          data.junctions.map(({ id }) => id),
        )
        return { data: { ...data, gains }, shown: () => tables.gainsTable(data, link, gains) }
      }
      return { data, shown: () => tables.transportTable(data) }
    },
  },
  treaty: {
    async answer({ question, process, parts, flags, record }) {
      if (flags.compare !== undefined) return compared(record, flags.compare)
      const names = process?.tracks
        .filter(({ id }) => id.includes('treaty'))
        .flatMap(({ words }) => words.filter((word) => word.includes('treaty')))
      const data = treaty(question, names ?? [], parts.states)
      return { data, shown: () => tables.treatyTable(data) }
    },
  },
  truce: {
    answer({ question, parts }) {
      const data = truce(question, parts.agreements, parts.states)
      return { data, shown: () => tables.truceTable(data) }
    },
  },
  board: {
    answer({ question, process, register, lastLook }) {
      const data = board(question, process, lastLook)
      return { data, shown: () => tables.boardTable(data, register) }
    },
  },
}

/** Looks up the parts of a process and answers. */
export async function answerStrand(name: string, asked: Omit<Asked, 'parts'>): Promise<Answered> {
  const strand = STRANDS[name]
  if (!strand) throw new ParleyError('usage', `there is no question '${name}'`)
  const { process, register, record, question } = asked
  const made = await record.additions(question.clocks.knownAt)
  const pack = process ? register.dossier(process.id) : null
  return strand.answer({ ...asked, parts: partsOf(process?.id ?? null, pack, made) })
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
