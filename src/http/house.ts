import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Day } from '../model/edtf.js'
import type { ParleyRecord, Register, SourceReader, WhoAnswer } from '../parley.js'
import { answerProblem, problemOf } from './problem.js'
import type { ServerEnv } from './server-env.js'
import type { TakenIn, ToTakeIn } from './take-in.js'

/** What every resource works on. */
export interface House {
  readonly record: ParleyRecord
  /** For imports; asking needs none. */
  readonly reader: () => SourceReader
  readonly register: () => Register
  who(question: string, on: Day): WhoAnswer
  /** What "now" means to a question. */
  today(): Day
  /** What takes in files and addresses beside the server; left out, it happens here. */
  readonly takeIn?: (asked: ToTakeIn) => AsyncIterable<TakenIn>
}

/** A router whose refused requests say which field is wrong, as problem+json. */
export function router(): OpenAPIHono<ServerEnv> {
  return new OpenAPIHono<ServerEnv>({
    defaultHook(result, context) {
      if (result.success) return undefined
      const issue = result.error.issues[0]
      const at = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
      const told = {
        ...problemOf(null),
        status: 400,
        code: 'usage',
        title: 'The request is not understood',
        type: 'urn:parley:problem:usage',
      }
      return context.body(
        JSON.stringify({
          ...told,
          detail: `${at}${issue?.message ?? 'not understood'}`,
          hint: 'See /api for what each request takes.',
        }),
        400,
        {
          'content-type': 'application/problem+json; charset=utf-8',
        },
      )
    },
  })
}

const ProblemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    hint: z.string().nullable(),
  })
  .openapi('Problem')
export const problems = {
  default: {
    description: 'Refused, or failed: a problem (RFC 9457)',
    content: { 'application/problem+json': { schema: ProblemShape } },
  },
} as const

/** Any JSON, in the OpenAPI document. zod's own is recursive, which the document's generator does not end on. */
export const anything = z.any().openapi({ description: 'JSON' })

/** A noun of the model in the OpenAPI document, under its name: described by its JSON Schema, which 3.1 takes as it is. */
export const noun = (name: string, schema: z.ZodType) =>
  z.any().openapi(name, plain(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })) as Record<string, never>)

function plain(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(plain)
  if (typeof schema !== 'object' || schema === null) return schema
  // What refers to itself is JSON of any shape.
  if ('$ref' in schema) return {}
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => key !== '$defs' && key !== '$schema')
      .map(([key, value]) => [key, plain(value)]),
  )
}

/** A JSON answer in the OpenAPI document. The schema describes; what the record gives is typed already. */
export const answers = (description: string, schema: z.ZodType) =>
  ({ 200: { description, content: { 'application/json': { schema } } }, ...problems }) as const

export { answerProblem, createRoute, z }
