import { trackLines } from '../exchange/track-lines.js'
import type { Clocks } from '../model/clock.js'
import { ParleyError } from '../model/error.js'
import type { ProcessId } from '../model/ids.js'
import type { ParleyRecord, Register } from '../parley.js'
import { inquire } from '../views/inquiry.js'
import { partsOf } from '../views/process-parts.js'
import { today } from '../views/today.js'

/** The lines of a process's tracks as GeoJSON text, as of the clocks. */
export async function exportTracks(
  record: ParleyRecord,
  register: Register,
  id: string | undefined,
  clocks: Partial<Clocks>,
): Promise<string> {
  if (id === undefined)
    throw new ParleyError('usage', 'of which process the lines are is not told', {
      hint: 'Say it: --process armenia-azerbaijan',
    })
  const made = await record.additions(clocks.knownAt ?? null)
  const process = register.process(id as ProcessId) ?? made.processes.find((one) => one.id === id) ?? null
  if (!process) throw new ParleyError('not-found', `there is no process '${id}'`)
  const question = await inquire(
    record,
    { order: 'oldest', process: process.id, clocks, kinds: ['delimitation', 'territory', 'transport'] },
    today(),
  )
  const parts = partsOf(process.id, register.dossier(process.id), made)
  const { type, features } = trackLines({ question, process, parts, register, lastLook: null })
  return `{"type":${JSON.stringify(type)},"features":[\n${features.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`
}
