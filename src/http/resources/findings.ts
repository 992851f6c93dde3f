import { ParleyError } from '../../model/error.js'
import { Finding } from '../../model/finding.js'
import { FindingId } from '../../model/ids.js'
import { answers, anything, createRoute, type House, noun, router, z } from '../house.js'
import { clockParams, clocksOf, findingParams } from '../questions.js'

const FindingNoun = noun('Finding', Finding)
const Answer = z
  .object({
    clocks: anything,
    findings: z.array(FindingNoun),
    uncertain: z.array(FindingId),
    next: z.string().nullable(),
    head: anything,
  })
  .openapi('Answer')

const list = createRoute({
  method: 'get',
  path: '/findings',
  tags: ['Findings'],
  summary: 'Findings, narrowed by process, kind, actor, days and standing, as of any clock',
  request: { query: z.object(findingParams) },
  responses: answers('Findings in order; `next` is the cursor of the next page', Answer),
})

const one = createRoute({
  method: 'get',
  path: '/findings/{id}',
  tags: ['Findings'],
  summary: 'One finding',
  request: { params: z.object({ id: FindingId }), query: z.object(clockParams) },
  responses: answers('The finding', FindingNoun),
})

export function findings({ record }: House) {
  return router()
    .openapi(list, async (context) => {
      const { kind, modality, ids, process, actor, track, from, to, status, display, order, limit, cursor, ...clocks } =
        context.req.valid('query')
      const told = {
        process,
        actor,
        track,
        from,
        to,
        status,
        display,
        order,
        limit,
        cursor,
        kinds: kind,
        modalities: modality,
        ids,
      }
      const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))
      return context.json((await record.findings({ ...given, clocks: clocksOf(clocks) })) as never, 200)
    })
    .openapi(one, async (context) => {
      const { id } = context.req.valid('param')
      const found = await record.finding(id, clocksOf(context.req.valid('query')))
      if (!found) throw new ParleyError('not-found', `no finding ${id} at these clocks`)
      return context.json(found as never, 200)
    })
}
