import { type Edtf, edtf, isEdtf } from '../../model/edtf.js'
import type { Syntax } from '../frames/syntax.js'
import type { Frame } from '../layers.js'
import type { Placed } from './carried-dates.js'

const EVENT = /^(?:war|conflict|fighting|battle|siege|uprising|insurgency|rebellion|clash|offensive|occupation|blockade)$/

/**
 * "A war, from 1988 to 1994, ended with a ceasefire": what the clause tells of a thing of its own time was then, and what the
 * thing ended with at the end of it.
 */
export function subjectTimes(
  syntax: Syntax,
  frame: Frame,
  at: (token: number) => readonly Placed[],
  told: (placed: readonly Placed[]) => readonly Edtf[],
): readonly Edtf[] {
  if (frame.tense === 'present' || frame.tense === 'future') return []
  let verb = frame.predicate
  let ends = false
  for (let depth = 0; depth < 5 && verb >= 0; verb = syntax.head[verb]!, depth++) {
    if (/^(?:ccomp|parataxis|advcl|acl:relcl)/.test(syntax.rel[verb]!)) return []
    ends ||= /^(?:end|conclude|finish|close)$/.test(syntax.lemma[verb]!) && verb !== frame.predicate
    const subject = syntax.child(verb, 'nsubj')
    if (subject < 0) continue
    if (subject === frame.predicate || !EVENT.test(syntax.lemma[subject]!)) return []
    const dates = told(at(subject).filter(({ time }) => time.type !== 'DURATION'))
    return ends ? dates.map(lastOf) : dates
  }
  return []
}

/** The end of a span: 1994 of 1988/1994. */
function lastOf(date: Edtf): Edtf {
  const end = /^\d{4}(?:-\d\d){0,2}\/(\d{4}(?:-\d\d){0,2})$/.exec(date)?.[1]
  return end !== undefined && isEdtf(end) ? edtf(end) : date
}
