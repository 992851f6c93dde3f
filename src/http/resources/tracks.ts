import { type DrawnPart, readDrawn } from '../../exchange/drawn-features.js'
import { drawingFor, trackLines } from '../../exchange/track-lines.js'
import { Day } from '../../model/edtf.js'
import { ParleyError } from '../../model/error.js'
import { type LinkId, ProcessId, SourceId } from '../../model/ids.js'
import type { Process } from '../../model/process.js'
import type { FindingQuery } from '../../parley.js'
import { articlesOf, compareArticles } from '../../views/articles.js'
import { drafts } from '../../views/drafts.js'
import { inquire } from '../../views/inquiry.js'
import { junctionNamed, linksNamed } from '../../views/network-names.js'
import { type ProcessParts, partsOf } from '../../views/process-parts.js'
import { TRACK_ANSWERS, TRACK_QUESTIONS, type TrackAsked, type TrackQuestion } from '../../views/track-answers.js'
import { routeBetween, whatReopens } from '../../views/transport.js'
import { answers, anything, createRoute, type House, router, z } from '../house.js'
import { clockParams, clocksOf } from '../questions.js'

const NAMES = Object.keys(TRACK_QUESTIONS) as [TrackQuestion, ...TrackQuestion[]]
const asking = {
  ...clockParams,
  process: z.string().pipe(ProcessId).openapi({ type: 'string', example: 'armenia-azerbaijan' }),
}
const place = z.string().max(200).optional()
const opening = z
  .string()
  .max(2000)
  .optional()
  .openapi({ type: 'string', description: 'Links or longer lines taken as reopened, separated by |' })

const track = createRoute({
  method: 'get',
  path: '/tracks/{question}',
  tags: ['Tracks'],
  summary: 'How the parts of a track stand: border, transport, treaty, truce; board for all tracks side by side',
  request: {
    params: z.object({ question: z.enum(NAMES) }),
    query: z.object({
      ...asking,
      since: Day.optional().openapi({ type: 'string', format: 'date', description: 'board: the last look' }),
      from: place.openapi({ description: 'transport: where a route begins' }),
      to: place.openapi({ description: 'transport: where it ends' }),
      open: opening,
    }),
  },
  responses: answers(
    'The answer, each state with what it rests on',
    z.object({ view: anything, clocks: anything, on: z.string() }),
  ),
})
const linesOut = createRoute({
  method: 'get',
  path: '/tracks/lines',
  tags: ['Tracks'],
  summary: 'Border and transport network as GeoJSON (RFC 7946), with states as of the clocks',
  request: { query: z.object(asking) },
  responses: answers('A FeatureCollection', anything),
})
const linesIn = createRoute({
  method: 'post',
  path: '/tracks/lines',
  tags: ['Tracks'],
  summary: 'Checks GeoJSON with stretches, links and places, and gives the rulings that would make them; keeps nothing',
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: z.object({ process: ProcessId, text: z.string() }).openapi('Drawing') } },
    },
  },
  responses: answers('What each feature would be', z.object({ drawn: z.array(anything) })),
})
const compare = createRoute({
  method: 'get',
  path: '/tracks/drafts/compare',
  tags: ['Tracks'],
  summary: 'Two versions of a draft, article by article',
  request: {
    query: z.object({
      before: z.string().pipe(SourceId).openapi({ type: 'string' }),
      after: z.string().pipe(SourceId).openapi({ type: 'string' }),
    }),
  },
  responses: answers('What changed', z.object({ changes: z.array(anything) })),
})

/** The tracks of a process: their parts, states and lines. */
export function tracking(house: House) {
  return router()
    .openapi(linesOut, async (context) => {
      const { process, ...clocks } = context.req.valid('query')
      const asked = await askedOf(house, process, clocks, null)
      return context.json(trackLines(asked) as never, 200)
    })
    .openapi(compare, async (context) => {
      const { before, after } = context.req.valid('query')
      const [was, is] = await Promise.all([before, after].map((id) => articlesIn(house, id)))
      return context.json({ changes: compareArticles(was ?? [], is ?? []) } as never, 200)
    })
    .openapi(track, async (context) => {
      const { question } = context.req.valid('param')
      const { process, since, from, to, open, ...clocks } = context.req.valid('query')
      const asked = await askedOf(house, process, clocks, since ?? null, question)
      const view = TRACK_ANSWERS[question](asked)
      const more =
        question === 'transport'
          ? travel(asked, { from, to, open })
          : question === 'treaty'
            ? { drafts: await drafts(house.record) }
            : {}
      return context.json({ view: { ...view, ...more }, clocks: asked.question.clocks, on: asked.question.on } as never, 200)
    })
    .openapi(linesIn, async (context) => {
      const { process, text } = context.req.valid('json')
      const known = await processOf(house, process)
      const parts = await partsFor(house, process)
      const drawn: readonly DrawnPart[] = readDrawn(text, drawingFor(known, parts))
      return context.json({ drawn } as never, 200)
    })
}

type Clocked = Parameters<typeof clocksOf>[0]

async function askedOf(
  house: House,
  id: ProcessId,
  clocks: Clocked,
  since: Day | null,
  question: TrackQuestion | null = null,
): Promise<TrackAsked> {
  const kinds = question === null ? null : TRACK_QUESTIONS[question]
  const query: FindingQuery = { order: 'oldest', process: id, clocks: clocksOf(clocks), ...(kinds === null ? {} : { kinds }) }
  const process = await processOf(house, id)
  const lastLook = since ? { ...query, clocks: { ...clocksOf(clocks), asOf: since, publishedBy: since } } : null
  return {
    question: await inquire(house.record, query, house.today()),
    lastLook: lastLook && (await inquire(house.record, lastLook, since ?? house.today())),
    process,
    parts: await partsFor(house, id, clocks.knownAt ?? null),
    register: house.register(),
  }
}

async function partsFor(
  { record, register }: House,
  id: ProcessId,
  knownAt: Parameters<typeof record.additions>[0] = null,
): Promise<ProcessParts> {
  return partsOf(id, register().dossier(id), await record.additions(knownAt))
}

async function processOf({ record, register }: House, id: ProcessId): Promise<Process> {
  const found = register().process(id) ?? (await record.additions()).processes.find((process) => process.id === id)
  if (found) return found
  throw new ParleyError('not-found', `there is no process '${id}'`, { hint: 'See /api/processes.' })
}

/** A route where both ends are given; what the named links would change where only they are. */
function travel(asked: TrackAsked, told: { from?: string | undefined; to?: string | undefined; open?: string | undefined }) {
  const board = TRACK_ANSWERS.transport(asked)
  const opened: readonly LinkId[] = (told.open ?? '')
    .split('|')
    .filter(Boolean)
    .flatMap((name) => linksNamed(board, name))
  if (told.from && told.to) {
    return { opened, route: routeBetween(board, junctionNamed(board, told.from), junctionNamed(board, told.to), opened) }
  }
  return opened.length === 0
    ? {}
    : {
        opened,
        gains: whatReopens(
          board,
          opened,
          board.junctions.map(({ id }) => id),
        ),
      }
}

async function articlesIn({ record }: House, id: SourceId) {
  const kept = await record.source(id)
  if (!kept) throw new ParleyError('not-found', `no source has the id ${id}`)
  const found = articlesOf(kept.source.text)
  if (found.length > 0) return found
  throw new ParleyError('input-unsupported', `${id} has no articles that can be told apart`, {
    hint: 'Each begins on a line of its own: Article 1',
  })
}
