import * as z from 'zod'
import { ActorType } from '../model/actor.js'
import { SectorState } from '../model/border.js'
import { isEdtf } from '../model/edtf.js'
import { Line } from '../model/geometry.js'
import { Implementation } from '../model/part-state.js'
import { LinkState } from '../model/transport.js'

// What a person writes in a pack's YAML. Every object is strict: a misspelt field is an error with its line, not a silence.
const text = z.string().min(1).max(400)
const texts = z.array(text).max(400).default([])
const id = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u, 'an id holds letters, digits and . _ : - only')
  .max(120)

/** YAML reads a bare year as a number. */
const date = z
  .union([z.string(), z.int().min(1000).max(2999).transform(String)])
  .refine(isEdtf, 'not a date: write 2022-06-09, 2022-06, 2022 or 2022-06~')

export const Sure = z.enum(['high', 'medium', 'low'])
const fact = { basis: text.optional(), sure: Sure.optional() }
const when = { from: date.optional(), to: date.optional() }

const State = z.strictObject({
  id,
  name: text,
  type: z.enum(['state', 'de-facto']).default('state'),
  aliases: texts,
  demonyms: texts,
  /** ISO 3166-1 alpha-2, as Natural Earth and GeoNames use it. */
  code: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** The seat of its government: a place's id; its names then also stand for the state. */
  capital: id.optional(),
  /** Kind of the office that leads the country: whom "the Armenian leader" means. */
  leader: z.union([id, z.array(z.strictObject({ office: id, ...when })).max(10)]).optional(),
  ...fact,
})

const ActorRow = z.strictObject({
  id: id.optional(),
  name: text,
  type: ActorType,
  aliases: texts,
  demonyms: texts,
  of: id.optional(),
  /** Family name, where it is not the last word of the name; `-` for a person not to be found by it. */
  family: text.optional(),
  ...fact,
})

const Holder = z.strictObject({
  holder: text,
  ...when,
  acting: z.boolean().default(false),
  /** Last day on which a post without an end was known to be held. */
  checked: date.optional(),
  note: text.optional(),
  ...fact,
})

const OfficeRow = z.strictObject({
  id,
  name: text,
  of: id,
  /** Kind of office from `titles`; its generic titles come with it. */
  kind: id.optional(),
  titles: texts,
  /** Full names by which a report may call the office without naming whose it is: UN Secretary-General. */
  aliases: texts,
  holders: z.array(Holder).max(400).default([]),
  ...fact,
})

const PlaceRow = z.strictObject({
  id: id.optional(),
  name: text,
  aliases: texts,
  /** More than one side claims it: both sides' names must stand among name and aliases. */
  disputed: z.boolean().default(false),
  type: z.enum(['country', 'region', 'city', 'settlement', 'feature', 'building']),
  country: id.optional(),
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
  ...fact,
})

const MetonymRow = z.strictObject({
  words: z.array(text).min(1).max(20),
  actor: id,
  place: id.optional(),
  /** What tells the place from the government, for people who read this file. */
  tells: text.optional(),
  ...fact,
})

const OutletRow = z.strictObject({
  name: text,
  aliases: texts,
  hosts: z
    .array(z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, 'a host name without www.'))
    .max(20)
    .default([]),
  /** A news agency, whose copy other outlets carry. */
  agency: z.boolean().default(false),
  /** Its name is also a common word, or a body's: not looked for in running text. */
  common: z.boolean().default(false),
  ...fact,
})

const TitleRow = z.strictObject({
  kind: id,
  name: text,
  titles: z.array(text).min(1).max(40),
  /** Kind whose holders count as counterparts: a chancellor's is a prime minister. */
  like: id.optional(),
  /** Every state has one, known or not. */
  everywhere: z.boolean().default(false),
  /** A state has several at once: the title alone never tells which. */
  several: z.boolean().default(false),
})

const BodyRow = z.strictObject({
  kind: id,
  name: text,
  type: ActorType,
  words: z.array(text).min(1).max(20),
  /** The words mean the state itself: "the Armenian government". */
  itself: z.boolean().default(false),
})

const TrackRow = z.strictObject({
  id,
  name: text,
  level: z
    .union([
      z.enum(['1', '1.5', '2', '3']),
      z
        .number()
        .transform(String)
        .pipe(z.enum(['1', '1.5', '2', '3'])),
    ])
    .default('1'),
  words: texts,
})

const FormatRow = z.strictObject({ id, name: text, aliases: texts, leads: z.array(id).default([]), ...when, ...fact })

const ProcessRow = z.strictObject({
  id,
  name: text,
  aliases: texts,
  parties: z.array(id).min(1).max(40),
  words: texts,
  tracks: z.array(TrackRow).max(40).default([]),
  formats: z.array(FormatRow).max(80).default([]),
})

