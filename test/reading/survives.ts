import { ParleyError } from '../../src/model/error.js'
import { holds } from '../../src/model/evidence.js'
import type { Reader } from '../../src/parley.js'

/** What is wrong with a reader's reading of a text: a crash, a kind that failed, words that are not the text's. Empty when nothing is. */
export function faultsOf(reader: Reader, text: string, published: string | null): string[] {
  const wrong: string[] = []
  try {
    const reading = reader.readText({ text, published }, { layers: true })
    const source = reading.source.text
    for (const claim of reading.claims) {
      for (const evidence of claim.evidence)
        if (!holds(source, evidence)) wrong.push(`evidence of ${claim.kind} is not its text`)
      for (const actor of claim.actors)
        if (source.slice(actor.start, actor.end) !== actor.as) wrong.push(`'${actor.as}' of ${claim.kind} is not its text`)
    }
    for (const note of reading.notes) if (note.rule === 'reader-failed') wrong.push(note.says)
  } catch (failure) {
    // A text that is refused with a clear error is no fault.
    if (!(failure instanceof ParleyError))
      wrong.push(failure instanceof Error ? (failure.stack ?? failure.message) : String(failure))
  }
  return wrong
}

/** The day of report `index` of a series: every fifth has none. */
export const dayOf = (index: number): string | null => (index % 5 === 0 ? null : '2022-06-09')
