import { Decision, Ruling } from '../../model/decision.js'
import type { Role } from '../accounts.js'
import { answers, createRoute, type House, noun, problems, router, z } from '../house.js'
import { limit } from '../questions.js'
import { demand, roleForRuling } from '../rights.js'

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
      const { to, reason, base, ...draft } = context.req.valid('json')
      demand(context.get('role'), roleForRuling(draft.ruling), `the ruling '${draft.ruling}'`)
      if (draft.ruling === 'undo') await mayUndo(record, context.get('role'), draft.of)
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

/** Undoing needs the role that the ruling itself needed. */
async function mayUndo(record: House['record'], role: Role, of: readonly string[]): Promise<void> {
  const rulings = Ruling.options.filter((ruling) => ruling !== 'undo' && roleForRuling(ruling) !== 'reviewer')
  const found = (await record.decisions({ rulings, limit: 100_000 })).find(({ decision }) => of.includes(decision.id))
  if (found) demand(role, roleForRuling(found.decision.ruling), `undoing '${found.decision.ruling}'`)
}