/** A point of an agreement in our own words; as a bare text, or with what it binds to: a day, a side, and what became of it. */
const PointRow = z.union([
  text.transform((says) => ({ says, by: [], concerns: [], states: [] })),
  z.strictObject({
    says: text,
    by: z.array(id).max(20).default([]),
    due: date.optional(),
    /** Names of places and forces that reports of its being carried out would use. */
    concerns: texts,
    states: z
      .array(z.strictObject({ state: Implementation, from: date, to: date.optional(), ...fact }))
      .max(20)
      .default([]),
  }),
])

const AgreementRow = z.strictObject({
  id,
  title: text,
  aliases: texts,
  date: date,
  status: z.enum(['agreed', 'initialled', 'signed', 'ratified', 'suspended', 'broken']).default('signed'),
  signatories: texts,
  tracks: z.array(id).default([]),
  points: z.array(PointRow).max(400).default([]),
  ...fact,
})

const EventRow = z.strictObject({
  id,
  name: text,
  aliases: texts,
  date: date,
  kind: id,
  place: text.optional(),
  participants: texts,
  mediators: texts,
  tracks: z.array(id).default([]),
  outcome: text.optional(),
  ...fact,
})

const FigureRow = z.strictObject({
  what: text,
  of: id.optional(),
  measure: text,
  low: z.number().optional(),
  best: z.number().optional(),
  high: z.number().optional(),
  hedge: z.enum(['exact', 'at_least', 'about', 'at_most', 'range']),
  by: text,
  at: date.optional(),
  ...fact,
})

/** Written `lon lat, lon lat, …`: a line a person can read; several lines are several texts. */
const line = z
  .string()
  .max(200_000)
  .transform((written, told) => {
    const positions = written.split(',').map((pair) => pair.trim().split(/\s+/).map(Number))
    const checked = Line.safeParse(positions)
    if (checked.success) return checked.data
    told.addIssue({ code: 'custom', message: 'not a line: write "45.03 39.77, 45.05 39.79", longitude first, in degrees' })
    return z.NEVER
  })
const lines = z.array(line).min(1).max(200)
const km = z.number().positive().max(100_000)

const SectorRow = z.strictObject({
  id,
  name: text,
  aliases: texts,
  between: z.tuple([id, id]),
  within: id.optional(),
  line: lines.optional(),
  km: km.optional(),
  invokes: text.optional(),
  states: z
    .array(z.strictObject({ state: SectorState, ...when, from: date, km: km.optional(), ...fact }))
    .max(100)
    .default([]),
  ...fact,
})

const JunctionRow = z.strictObject({
  id,
  name: text,
  aliases: texts,
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  ...fact,
})

const LinkRow = z.strictObject({
  id,
  name: text,
  aliases: texts,
  mode: z.enum(['rail', 'road', 'crossing', 'corridor']),
  ends: z.tuple([id, id]),
  km: km.optional(),
  line: lines.optional(),
  lines: texts,
  control: z.array(id).max(10).default([]),
  states: z
    .array(z.strictObject({ state: LinkState, ...when, from: date, terms: text.optional(), ...fact }))
    .max(100)
    .default([]),
  ...fact,
})

/** One YAML file of a pack. Any file may hold any of the lists; a pack is all its files together. */
export const PackFile = z.strictObject({
  /** Basis, sureness and day of checking of every fact of the file that has none of its own. */
  basis: text.optional(),
  sure: Sure.optional(),
  checked: date.optional(),
  spellings: z.array(z.array(text).min(2).max(20)).max(500).default([]),
  /** Family names that are common words too: nobody is found by them without a title. */
  commonFamilies: z.array(text).max(2000).default([]),
  titles: z.array(TitleRow).max(200).default([]),
  bodies: z.array(BodyRow).max(60).default([]),
  states: z.array(State).max(400).default([]),
  actors: z.array(ActorRow).max(5000).default([]),
  offices: z.array(OfficeRow).max(2000).default([]),
  places: z.array(PlaceRow).max(20000).default([]),
  metonyms: z.array(MetonymRow).max(1000).default([]),
  outlets: z.array(OutletRow).max(2000).default([]),
  process: ProcessRow.optional(),
  agreements: z.array(AgreementRow).max(500).default([]),
  events: z.array(EventRow).max(2000).default([]),
  figures: z.array(FigureRow).max(2000).default([]),
  sectors: z.array(SectorRow).max(2000).default([]),
  junctions: z.array(JunctionRow).max(5000).default([]),
  links: z.array(LinkRow).max(10_000).default([]),
})
export type PackFile = z.infer<typeof PackFile>
