import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import * as z from 'zod'
import { ClaimKind } from '../../src/model/claim.js'

const word = z.union([z.string(), z.number()]).transform(String)
const words = z.array(word)
const Figure = z.strictObject({
  measure: z.string().optional(),
  unit: z.string().optional(),
  scope: z.string().optional(),
  low: z.number().optional(),
  best: z.number().optional(),
  high: z.number().optional(),
  hedge: z.string().optional(),
})
const pattern = {
  when: word.optional(),
  body: z.record(z.string(), z.json()).optional(),
  attribution: z.string().optional(),
  from: z.enum(['body', 'headline', 'caption']).optional(),
}
const Expected = z.strictObject({
  ...pattern,
  kind: ClaimKind,
  quote: z.string(),
  modality: z.union([z.string(), z.array(z.string())]).optional(),
  through: words.optional(),
  actors: z.record(z.string(), words).optional(),
  where: z.string().optional(),
  figure: Figure.optional(),
  must: z.boolean().optional(),
  may: z.boolean().optional(),
})
const Never = z.strictObject({
  ...pattern,
  kind: ClaimKind.optional(),
  quote: z.string().optional(),
  modality: z.string().optional(),
  actors: words.optional(),
  actorIds: words.optional(),
  figure: Figure.optional(),
})
const Sheet = z.strictObject({
  published: z.string().optional(),
  title: z.string().optional(),
  claims: z.array(Expected),
  never: z.array(Never).default([]),
  notes: z.array(z.strictObject({ quote: z.string(), rule: z.string().optional() })).default([]),
  source: z
    .strictObject({
      published: z.string().optional(),
      agency: z.string().optional(),
      images: z.number().optional(),
      related: z.number().optional(),
    })
    .optional(),
  open: z.array(ClaimKind).default([]),
})
export type Expected = z.infer<typeof Expected>
export type Never = z.infer<typeof Never>
export type FigureSheet = z.infer<typeof Figure>
export interface Golden extends z.infer<typeof Sheet> {
  readonly name: string
  readonly report: string
}

const root = fileURLToPath(new URL('.', import.meta.url))
const folders = () =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
const text = (name: string, file: string) => readFileSync(`${root}${name}/${file}`, 'utf8').replaceAll('\r\n', '\n')

/** Every golden folder in the order of their names. Throws where a sheet is not in its form. */
export function goldens(): Golden[] {
  return folders().map((name) => {
    const sheet = Sheet.safeParse(parse(text(name, 'claims.yaml')))
    if (!sheet.success) throw new Error(`test/golden/${name}/claims.yaml: ${z.prettifyError(sheet.error)}`)
    return { ...sheet.data, name, report: text(name, 'report.txt') }
  })
}

/** SHA-256 over all reports and sheets: floors hold for this corpus and no other. */
export function digest(): string {
  const hash = createHash('sha256')
  for (const name of folders()) hash.update(`${name}\0${text(name, 'report.txt')}\0${text(name, 'claims.yaml')}\0`)
  return hash.digest('hex')
}
