import { Day } from '../../model/edtf.js'
import { ParleyError } from '../../model/error.js'
import { ProcessId } from '../../model/ids.js'
import type { FindingQuery } from '../../parley.js'
import { commitments } from '../../views/commitments.js'
import { figures } from '../../views/figures.js'
import { incumbents } from '../../views/incumbents.js'
import { inquire } from '../../views/inquiry.js'
import { network } from '../../views/network.js'
import { positions } from '../../views/positions.js'
import type { Question } from '../../views/question.js'
import { roles } from '../../views/roles.js'
import { timeline } from '../../views/timeline.js'
import { tracks } from '../../views/tracks.js'
import { unassigned } from '../../views/unassigned.js'
import { answers, anything, createRoute, type House, router, z } from '../house.js'
import { clocksOf, findingParams } from '../questions.js'

const NAMES = [
  'timeline',
  'tracks',
  'roles',
  'figures',
  'positions',
  'commitments',
  'incumbents',
  'network',
  'unassigned',
] as const

const view = createRoute({
  method: 'get',
  path: '/views/{name}',
  tags: ['Views'],
  summary: 'A view of the findings: timeline, tracks, roles, figures, positions, commitments, incumbents, network, unassigned',
  request: { params: z.object({ name: z.enum(NAMES) }), query: z.object({ ...findingParams, on: Day.optional() }) },
  responses: answers(
    'The view as data, each line with the sources it rests on',
    z.object({ view: anything, clocks: anything, findings: z.int() }),
  ),
})

const processes = createRoute({
  method: 'get',
  path: '/processes',
  tags: ['Register'],
  summary: 'Processes of the register and those made by decisions',
  responses: answers('Processes with their tracks and formats', z.object({ processes: z.array(anything) })),
})

const who = createRoute({
  method: 'get',
  path: '/who',
  tags: ['Register'],
  summary: 'Whom a title, counterpart or metonym means on a day',
  request: { query: z.object({ q: z.string().min(1).max(300), on: Day }) },
  responses: answers('The answer with its basis', anything),
})

/** Views, and what the register knows beside them. */
export function views(house: House) {
  const { record, register } = house
  return router()
    .openapi(view, async (context) => {
      const { kind, modality, ids, on, asOf, publishedBy, knownAt, ...rest } = context.req.valid('query')
      const told = { ...rest, kinds: kind, modalities: modality, ids }
      const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as FindingQuery
      const query = { order: 'oldest' as const, ...given, clocks: clocksOf({ asOf, publishedBy, knownAt }) }
      const question = await inquire(record, query, on ?? house.today())
      const { name } = context.req.valid('param')
      const process = rest.process ? await processNamed(house, rest.process) : null
      return context.json(
        { view: VIEWS[name](question, process), clocks: question.clocks, findings: question.findings.length } as never,
        200,
      )
    })
    .openapi(processes, async (context) => {
      const made = await record.additions()
      return context.json({ processes: [...register().processes, ...made.processes] } as never, 200)
    })
    .openapi(who, (context) => {
      const { q, on } = context.req.valid('query')
      return context.json(house.who(q, on) as never, 200)
    })
}

type ProcessOrNone = Parameters<typeof tracks>[1]
const VIEWS: Readonly<Record<(typeof NAMES)[number], (question: Question, process: ProcessOrNone) => unknown>> = {
  timeline,
  tracks,
  roles,
  figures,
  positions,
  commitments,
  incumbents,
  network: (question) => network(question),
  unassigned,
}

async function processNamed({ record, register }: House, id: string): Promise<ProcessOrNone> {
  const parsed = ProcessId.safeParse(id)
  if (!parsed.success) throw new ParleyError('usage', `there is no process '${id}'`)
  const made = await record.additions()
  return register().process(parsed.data) ?? made.processes.find((process) => process.id === parsed.data) ?? null
}
