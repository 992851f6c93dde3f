import { stream } from 'hono/streaming'
import { WRITERS, writerNamed } from '../../exchange/formats.js'
import { namesFrom } from '../../exchange/known-names.js'
import { type Asked, Telling } from '../../exchange/telling.js'
import { ParleyError } from '../../model/error.js'
import { answers, anything, createRoute, type House, problems, router, z } from '../house.js'
import { clocksOf, findingParams } from '../questions.js'

const { order: _, cursor: __, ...params } = findingParams

const formats = createRoute({
  method: 'get',
  path: '/exports',
  tags: ['Exports'],
  summary: 'The formats there are, with what each never carries',
  responses: answers('Formats', z.object({ formats: z.array(anything) })),
})

const download = createRoute({
  method: 'get',
  path: '/exports/{format}',
  tags: ['Exports'],
  summary: 'Findings in a format of others, as a download',
  request: { params: z.object({ format: z.string().max(40) }), query: z.object(params) },
  responses: { 200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } }, ...problems },
})

/** Exports as downloads, streamed as they are made. */
export function exporting({ record, register }: House) {
  return router()
    .openapi(formats, (context) =>
      context.json(
        {
          formats: WRITERS.map(({ name, says, extension, media, loses }) => ({ name, says, extension, media, loses })),
        } as never,
        200,
      ),
    )
    .openapi(download, async (context) => {
      const writer = writerNamed(context.req.valid('param').format)
      if (!writer)
        throw new ParleyError('not-found', 'there is no such format', {
          hint: `Formats: ${WRITERS.map(({ name }) => name).join(', ')}.`,
        })
      const { kind, modality, asOf, publishedBy, knownAt, ...rest } = context.req.valid('query')
      const told = { ...rest, kinds: kind, modalities: modality }
      const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as Asked
      const names = namesFrom(register(), await record.additions(knownAt ?? null))
      const telling = await Telling.of(record, names, { ...given, clocks: clocksOf({ asOf, publishedBy, knownAt }) })
      context.header('content-type', writer.media)
      context.header('content-disposition', `attachment; filename="parley-${writer.name}.${writer.extension}"`)
      return stream(context, async (out) => {
        for await (const chunk of writer.write(telling)) await out.write(chunk as string)
      }) as never
    })
}
