import type { Plover } from '../model/plover.js'
import { extent } from '../time/interval.js'
import { daysOf } from './flat-columns.js'
import { type Names, nameOf } from './names.js'
import { type Sides, sidesOf } from './sides.js'
import { claimantOf, outletOf, quoteOf, type Told } from './telling.js'
import type { Writer } from './writer.js'

/** Somebody in a PLOVER event. `code` is Parley's own id: no CAMEO or country code is made up. */
export interface PloverActor {
  readonly text: string
  readonly name: string
  readonly code: string
  readonly acts_for: string
}

/**
 * An event as PLOVER's JSON has it, with the field names of its manual (draft 0.8). `mode` lists the event's mode and the
 * auxiliary modes: `future`, `hypothetical`, `negation` from modality, `historical` where it lay over a year back when it was told.
 */
export interface PloverEvent {
  readonly id: string
  readonly date: string
  readonly enddate: string
  readonly actor: readonly PloverActor[]
  readonly recipient: readonly PloverActor[]
  readonly event: Plover['type']
  readonly mode: readonly string[]
  readonly context: readonly string[]
  readonly event_loc: { readonly name: string; readonly lat: number | null; readonly lon: number | null } | null
  readonly event_text: string
  readonly text: string
  readonly cite_info: readonly { readonly by: string; readonly outlet: string; readonly date: string; readonly url: string }[]
  readonly coder: string
  readonly version: string
}

export const plover: Writer = {
  name: 'plover',
  says: 'events of the sixteen PLOVER types, one JSON object a line',
  extension: 'jsonl',
  media: 'application/jsonl',
  loses: [
    'kinds that PLOVER has no type for: statements, casualties, processes, incumbencies, assessments, most roles',
    'mediators, hosts and providers, who are neither actor nor recipient',
    'rival versions of a contested value, figures, PLOVER contexts (none are told)',
  ],
  async *write(telling) {
    for await (const told of telling.findings()) {
      const event = ploverEvent(told, telling.names)
      if (event === null) {
        telling.loss.count(`${told.finding.kind}: no PLOVER type`)
        continue
      }
      if (event.date === '') telling.loss.count('events without a date')
      if (sidesOf(told.finding).aside.length > 0) telling.loss.count('events whose mediator or host is left out')
      yield `${JSON.stringify(event)}\n`
    }
  },
}

/** The PLOVER type of a finding: that of a claim which stands as the finding does. */
export const ploverOf = ({ finding, cited }: Told): Plover | null =>
  cited.find(({ claim }) => claim.modality === finding.modality && claim.plover !== null)?.claim.plover ?? null

/** A finding as an event; null where PLOVER has no type for it. */
export function ploverEvent(told: Told, names: Names): PloverEvent | null {
  const type = ploverOf(told)
  if (type === null) return null
  const { finding, cited } = told
  const { first, last } = daysOf(finding.when)
  const sides: Sides = sidesOf(finding)
  const place = finding.where?.id ? names.place(finding.where.id) : null
  const actor = (member: Sides['actors'][number]): PloverActor => ({
    text: member.as,
    name: member.name,
    code: member.id ?? '',
    acts_for: member.for === null ? '' : nameOf(names, member.for, member.for),
  })
  return {
    id: `parley:${finding.id}`,
    date: first ?? '',
    enddate: last ?? '',
    actor: sides.actors.map(actor),
    recipient: sides.recipients.map(actor),
    event: type.type,
    mode: [...(type.mode === null ? [] : [type.mode]), ...auxiliary(told)],
    context: [],
    event_loc: finding.where && { name: finding.where.name, lat: place?.at?.lat ?? null, lon: place?.at?.lon ?? null },
    event_text: finding.phrase,
    text: cited[0] ? quoteOf(cited[0].claim) : '',
    cite_info: cited.map((one) => ({
      by: claimantOf(one),
      outlet: outletOf(one.source) ?? '',
      date: one.source.published ?? '',
      url: one.source.url ?? '',
    })),
    coder: 'Parley',
    version: 'PLOVER 0.8',
  }
}

const AUXILIARY: { readonly [modality: string]: string | undefined } = {
  planned: 'future',
  proposed: 'hypothetical',
  conditional: 'hypothetical',
  denied: 'negation',
}
const YEAR = 365

function auxiliary({ finding }: Told): readonly string[] {
  const modes = AUXILIARY[finding.modality] === undefined ? [] : [AUXILIARY[finding.modality] as string]
  const { when, published } = finding
  const past = when !== null && published !== null && extent(published).first - extent(when).last > YEAR
  return past ? [...modes, 'historical'] : modes
}
