import { Decision, Ruling } from '../../model/decision.js'
import { ParleyError } from '../../model/error.js'
import { answers, createRoute, type House, noun, problems, router, z } from '../house.js'
import { limit } from '../questions.js'

const DecisionNoun = noun('Decision', Decision)
const Kept = z.object({ decision: DecisionNoun, seq: z.int(), undoneBy: z.string().nullable() }).openapi('KeptDecision')
const Draft = z
  .object({
    ruling: Ruling,
    of: z.array(z.string().max(400)).max(10_000),
    to: z.record(z.string(), z.json()).optional().openapi({ type: 'object', additionalProperties: true }),
    reason: z.string().max(10_000).optional(),
    base: z.int().nonnegative().nullable().optional(),
  })
  .openapi('DecisionDraft')

const list = createRoute({
  method: 'get',
  path: '/decisions',
  tags: ['Decisions'],
  summary: 'Decisions, oldest first',
  request: { query: z.object({ on: z.string().max(400).optional(), limit }) },
  responses: answers('Decisions', z.object({ decisions: z.array(Kept) })),
})

const decide = createRoute({
  method: 'post',
  path: '/decisions',
  tags: ['Decisions'],
  summary: 'Rules: appended under the name of who is signed in. 409 when what is ruled on has changed since `base`',
  request: { body: { required: true, content: { 'application/json': { schema: Draft } } } },
  responses: {
    201: { description: 'The decision as kept', content: { 'application/json': { schema: DecisionNoun } } },
    ...problems,
  },
})

export function decisions({ record }: House) {
  return router()
    .openapi(list, async (context) => {
      const given = Object.fromEntries(Object.entries(context.req.valid('query')).filter(([, value]) => value !== undefined))
      return context.json({ decisions: await record.decisions(given) } as never, 200)
    })
    .openapi(decide, async (context) => {
      if (context.get('role') === 'reader')
        throw new ParleyError('forbidden', 'readers do not rule', { hint: 'Ask an admin for the role of reviewer.' })
      const { to, reason, base, ...draft } = context.req.valid('json')
      const made = await record.decide({
        ...draft,
        author: context.get('author'),
        ...(to === undefined ? {} : { to }),
        ...(reason === undefined ? {} : { reason }),
        ...(base === undefined ? {} : { base }),
      })
      return context.json(made as never, 201)
    })
}
