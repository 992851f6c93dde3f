import { namesFrom } from '../../exchange/known-names.js'
import { nameOf } from '../../exchange/names.js'
import { Day } from '../../model/edtf.js'
import { ParleyError } from '../../model/error.js'
import { ProcessId } from '../../model/ids.js'
import { writeBriefing } from '../../views/briefing.js'
import { briefingDocx } from '../../views/briefing-docx.js'
import { briefingHtml } from '../../views/briefing-html.js'
import { briefingMarkdown, standing } from '../../views/briefing-markdown.js'
import type { Briefing } from '../../views/briefing-shape.js'
import { partsOf } from '../../views/process-parts.js'
import { anything, createRoute, type House, problems, router, z } from '../house.js'
import { clockParams, clocksOf } from '../questions.js'

const FORMATS = ['json', 'markdown', 'html', 'docx'] as const
const day = Day.optional().openapi({ type: 'string', format: 'date' })

const briefing = createRoute({
  method: 'get',
  path: '/briefing',
  tags: ['Views'],
  summary: 'A briefing: sentences generated from findings, each with its footnotes; as data, Markdown, HTML or a Word document',
  request: {
    query: z.object({
      ...clockParams,
      process: ProcessId.optional().openapi({ type: 'string' }),
      from: day,
      to: day,
      since: day,
      format: z.enum(FORMATS).default('json'),
    }),
  },
  responses: {
    200: {
      description: 'The briefing; all but JSON as a download',
      content: { 'application/json': { schema: anything }, 'text/markdown': { schema: z.string() } },
    },
    ...problems,
  },
})

/** Briefings, read on the page or taken away. */
export function briefings(house: House) {
  const { record, register } = house
  return router().openapi(briefing, async (context) => {
    const { process, from, to, since, format, ...clocks } = context.req.valid('query')
    const known = register()
    const additions = await record.additions(clocks.knownAt ?? null)
    const names = namesFrom(known, additions)
    const of = process === undefined ? null : names.process(process)
    if (process !== undefined && of === null) throw new ParleyError('not-found', `there is no process '${process}'`)
    const made = await writeBriefing(record, {
      process: of,
      clocks: clocksOf(clocks),
      from: from ?? null,
      to: to ?? null,
      since: since ?? null,
      today: house.today(),
      nameOf: (id, otherwise) => nameOf(names, id, otherwise),
      ...(of ? { parts: { register: known, parts: partsOf(of.id, known.dossier(of.id), additions) } } : {}),
    })
    const [media, ending, body] = await rendered(made, format)
    if (format === 'json') return context.json({ ...made, standing: standing(made) } as never, 200)
    return context.body(body as never, 200, {
      'content-type': media,
      'content-disposition': `attachment; filename="briefing-${made.process ?? 'all'}-${made.on}.${ending}"`,
    }) as never
  })
}

async function rendered(
  made: Briefing,
  format: (typeof FORMATS)[number],
): Promise<readonly [media: string, ending: string, body: string | Uint8Array]> {
  switch (format) {
    case 'docx':
      return ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx', await briefingDocx(made)]
    case 'html':
      return ['text/html; charset=utf-8', 'html', briefingHtml(made)]
    default:
      return ['text/markdown; charset=utf-8', 'md', briefingMarkdown(made)]
  }
}
