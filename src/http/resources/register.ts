import type { Actor, Place } from '../../model/actor.js'
import { Decision } from '../../model/decision.js'
import { ParleyError } from '../../model/error.js'
import { ActorId, PlaceId } from '../../model/ids.js'
import { unknownKey } from '../../views/actor-key.js'
import { answers, createRoute, type House, noun, router, z } from '../house.js'

/** Most that one request may ask the names of. */
const MOST = 500
const ids = z
  .string()
  .max(30_000)
  .transform((text) => text.split(',').filter(Boolean).slice(0, MOST))
  .openapi({ type: 'string', description: `Ids, separated by commas, at most ${MOST}`, example: 'armenia,azerbaijan' })
const Named = z.object({ id: z.string(), name: z.string(), type: z.string(), of: z.string().nullable() }).openapi('ActorNamed')
const Post = z
  .object({ office: z.string(), of: z.string(), from: z.string().nullable(), to: z.string().nullable(), acting: z.boolean() })
  .openapi('Post')

const actors = createRoute({
  method: 'get',
  path: '/actors',
  tags: ['Register'],
  summary: 'Names and types of actors of the register and those made by decisions; ids nobody knows are left out',
  request: { query: z.object({ ids }) },
  responses: answers('Actors', z.object({ actors: z.array(Named) })),
})
const actor = createRoute({
  method: 'get',
  path: '/actors/{id}',
  tags: ['Register'],
  summary: 'An actor with its other names and the posts it held as far as the register knows',
  request: { params: z.object({ id: z.string().max(200) }) },
  responses: answers('The actor', Named.extend({ aliases: z.array(z.string()), posts: z.array(Post) })),
})
const Office = z
  .object({
    id: z.string(),
    name: z.string(),
    of: z.string(),
    holders: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        acting: z.boolean(),
      }),
    ),
  })
  .openapi('OfficeHeld')
const offices = createRoute({
  method: 'get',
  path: '/offices',
  tags: ['Register'],
  summary: 'The offices that these people hold or held, each with all who held it as far as the register and decisions know',
  request: { query: z.object({ ids }) },
  responses: answers('Offices', z.object({ offices: z.array(Office) })),
})
const Someone = z.object({ key: z.string(), name: z.string(), known: z.boolean() })
const whoIs = createRoute({
  method: 'get',
  path: '/actors/{id}/identity',
  tags: ['Register'],
  summary:
    'How rulings name an actor, told by id or by name; whom it stands for, and the rulings on who it is that are in force',
  request: { params: z.object({ id: z.string().trim().min(1).max(200) }) },
  responses: answers(
    'Who it is',
    Someone.extend({
      as: Someone.nullable(),
      rulings: z.array(z.object({ decision: noun('Decision', Decision), seq: z.int() })),
    }),
  ),
})
const places = createRoute({
  method: 'get',
  path: '/places',
  tags: ['Register'],
  summary: 'Places with their type and, where they are a point at all, their coordinates (WGS 84)',
  request: { query: z.object({ ids }) },
  responses: answers(
    'Places',
    z.object({
      places: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          type: z.string(),
          country: z.string().nullable(),
          at: z.object({ lat: z.number(), lon: z.number() }).nullable(),
        }),
      ),
    }),
  ),
})

const IDENTITY: ReadonlySet<string> = new Set(['same-actor', 'distinct-actors'])

