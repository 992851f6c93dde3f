import type { Day } from '../model/edtf.js'

/** The day it is here: what "now" means to a question. */
export const today = (): Day => {
  const now = new Date()
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as Day
}
