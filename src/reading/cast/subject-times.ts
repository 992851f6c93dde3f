import { type Edtf, edtf, isEdtf } from '../../model/edtf.js'
import type { Syntax } from '../frames/syntax.js'
import type { Frame, Setting } from '../layers.js'
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

/** "had been killed since the fighting broke out on 3 May": from that day to the report's, what has been so all the while. */
export function sinceTimes(
  syntax: Syntax,
  frame: Frame,
  at: (token: number) => readonly Placed[],
  { day }: Setting,
): Edtf | null {
  if (frame.form !== 'verb' || day === null) return null
  if (!syntax.kids(frame.predicate).some((k) => /^aux/.test(syntax.rel[k]!) && /^(?:has|have|had)$/.test(syntax.word[k]!)))
    return null
  for (const k of syntax.kids(frame.predicate)) {
    if (!/^(?:advcl|obl)/.test(syntax.rel[k]!)) continue
    // "have fled since then": by the report's day, from when the words before say.
    if (syntax.word[k] === 'then' && syntax.case(k) === 'since') return bounded(`[..${day}]`)
    const mark = syntax.child(k, 'mark')
    if (mark < 0 || syntax.word[mark] !== 'since') continue
    for (const { time } of at(k)) {
      const from = /^\[?(?:\.\.)?(\d{4}-\d\d-\d\d)\]?$/.exec(time.edtf ?? '')?.[1]
      if (from !== undefined && from < day) return bounded(`${from}/${day}`)
    }
  }
  return null
}

const bounded = (text: string): Edtf | null => (isEdtf(text) ? edtf(text) : null)
