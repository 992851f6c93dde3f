import { ParleyError } from '../../model/error.js'
import { SourceId } from '../../model/ids.js'
import { answers, anything, createRoute, type House, problems, router, z } from '../house.js'
import { clockParams, limit } from '../questions.js'

const Line = z
  .object({
    id: SourceId,
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    agency: z.string().nullable(),
    byline: z.string().nullable(),
    published: z.string().nullable(),
    url: z.string().nullable(),
    language: z.string(),
    recorded: z.string(),
    seq: z.int(),
    claims: z.int(),
    reprintOf: SourceId.nullable(),
    redacted: z.boolean(),
  })
  .openapi('SourceLine')

const list = createRoute({
  method: 'get',
  path: '/sources',
  tags: ['Sources'],
  summary: 'Sources, newest recorded first, without their text',
  request: {
    query: z.object({
      outlet: z.string().max(200).optional(),
      publishedBy: clockParams.publishedBy,
      knownAt: clockParams.knownAt,
      limit,
      cursor: z.string().max(400).optional(),
    }),
  },
  responses: answers('Sources', z.object({ sources: z.array(Line), next: z.string().nullable() })),
})

const page = createRoute({
  method: 'get',
  path: '/pages',
  tags: ['Sources'],
  summary: 'The versions of a page that are held, had last first; with `on`, the first is what it said by the end of that day',
  request: { query: z.object({ address: z.string().max(2048), on: clockParams.asOf.openapi({ description: 'UTC' }) }) },
  responses: answers('Versions', z.object({ versions: z.array(Line.extend({ had: z.string() })) })),
})

const one = createRoute({
  method: 'get',
  path: '/sources/{id}',
  tags: ['Sources'],
  summary: 'One source with its text, parts and notes',
  request: { params: z.object({ id: SourceId }) },
  responses: answers('The source', z.object({ source: anything, notes: z.array(anything) })),
})

const bytes = createRoute({
  method: 'get',
  path: '/sources/{id}/bytes',
  tags: ['Sources'],
  summary: 'The original bytes, as an attachment only',
  request: { params: z.object({ id: SourceId }) },
  responses: {
    200: { description: 'The bytes as they came', content: { 'application/octet-stream': { schema: z.string() } } },
    ...problems,
  },
})

export function sources({ record }: House) {
  return router()
    .openapi(list, async (context) => {
      const given = Object.fromEntries(Object.entries(context.req.valid('query')).filter(([, value]) => value !== undefined))
      return context.json((await record.sources(given)) as never, 200)
    })
    .openapi(page, async (context) => {
      const { address, on } = context.req.valid('query')
      const versions = await record.page({ address, ...(on === undefined ? {} : { on }) })
      return context.json({ versions } as never, 200)
    })
    .openapi(one, async (context) => {
      const { id } = context.req.valid('param')
      const found = await record.source(id)
      if (!found) throw new ParleyError('not-found', `no source ${id}`)
      return context.json(found as never, 200)
    })
    .openapi(bytes, async (context) => {
      const { id } = context.req.valid('param')
      const found = await record.bytes(id)
      if (!found) throw new ParleyError('not-found', `no bytes are kept of ${id}`)
      // A report is hostile: its bytes are never shown by us, only handed over, and run nothing should a browser open them.
      return context.body(Buffer.from(found), 200, {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="${id}.bin"`,
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
      })
    })
}
