import type { Edtf } from '../model/edtf.js'
import { tell } from '../time/tell.js'

/** A date within a sentence: "on 6 April 2022", "in April 2022", "by October 2022", "from 10 November 2020". */
export function on(date: Edtf): string {
  const told = tell(date)
  if (/^(?:by|from|about|until|between|before|after) /.test(told)) return told
  return /^\d{1,2} /.test(told) && !told.includes(' to ') ? `on ${told}` : `in ${told}`
}
