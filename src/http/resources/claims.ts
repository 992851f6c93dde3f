import { Claim, ClaimKind } from '../../model/claim.js'
import { ClaimId, FindingId, SourceId } from '../../model/ids.js'
import { answers, createRoute, type House, noun, router, z } from '../house.js'
import { limit, processParam } from '../questions.js'

const STATES = [
  'read',
  'accepted',
  'rejected',
  'corrected',
  'asserted',
  'superseded',
  'changed-since-ruling',
  'redacted',
] as const
const ClaimNoun = noun('Claim', Claim)
const Judged = z
  .object({
    id: ClaimId,
    source: SourceId,
    reader: z.string(),
    asRead: ClaimNoun,
    claim: ClaimNoun,
    state: z.enum(STATES),
    rulings: z.array(z.string()),
    finding: FindingId.nullable(),
    changed: z.int(),
  })
  .openapi('JudgedClaim')

const list = createRoute({
  method: 'get',
  path: '/claims',
  tags: ['Claims'],
  summary: 'Claims as read and as judged',
  request: {
    query: z.object({
      source: SourceId.optional(),
      finding: FindingId.optional(),
      process: processParam,
      kind: ClaimKind.optional(),
      state: z.enum(STATES).optional(),
      id: ClaimId.optional(),
      limit,
      cursor: z.string().max(400).optional(),
    }),
  },
  responses: answers(
    'Claims, and the cursor of the next page',
    z.object({ claims: z.array(Judged), next: z.string().nullable() }),
  ),
})

const changed = createRoute({
  method: 'get',
  path: '/claims/changed',
  tags: ['Claims'],
  summary: 'Claims of a later reading that differ from a ruled one: the queue "changed since ruling"',
  responses: answers('The queue', z.object({ changed: z.array(z.object({ claim: Judged, ruled: Judged })) })),
})

export function claims({ record }: House) {
  return router()
    .openapi(changed, async (context) => context.json({ changed: await record.changed() } as never, 200))
    .openapi(list, async (context) => {
      const { kind, state, id, ...rest } = context.req.valid('query')
      const told = { ...rest, kinds: kind && [kind], states: state && [state], ids: id && [id] }
      const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))
      return context.json((await record.claims(given)) as never, 200)
    })
}
