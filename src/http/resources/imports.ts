import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { streamSSE } from 'hono/streaming'
import { ParleyError } from '../../model/error.js'
import { answers, anything, createRoute, type House, problems, router, z } from '../house.js'
import { takeIn } from '../take-in.js'

/** What became of one input of an import. */
interface Outcome {
  readonly input: string
  readonly outcome: 'new' | 'known' | 'reprint' | 'refused'
  readonly source: string | null
  readonly claims: number
  readonly process: string | null
  readonly says: string | null
}
interface Import {
  readonly id: string
  readonly begun: string
  readonly inputs: number
  readonly outcomes: Outcome[]
  done: boolean
  readonly listeners: Set<() => void>
}

const Shape = z
  .object({ id: z.string(), begun: z.string(), inputs: z.int(), done: z.boolean(), outcomes: z.array(anything) })
  .openapi('Import')
const begin = createRoute({
  method: 'post',
  path: '/imports',
  tags: ['Imports'],
  summary:
    'Takes in files (multipart, any number of `file`), a pasted text (`text`, with `published`, `title`, `outlet`, `url`) or a page to be fetched (`address`)',
  request: {
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: z.object({ file: z.any().optional(), text: z.string().optional(), address: z.string().optional() }),
        },
      },
    },
  },
  responses: { 202: { description: 'Begun', content: { 'application/json': { schema: Shape } } }, ...problems },
})
const list = createRoute({
  method: 'get',
  path: '/imports',
  tags: ['Imports'],
  summary: 'Imports since the server started, newest first',
  responses: answers('Imports', z.object({ imports: z.array(Shape) })),
})
const events = createRoute({
  method: 'get',
  path: '/imports/{id}/events',
  tags: ['Imports'],
  summary: 'Progress as server-sent events: the outcomes so far, then each new one; picked up again after a reload',
  request: { params: z.object({ id: z.string().max(40) }) },
  responses: { 200: { description: 'An event stream', content: { 'text/event-stream': { schema: z.string() } } }, ...problems },
})

const KEPT = 50
/** File names are only shown, never used as paths. */
const shownName = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200) || 'unnamed'
const told = ({ listeners: _, ...rest }: Import) => rest

/** Imports: one after the other, each with its outcomes, which a page may watch and come back to. */
export function imports(house: House) {
  const begunOnes: Import[] = []
  let turn: Promise<void> = Promise.resolve()
  return router()
    .openapi(begin, async (context) => {
      const form = await context.req.parseBody({ all: true })
      const files = [form.file].flat().filter((file): file is File => file instanceof File)
      const field = (name: string): string | null =>
        typeof form[name] === 'string' && form[name] !== '' ? (form[name] as string) : null
      const text = field('text')
      const address = field('address')?.trim() ?? null
      if (address !== null && !/^https?:\/\//i.test(address))
        throw new ParleyError('usage', 'an address to fetch begins with https:// or http://')
      const inputs: Inputs = [
        ...files.map((file) => ({ name: shownName(file.name), bytes: () => file.arrayBuffer() })),
        ...(text === null ? [] : [{ name: 'pasted text', bytes: async () => new TextEncoder().encode(text).buffer }]),
        ...(address === null ? [] : [{ name: shownName(address), address }]),
      ]
      if (inputs.length === 0)
        throw new ParleyError('usage', 'an import needs files, a text or an address', {
          hint: 'Send `file` parts, `text` or `address`.',
        })
      const made: Import = {
        id: `imp_${Date.now().toString(36)}${begunOnes.length}`,
        begun: new Date().toISOString(),
        inputs: inputs.length,
        outcomes: [],
        done: false,
        listeners: new Set(),
      }
      begunOnes.unshift(made)
      begunOnes.length = Math.min(begunOnes.length, KEPT)
      const known = { published: field('published'), title: field('title'), outlet: field('outlet'), url: field('url') }
      turn = turn.then(() => run(house, made, inputs, known))
      return context.json(told(made) as never, 202)
    })
    .openapi(list, (context) => context.json({ imports: begunOnes.map(told) } as never, 200))
    .openapi(events, (context) => {
      const { id } = context.req.valid('param')
      const found = begunOnes.find((one) => one.id === id)
      if (!found) throw new ParleyError('not-found', `no import ${id} since the server started`)
      return streamSSE(context, async (stream) => {
        let sent = 0
        while (!stream.aborted) {
          while (sent < found.outcomes.length) {
            await stream.writeSSE({ event: 'outcome', id: String(sent), data: JSON.stringify(found.outcomes[sent]) })
            sent++
          }
          if (found.done) return stream.writeSSE({ event: 'done', data: JSON.stringify(told(found)) })
          await new Promise<void>((go) => {
            const wake = (): void => {
              found.listeners.delete(wake)
              go()
            }
            found.listeners.add(wake)
            setTimeout(wake, 15_000).unref()
          })
          if (sent === found.outcomes.length && !found.done) await stream.writeSSE({ event: 'waiting', data: '' })
        }
      }) as never
    })
}

type Inputs = readonly ({ readonly name: string } & ({ bytes(): Promise<ArrayBuffer> } | { readonly address: string }))[]

async function run(
  house: House,
  made: Import,
  inputs: Inputs,
  known: { readonly [field: string]: string | null },
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-import-'))
  const add = (outcome: Outcome): void => {
    made.outcomes.push(outcome)
    for (const wake of [...made.listeners]) wake()
  }
  try {
    const names = new Map<string, string>()
    for (const [index, input] of inputs.entries()) {
      const place = 'address' in input ? input.address : join(folder, `${index}${extensionOf(input.name)}`)
      if ('bytes' in input) await writeFile(place, new Uint8Array(await input.bytes()), { mode: 0o600 })
      names.set(place, input.name)
    }
    /** Our own paths are nobody's business: where they stand in what is told, the name stands that was given. */
    const shown = (text: string): string => [...names].reduce((all, [place, name]) => all.replaceAll(place, name), text)
    const asked = { places: [...names.keys()], known }
    for await (const taken of house.takeIn?.(asked) ?? takeIn(house.record, house.reader(), asked)) {
      add(
        taken.outcome === 'refused'
          ? refused(shown(taken.input), taken.says.map(shown).join('. '))
          : { ...taken, input: shown(taken.input), says: null },
      )
    }
  } catch (failure) {
    add(refused('the rest', failure instanceof ParleyError ? failure.message : 'a defect of Parley; the log says what'))
  } finally {
    made.done = true
    for (const wake of [...made.listeners]) wake()
    await rm(folder, { recursive: true, force: true })
  }
}

const refused = (input: string, says: string): Outcome => ({
  input,
  outcome: 'refused',
  source: null,
  claims: 0,
  process: null,
  says,
})

/** Only a known ending of a name is kept: it tells intake what to expect, and nothing else of the name is trusted. */
const extensionOf = (name: string): string =>
  /\.(?:txt|md|html?|xml|json|jsonl|pdf|docx|eml|mhtml|warc|gz|zip|wacz)$/i.exec(name)?.[0]?.toLowerCase() ?? '.txt'
