import * as z from 'zod'
import { jsonValues } from './json-values.js'
import type { Reader } from './reader.js'
import { RowSheet } from './row-sheet.js'

const Item = z.looseObject({
  id: z.union([z.string(), z.number()]),
  type: z.string(),
  title: z.string().min(1),
  author: z
    .array(z.looseObject({ literal: z.string().optional(), family: z.string().optional(), given: z.string().optional() }))
    .default([]),
  'container-title': z.string().optional(),
  issued: z.looseObject({ 'date-parts': z.array(z.array(z.union([z.number(), z.string()]))).optional() }).optional(),
  URL: z.string().optional(),
})

/** CSL-JSON: references, kept as sources without claims, so that they can be found and cited. */
export const cslIn: Reader = {
  name: 'csl',
  says: 'references in CSL-JSON, kept as sources without claims',
  async *read(input, settings) {
    for await (const { text, line, column } of jsonValues(input)) {
      const at = { line, column }
      const item = itemOf(text)
      if (typeof item === 'string') {
        yield { refused: item, at, row: text }
        continue
      }
      const parts = item.issued?.['date-parts']?.[0] ?? []
      const published = parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-')
      const outlet = item['container-title'] ?? settings.dataset
      const sheet = new RowSheet(
        'csl',
        { ...settings, dataset: outlet },
        {
          dataset: 'references',
          title: item.title,
          raw: text,
          url: item.URL ?? null,
          published: published === '' ? null : published,
        },
      )
      sheet.field('title', item.title)
      for (const { literal, family, given } of item.author)
        sheet.field('author', literal ?? [given, family].filter(Boolean).join(' '))
      sheet.field('published in', item['container-title'])
      sheet.field('issued', published)
      yield { taken: sheet.incoming(), at }
    }
  },
}

function itemOf(text: string): z.infer<typeof Item> | string {
  try {
    const parsed = Item.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : `${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}`
  } catch (failure) {
    return `not JSON: ${(failure as Error).message}`
  }
}
