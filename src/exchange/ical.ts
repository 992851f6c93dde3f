import { readDay, writeDay } from '../time/calendar.js'
import { daysOf } from './flat-columns.js'
import { claimantOf, quoteOf, type Telling, type Told } from './telling.js'
import type { Writer } from './writer.js'

/** Kinds that a calendar is for: what people come together for, and what is to be done by a day. */
const KINDS: ReadonlySet<string> = new Set(['meeting', 'agreement', 'ceasefire', 'release', 'deployment', 'pledge'])

export const ical: Writer = {
  name: 'ical',
  says: 'meetings held, and whatever is planned, as a calendar (RFC 5545)',
  extension: 'ics',
  media: 'text/calendar; charset=utf-8',
  loses: [
    'everything but meetings and what is planned for a day',
    'hours: reports seldom tell them, so that all entries are whole days',
    'a month or year stands as a stretch of days; the date as told is in X-PARLEY-WHEN',
  ],
  async *write(telling) {
    yield lines(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Parley//Record of a peace process//EN', 'CALSCALE:GREGORIAN'])
    for await (const told of telling.findings()) yield event(told, telling)
    yield lines(['END:VCALENDAR'])
  },
}

/** RFC 5545 knows three standings; what is proposed or hangs on a condition is tentative like what is planned. */
const STATUS: { readonly [modality: string]: string } = { asserted: 'CONFIRMED', denied: 'CANCELLED' }

function event(told: Told, { loss }: Telling): string {
  const { finding, cited } = told
  if (finding.kind !== 'meeting' && (finding.modality === 'asserted' || !KINDS.has(finding.kind))) return ''
  const { first, last } = daysOf(finding.when)
  if (first === null || last === null) {
    loss.count(`${finding.kind}: without a day, or without an end`)
    return ''
  }
  const day = (text: string): string => text.replaceAll('-', '')
  const after = writeDay((readDay(last) ?? 0) + 1)
  const words = cited.map((one) => `“${quoteOf(one.claim)}” (${claimantOf(one)}, ${one.source.published ?? 'undated'})`)
  const url = cited.find(({ source }) => source.url !== null)?.source.url
  return lines([
    'BEGIN:VEVENT',
    `UID:${finding.id}@parley`,
    `DTSTAMP:${finding.known.replace(/[-:]/g, '').replace(/\.\d+/, '')}`,
    `DTSTART;VALUE=DATE:${day(first)}`,
    `DTEND;VALUE=DATE:${day(after)}`,
    `SUMMARY:${escaped(finding.phrase)}`,
    `DESCRIPTION:${escaped(words.join('\n'))}`,
    ...(finding.where ? [`LOCATION:${escaped(finding.where.name)}`] : []),
    `STATUS:${STATUS[finding.modality] ?? 'TENTATIVE'}`,
    // It rises with every claim and ruling that the finding comes to rest on.
    `SEQUENCE:${finding.claims.length - 1 + finding.rulings.length}`,
    'TRANSP:TRANSPARENT',
    `CATEGORIES:${escaped(finding.kind)}`,
    ...(url ? [`URL:${url.replace(/\s/g, '%20')}`] : []),
    `X-PARLEY-WHEN:${finding.when ?? ''}`,
    'END:VEVENT',
  ])
}

const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, (char) => `\\${char}`)
    .replace(/\r?\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')

/** Content lines, folded after 75 octets and never within a character. */
function lines(all: readonly string[]): string {
  return all.map((line) => `${folded(line)}\r\n`).join('')
}

function folded(line: string): string {
  if (Buffer.byteLength(line) <= 75) return line
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const char of line) {
    const size = Buffer.byteLength(char)
    if (octets + size > 75) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += char
    octets += size
  }
  return [...parts, part].join('\r\n')
}
