import { stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { type DrawnPart, MOST_BYTES, readDrawn } from '../exchange/drawn-features.js'
import { openText } from '../exchange/text-input.js'
import { drawingFor } from '../exchange/track-lines.js'
import { ParleyError } from '../model/error.js'
import type { ProcessId } from '../model/ids.js'
import { createRegister, openRecord, type ParleyRecord } from '../parley.js'
import { partsOf } from '../views/process-parts.js'
import { type RecordFlags, recordLocation } from './options.js'
import { oneLine, writeLine } from './terminal.js'

export interface TracksFlags extends RecordFlags {
  readonly process?: string
  readonly reason?: string
  readonly as?: string
  readonly encoding?: string
  readonly pack?: string
  readonly json?: boolean
}

/**
 * Takes stretches of border, links and places from a GeoJSON file as rulings by hand, each with its author and reason. The whole
 * file is checked before the first is made; what the record holds just so already is passed over, so that a file may be given again.
 */
export async function importTracks(path: string, flags: TracksFlags): Promise<void> {
  if (flags.process === undefined)
    throw new ParleyError('usage', 'of which process the lines are is not told', {
      hint: 'Say it: --process armenia-azerbaijan',
    })
  if ((flags.reason ?? '').trim() === '')
    throw new ParleyError('usage', 'lines are taken as rulings by hand, and a ruling has a reason', {
      hint: 'For example: --reason "from the survey of May 2024"',
    })
  const text = await wholeText(path, flags.encoding ?? null)
  const register = createRegister(flags.pack ? [flags.pack] : [])
  const record = await openRecord(recordLocation(flags))
  try {
    const made = await record.additions()
    const process =
      register.process(flags.process as ProcessId) ?? made.processes.find(({ id }) => id === flags.process) ?? null
    if (!process)
      throw new ParleyError('not-found', `there is no process '${flags.process}'`, {
        hint: `Processes: ${register.processes.map(({ id }) => id).join(', ')}.`,
      })
    const drawn = readDrawn(text, drawingFor(process, partsOf(process.id, register.dossier(process.id), made)))
    const fresh = drawn.filter((part) => !isHeld(part, made))
    const decisions: string[] = []
    for (const { ruling, to } of fresh) {
      const decision = await record.decide({
        ruling,
        of: [],
        to,
        author: flags.as ?? userInfo().username,
        reason: flags.reason ?? '',
      })
      decisions.push(decision.id)
    }
    const count = (ruling: DrawnPart['ruling']): number => fresh.filter((part) => part.ruling === ruling).length
    await writeLine(
      flags.json
        ? JSON.stringify({ decisions, parts: fresh, known: drawn.length - fresh.length }, null, 2)
        : oneLine(
            `${decisions.length} rulings made: ${count('new-sector')} stretches of border, ${count('new-junction')} places, ${count('new-link')} links; ${drawn.length - fresh.length} known already.`,
          ),
    )
  } finally {
    await record.close()
  }
}

async function wholeText(path: string, encoding: string | null): Promise<string> {
  const input = await openText(path, encoding)
  const { size } = await stat(path)
  if (size > MOST_BYTES)
    throw new ParleyError(
      'input-too-large',
      `${path} holds ${Math.round(size / 1e6)} MB; the most is ${MOST_BYTES / 2 ** 20} MiB`,
      {
        hint: 'Cut it to the stretches that are meant, or simplify its lines.',
      },
    )
  let text = ''
  for await (const piece of input.pieces()) text += piece
  return text
}

/** True where an earlier ruling made this very part. */
function isHeld({ ruling, to }: DrawnPart, made: Awaited<ReturnType<ParleyRecord['additions']>>): boolean {
  const held = { 'new-sector': made.sectors, 'new-junction': made.junctions, 'new-link': made.links }[ruling]
  const one = held.find(({ id }) => id === to.id)
  return one !== undefined && same(one, to)
}

/** By value, whatever the order of the fields. */
const same = (a: object, b: object): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, one]) => [key, sorted(one)]),
        )
      : value
