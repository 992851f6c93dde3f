import * as z from 'zod'
import type { Modality } from '../model/modality.js'
import { PloverType } from '../model/plover.js'
import { jsonValues } from './json-values.js'
import type { Reader } from './reader.js'
import { readDate } from './row-dates.js'
import { OF_PLOVER, SIDES, stretch } from './row-kinds.js'
import { RowSheet } from './row-sheet.js'

const Somebody = z.union([
  z.string().transform((name) => ({ name })),
  z.looseObject({ name: z.string().optional(), text: z.string().optional() }),
])
const People = z.union([z.array(Somebody), Somebody.transform((one) => [one])]).default([])
const Event = z.looseObject({
  id: z.union([z.string(), z.number()]),
  date: z.string(),
  enddate: z.string().nullish(),
  actor: People,
  recipient: People,
  event: z.string(),
  mode: z.union([z.array(z.string()), z.string().transform((mode) => (mode === '' ? [] : [mode]))]).nullish(),
  event_loc: z.union([z.string().transform((name) => ({ name })), z.looseObject({ name: z.string().optional() })]).nullish(),
  event_text: z.string().nullish(),
  text: z.string().nullish(),
})

const MODALITIES: { readonly [mode: string]: Modality | undefined } = {
  future: 'planned',
  hypothetical: 'conditional',
  negation: 'denied',
}

export const ploverIn: Reader = {
  name: 'plover',
  says: 'PLOVER events as JSON lines or a JSON array',
  async *read(input, settings) {
    for await (const { text, line, column } of jsonValues(input)) {
      const at = { line, column }
      const parsed = eventOf(text)
      if (typeof parsed === 'string') {
        yield { refused: parsed, at, row: text }
        continue
      }
      const type = PloverType.safeParse(parsed.event.toUpperCase())
      const first = readDate(parsed.date, null)
      if (!type.success || (first === null && parsed.date !== '')) {
        yield {
          refused: type.success
            ? `date: '${parsed.date}' is no date`
            : `event: '${parsed.event}' is none of PLOVER's sixteen types`,
          at,
          row: text,
        }
        continue
      }
      const sheet = new RowSheet('plover', settings, {
        dataset: 'PLOVER events',
        title: `PLOVER event ${parsed.id}`,
        raw: text,
      })
      sheet.field('id', String(parsed.id))
      const event = sheet.field('event', type.data)
      const date = sheet.field('date', parsed.date)
      sheet.field('enddate', parsed.enddate)
      const modes = parsed.mode ?? []
      const mode = modes.find((one) => !(one in MODALITIES) && one !== 'historical') ?? null
      sheet.field('mode', modes.join(', '))
      const actors = parsed.actor.map((one) => sheet.field('actor', nameIn(one)))
      const recipients = parsed.recipient.map((one) => sheet.field('recipient', nameIn(one)))
      const where = sheet.field('event_loc', parsed.event_loc?.name)
      const told = sheet.field('event_text', parsed.event_text)
      const words = sheet.field('text', parsed.text)
      const { kind, body } = OF_PLOVER[type.data]
      const [acting, other] = SIDES[kind] ?? ['participant', 'participant']
      sheet.claim({
        kind,
        body,
        phrase: told ? sheet.words(told) : `${type.data.toLowerCase()} (PLOVER)`,
        when: stretch(first, parsed.enddate ? readDate(parsed.enddate, null) : null),
        where,
        modality: modes.flatMap((one) => MODALITIES[one] ?? [])[0] ?? 'asserted',
        actors: [
          ...actors.map((span) => ({ role: acting, at: span })),
          ...recipients.map((span) => ({ role: other, at: span })),
        ],
        plover: { type: type.data, mode },
        on: [event, date, ...actors, ...recipients, where, told, words],
      })
      yield { taken: sheet.incoming(), at }
    }
  },
}

const nameIn = (one: { readonly name?: string | undefined; readonly text?: unknown }): string =>
  one.name ?? (typeof one.text === 'string' ? one.text : '')

function eventOf(text: string): z.infer<typeof Event> | string {
  try {
    const parsed = Event.safeParse(JSON.parse(text))
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    return `${issue?.path.join('.') || 'event'}: ${issue?.message}`
  } catch (failure) {
    return `not JSON: ${(failure as Error).message}`
  }
}