/** What the register knows of those whom the findings name. */
export function registered({ record, register }: House) {
  const actorOf = async (id: string): Promise<Actor | null> => {
    const parsed = ActorId.safeParse(id)
    if (!parsed.success) return null
    return register().actor(parsed.data) ?? (await record.additions()).actors.find((one) => one.id === id) ?? null
  }
  /** By id; else by a name that the register gives to one actor alone; else somebody nobody knows. */
  const someone = async (told: string): Promise<z.infer<typeof Someone>> => {
    const words = told.split(/\s+/)
    const match = register().match(words, 0)
    const senses =
      match?.words === words.length ? match.senses.flatMap((sense) => (sense.of === 'actor' ? [sense.actor] : [])) : []
    const made = (await record.additions()).actors.filter(({ name }) => name === told).map(({ id }) => id)
    const [only, another] = [...new Set([...senses, ...made])]
    const found = (await actorOf(told)) ?? (only && another === undefined ? await actorOf(only) : null)
    return found
      ? { key: found.id, name: found.name, known: true }
      : { key: told.startsWith('~') ? told : unknownKey(told), name: told.replace(/^~/, ''), known: false }
  }
  const short = ({ id, name, type, of }: Actor) => ({ id, name, type, of })
  return router()
    .openapi(actors, async (context) => {
      const asked = await Promise.all(context.req.valid('query').ids.map(actorOf))
      return context.json({ actors: asked.flatMap((one) => (one ? [short(one)] : [])) } as never, 200)
    })
    .openapi(actor, async (context) => {
      const found = await actorOf(context.req.valid('param').id)
      if (!found) throw new ParleyError('not-found', 'the register knows no such actor')
      const posts = register()
        .posts(found.id, null)
        .map(({ office, from, to, acting }) => {
          const known = register().office(office)
          return { office: known?.name ?? office, of: known?.of ?? '', from, to, acting }
        })
      return context.json({ ...short(found), aliases: found.aliases, posts } as never, 200)
    })
    .openapi(offices, async (context) => {
      const made = await record.additions()
      const people = await Promise.all(context.req.valid('query').ids.map(actorOf))
      const held = people.flatMap((one) => [
        ...(one
          ? register()
              .posts(one.id, null)
              .map(({ office }) => office)
          : []),
        ...made.incumbencies.filter(({ holder }) => holder === one?.id).map(({ office }) => office),
      ])
      const told = [...new Set(held)].map(async (id) => {
        const office = register().office(id) ?? made.offices.find((one) => one.id === id)
        const all = [...register().holders(id), ...made.incumbencies.filter((one) => one.office === id)]
        const holders = all.map(async ({ holder, from, to, acting }) => {
          return { id: holder, name: (await actorOf(holder))?.name ?? holder, from, to, acting }
        })
        return { id, name: office?.name ?? id, of: office?.of ?? '', holders: await Promise.all(holders) }
      })
      return context.json({ offices: await Promise.all(told) } as never, 200)
    })
    .openapi(whoIs, async (context) => {
      const one = await someone(context.req.valid('param').id)
      const stands = (await record.identity())(one.key)
      const rulings = (await record.decisions({ on: one.key, limit: 1000 })).filter(
        ({ decision, undoneBy }) => undoneBy === null && IDENTITY.has(decision.ruling),
      )
      return context.json({ ...one, as: stands === one.key ? null : await someone(stands), rulings } as never, 200)
    })
    .openapi(places, async (context) => {
      const made = (await record.additions()).places
      const placeOf = (id: string): Place | null => {
        const parsed = PlaceId.safeParse(id)
        return (parsed.success ? register().place(parsed.data) : null) ?? made.find((one) => one.id === id) ?? null
      }
      // A city may share its name, and so its id, with a state: where a report names the state, it has no point.
      const stateOf = (id: string): Place | null => {
        const parsed = ActorId.safeParse(id)
        const state = parsed.success ? register().actor(parsed.data) : null
        if (state?.type !== 'state') return null
        return {
          id: id as Place['id'],
          name: state.name,
          aliases: [],
          type: 'country',
          country: state.id,
          at: null,
          basis: null,
        }
      }
      const asked = context.req.valid('query').ids.flatMap((id) => stateOf(id) ?? placeOf(id) ?? [])
      return context.json(
        { places: asked.map(({ id, name, type, country, at }) => ({ id, name, type, country, at })) } as never,
        200,
      )
    })
}
