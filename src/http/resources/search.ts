import { answers, anything, createRoute, type House, router, z } from '../house.js'
import { clockParams, clocksOf, limit } from '../questions.js'

const search = createRoute({
  method: 'get',
  path: '/search',
  tags: ['Search'],
  summary: 'Sources whose words hold every word asked for; "in quotes" as a phrase, word* as a beginning',
  request: { query: z.object({ q: z.string().min(1).max(500), ...clockParams, limit }) },
  responses: answers('Hits with an excerpt and the matched words', z.object({ hits: z.array(anything) })),
})

export function searching({ record }: House) {
  return router().openapi(search, async (context) => {
    const { q, limit: most, ...clocks } = context.req.valid('query')
    const { publishedBy, knownAt } = clocksOf(clocks)
    const hits = await record.search({
      text: q,
      publishedBy,
      knownAt,
      ...(most === undefined ? {} : { limit: Math.min(most, 100) }),
    })
    return context.json({ hits } as never, 200)
  })
}
