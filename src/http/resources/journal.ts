import { Day } from '../../model/edtf.js'
import { ProcessId } from '../../model/ids.js'
import { answers, anything, createRoute, type House, router, z } from '../house.js'
import { limit } from '../questions.js'

const head = createRoute({
  method: 'get',
  path: '/head',
  tags: ['Journal'],
  summary: 'Where the chain ends: changes whenever anything does',
  responses: answers('Length and last hash', z.object({ seq: z.int(), hash: z.string(), at: z.string().nullable() })),
})
const entries = createRoute({
  method: 'get',
  path: '/entries',
  tags: ['Journal'],
  summary: 'Entries of the journal, oldest first',
  request: { query: z.object({ after: limit, limit }) },
  responses: answers('Entries', z.object({ entries: z.array(anything) })),
})
const check = createRoute({
  method: 'get',
  path: '/check',
  tags: ['Journal'],
  summary: 'Verifies every quote, every hash and the store',
  request: {
    query: z.object({
      head: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
    }),
  },
  responses: answers('What was verified and what is wrong', anything),
})
const diff = createRoute({
  method: 'get',
  path: '/diff',
  tags: ['Journal'],
  summary: 'What changed between two days: in the world, and in what was known',
  request: {
    query: z.object({ from: Day, to: Day, process: ProcessId.optional(), by: z.enum(['published', 'recorded']).optional() }),
  },
  responses: answers('World and knowledge apart', anything),
})

export function journal({ record }: House) {
  return router()
    .openapi(head, async (context) => context.json((await record.head()) as never, 200))
    .openapi(entries, async (context) => {
      const given = Object.fromEntries(Object.entries(context.req.valid('query')).filter(([, value]) => value !== undefined))
      return context.json({ entries: await record.entries(given) } as never, 200)
    })
    .openapi(check, async (context) => context.json((await record.check(context.req.valid('query').head)) as never, 200))
    .openapi(diff, async (context) => {
      const { from, to, process, by } = context.req.valid('query')
      const asked = { from, to, ...(process === undefined ? {} : { process }), ...(by === undefined ? {} : { by }) }
      return context.json((await record.diff(asked)) as never, 200)
    })
}
